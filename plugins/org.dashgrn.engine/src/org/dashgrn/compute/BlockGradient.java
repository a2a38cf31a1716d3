package org.dashgrn.compute;

import java.util.Arrays;

/**
 * The gradient of a sparse matrix by blocks of few columns, several at once and where they are: to gather them in a wide block costs
 * more than to multiply them. For one thread.
 */
final class BlockGradient {

    /** Columns of each block. */
    static final int WIDTH = 4;

    /** Blocks at once. */
    static final int BLOCKS = 4;

    /** Entries whose sums stay in the second cache. */
    private static final int MOST_ENTRIES = 1 << 14;

    private final Kernels m_kernels;
    private final SparseRows m_matrix;
    private final float[][] m_d = new float[BLOCKS][];
    private final float[][] m_x = new float[BLOCKS][];
    private int m_waiting;
    /** Whether all sums are 0. */
    private boolean m_empty = true;
    /** One for each entry and column. */
    private final float[] m_sums;
    /** Cotangents that fill up. */
    private final float[] m_zero;

    /**
     * @param kernels with {@link Kernels#addsBlocks}
     * @param matrix where entries are
     * @param features rows of the first blocks that are added
     */
    BlockGradient(final Kernels kernels, final SparseRows matrix, final int features) {
        m_kernels = kernels;
        m_matrix = matrix;
        m_sums = new float[WIDTH * matrix.index().length];
        m_zero = new float[WIDTH * features];
    }

    static boolean isFor(final int entries) {
        return entries <= MOST_ENTRIES;
    }

    /**
     * @param d of the rows; stays as it is until {@link #settle}, or until {@link #BLOCKS} were added
     * @param x of the columns; likewise
     */
    void add(final float[] d, final float[] x) {
        m_d[m_waiting] = d;
        m_x[m_waiting] = x;
        if (++m_waiting == BLOCKS) {
            sum();
        }
    }

    /** Sums up what waits. */
    void settle() {
        if (m_waiting > 0) {
            Arrays.fill(m_d, m_waiting, BLOCKS, m_zero);
            Arrays.fill(m_x, m_waiting, BLOCKS, m_x[0]);
            sum();
        }
    }

    private void sum() {
        m_kernels.addGradient(m_matrix, m_d, m_x, m_sums);
        m_waiting = 0;
        m_empty = false;
    }

    /**
     * Gives the sum and forgets it.
     *
     * @param gradient one per entry, to be added to
     */
    void addTo(final float[] gradient) {
        settle();
        if (!m_empty) {
            m_kernels.addUpBlocks(m_sums, gradient);
            Arrays.fill(m_sums, 0f);
            m_empty = true;
        }
    }
}
