package org.dashgrn.nodes;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;

/** Writes an output table row by row, with row keys Row0, Row1, …, asking now and then whether to go on. */
public final class TableBuilder {

    private static final int ROWS_BETWEEN_CHECKS = 256;

    private final ExecutionContext m_exec;
    private final BufferedDataContainer m_container;
    private long m_rows;

    /**
     * @param exec creates the table
     * @param spec its columns
     */
    public TableBuilder(final ExecutionContext exec, final DataTableSpec spec) {
        m_exec = exec;
        m_container = exec.createDataContainer(spec);
    }

    /**
     * @param cells one per column
     * @return this
     * @throws CanceledExecutionException if the user cancelled
     */
    public TableBuilder add(final DataCell... cells) throws CanceledExecutionException {
        if (m_rows % ROWS_BETWEEN_CHECKS == 0) {
            m_exec.checkCanceled();
        }
        m_container.addRowToTable(new DefaultRow(RowKey.createRowKey(m_rows++), cells));
        return this;
    }

    /** @return the finished table */
    public BufferedDataTable build() {
        m_container.close();
        return m_container.getTable();
    }

    /**
     * @param value a number, or NaN for one that is not there
     * @return its cell
     */
    public static DataCell number(final double value) {
        return Double.isNaN(value) ? DataType.getMissingCell() : new DoubleCell(value);
    }
}
