package org.dashgrn.embedded.settings;

import java.util.Optional;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;

/** A value that need not be there: the value, or what stands for none, and whether it is there. */
record OptionalKind(FieldKind content) implements FieldKind {

    private static final String IS_PRESENT = "_is_present";

    @Override
    public void save(final Object value, final NodeSettingsWO settings, final String key) {
        final Optional<?> optional = (Optional<?>)value;
        if (optional.isPresent()) {
            content.save(optional.get(), settings, key);
        } else {
            content.saveEmpty(settings, key);
        }
        settings.addBoolean(key + IS_PRESENT, optional.isPresent());
    }

    @Override
    public void saveEmpty(final NodeSettingsWO settings, final String key) {
        save(Optional.empty(), settings, key);
    }

    @Override
    public Object load(final NodeSettingsRO settings, final String key) throws InvalidSettingsException {
        return settings.getBoolean(key + IS_PRESENT, true) ? Optional.ofNullable(content.load(settings, key))
            : Optional.empty();
    }
}
