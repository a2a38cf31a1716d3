package org.dashgrn.embedded;

import java.util.List;
import java.util.Optional;

import org.dashgrn.embedded.declared.Declarations;
import org.dashgrn.embedded.declared.NodeDeclaration;
import org.dashgrn.embedded.declared.PortGroup;
import org.dashgrn.embedded.settings.Instances;
import org.dashgrn.embedded.settings.ParametersStore;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeProgressMonitor;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.config.base.ConfigBaseRO;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultView;
import org.knime.node.parameters.NodeParameters;

/**
 * Drives one node as KNIME's workflow manager would. The flow variable port is not counted: port 0 here is port 1 of
 * workflow.knime. Not thread-safe, but a running {@link #execute} can be cancelled through its progress monitor.
 */
public final class EmbeddedNode {

    private final NodeDeclaration m_declaration;

    private final EmbeddedPorts m_ports;

    private NodeSettings m_loaded;

    private NodeParameters m_parameters;

    private PortObjectSpec[] m_outputSpecs;

    private PortObject[] m_internalData;

    private String m_warning;

    private EmbeddedNode(final NodeDeclaration declaration, final EmbeddedPorts ports) {
        m_declaration = declaration;
        m_ports = ports;
    }

    /**
     * @param nodeCreationConfig the node_creation_config of settings.xml: which ports the user added; null for the
     *            default
     * @throws InvalidSettingsException if the node cannot have such ports
     * @throws IllegalArgumentException if the node does not use KNIME's fluent API
     */
    public static EmbeddedNode create(final NodeFactory<?> factory, final ConfigBaseRO nodeCreationConfig)
        throws InvalidSettingsException {
        final NodeDeclaration declaration = Declarations.of(factory);
        return new EmbeddedNode(declaration, EmbeddedPorts.of(declaration.ports(), nodeCreationConfig));
    }

    public String name() {
        return m_declaration.name();
    }

    public int inPortCount() {
        return m_ports.inputs().size();
    }

    public int outPortCount() {
        return m_ports.outputs().size();
    }

    public PortType inPortType(final int i) {
        return m_ports.inputs().get(i).type();
    }

    public String inPortName(final int i) {
        return m_ports.inputs().get(i).name();
    }

    public PortType outPortType(final int i) {
        return m_ports.outputs().get(i).type();
    }

    public String outPortName(final int i) {
        return m_ports.outputs().get(i).name();
    }

    /** @return the groups of ports, in the order in which KNIME writes them into node_creation_config */
    public List<String> portGroups() {
        return m_declaration.ports().stream().map(PortGroup::id).toList();
    }

    /**
     * Loads and validates the settings, as KNIME does when it opens a workflow. If that fails the node keeps the
     * settings it had.
     *
     * @param model the group "model" of settings.xml
     */
    public void loadSettings(final NodeSettingsRO model) throws InvalidSettingsException {
        if (m_declaration.parameters().isPresent()) {
            final NodeParameters parameters = ParametersStore.load(m_declaration.parameters().get(), model);
            parameters.validate();
            m_parameters = parameters;
        }
        m_loaded = new NodeSettings(model.getKey());
        model.copyTo(m_loaded);
    }

    /**
     * Saves what KNIME would: the settings that were loaded; without any, the values of the constructor without
     * arguments, whatever was guessed from the inputs since.
     */
    public void saveSettings(final NodeSettingsWO model) {
        if (m_loaded != null) {
            m_loaded.copyTo(model);
        } else if (m_declaration.parameters().isPresent()) {
            ParametersStore.save(Instances.create(m_declaration.parameters().get()), model);
        }
    }

    /**
     * Configures the node. Without loaded settings the parameters are guessed from the specs, once.
     *
     * @param in the specs of the inputs
     * @return the specs of the outputs, null where not known
     */
    public PortObjectSpec[] configure(final PortObjectSpec[] in) throws InvalidSettingsException {
        checkInputs("spec", in.length);
        m_warning = null;
        m_outputSpecs = null;
        m_internalData = null;
        for (int i = 0; i < in.length; i++) {
            checkSpec(i, in[i]);
        }
        guessParameters(in);
        final Configuration configuration = new Configuration(m_parameters, in.clone(), m_ports);
        m_declaration.configure().accept(configuration, configuration);
        for (int i = 0; i < outPortCount(); i++) {
            checkOutputSpec(i, configuration.outputs()[i]);
        }
        m_warning = configuration.warning();
        m_outputSpecs = configuration.outputs().clone();
        return configuration.outputs();
    }

