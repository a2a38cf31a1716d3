package org.dashgrn.embedded;

import java.util.Arrays;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.parameters.NodeParameters;

/** One call of a node's configure: what it sees and what it says. */
final class Configuration implements ConfigureInput, ConfigureOutput {

    private final NodeParameters m_parameters;

    private final PortObjectSpec[] m_inputs;

    private final EmbeddedPorts m_ports;

    private final PortObjectSpec[] m_outputs;

    private String m_warning;

    Configuration(final NodeParameters parameters, final PortObjectSpec[] inputs, final EmbeddedPorts ports) {
        m_parameters = parameters;
        m_inputs = inputs;
        m_ports = ports;
        m_outputs = new PortObjectSpec[ports.outputs().size()];
    }

    PortObjectSpec[] outputs() {
        return m_outputs;
    }

    String warning() {
        return m_warning;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <S extends NodeParameters> S getParameters() {
        return (S)m_parameters;
    }

    @Override
    public PortObjectSpec[] getInPortSpecs() {
        return m_inputs;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <S extends PortObjectSpec> S getInPortSpec(final int index) {
        return (S)m_inputs[index];
    }

    @Override
    public DataTableSpec[] getInTableSpecs() {
        return Arrays.stream(m_inputs).map(DataTableSpec.class::cast).toArray(DataTableSpec[]::new);
    }

    @Override
    public DataTableSpec getInTableSpec(final int portIndex) {
        return (DataTableSpec)m_inputs[portIndex];
    }

    @Override
    public PortType[] getOutPortTypes() {
        return m_ports.outputTypes();
    }

    @Override
    public <S extends PortObjectSpec> void setOutSpec(final int index, final S spec) {
        m_outputs[index] = spec;
    }

    @Override
    @SafeVarargs
    public final <S extends PortObjectSpec> void setOutSpecs(final S... specs) {
        System.arraycopy(specs, 0, m_outputs, 0, specs.length);
    }

    @Override
    public void setWarningMessage(final String message) {
        m_warning = message;
    }
}
