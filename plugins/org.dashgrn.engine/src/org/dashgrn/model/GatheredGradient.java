package org.dashgrn.model;

import java.util.Arrays;
import org.dashgrn.compute.LinearMap;

/**
 * The gradient of one weight matrix over many evaluations. For a dense matrix the columns of several evaluations are
 * gathered first, so that the gradient is a product of large matrices; a sparse one takes them as they come.
 */
final class GatheredGradient {

    /** Enough columns for an efficient product, few enough to stay in the cache. */
    private static final int CAPACITY = 128;
    /** Rows a power of two apart would all compete for the same few lines of the cache. */
    private static final int PADDING = 16;

    private final LinearMap m_map;
    private final float[] m_gradient;
    private final int m_capacity;
    private final int m_lead;
    private final float[] m_outputs;
    private final float[] m_inputs;
    private int m_used;

    /**
     * @param map the matrix
     * @param width most columns of a block
     */
    GatheredGradient(final LinearMap map, final int width) {
        m_map = map;
        m_gradient = map.newGradient();
        m_capacity = Math.max(CAPACITY, width);
        m_lead = m_capacity + PADDING;
        m_outputs = map.isSparse() ? null : new float[map.rows() * m_lead];
        m_inputs = map.isSparse() ? null : new float[map.columns() * m_lead];
    }

    /**
     * @param d cotangent of the output, rows×width
     * @param x input, columns×width
     * @param width columns of the block
     */
    void add(final float[] d, final float[] x, final int width) {
        if (m_map.isSparse()) {
            m_map.addGradient(d, x, width, width, m_gradient);
            return;
        }
        if (m_used + width > m_capacity) {
            flush();
        }
        append(d, m_map.rows(), width, m_outputs);
        append(x, m_map.columns(), width, m_inputs);
        m_used += width;
    }

    private void append(final float[] block, final int features, final int width, final float[] to) {
        if (width == 4) {
            for (int f = 0, i = 0, o = m_used; f < features; f++, i += 4, o += m_lead) {
                to[o] = block[i];
                to[o + 1] = block[i + 1];
                to[o + 2] = block[i + 2];
                to[o + 3] = block[i + 3];
            }
            return;
        }
        for (int f = 0; f < features; f++) {
            System.arraycopy(block, f * width, to, f * m_lead + m_used, width);
        }
    }

    private void flush() {
        if (m_used > 0) {
            m_map.addGradient(m_outputs, m_inputs, m_used, m_lead, m_gradient);
            m_used = 0;
        }
    }

    /** Adds what was gathered, per alive weight, and forgets it. */
    void collect(final float[] gradient) {
        flush();
        m_map.collectGradient(m_gradient, gradient);
        Arrays.fill(m_gradient, 0f);
    }
}
