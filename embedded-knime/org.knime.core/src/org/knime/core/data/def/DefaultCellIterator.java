package org.knime.core.data.def;

import java.util.Iterator;
import java.util.NoSuchElementException;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;

/** Iterates over the cells of a row. */
public class DefaultCellIterator implements Iterator<DataCell> {

    private final DataRow m_row;

    private int m_next;

    public DefaultCellIterator(final DataRow row) {
        m_row = row;
    }

    @Override
    public boolean hasNext() {
        return m_next < m_row.getNumCells();
    }

    @Override
    public DataCell next() {
        if (!hasNext()) {
            throw new NoSuchElementException("row \"" + m_row.getKey() + "\" has " + m_next + " cells");
        }
        return m_row.getCell(m_next++);
    }
}
