package org.dashgrn.headless;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import org.knime.core.node.config.base.AbstractConfigEntry;
import org.knime.core.node.config.base.ConfigBase;

/** Settings as JSON, for the report of a run. */
final class SettingsJson {

    private static final String SIZE = "array-size";

    private SettingsJson() {
    }

    static JsonValue of(final AbstractConfigEntry entry) {
        if (entry instanceof ConfigBase config) {
            return config.containsKey(SIZE) ? array(config) : object(config);
        }
        final String text = entry.toStringValue();
        if (text == null) {
            return Json.NULL;
        }
        return switch (entry.getType()) {
            case xboolean -> Json.value(Boolean.parseBoolean(text));
            case xint, xlong, xshort, xbyte -> Json.value(Long.parseLong(text));
            case xdouble, xfloat -> number(text);
            default -> Json.value(text);
        };
    }

    /** JSON has no infinities and no NaN. */
    private static JsonValue number(final String text) {
        final double value = Double.parseDouble(text);
        return Double.isFinite(value) ? Json.value(value) : Json.value(text);
    }

    private static JsonArray array(final ConfigBase config) {
        final JsonArray array = new JsonArray();
        config.keySet().stream().filter(k -> !k.equals(SIZE)).forEach(k -> array.add(of(config.getEntry(k))));
        return array;
    }

    private static JsonObject object(final ConfigBase config) {
        final JsonObject object = new JsonObject();
        config.keySet().forEach(k -> object.add(k, of(config.getEntry(k))));
        return object;
    }
}
