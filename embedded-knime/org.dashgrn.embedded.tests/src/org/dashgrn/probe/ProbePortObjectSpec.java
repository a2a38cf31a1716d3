package org.dashgrn.probe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipEntry;

import javax.swing.JComponent;

import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectSpecZipInputStream;
import org.knime.core.node.port.PortObjectSpecZipOutputStream;

/** The spec of a port object, with a serializer of its own. */
public final class ProbePortObjectSpec implements PortObjectSpec {

    private final String[] m_genes;

    private final double m_sparsity;

    public ProbePortObjectSpec(final String[] genes, final double sparsity) {
        m_genes = genes;
        m_sparsity = sparsity;
    }

    public String[] genes() {
        return m_genes;
    }

    public double sparsity() {
        return m_sparsity;
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    /** Writes sparsity and genes, one a line. */
    public static final class Serializer extends PortObjectSpecSerializer<ProbePortObjectSpec> {

        @Override
        public void savePortObjectSpec(final ProbePortObjectSpec s, final PortObjectSpecZipOutputStream out)
            throws IOException {
            out.putNextEntry(new ZipEntry("spec.txt"));
            out.write((s.m_sparsity + "\n" + String.join("\n", s.m_genes)).getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
        }

        @Override
        public ProbePortObjectSpec loadPortObjectSpec(final PortObjectSpecZipInputStream in) throws IOException {
            in.getNextEntry();
            final String[] lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n");
            return new ProbePortObjectSpec(Arrays.copyOfRange(lines, 1, lines.length), Double.parseDouble(lines[0]));
        }
    }
}
