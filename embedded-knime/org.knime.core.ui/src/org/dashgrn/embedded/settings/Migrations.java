package org.dashgrn.embedded.settings;

import java.util.Optional;

import org.knime.core.node.NodeSettingsRO;
import org.knime.node.parameters.migration.ConfigMigration;
import org.knime.node.parameters.migration.Migration;
import org.knime.node.parameters.migration.ParametersLoader;

/** Finds the way to load settings of an older form. */
final class Migrations {

    private Migrations() {
    }

    /** @return empty if the settings are of the current form */
    static Optional<ParametersLoader<?>> find(final Migration annotation, final NodeSettingsRO settings,
        final ConfigPaths currentPaths) {
        for (Object element : Instances.create(annotation.value()).getConfigMigrations()) {
            final ConfigMigration<?> migration = (ConfigMigration<?>)element;
            final boolean matches = migration.getMatcher() == null ? !currentPaths.anyExists(settings)
                : migration.getMatcher().test(settings);
            if (matches) {
                return Optional.of(migration.getLoader());
            }
        }
        return Optional.empty();
    }
}
