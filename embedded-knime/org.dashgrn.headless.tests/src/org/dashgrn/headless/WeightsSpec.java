package org.dashgrn.headless;

import javax.swing.JComponent;

import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectSpecZipInputStream;
import org.knime.core.node.port.PortObjectSpecZipOutputStream;

/** The spec of {@link Weights}, which says nothing. */
public final class WeightsSpec implements PortObjectSpec {

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    /** Writes nothing. */
    public static final class Serializer extends PortObjectSpecSerializer<WeightsSpec> {

        @Override
        public void savePortObjectSpec(final WeightsSpec spec, final PortObjectSpecZipOutputStream out) {
            // nothing to say
        }

        @Override
        public WeightsSpec loadPortObjectSpec(final PortObjectSpecZipInputStream in) {
            return new WeightsSpec();
        }
    }
}
