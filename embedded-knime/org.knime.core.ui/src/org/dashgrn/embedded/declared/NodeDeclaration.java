package org.dashgrn.embedded.declared;

import java.util.List;
import java.util.Optional;

import org.knime.core.node.NodeFactory.NodeType;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOrRearrangerConsumer;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteConsumer;
import org.knime.node.DefaultView;
import org.knime.node.parameters.NodeParameters;

/**
 * What a node factory says of its node.
 *
 * @param name as the user sees it
 * @param type what the node is for
 * @param ports its groups of ports, in order
 * @param parameters the class of its parameters, if it has any
 * @param configure what it does when the specs of its inputs are known
 * @param execute what it does with its inputs
 * @param view its view, if it has one
 */
public record NodeDeclaration(String name, NodeType type, List<PortGroup> ports,
    Optional<Class<? extends NodeParameters>> parameters,
    ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configure, ExecuteConsumer execute,
    Optional<DefaultView> view) {
}
