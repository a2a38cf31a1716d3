package org.dashgrn.embedded.tests;

import java.util.function.Consumer;

import org.dashgrn.embedded.EmbeddedNode;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.base.ConfigBaseRO;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOrRearrangerConsumer;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteConsumer;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.RequirePorts.DynamicPortsAdder;
import org.knime.node.parameters.NodeParameters;

/** A node that is declared in a test. */
final class TestNode extends DefaultNodeFactory {

    private TestNode(final DefaultNode node) {
        super(node);
    }

    static EmbeddedNode create(final Consumer<DynamicPortsAdder> ports,
        final Class<? extends NodeParameters> parameters,
        final ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configure, final ExecuteConsumer execute)
        throws InvalidSettingsException {
        return create(ports, parameters, configure, execute, null);
    }

    static EmbeddedNode create(final Consumer<DynamicPortsAdder> ports,
        final Class<? extends NodeParameters> parameters,
        final ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configure, final ExecuteConsumer execute,
        final ConfigBaseRO nodeCreationConfig) throws InvalidSettingsException {
        return EmbeddedNode.create(new TestNode(DefaultNode.create().name("Test").icon("t.png").shortDescription("t")
            .fullDescription("t").sinceVersion(5, 8, 0).dynamicPorts(ports)
            .model(m -> m.parametersClass(parameters).configure(configure).execute(execute))), nodeCreationConfig);
    }
}
