package org.dashgrn.nodes.view;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonValue;
import java.util.Collection;

/** Numbers as JSON: seven digits are enough to draw; what is no finite number becomes null. */
final class Numbers {

    private Numbers() {
    }

    static JsonValue of(final double value) {
        return Double.isFinite(value) ? Json.value((float)value) : Json.NULL;
    }

    static JsonArray array(final double[] values) {
        final JsonArray array = new JsonArray();
        for (double value : values) {
            array.add(of(value));
        }
        return array;
    }

    static JsonArray array(final int[] values) {
        final JsonArray array = new JsonArray();
        for (int value : values) {
            array.add(value);
        }
        return array;
    }

    static JsonArray names(final Collection<String> names) {
        final JsonArray array = new JsonArray();
        names.forEach(array::add);
        return array;
    }
}
