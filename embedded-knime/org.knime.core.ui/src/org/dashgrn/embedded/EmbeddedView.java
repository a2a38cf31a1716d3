package org.dashgrn.embedded;

import java.util.Optional;
import java.util.Set;

import org.dashgrn.embedded.declared.ViewDeclaration;
import org.dashgrn.embedded.settings.Instances;
import org.knime.core.node.port.PortObject;
import org.knime.core.webui.page.Page;
import org.knime.node.DefaultView.ViewInput;
import org.knime.node.parameters.NodeParameters;

/** The view of a node with the data of that node. */
public final class EmbeddedView {

    private final ViewDeclaration m_declaration;

    private final EmbeddedNode m_node;

    EmbeddedView(final ViewDeclaration declaration, final EmbeddedNode node) {
        m_declaration = declaration;
        m_node = node;
    }

    public String description() {
        return m_declaration.description();
    }

    public Page page() {
        return m_declaration.page();
    }

    /** @return the text that the page receives: JSON with the field "result"; empty if it receives none */
    public Optional<String> initialData() {
        return m_declaration.initialData().map(data -> data.apply(input()));
    }

    /** @return the names of the services; the name of a single one is empty */
    public Set<String> services() {
        return m_declaration.services().keySet();
    }

    /**
     * @return the object whose public methods the page can call
     * @throws IllegalArgumentException if there is no such service
     */
    public Object service(final String name) {
        if (!services().contains(name)) {
            throw new IllegalArgumentException("The view has no service \"" + name + "\"; it has " + services() + ".");
        }
        return m_declaration.services().get(name).apply(input());
    }

    private ViewInput input() {
        final NodeParameters parameters = m_declaration.parameters().map(type -> (NodeParameters)Instances.create(type))
            .orElse(null);
        return new ViewInput() {

            @Override
            @SuppressWarnings("unchecked")
            public <S extends NodeParameters> S getParameters() {
                return (S)parameters;
            }

            @Override
            public PortObject[] getInternalPortObjects() {
                return m_node.internalData().orElse(null);
            }
        };
    }
}
