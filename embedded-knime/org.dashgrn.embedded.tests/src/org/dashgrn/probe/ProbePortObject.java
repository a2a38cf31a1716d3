package org.dashgrn.probe;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.ZipEntry;

import javax.swing.JComponent;

import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;

/** A port object with a serializer of its own. */
public final class ProbePortObject implements PortObject {

    public static final PortType TYPE = PortTypeRegistry.getInstance().getPortType(ProbePortObject.class);

    private final ProbePortObjectSpec m_spec;

    private final float[] m_weights;

    public ProbePortObject(final ProbePortObjectSpec spec, final float[] weights) {
        m_spec = spec;
        m_weights = weights;
    }

    public float[] weights() {
        return m_weights;
    }

    @Override
    public String getSummary() {
        return m_weights.length + " weights";
    }

    @Override
    public PortObjectSpec getSpec() {
        return m_spec;
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    /** Writes the weights. */
    public static final class Serializer extends PortObjectSerializer<ProbePortObject> {

        @Override
        public void savePortObject(final ProbePortObject o, final PortObjectZipOutputStream out,
            final ExecutionMonitor exec) throws IOException {
            out.putNextEntry(new ZipEntry("weights.bin"));
            final DataOutputStream data = new DataOutputStream(out);
            for (float f : o.m_weights) {
                data.writeFloat(f);
            }
            data.flush();
            out.closeEntry();
        }

        @Override
        public ProbePortObject loadPortObject(final PortObjectZipInputStream in, final PortObjectSpec spec,
            final ExecutionMonitor exec) throws IOException {
            in.getNextEntry();
            final ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes());
            final float[] weights = new float[bytes.capacity() / Float.BYTES];
            bytes.asFloatBuffer().get(weights);
            return new ProbePortObject((ProbePortObjectSpec)spec, weights);
        }
    }
}
