package org.dashgrn.embedded.settings;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;

/** Parameters inside parameters, saved as a group of their own. */
record GroupKind(Class<?> type) implements FieldKind {

    @Override
    public void save(final Object value, final NodeSettingsWO settings, final String key) {
        ParametersStore.save(value, settings.addNodeSettings(key));
    }

    @Override
    public void saveEmpty(final NodeSettingsWO settings, final String key) {
        save(Instances.create(type), settings, key);
    }

    @Override
    public Object load(final NodeSettingsRO settings, final String key) throws InvalidSettingsException {
        return ParametersStore.load(type, settings.getNodeSettings(key));
    }
}
