package org.dashgrn.headless;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.dashgrn.embedded.EmbeddedNode;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.config.base.ConfigBase;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;

/** A node of a workflow together with what executes it. */
final class RunnableNode {

    /** The option of a node that says where it saves itself. */
    private static final String CHECKPOINT = "checkpoint";

    private final WorkflowNode m_node;

    private final EmbeddedNode m_embedded;

    private final NodeSettings m_defaults = new NodeSettings("model");

    private final NodeSettings m_model;

    /** Whether the node has settings at all; if its dialog was never applied, it guesses from its inputs. */
    private boolean m_hasSettings;

    /** By input port: from where; ports count from 0 and only data ports. */
    private final Map<Integer, Source> m_sources = new LinkedHashMap<>();

    private PortObjectSpec[] m_specs;

    private PortObject[] m_outputs;

    /** An output port of another node. */
    record Source(RunnableNode node, int port) {
    }

    private RunnableNode(final WorkflowNode node, final EmbeddedNode embedded) {
        m_node = node;
        m_embedded = embedded;
        m_model = node.model();
        m_hasSettings = node.settings().containsKey("model");
        embedded.saveSettings(m_defaults);
    }

    /** @throws NotRunnableException if its factory is not installed or cannot make it with these ports */
    static RunnableNode create(final WorkflowNode node, final NodeFactories factories) throws NotRunnableException {
        final var factory = factories.create(node);
        try {
            final NodeSettingsRO ports = node.settings().containsKey("node_creation_config")
                ? node.settings().getNodeSettings("node_creation_config") : null;
            return new RunnableNode(node, EmbeddedNode.create(factory, ports));
        } catch (InvalidSettingsException | RuntimeException e) {
            throw new NotRunnableException(node.title() + " cannot be created: " + e.getMessage(), e);
        }
    }

    WorkflowNode node() {
        return m_node;
    }

    String title() {
        return m_node.title();
    }

    EmbeddedNode embedded() {
        return m_embedded;
    }

    /** Sets an option, before the settings are loaded; that is as if its dialog had been applied. */
    void set(final String option, final String value) throws InvalidSettingsException {
        if (!m_hasSettings) {
            ((ConfigBase)m_defaults).copyTo(m_model);
            m_hasSettings = true;
        }
        new NodeOptions(m_model, m_defaults).set(option, value);
    }

    /** Makes a node that can save itself while it works do so, in a folder of its own. */
    void saveIn(final Path checkpoints) throws NotRunnableException {
        if (new NodeOptions(m_model, m_defaults).names().contains(CHECKPOINT)) {
            try {
                set(CHECKPOINT, checkpoints.resolve(Integer.toString(m_node.id())).toString());
            } catch (InvalidSettingsException e) {
                throw new NotRunnableException("--checkpoint: " + title() + ": " + e.getMessage(), e);
            }
        }
    }

    /** Loads and validates the settings; where KNIME would go on with defaults after a warning, this is an error. */
    void loadSettings() throws NotRunnableException {
        if (!m_hasSettings) {
            return;
        }
        try {
            m_embedded.loadSettings(m_model);
        } catch (InvalidSettingsException e) {
            throw new NotRunnableException(title() + ": its settings cannot be used: " + e.getMessage(), e);
        }
    }

    /** @return the settings in use, options set from the command line included */
    NodeSettings settings() {
        final NodeSettings settings = new NodeSettings("model");
        m_embedded.saveSettings(settings);
        return settings;
    }

    /**
     * Joins an input to an output of another node.
     *
     * @param problems takes what is wrong with it
     */
    void connect(final int port, final Source source, final List<String> problems) {
        final EmbeddedNode other = source.node().m_embedded;
        if (port < 0 || port >= m_embedded.inPortCount()) {
            problems.add(title() + " has no input port " + (port + 1) + ", but " + source.node().title()
                + " is connected to it.");
        } else if (source.port() < 0 || source.port() >= other.outPortCount()) {
            problems.add(source.node().title() + " has no output port " + (source.port() + 1) + ", but " + title()
                + " is connected to it.");
        } else if (!m_embedded.inPortType(port).isSuperTypeOf(other.outPortType(source.port()))) {
            problems.add(title() + ": input \"" + m_embedded.inPortName(port) + "\" takes "
                + m_embedded.inPortType(port).getName() + ", but output \"" + other.outPortName(source.port())
                + "\" of " + source.node().title() + " gives " + other.outPortType(source.port()).getName() + ".");
        } else if (m_sources.putIfAbsent(port, source) != null) {
            problems.add(title() + ": two connections lead to input \"" + m_embedded.inPortName(port) + "\".");
        }
    }

    void checkConnected(final List<String> problems) {
        for (int i = 0; i < m_embedded.inPortCount(); i++) {
            if (!m_sources.containsKey(i) && !m_embedded.inPortType(i).isOptional()) {
                problems.add(title() + ": nothing is connected to input \"" + m_embedded.inPortName(i)
                    + "\". Connect it in KNIME.");
            }
        }
    }

    /**
     * Configures the node if the specs of all its inputs are known; else it waits for them, as it would in KNIME.
     *
     * @return whether it was configured
     */
    boolean configureIfPossible() throws InvalidSettingsException {
        final PortObjectSpec[] in = new PortObjectSpec[m_embedded.inPortCount()];
        for (Map.Entry<Integer, Source> input : m_sources.entrySet()) {
            final Source source = input.getValue();
            final PortObjectSpec[] specs = source.node().m_specs;
            in[input.getKey()] = specs == null ? null : specs[source.port()];
            if (in[input.getKey()] == null) {
                return false;
            }
        }
        m_specs = m_embedded.configure(in);
        return true;
    }

    PortObject[] inputs() {
        final PortObject[] in = new PortObject[m_embedded.inPortCount()];
        m_sources.forEach((port, source) -> in[port] = source.node().m_outputs[source.port()]);
        return in;
    }

    /** Keeps what an execution gave, for the nodes behind it. */
    void executed(final PortObject[] outputs) {
        m_outputs = outputs;
        m_specs = new PortObjectSpec[outputs.length];
        for (int i = 0; i < outputs.length; i++) {
            m_specs[i] = outputs[i].getSpec();
        }
    }
}
