package org.knime.core.node;

import org.knime.core.node.config.ConfigWO;

/** Write access to the settings of a node. */
public interface NodeSettingsWO extends ConfigWO {

    NodeSettingsWO addNodeSettings(String key);

    void addNodeSettings(NodeSettings settings);
}
