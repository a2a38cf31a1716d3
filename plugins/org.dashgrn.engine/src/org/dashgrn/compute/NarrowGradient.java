package org.dashgrn.compute;

import java.util.Arrays;

/** The gradient of a sparse matrix by blocks of {@link WaitingBlocks#NARROW} columns, with a sum for each of them. For one thread. */
final class NarrowGradient {

    /** Entries whose sums stay in the second cache. */
    private static final int MOST_ENTRIES = 1 << 14;

    private final Kernels m_kernels;
    private final SparseRows m_matrix;
    /** Whether all sums are 0. */
    private boolean m_empty = true;
    /** One for each entry and column. */
    private final float[] m_sums;

    /**
     * @param kernels with {@link Kernels#gathersGradients}
     * @param matrix where entries are
     */
    NarrowGradient(final Kernels kernels, final SparseRows matrix) {
        m_kernels = kernels;
        m_matrix = matrix;
        m_sums = new float[WaitingBlocks.NARROW * matrix.index().length];
    }

    static boolean isFor(final int entries) {
        return entries <= MOST_ENTRIES;
    }

    /** Adds blocks, see {@link Kernels#addNarrowBlocks}. */
    void add(final Floats[] d, final Floats[] x) {
        m_kernels.addNarrowBlocks(m_matrix, d, x, m_sums);
        m_empty = false;
    }

    /**
     * Gives the sum and forgets it.
     *
     * @param gradient one per entry, to be added to
     */
    void addTo(final float[] gradient) {
        if (!m_empty) {
            m_kernels.addUpNarrow(m_sums, gradient);
            Arrays.fill(m_sums, 0f);
            m_empty = true;
        }
    }
}
