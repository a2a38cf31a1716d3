package org.dashgrn.nodes;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Optional;
import org.dashgrn.embedded.EmbeddedNode;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.DefaultNodeProgressMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeProgressMonitor;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.message.Message;

/** A node as a workflow drives it: settings are loaded, it is configured with the specs of its input, then executed. */
public final class TestNode {

    /** Changes settings. */
    @FunctionalInterface
    public interface Edit {
        void apply(NodeSettings settings) throws InvalidSettingsException;
    }

    private final NodeFactory<?> m_factory;
    private final NodeSettings m_creation;
    private final EmbeddedNode m_node;

    private TestNode(final NodeFactory<?> factory, final NodeSettings creation) throws InvalidSettingsException {
        m_factory = factory;
        m_creation = creation;
        m_node = EmbeddedNode.create(factory, creation);
    }

    /**
     * @param factory of the node
     * @param optionalPorts groups of optional table ports that are there
     * @return a freshly dropped node
     */
    public static TestNode of(final NodeFactory<?> factory, final String... optionalPorts)
        throws InvalidSettingsException {
        final NodeSettings creation = new NodeSettings("node_creation_config");
        for (String group : optionalPorts) {
            creation.addNodeSettings(group).addNodeSettings("port_0").addString("object_class",
                BufferedDataTable.class.getName());
        }
        return new TestNode(factory, optionalPorts.length == 0 ? null : creation);
    }

    /** @return the same node with changed settings, as if its dialog had been applied */
    public TestNode with(final Edit edit) throws InvalidSettingsException {
        final NodeSettings settings = saved();
        edit.apply(settings);
        m_node.loadSettings(settings);
        return this;
    }

    /** @return what a workflow saves now */
    public NodeSettings saved() {
        final NodeSettings settings = new NodeSettings("model");
        m_node.saveSettings(settings);
        return settings;
    }

    /** @return the node after its workflow was saved and opened */
    public TestNode reopened() throws InvalidSettingsException {
        final TestNode node = new TestNode(m_factory, m_creation);
        node.m_node.loadSettings(saved());
        return node;
    }

    public EmbeddedNode node() {
        return m_node;
    }

    public Optional<String> warning() {
        return m_node.warning();
    }

    public PortObjectSpec[] configure(final PortObjectSpec... specs) throws InvalidSettingsException {
        return m_node.configure(specs);
    }

    public PortObjectSpec[] configure(final PortObject... input) throws InvalidSettingsException {
        final PortObjectSpec[] specs = new PortObjectSpec[input.length];
        for (int i = 0; i < input.length; i++) {
            specs[i] = input[i].getSpec();
        }
        return m_node.configure(specs);
    }

    /** Configures and executes, and checks that the tables have the columns that configure promised. */
    public PortObject[] run(final PortObject... input) throws Exception {
        return run(new DefaultNodeProgressMonitor(), input);
    }

    public PortObject[] run(final NodeProgressMonitor progress, final PortObject... input) throws Exception {
        final PortObjectSpec[] promised = configure(input);
        final PortObject[] output = m_node.execute(input, progress);
        assertEquals(promised.length, output.length);
        for (int i = 0; i < output.length; i++) {
            if (promised[i] instanceof DataTableSpec spec) {
                assertTrue("columns of output " + i + ": " + promised[i] + " promised, " + output[i].getSpec(),
                    spec.equalStructure(((BufferedDataTable)output[i]).getDataTableSpec()));
            }
        }
        return output;
    }

    /** @return the message with which executing fails, with its remedies */
    public String failure(final PortObject... input) throws Exception {
        configure(input);
        try {
            m_node.execute(input, new DefaultNodeProgressMonitor());
        } catch (KNIMEException e) {
            final Message message = e.getKNIMEMessage();
            return message.getSummary() + " " + String.join(" ", message.getResolutions());
        }
        throw new AssertionError("the node executed");
    }

    /** @return the message with which configuring fails */
    public String refusal(final PortObjectSpec... specs) {
        try {
            m_node.configure(specs);
        } catch (InvalidSettingsException e) {
            return e.getMessage();
        }
        throw new AssertionError("the node configured");
    }
}
