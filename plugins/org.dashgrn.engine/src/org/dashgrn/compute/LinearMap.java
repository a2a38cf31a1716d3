package org.dashgrn.compute;

import java.util.Arrays;

/**
 * A weight matrix ready to be multiplied with a block of column vectors: dense by BLAS, or sparse by kernels that touch
 * alive weights only. Blocks are row-major {@code [feature][width]}: the values of one feature for all columns of the
 * batch lie side by side.
 * <p>
 * The products may be called by several threads at once; {@link #refresh} may not run beside them.
 */
public final class LinearMap {

    /**
     * Below this density the sparse kernels win over BLAS on dense operands; measured at widths 4 to 64 on x86-64
     * (benchmarks/README.md).
     */
    static final double SPARSE_BELOW = 0.35;

    private final Gemm m_gemm;
    private final Pattern m_pattern;
    private final float[] m_values;
    private final boolean m_sparse;
    /** Row-major matrix for BLAS: the values themselves if nothing is pruned, else a copy with zeros; null if sparse. */
    private final float[] m_dense;

    /**
     * @param gemm product of dense matrices
     * @param pattern alive weights
     * @param values one per alive weight, row-major; kept, not copied: after a change call {@link #refresh}
     */
    public LinearMap(final Gemm gemm, final Pattern pattern, final float[] values) {
        m_gemm = gemm;
        m_pattern = pattern;
        m_values = values;
        m_sparse = pattern.density() < SPARSE_BELOW;
        if (m_sparse) {
            m_dense = null;
        } else {
            m_dense = pattern.isFull() ? values : new float[pattern.rows() * pattern.columns()];
            refresh();
        }
    }

    /** Takes over values that have changed. */
    public void refresh() {
        if (m_dense != null && m_dense != m_values) {
            m_pattern.scatter(m_values, m_dense);
        }
    }

    /**
     * out ← out + W·x.
     *
     * @param x columns×width
     * @param width columns of the block
     * @param out rows×width
     */
    public void multiplyAdd(final float[] x, final int width, final float[] out) {
        if (!m_sparse) {
            m_gemm.multiply(false, false, m_pattern.rows(), width, m_pattern.columns(), m_dense, m_pattern.columns(), x,
                width, 1f, out, width);
            return;
        }
        int c = 0;
        for (; c + 4 <= width; c += 4) {
            multiplyFour(x, width, c, out);
        }
        for (; c < width; c++) {
            multiplyOne(x, width, c, out);
        }
    }

    private void multiplyFour(final float[] x, final int width, final int c, final float[] out) {
        final int[] start = m_pattern.rowStart();
        final int[] column = m_pattern.column();
        final float[] values = m_values;
        for (int r = 0; r < start.length - 1; r++) {
            final int o = r * width + c;
            float s0 = out[o];
            float s1 = out[o + 1];
            float s2 = out[o + 2];
            float s3 = out[o + 3];
            for (int e = start[r], end = start[r + 1]; e < end; e++) {
                final float w = values[e];
                final int i = column[e] * width + c;
                s0 += w * x[i];
                s1 += w * x[i + 1];
                s2 += w * x[i + 2];
                s3 += w * x[i + 3];
            }
            out[o] = s0;
            out[o + 1] = s1;
            out[o + 2] = s2;
            out[o + 3] = s3;
        }
    }

    private void multiplyOne(final float[] x, final int width, final int c, final float[] out) {
        final int[] start = m_pattern.rowStart();
        final int[] column = m_pattern.column();
        for (int r = 0; r < start.length - 1; r++) {
            float sum = out[r * width + c];
            for (int e = start[r]; e < start[r + 1]; e++) {
                sum += m_values[e] * x[column[e] * width + c];
            }
            out[r * width + c] = sum;
        }
    }

