package org.dashgrn.embedded.settings;

import java.util.Arrays;

import org.knime.core.node.NodeSettingsRO;

/** The keys under which a parameter is saved, worked out when they are needed. */
interface ConfigPaths {

    String[][] get();

    default boolean anyExists(final NodeSettingsRO settings) {
        return Arrays.stream(get()).anyMatch(path -> SettingsPath.exists(settings, path));
    }
}
