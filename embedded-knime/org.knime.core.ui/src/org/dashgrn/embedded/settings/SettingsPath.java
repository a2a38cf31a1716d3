package org.dashgrn.embedded.settings;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.base.ConfigBaseRO;

/** Finds out whether settings have a key, given as the path to it. */
public final class SettingsPath {

    private SettingsPath() {
    }

    public static boolean exists(final ConfigBaseRO settings, final String... path) {
        ConfigBaseRO group = settings;
        for (int i = 0; i < path.length; i++) {
            if (!group.containsKey(path[i])) {
                return false;
            }
            if (i < path.length - 1) {
                try {
                    group = group.getConfigBase(path[i]);
                } catch (InvalidSettingsException e) {
                    return false;
                }
            }
        }
        return true;
    }
}