    private void checkInputs(final String what, final int count) {
        if (count != inPortCount()) {
            throw new IllegalArgumentException(name() + " has " + inPortCount() + " inputs, but got " + count + " "
                + what + "s.");
        }
    }

    private void checkSpec(final int port, final PortObjectSpec spec) throws InvalidSettingsException {
        if (spec == null) {
            throw new InvalidSettingsException("No spec at input \"" + inPortName(port) + "\".");
        }
        if (!inPortType(port).acceptsPortObjectSpec(spec)) {
            throw new InvalidSettingsException("Input \"" + inPortName(port) + "\" takes "
                + inPortType(port).getName() + ", but is connected to something else ("
                + spec.getClass().getSimpleName() + ").");
        }
    }

    private void checkOutputSpec(final int port, final PortObjectSpec spec) {
        if (spec != null && !outPortType(port).acceptsPortObjectSpec(spec)) {
            throw new IllegalStateException("Configure gives a " + spec.getClass().getSimpleName() + " for output \""
                + outPortName(port) + "\", which is of type " + outPortType(port).getName() + ".");
        }
    }

    private void guessParameters(final PortObjectSpec[] specs) throws InvalidSettingsException {
        if (m_parameters == null && m_declaration.parameters().isPresent()) {
            m_parameters = Instances.create(m_declaration.parameters().get(), new SpecsInput(m_ports, specs.clone()));
            m_parameters.validate();
        }
    }

    /**
     * Executes the node, which must have been configured.
     *
     * @param in the inputs
     * @param progress takes the progress; cancelling it makes the node stop
     * @return the outputs
     * @throws Exception what the node throws; {@link KNIMEException} if what it gives does not fit its outputs
     */
    public PortObject[] execute(final PortObject[] in, final NodeProgressMonitor progress) throws Exception {
        if (m_outputSpecs == null) {
            throw new IllegalStateException(name() + " must be configured before it is executed.");
        }
        checkInputs("object", in.length);
        for (int i = 0; i < in.length; i++) {
            if (in[i] == null || !inPortType(i).acceptsPortObject(in[i])) {
                throw new IllegalArgumentException("Input \"" + inPortName(i) + "\" takes " + inPortType(i).getName()
                    + ", but got " + (in[i] == null ? "nothing" : in[i].getClass().getSimpleName()) + ".");
            }
        }
        m_internalData = null;
        @SuppressWarnings("deprecation")
        final ExecutionContext context = new ExecutionContext(progress, null);
        final Execution execution = new Execution(m_parameters, in.clone(), m_ports, context);
        m_declaration.execute().accept(execution, execution);
        context.checkCanceled();
        for (int i = 0; i < outPortCount(); i++) {
            checkOutput(i, execution.outputs()[i]);
        }
        m_internalData = execution.internalData();
        m_warning = execution.warning();
        return execution.outputs();
    }

    private void checkOutput(final int port, final PortObject object) throws KNIMEException {
        if (object == null) {
            throw new KNIMEException("Output at port \"" + outPortName(port) + "\" is null.");
        }
        if (!outPortType(port).acceptsPortObject(object)) {
            throw new KNIMEException("Output \"" + outPortName(port) + "\" is of type " + outPortType(port).getName()
                + ", but the node gave a " + object.getClass().getSimpleName() + ".");
        }
        final PortObjectSpec spec = object.getSpec();
        if (spec == null) {
            throw new KNIMEException("The object at output \"" + outPortName(port) + "\" has no spec.");
        }
        if (m_outputSpecs[port] instanceof DataTableSpec promised && !promised.equalStructure((DataTableSpec)spec)) {
            throw new KNIMEException("DataSpec generated by configure does not match spec after execution: output \""
                + outPortName(port) + "\" was to have the columns " + columns(promised) + ", but has "
                + columns((DataTableSpec)spec) + ".");
        }
    }

    private static List<String> columns(final DataTableSpec spec) {
        return spec.stream().map(Object::toString).toList();
    }

    /** @return the warning of configure, replaced by that of execute */
    public Optional<String> warning() {
        return Optional.ofNullable(m_warning);
    }

    /** @return what the node kept for its view when it was executed */
    public Optional<PortObject[]> internalData() {
        return Optional.ofNullable(m_internalData).map(PortObject[]::clone);
    }

    /** @return the view as the node declares it */
    public Optional<DefaultView> view() {
        return m_declaration.view();
    }

    /** @return the view with the data of this node */
    public Optional<EmbeddedView> embeddedView() {
        return view().map(view -> new EmbeddedView(Declarations.of(view), this));
    }
}
