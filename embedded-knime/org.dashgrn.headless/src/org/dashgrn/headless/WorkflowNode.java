package org.dashgrn.headless;

import java.nio.file.Path;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;

/**
 * A node as the workflow folder describes it.
 *
 * @param id the number KNIME shows as "#3"
 * @param name the name of the kind of node
 * @param label what its author wrote under it; the name if nothing
 * @param factory class name of its factory
 * @param file its settings.xml
 * @param settings the content of that file
 */
record WorkflowNode(int id, String name, String label, String factory, Path file, NodeSettingsRO settings) {

    /** How messages call it. */
    String title() {
        return label.equals(name) ? name + " (#" + id + ")" : name + " \"" + label + "\" (#" + id + ")";
    }

    /** @return a copy of the settings of the node itself, without what the workflow adds to them */
    NodeSettings model() {
        final NodeSettings model = new NodeSettings("model");
        if (settings.containsKey("model")) {
            try {
                settings.getNodeSettings("model").copyTo(model);
            } catch (InvalidSettingsException e) {
                throw new IllegalStateException(e);
            }
        }
        return model;
    }
}
