package org.dashgrn.compute;

/**
 * Blocks of few columns side by side in one wide block: a gradient that is a product over many columns at once costs a
 * fraction of one that is summed block by block. For one thread.
 */
final class Columns {

    /** Columns that are gathered: enough for an efficient product, few enough to stay in the nearer caches. */
    static final int MOST = 64;

    private final Gemm m_gemm;
    private final Kernels m_kernels;
    private final FloatArena m_memory;
    private final int m_features;
    /** Null until it is needed. */
    private Block m_block;

    /**
     * @param gemm what multiplies the wide block
     * @param kernels what copies
     * @param memory where it is to be
     * @param features rows of each block
     */
    Columns(final Gemm gemm, final Kernels kernels, final FloatArena memory, final int features) {
        m_gemm = gemm;
        m_kernels = kernels;
        m_memory = memory;
        m_features = features;
    }

    /**
     * Copies columns of a block.
     *
     * @param at where the first of them goes; at + width is at most {@link #MOST}
     * @param from features×stride
     * @param column the first to copy
     * @param width columns to copy
     * @param stride all columns of the block
     */
    void set(final int at, final Block from, final int column, final int width, final int stride) {
        m_kernels.copyColumns(from.values(), column, stride, width, m_features, block().update(), at, MOST);
    }

    /** Sets all columns from the given one on to 0. */
    void clearFrom(final int at) {
        final Floats out = block().update();
        for (int f = 0; f < m_features; f++) {
            out.from(f * MOST + at).fill(MOST - at, 0f);
        }
    }

    /** @return features×{@link #MOST} */
    Block block() {
        if (m_block == null) {
            m_block = new Block(m_gemm, m_memory, Math.multiplyExact(m_features, MOST));
        }
        return m_block;
    }
}
