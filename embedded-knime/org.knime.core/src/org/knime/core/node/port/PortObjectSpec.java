package org.knime.core.node.port;

import java.io.IOException;

import javax.swing.JComponent;

/** What is known of an object at a port before it exists. */
public interface PortObjectSpec {

    /** @return views of the spec; never shown by the stand-in */
    JComponent[] getViews();

    /**
     * Writes specs to a file and reads them.
     *
     * @param <T> the class of the spec
     */
    abstract class PortObjectSpecSerializer<T extends PortObjectSpec> {

        public PortObjectSpecSerializer() {
        }

        public abstract void savePortObjectSpec(T portObjectSpec, PortObjectSpecZipOutputStream out)
            throws IOException;

        public abstract T loadPortObjectSpec(PortObjectSpecZipInputStream in) throws IOException;
    }
}
