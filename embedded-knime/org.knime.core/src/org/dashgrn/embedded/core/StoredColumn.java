package org.dashgrn.embedded.core;

import java.util.Arrays;
import java.util.BitSet;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.MissingValue;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;

/**
 * The cells of one column. Numbers are kept as such while all cells are of the column's own class; the first other cell
 * (a missing one with a reason, an integer in a column of floating point numbers) turns the column into one of objects.
 */
final class StoredColumn {

    private static final int FIRST_CAPACITY = 8;

    private Numbers m_numbers;

    private DataCell[] m_cells;

    private int m_size;

    StoredColumn(final DataType type) {
        if (type.equals(DoubleCell.TYPE)) {
            m_numbers = new Doubles();
        } else if (type.equals(IntCell.TYPE)) {
            m_numbers = new Ints();
        } else if (type.equals(LongCell.TYPE)) {
            m_numbers = new Longs();
        } else {
            m_cells = new DataCell[FIRST_CAPACITY];
        }
    }

    void add(final DataCell cell) {
        if (m_numbers != null && !m_numbers.set(m_size, cell)) {
            m_cells = new DataCell[grown(m_size)];
            for (int i = 0; i < m_size; i++) {
                m_cells[i] = m_numbers.get(i);
            }
            m_numbers = null;
        }
        if (m_cells != null) {
            if (m_size == m_cells.length) {
                m_cells = Arrays.copyOf(m_cells, grown(m_size));
            }
            m_cells[m_size] = cell;
        }
        m_size++;
    }

    DataCell get(final int row) {
        return m_cells != null ? m_cells[row] : m_numbers.get(row);
    }

    void trim() {
        if (m_cells != null) {
            m_cells = Arrays.copyOf(m_cells, m_size);
        } else {
            m_numbers.resize(m_size);
        }
    }

    private static int grown(final int size) {
        return Math.max(FIRST_CAPACITY, size + (size >> 1) + 1);
    }

    private abstract static class Numbers {

        private final BitSet m_missing = new BitSet();

        /** @return false if the cell cannot be kept here */
        final boolean set(final int row, final DataCell cell) {
            if (row >= capacity()) {
                resize(grown(row));
            }
            if (cell.isMissing()) {
                m_missing.set(row);
                return ((MissingValue)cell).getError() == null;
            }
            return store(row, cell);
        }

        final DataCell get(final int row) {
            return m_missing.get(row) ? DataType.getMissingCell() : read(row);
        }

        abstract int capacity();

        abstract void resize(int capacity);

        abstract boolean store(int row, DataCell cell);

        abstract DataCell read(int row);
    }

    private static final class Doubles extends Numbers {

        private double[] m_values = {};

        @Override
        int capacity() {
            return m_values.length;
        }

        @Override
        void resize(final int capacity) {
            m_values = Arrays.copyOf(m_values, capacity);
        }

        @Override
        boolean store(final int row, final DataCell cell) {
            if (cell instanceof DoubleCell number) {
                m_values[row] = number.getDoubleValue();
                return true;
            }
            return false;
        }

        @Override
        DataCell read(final int row) {
            return new DoubleCell(m_values[row]);
        }
    }

    private static final class Ints extends Numbers {

        private int[] m_values = {};

        @Override
        int capacity() {
            return m_values.length;
        }

        @Override
        void resize(final int capacity) {
            m_values = Arrays.copyOf(m_values, capacity);
        }

        @Override
        boolean store(final int row, final DataCell cell) {
            if (cell instanceof IntCell number) {
                m_values[row] = number.getIntValue();
                return true;
            }
            return false;
        }

        @Override
        DataCell read(final int row) {
            return new IntCell(m_values[row]);
        }
    }

    private static final class Longs extends Numbers {

        private long[] m_values = {};

        @Override
        int capacity() {
            return m_values.length;
        }

        @Override
        void resize(final int capacity) {
            m_values = Arrays.copyOf(m_values, capacity);
        }

        @Override
        boolean store(final int row, final DataCell cell) {
            if (cell instanceof LongCell number) {
                m_values[row] = number.getLongValue();
                return true;
            }
            return false;
        }

        @Override
        DataCell read(final int row) {
            return new LongCell(m_values[row]);
        }
    }
}