    /**
     * out ← Wᵀ·y.
     *
     * @param y rows×width
     * @param width columns of the block
     * @param out columns×width, overwritten
     */
    public void multiplyTransposed(final float[] y, final int width, final float[] out) {
        if (!m_sparse) {
            m_gemm.multiply(true, false, m_pattern.columns(), width, m_pattern.rows(), m_dense, m_pattern.columns(), y,
                width, 0f, out, width);
            return;
        }
        Arrays.fill(out, 0, m_pattern.columns() * width, 0f);
        int c = 0;
        for (; c + 4 <= width; c += 4) {
            transposedFour(y, width, c, out);
        }
        for (; c < width; c++) {
            transposedOne(y, width, c, out);
        }
    }

    private void transposedFour(final float[] y, final int width, final int c, final float[] out) {
        final int[] start = m_pattern.rowStart();
        final int[] column = m_pattern.column();
        final float[] values = m_values;
        for (int r = 0; r < start.length - 1; r++) {
            final int i = r * width + c;
            final float y0 = y[i];
            final float y1 = y[i + 1];
            final float y2 = y[i + 2];
            final float y3 = y[i + 3];
            for (int e = start[r], end = start[r + 1]; e < end; e++) {
                final float w = values[e];
                final int o = column[e] * width + c;
                out[o] += w * y0;
                out[o + 1] += w * y1;
                out[o + 2] += w * y2;
                out[o + 3] += w * y3;
            }
        }
    }

    private void transposedOne(final float[] y, final int width, final int c, final float[] out) {
        final int[] start = m_pattern.rowStart();
        final int[] column = m_pattern.column();
        for (int r = 0; r < start.length - 1; r++) {
            final float factor = y[r * width + c];
            for (int e = start[r]; e < start[r + 1]; e++) {
                out[column[e] * width + c] += m_values[e] * factor;
            }
        }
    }

    /** @return a zeroed array that {@link #addGradient} can add to */
    public float[] newGradient() {
        return new float[m_sparse ? m_values.length : m_dense.length];
    }

    /**
     * Adds the gradient of the weights, G ← G + D·Xᵀ, restricted to alive weights.
     *
     * @param d cotangents of the output, rows×{@code lead}
     * @param x inputs, columns×{@code lead}
     * @param used how many of the {@code lead} columns hold data
     * @param lead distance between two rows of d and of x
     * @param gradient from {@link #newGradient}
     */
    public void addGradient(final float[] d, final float[] x, final int used, final int lead, final float[] gradient) {
        if (!m_sparse) {
            m_gemm.multiply(false, true, m_pattern.rows(), m_pattern.columns(), used, d, lead, x, lead, 1f, gradient,
                m_pattern.columns());
            return;
        }
        final int[] start = m_pattern.rowStart();
        final int[] column = m_pattern.column();
        for (int r = 0; r < start.length - 1; r++) {
            for (int e = start[r], end = start[r + 1]; e < end; e++) {
                gradient[e] += dot(d, r * lead, x, column[e] * lead, used);
            }
        }
    }

    private static float dot(final float[] a, final int from, final float[] b, final int with, final int length) {
        // independent sums: the additions of one sum would wait for each other
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = 0;
        for (; i + 4 <= length; i += 4) {
            s0 += a[from + i] * b[with + i];
            s1 += a[from + i + 1] * b[with + i + 1];
            s2 += a[from + i + 2] * b[with + i + 2];
            s3 += a[from + i + 3] * b[with + i + 3];
        }
        for (; i < length; i++) {
            s0 += a[from + i] * b[with + i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    /**
     * Reads the gradient of alive weights out of an accumulator, adding to what is there.
     *
     * @param gradient from {@link #newGradient}
     * @param out one per alive weight
     */
    public void collectGradient(final float[] gradient, final float[] out) {
        if (m_sparse || m_pattern.isFull()) {
            for (int e = 0; e < out.length; e++) {
                out[e] += gradient[e];
            }
            return;
        }
        final int[] start = m_pattern.rowStart();
        final int[] column = m_pattern.column();
        for (int r = 0; r < start.length - 1; r++) {
            final int base = r * m_pattern.columns();
            for (int e = start[r]; e < start[r + 1]; e++) {
                out[e] += gradient[base + column[e]];
            }
        }
    }
}
