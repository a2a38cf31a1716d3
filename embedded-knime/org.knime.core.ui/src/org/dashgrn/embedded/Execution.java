package org.dashgrn.embedded;

import java.util.Arrays;

import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.parameters.NodeParameters;

/** One call of a node's execute: what it gets and what it gives. */
final class Execution implements ExecuteInput, ExecuteOutput {

    private final NodeParameters m_parameters;

    private final PortObject[] m_inputs;

    private final EmbeddedPorts m_ports;

    private final ExecutionContext m_context;

    private final PortObject[] m_outputs;

    private PortObject[] m_internalData;

    private String m_warning;

    Execution(final NodeParameters parameters, final PortObject[] inputs, final EmbeddedPorts ports,
        final ExecutionContext context) {
        m_parameters = parameters;
        m_inputs = inputs;
        m_ports = ports;
        m_context = context;
        m_outputs = new PortObject[ports.outputs().size()];
    }

    PortObject[] outputs() {
        return m_outputs;
    }

    PortObject[] internalData() {
        return m_internalData;
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
    public ExecutionContext getExecutionContext() {
        return m_context;
    }

    @Override
    public PortObject[] getInPortObjects() {
        return m_inputs;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <D extends PortObject> D getInPortObject(final int portIndex) {
        return (D)m_inputs[portIndex];
    }

    @Override
    public BufferedDataTable[] getInTables() {
        return Arrays.stream(m_inputs).map(BufferedDataTable.class::cast).toArray(BufferedDataTable[]::new);
    }

    @Override
    public BufferedDataTable getInTable(final int portIndex) {
        return (BufferedDataTable)m_inputs[portIndex];
    }

    @Override
    public PortType[] getOutPortTypes() {
        return m_ports.outputTypes();
    }

    @Override
    public <D extends PortObject> void setOutData(final int index, final D data) {
        m_outputs[index] = data;
    }

    @Override
    @SafeVarargs
    public final <D extends PortObject> void setOutData(final D... data) {
        System.arraycopy(data, 0, m_outputs, 0, data.length);
    }

    @Override
    @SafeVarargs
    public final <D extends PortObject> void setInternalData(final D... data) {
        m_internalData = data;
    }

    @Override
    public void setWarningMessage(final String message) {
        m_warning = message;
    }
}
