package org.dashgrn.embedded.settings;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;

/** A constant, saved by its name. */
record EnumKind(Class<?> type) implements FieldKind {

    @Override
    public void save(final Object value, final NodeSettingsWO settings, final String key) {
        settings.addString(key, value == null ? null : ((Enum<?>)value).name());
    }

    @Override
    public void saveEmpty(final NodeSettingsWO settings, final String key) {
        settings.addString(key, null);
    }

    @Override
    public Object load(final NodeSettingsRO settings, final String key) throws InvalidSettingsException {
        final String name = settings.getString(key);
        return Arrays.stream(type.getEnumConstants()).filter(c -> ((Enum<?>)c).name().equals(name)).findFirst()
            .orElseThrow(() -> new InvalidSettingsException("Invalid value '" + name + "' for key \"" + key
                + "\". Possible values: " + names()));
    }

    private String names() {
        return Arrays.stream(type.getEnumConstants()).map(c -> ((Enum<?>)c).name()).collect(Collectors.joining(", "));
    }
}
