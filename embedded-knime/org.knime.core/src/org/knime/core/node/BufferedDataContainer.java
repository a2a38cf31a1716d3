package org.knime.core.node;

import org.dashgrn.embedded.core.StoredTable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.DataContainer;
import org.knime.core.data.container.DataContainerSettings;

/** Takes the rows of an output table. */
public class BufferedDataContainer extends DataContainer {

    BufferedDataContainer(final DataTableSpec spec, final DataContainerSettings settings) {
        super(spec, settings);
    }

    /** @throws IllegalStateException if the container was not closed */
    @Override
    public BufferedDataTable getTable() {
        return new BufferedDataTable((StoredTable)super.getTable());
    }
}
