package org.knime.core.node.port;

import org.knime.core.data.DataTableSpec;

/** Something that knows a table spec. */
public interface DataTableSpecProvider {

    DataTableSpec getDataTableSpec();
}
