package org.dashgrn.embedded.settings;

import java.lang.reflect.Array;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;

/** An array of parameters: a group with one group for each element, by number, without a size. */
record GroupArrayKind(Class<?> elementType) implements FieldKind {

    @Override
    public void save(final Object value, final NodeSettingsWO settings, final String key) {
        final NodeSettingsWO group = settings.addNodeSettings(key);
        final int size = value == null ? 0 : Array.getLength(value);
        for (int i = 0; i < size; i++) {
            ParametersStore.save(Array.get(value, i), group.addNodeSettings(Integer.toString(i)));
        }
    }

    @Override
    public void saveEmpty(final NodeSettingsWO settings, final String key) {
        save(null, settings, key);
    }

    @Override
    public Object load(final NodeSettingsRO settings, final String key) throws InvalidSettingsException {
        final NodeSettingsRO group = settings.getNodeSettings(key);
        final int size = group.keySet().size();
        final Object array = Array.newInstance(elementType, size);
        for (int i = 0; i < size; i++) {
            Array.set(array, i, ParametersStore.load(elementType, group.getNodeSettings(Integer.toString(i))));
        }
        return array;
    }
}
