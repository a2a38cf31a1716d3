package org.dashgrn.probe;

import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.port.AbstractSimplePortObject;
import org.knime.core.node.port.AbstractSimplePortObjectSpec;
import org.knime.core.node.port.PortObjectSpec;

/** A port object that is saved as XML. */
public final class SimplePortObject extends AbstractSimplePortObject {

    private Spec m_spec;

    private int m_targets;

    public SimplePortObject() {
    }

    public SimplePortObject(final String gene, final int targets) {
        m_spec = new Spec();
        m_spec.m_gene = gene;
        m_targets = targets;
    }

    @Override
    public String getSummary() {
        return m_targets + " targets";
    }

    @Override
    public PortObjectSpec getSpec() {
        return m_spec;
    }

    @Override
    protected void save(final ModelContentWO model, final ExecutionMonitor exec) {
        model.addInt("targets", m_targets);
    }

    @Override
    protected void load(final ModelContentRO model, final PortObjectSpec spec, final ExecutionMonitor exec)
        throws InvalidSettingsException {
        m_spec = (Spec)spec;
        m_targets = model.getInt("targets");
    }

    /** Writes the object. */
    public static final class Serializer extends AbstractSimplePortObjectSerializer<SimplePortObject> {
    }

    /** Its spec. */
    public static final class Spec extends AbstractSimplePortObjectSpec {

        private String m_gene;

        @Override
        protected void save(final ModelContentWO model) {
            model.addString("gene", m_gene);
        }

        @Override
        protected void load(final ModelContentRO model) throws InvalidSettingsException {
            m_gene = model.getString("gene");
        }
    }

    /** Writes the spec. */
    public static final class SpecSerializer extends Spec.AbstractSimplePortObjectSpecSerializer<Spec> {
    }
}
