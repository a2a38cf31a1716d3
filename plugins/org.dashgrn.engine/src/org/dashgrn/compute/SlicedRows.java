package org.dashgrn.compute;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A sparse matrix for products, in slices of a few rows that are walked along side by side: a row alone is too short
 * for what it costs to begin with it, and its sum has to wait for every product before the next. Rows of a slice have about the
 * same number of entries and are filled up with zeros (the format SELL-C-σ of M. Kreutzer et al., 2014, SIAM J. Sci. Comput. 36,
 * C401). The same class serves the transposed matrix: then "row" means column.
 */
final class SlicedRows {

    /** Rows that are sorted by length together: few enough to lie near each other. */
    private static final int TOGETHER = 512;

    private final int[] m_row;
    private final int[] m_empty;
    private final int[] m_start;
    private final int[] m_index;
    private final float[] m_values;
    /** Which weight each value is; negative for what fills up. */
    private final int[] m_weight;

    /**
     * @param height rows of a slice
     * @param start for every row where its entries begin, and at last where they end
     * @param index column of each entry
     * @param weight which weight each entry is; null if they are in the same order
     */
    private SlicedRows(final int height, final int[] start, final int[] index, final int[] weight) {
        final int rows = start.length - 1;
        m_empty = IntStream.range(0, rows).filter(r -> start[r] == start[r + 1]).toArray();
        m_row = sorted(height, start);
        m_start = new int[m_row.length / height + 1];
        for (int s = 0; s < m_row.length / height; s++) {
            int longest = 0;
            for (int q = 0; q < height; q++) {
                final int r = m_row[s * height + q];
                longest = Math.max(longest, start[r + 1] - start[r]);
            }
            m_start[s + 1] = m_start[s] + longest * height;
        }
        final int size = m_start[m_start.length - 1];
        m_index = new int[size];
        m_values = new float[size];
        m_weight = new int[size];
        for (int s = 0; s < m_row.length / height; s++) {
            for (int q = 0; q < height; q++) {
                final int r = m_row[s * height + q];
                for (int e = start[r], at = m_start[s] + q; at < m_start[s + 1]; at += height) {
                    // what fills up points to where the row has been, so that it is not a number only if the row is none
                    m_index[at] = index[Math.min(e, start[r + 1] - 1)];
                    if (e == start[r + 1]) {
                        m_weight[at] = -1;
                    } else {
                        m_weight[at] = weight == null ? e : weight[e];
                        e++;
                    }
                }
            }
        }
    }

    /**
     * Rows that have entries, every few by their number; the last one as often as needed for whole slices, of which the last has
     * the weights: it is stored last.
     */
    private static int[] sorted(final int height, final int[] start) {
        final int rows = start.length - 1;
        final int[] sorted = IntStream.iterate(0, r -> r < rows, r -> r + TOGETHER)
            .flatMap(from -> IntStream.range(from, Math.min(rows, from + TOGETHER))
                .mapToLong(r -> (long)(start[r + 1] - start[r]) << 32 | r).sorted().mapToInt(k -> (int)k))
            .filter(r -> start[r] < start[r + 1]).toArray();
        final int[] whole = Arrays.copyOf(sorted, (sorted.length + height - 1) / height * height);
        for (int i = sorted.length; i < whole.length; i++) {
            whole[i] = sorted[sorted.length - 1];
        }
        return whole;
    }

    static SlicedRows of(final int height, final SparseRows rows) {
        return new SlicedRows(height, rows.start(), rows.index(), rows.weight());
    }

    /** Takes over weights: value by value, since to read here and there costs less than to write. */
    void refresh(final float[] weights) {
        for (int i = 0; i < m_values.length; i++) {
            final int w = m_weight[i];
            m_values[i] = w < 0 ? 0f : weights[w];
        }
    }

    /** @return the rows of each slice, one after the other */
    int[] row() {
        return m_row;
    }

    /** Sets the rows of a block to 0 that have no entries. */
    void clearEmpty(final int width, final Floats block) {
        for (int r : m_empty) {
            block.from(r * width).fill(width, 0f);
        }
    }

    /** @return the first slice of a part, all of which have about as many entries */
    int firstSlice(final int part, final int parts) {
        final int slices = m_start.length - 1;
        if (part == 0 || part == parts) {
            return part == 0 ? 0 : slices;
        }
        final int at = Arrays.binarySearch(m_start, (int)((long)m_start[slices] * part / parts));
        return Math.min(slices, at < 0 ? -at - 1 : at);
    }

    /** @return for every slice where its entries begin, one of each row in turn, and at last where they end */
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
