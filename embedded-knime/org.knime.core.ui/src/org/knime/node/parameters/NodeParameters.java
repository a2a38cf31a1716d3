package org.knime.node.parameters;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.persistence.Persistable;

/** The parameters of a node: every field that is not private is saved. */
public interface NodeParameters extends Persistable, WidgetGroup {

    /** Called when settings have been loaded. */
    default void validate() throws InvalidSettingsException {
        // everything is valid unless the class says otherwise
    }
}
