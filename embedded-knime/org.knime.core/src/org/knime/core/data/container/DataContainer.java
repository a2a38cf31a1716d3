package org.knime.core.data.container;

import java.util.HashSet;
import java.util.Set;

import org.dashgrn.embedded.core.StoredTable;
import org.dashgrn.embedded.core.TableWriter;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;

/** Takes the rows of a table one after the other, checks them, and keeps them in memory. */
public class DataContainer implements RowAppender {

    private final DataTableSpec m_spec;

    private final TableWriter m_writer;

    private final Set<String> m_keys;

    private StoredTable m_table;

    public DataContainer(final DataTableSpec spec) {
        this(spec, false);
    }

    public DataContainer(final DataTableSpec spec, final boolean initDomain) {
        this(spec, DataContainerSettings.builder().withInitializedDomain(initDomain).build());
    }

    public DataContainer(final DataTableSpec spec, final DataContainerSettings settings) {
        if (spec == null) {
            throw new NullPointerException("a table needs a spec");
        }
        m_spec = spec;
        m_keys = settings.isCheckDuplicateRowKeys() ? new HashSet<>() : null;
        m_writer = new TableWriter(spec, settings.isInitializeDomain(), settings.isEnableDomainUpdate(),
            settings.getMaxDomainValues());
    }

    /**
     * @throws IllegalArgumentException if the row has another number of cells than the spec has columns, or a cell of a
     *             type that its column does not admit
     * @throws RuntimeException if a row of the same key was added before
     */
    @Override
    public void addRowToTable(final DataRow row) {
        if (m_table != null) {
            throw new IllegalStateException("the table is closed: no row can be added any more");
        }
        checkCells(row);
        if (m_keys != null && !m_keys.add(row.getKey().getString())) {
            throw new DuplicateKeyException(row.getKey());
        }
        m_writer.add(row);
    }

    private void checkCells(final DataRow row) {
        if (row.getNumCells() != m_spec.getNumColumns()) {
            throw new IllegalArgumentException("Row \"" + row.getKey() + "\" has " + row.getNumCells()
                + " cells, but the table has " + m_spec.getNumColumns() + " columns.");
        }
        for (int i = 0; i < row.getNumCells(); i++) {
            final DataCell cell = row.getCell(i);
            final DataType type = m_spec.getColumnSpec(i).getType();
            if (!cell.isMissing() && !type.isASuperTypeOf(cell.getType())) {
                throw new IllegalArgumentException("Row \"" + row.getKey() + "\", column \""
                    + m_spec.getColumnSpec(i).getName() + "\" (" + i + "): a cell of type " + cell.getType()
                    + " does not go into a column of type " + type + ".");
            }
        }
    }

    public void close() {
        if (m_table == null) {
            m_table = m_writer.finish();
            if (m_keys != null) {
                m_keys.clear();
            }
        }
    }

    public boolean isOpen() {
        return m_table == null;
    }

    public boolean isClosed() {
        return m_table != null;
    }

    public long size() {
        return m_writer.size();
    }

    /** @return the spec: after closing, with the domains of the rows that were added */
    public DataTableSpec getTableSpec() {
        return m_table == null ? m_spec : m_table.getDataTableSpec();
    }

    /** @throws IllegalStateException if the container was not closed */
    public DataTable getTable() {
        if (m_table == null) {
            throw new IllegalStateException("close the container before asking for its table");
        }
        return m_table;
    }
}
