package org.knime.node.parameters.migration;

import java.util.List;

/** Loads a parameter from older settings. */
public interface NodeParametersMigration<T> {

    /** @return ways to load older settings; the first that matches is taken */
    List<ConfigMigration<T>> getConfigMigrations();
}
