package org.dashgrn.headless;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;

import javax.swing.JComponent;

import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;

/** A port object that is no table. */
public final class Weights implements PortObject {

    static final PortType TYPE = PortTypeRegistry.getInstance().getPortType(Weights.class);

    @Override
    public String getSummary() {
        return "weights";
    }

    @Override
    public PortObjectSpec getSpec() {
        return new WeightsSpec();
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    /** Writes one entry. */
    public static final class Serializer extends PortObjectSerializer<Weights> {

        @Override
        public void savePortObject(final Weights object, final PortObjectZipOutputStream out,
            final ExecutionMonitor exec) throws IOException {
            out.putNextEntry(new ZipEntry("weights.txt"));
            out.write("1 2 3".getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
        }

        @Override
        public Weights loadPortObject(final PortObjectZipInputStream in, final PortObjectSpec spec,
            final ExecutionMonitor exec) {
            return new Weights();
        }
    }
}
