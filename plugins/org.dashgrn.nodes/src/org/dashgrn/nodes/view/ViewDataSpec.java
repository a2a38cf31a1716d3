package org.dashgrn.nodes.view;

import java.io.IOException;
import java.util.zip.ZipEntry;
import javax.swing.JComponent;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectSpecZipInputStream;
import org.knime.core.node.port.PortObjectSpecZipOutputStream;

/** There is nothing to know about the data of a view before they are there. */
public final class ViewDataSpec implements PortObjectSpec {

    static final ViewDataSpec INSTANCE = new ViewDataSpec();

    private ViewDataSpec() {
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    /** Writes an empty entry. */
    public static final class Serializer extends PortObjectSpecSerializer<ViewDataSpec> {

        @Override
        public void savePortObjectSpec(final ViewDataSpec spec, final PortObjectSpecZipOutputStream out)
            throws IOException {
            out.putNextEntry(new ZipEntry("view"));
            out.closeEntry();
        }

        @Override
        public ViewDataSpec loadPortObjectSpec(final PortObjectSpecZipInputStream in) throws IOException {
            return INSTANCE;
        }
    }
}
