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

    /** Below this density the sparse kernels win over BLAS on dense operands (benchmarks/README.md). */
    static final double SPARSE_BELOW = 0.2;

    /** Up to this many entries a transposed copy costs less than BLAS loses on transposed operands. */
    private static final int SMALL = 1 << 16;

    private final Gemm m_gemm;
    private final Pattern m_pattern;
    private final float[] m_values;
    /** Row-major matrix for BLAS: the values themselves if nothing is pruned, else a copy with zeros; null if sparse. */
    private final float[] m_dense;
    /** The transpose of {@code m_dense} where that is cheap to keep up to date; else null. */
    private final float[] m_transposed;
    /** The matrix by its shorter side, so that inner loops are long; null if dense. */
    private final SparseRows m_sparse;

    /**
     * @param gemm product of dense matrices
     * @param pattern alive weights
     * @param values one per alive weight, row-major; kept, not copied: after a change call {@link #refresh}
     */
    public LinearMap(final Gemm gemm, final Pattern pattern, final float[] values) {
        m_gemm = gemm;
        m_pattern = pattern;
        m_values = values;
        if (pattern.density() < SPARSE_BELOW) {
            m_dense = null;
            m_transposed = null;
            m_sparse = isWide() ? SparseRows.byRows(pattern, values) : SparseRows.byColumns(pattern);
        } else {
            m_dense = pattern.isFull() ? values : new float[pattern.rows() * pattern.columns()];
            m_transposed = m_dense.length <= SMALL ? new float[m_dense.length] : null;
            m_sparse = null;
        }
        refresh();
    }

    /** Takes over values that have changed. */
    public void refresh() {
        if (isSparse()) {
            m_sparse.refresh(m_values);
            return;
        }
        if (m_dense != m_values) {
            m_pattern.scatter(m_values, m_dense);
        }
        if (m_transposed != null) {
            final int columns = m_pattern.columns();
            for (int r = 0, i = 0; r < m_pattern.rows(); r++) {
                for (int c = 0; c < columns; c++) {
                    m_transposed[c * m_pattern.rows() + r] = m_dense[i++];
                }
            }
        }
    }

    /** @return length of a result of {@link #multiplyAdd} per column */
    public int rows() {
        return m_pattern.rows();
    }

    /** @return length of its input per column */
    public int columns() {
        return m_pattern.columns();
    }

    /** @return whether only alive weights are touched */
    public boolean isSparse() {
        return m_dense == null;
    }

    /** Whether the sparse matrix is kept by rows. */
    private boolean isWide() {
        return m_pattern.rows() <= m_pattern.columns();
    }

    /**
     * out ← out + W·x.
     *
     * @param x columns×width
     * @param width columns of the block
     * @param out rows×width
     */
    public void multiplyAdd(final float[] x, final int width, final float[] out) {
        if (!isSparse()) {
            m_gemm.multiply(false, false, m_pattern.rows(), width, m_pattern.columns(), m_dense, m_pattern.columns(), x,
                width, 1f, out, width);
        } else if (isWide()) {
            m_sparse.gather(x, width, out);
        } else {
            m_sparse.scatter(x, width, out);
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
        if (m_transposed != null) {
            m_gemm.multiply(false, false, m_pattern.columns(), width, m_pattern.rows(), m_transposed, m_pattern.rows(),
                y, width, 0f, out, width);
            return;
        }
        if (!isSparse()) {
            m_gemm.multiply(true, false, m_pattern.columns(), width, m_pattern.rows(), m_dense, m_pattern.columns(), y,
                width, 0f, out, width);
            return;
        }
        Arrays.fill(out, 0, m_pattern.columns() * width, 0f);
        if (isWide()) {
            m_sparse.scatter(y, width, out);
        } else {
            m_sparse.gather(y, width, out);
        }
    }

    /** @return a zeroed array that {@link #addGradient} can add to */
    public float[] newGradient() {
        return new float[isSparse() ? m_values.length : m_dense.length];
    }

    /**
     * Adds the gradient of the weights, G ← G + D·Xᵀ, restricted to alive weights.
     *
     * @param d cotangents of the output, rows×{@code lead}
     * @param x inputs, columns×{@code lead}
     * @param used how many of the {@code lead} columns hold data; all of them if this map is sparse
     * @param lead distance between two rows of d and of x
     * @param gradient from {@link #newGradient}
     */
    public void addGradient(final float[] d, final float[] x, final int used, final int lead, final float[] gradient) {
        if (!isSparse()) {
            m_gemm.multiply(false, true, m_pattern.rows(), m_pattern.columns(), used, d, lead, x, lead, 1f, gradient,
                m_pattern.columns());
        } else if (isWide()) {
            m_sparse.addGradient(d, x, lead, gradient);
        } else {
            m_sparse.addGradient(x, d, lead, gradient);
        }
    }

    /**
     * Reads the gradient of alive weights out of an accumulator, adding to what is there.
     *
     * @param gradient from {@link #newGradient}
     * @param out one per alive weight
     */
    public void collectGradient(final float[] gradient, final float[] out) {
        if (isSparse()) {
            m_sparse.collect(gradient, out);
            return;
        }
        if (m_pattern.isFull()) {
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
