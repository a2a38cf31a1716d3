package org.dashgrn.embedded.core;

import java.util.Iterator;
import java.util.NoSuchElementException;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.RowKey;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.def.DefaultCellIterator;

/** A table in memory, column by column. */
public final class StoredTable implements DataTable {

    private final DataTableSpec m_spec;

    private final String[] m_keys;

    private final StoredColumn[] m_columns;

    private final int m_rows;

    StoredTable(final DataTableSpec spec, final String[] keys, final StoredColumn[] columns, final int rows) {
        m_spec = spec;
        m_keys = keys;
        m_columns = columns;
        m_rows = rows;
    }

    @Override
    public DataTableSpec getDataTableSpec() {
        return m_spec;
    }

    public long size() {
        return m_rows;
    }

    @Override
    public CloseableRowIterator iterator() {
        return new CloseableRowIterator() {

            private int m_next;

            @Override
            public boolean hasNext() {
                return m_next < m_rows;
            }

            @Override
            public DataRow next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("the table has " + m_rows + " rows");
                }
                return new StoredRow(m_next++);
            }

            @Override
            public void close() {
                m_next = m_rows;
            }
        };
    }

    /** A window on one row: cells are made when they are asked for. */
    private final class StoredRow implements DataRow {

        private final int m_index;

        StoredRow(final int index) {
            m_index = index;
        }

        @Override
        public int getNumCells() {
            return m_columns.length;
        }

        @Override
        public RowKey getKey() {
            return new RowKey(m_keys[m_index]);
        }

        @Override
        public DataCell getCell(final int index) {
            return m_columns[index].get(m_index);
        }

        @Override
        public Iterator<DataCell> iterator() {
            return new DefaultCellIterator(this);
        }

        @Override
        public String toString() {
            return getKey() + ": " + stream().toList();
        }
    }
}
