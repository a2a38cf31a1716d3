package org.knime.node;

import org.dashgrn.embedded.declared.Declarations;
import org.knime.core.node.ConfigurableNodeFactory;
import org.knime.core.node.NodeModel;

/** Creates the node that is declared in its constructor. */
public abstract class DefaultNodeFactory extends ConfigurableNodeFactory<NodeModel> {

    static {
        Declarations.provideNodes(factory -> factory.m_node.declaration());
    }

    private final DefaultNode m_node;

    protected DefaultNodeFactory(final DefaultNode node) {
        node.checkDescriptions();
        m_node = node;
    }

    @Override
    public final NodeType getType() {
        return m_node.declaration().type();
    }
}
