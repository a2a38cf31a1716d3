package org.dashgrn.compute;

/** A sparse matrix by rows. The same class serves a matrix by columns: then "row" means column. */
final class SparseRows {

    private final int[] m_start;
    private final int[] m_index;
    private final float[] m_values;
    /** Where the values come from, or null if they are the pattern's own array. */
    private final int[] m_source;

    private SparseRows(final int[] start, final int[] index, final float[] values, final int[] source) {
        m_start = start;
        m_index = index;
        m_values = values;
        m_source = source;
    }

    static SparseRows byRows(final Pattern pattern, final float[] values) {
        return new SparseRows(pattern.rowStart(), pattern.column(), values, null);
    }

    static SparseRows byColumns(final Pattern pattern) {
        final int[] start = new int[pattern.columns() + 1];
        for (int c : pattern.column()) {
            start[c + 1]++;
        }
        for (int c = 0; c < pattern.columns(); c++) {
            start[c + 1] += start[c];
        }
        final int[] next = start.clone();
        final int[] index = new int[pattern.alive()];
        final int[] source = new int[pattern.alive()];
        for (int r = 0; r < pattern.rows(); r++) {
            for (int e = pattern.rowStart()[r]; e < pattern.rowStart()[r + 1]; e++) {
                final int at = next[pattern.column()[e]]++;
                index[at] = r;
                source[at] = e;
            }
        }
        return new SparseRows(start, index, new float[pattern.alive()], source);
    }

    /** Takes over the pattern's values. */
    void refresh(final float[] values) {
        for (int e = 0; m_source != null && e < m_values.length; e++) {
            m_values[e] = values[m_source[e]];
        }
    }

    /** Adds a gradient in this order to one in the pattern's order. */
    void collect(final float[] gradient, final float[] out) {
        for (int e = 0; e < gradient.length; e++) {
            out[m_source == null ? e : m_source[e]] += gradient[e];
        }
    }

    /** @return for every row where its entries begin, and at last where they end */
    int[] start() {
        return m_start;
    }

    /** @return column of each entry */
    int[] index() {
        return m_index;
    }

    /** @return value of each entry */
    float[] values() {
        return m_values;
    }
}
