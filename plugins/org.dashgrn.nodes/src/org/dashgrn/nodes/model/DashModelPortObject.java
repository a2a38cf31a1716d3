package org.dashgrn.nodes.model;

import java.io.IOException;
import javax.swing.JComponent;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.model.ModelArchive;
import org.dashgrn.model.TrainedModel;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;

/** A trained model as it flows between nodes. On disk it is the model archive: JSON and NumPy arrays. */
public final class DashModelPortObject implements PortObject {

    /** The type of the model ports. */
    public static final PortType TYPE = PortTypeRegistry.getInstance().getPortType(DashModelPortObject.class);

    private final TrainedModel m_model;
    private final DashModelPortObjectSpec m_spec;

    /** @param model a trained model */
    public DashModelPortObject(final TrainedModel model) {
        m_model = model;
        m_spec = DashModelPortObjectSpec.of(model);
    }

    /** @return the model */
    public TrainedModel model() {
        return m_model;
    }

    @Override
    public String getSummary() {
        return m_spec.summary();
    }

    @Override
    public DashModelPortObjectSpec getSpec() {
        return m_spec;
    }

    @Override
    public JComponent[] getViews() {
        return m_spec.getViews();
    }

    /** Writes and reads the entries of the model archive. */
    public static final class Serializer extends PortObjectSerializer<DashModelPortObject> {

        @Override
        public void savePortObject(final DashModelPortObject object, final PortObjectZipOutputStream out,
            final ExecutionMonitor exec) throws IOException, CanceledExecutionException {
            ModelArchive.writeEntries(object.m_model, out);
        }

        @Override
        public DashModelPortObject loadPortObject(final PortObjectZipInputStream in, final PortObjectSpec spec,
            final ExecutionMonitor exec) throws IOException, CanceledExecutionException {
            try {
                return new DashModelPortObject(ModelArchive.readEntries(in, "model"));
            } catch (InvalidInputException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }
}
