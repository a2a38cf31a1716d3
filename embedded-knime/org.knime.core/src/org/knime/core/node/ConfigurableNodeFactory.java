package org.knime.core.node;

/** Creates a node some of whose ports the user chooses. */
public abstract class ConfigurableNodeFactory<T extends NodeModel> extends NodeFactory<T> {

    protected ConfigurableNodeFactory() {
    }
}
