package org.dashgrn.compute;

/**
 * Blocks of few columns side by side in one wide block: a gradient that is a product over many columns at once costs a
 * fraction of one that is summed block by block. For one thread.
 */
final class Columns {

    /** Columns that are gathered: enough for an efficient product, few enough to stay in the nearer caches. */
    static final int MOST = 64;

    private final int m_features;
    private final Block m_block;

    /**
     * @param gemm what multiplies the wide block
     * @param features rows of each block
     */
    Columns(final Gemm gemm, final int features) {
        m_features = features;
        m_block = new Block(gemm, Math.multiplyExact(features, MOST));
    }

    /**
     * Copies a block.
     *
     * @param at where its first column goes; at + width is at most {@link #MOST}
     * @param from features×stride
     * @param width columns to copy
     * @param stride all columns of the block
     */
    void set(final int at, final Block from, final int width, final int stride) {
        final float[] x = from.values();
        final float[] out = m_block.update();
        if (width == 4) {
            for (int f = 0, i = 0, o = at; f < m_features; f++, i += stride, o += MOST) {
                out[o] = x[i];
                out[o + 1] = x[i + 1];
                out[o + 2] = x[i + 2];
                out[o + 3] = x[i + 3];
            }
            return;
        }
        for (int f = 0; f < m_features; f++) {
            System.arraycopy(x, f * stride, out, f * MOST + at, width);
        }
    }

    /** @return features×{@link #MOST} */
    Block block() {
        return m_block;
    }
}
