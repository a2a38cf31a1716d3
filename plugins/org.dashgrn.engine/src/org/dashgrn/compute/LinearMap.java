package org.dashgrn.compute;

import java.util.Arrays;

/**
 * A weight matrix ready to be multiplied with a {@link Block} of column vectors: dense by BLAS, or sparse by kernels that
 * touch alive weights only.
 * <p>
 * The products may be called by several threads at once, each with blocks of its own; {@link #refresh} may not run beside
 * them.
 */
public final class LinearMap {

    /** Below this density the sparse kernels win over BLAS on dense operands (benchmarks/README.md). */
    static final double SPARSE_BELOW = 0.08;

    /** More weights than fit into the nearer caches beside everything else. */
    private static final int LARGE = 1 << 17;

    private final Gemm m_gemm;
    private final Pattern m_pattern;
    private final float[] m_values;
    /** Row-major matrix: the values themselves if nothing is pruned, else a copy with zeros; null if sparse. */
    private final float[] m_dense;
    private final Operand m_operand;
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
            m_operand = null;
            m_sparse = isWide() ? SparseRows.byRows(pattern, values) : SparseRows.byColumns(pattern);
        } else {
            m_dense = pattern.isFull() ? values : new float[pattern.rows() * pattern.columns()];
            m_operand = gemm.mirror(m_dense);
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
        m_operand.write(m_dense, 0, m_dense.length);
    }

    /** @return length of a result of {@link #multiply} per column */
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

    /** @return whether a pass through the matrix costs so much that a gradient for each thread would be a waste */
    public boolean isLarge() {
        return !isSparse() && m_dense.length >= LARGE;
    }

    /** Whether the sparse matrix is kept by rows. */
    private boolean isWide() {
        return m_pattern.rows() <= m_pattern.columns();
    }

    /**
     * out ← W·x.
     *
     * @param x columns×width
     * @param width columns of the block
     * @param out rows×width, overwritten
     */
    public void multiply(final Block x, final int width, final Block out) {
        if (isSparse()) {
            Arrays.fill(out.overwrite(), 0, rows() * width, 0f);
            multiplyAdd(x, width, out);
        } else {
            final Operand in = x.input(columns() * width);
            m_gemm.multiply(false, false, rows(), width, columns(), m_operand, columns(), in, width, 0f,
                out.output(rows() * width), width);
        }
    }

    /**
     * out ← out + W·x.
     *
     * @param x columns×width
     * @param width columns of the block
     * @param out rows×width
     */
    public void multiplyAdd(final Block x, final int width, final Block out) {
        if (!isSparse()) {
            final Operand in = x.input(columns() * width);
            m_gemm.multiply(false, false, rows(), width, columns(), m_operand, columns(), in, width, 1f,
                out.sum(rows() * width), width);
        } else if (isWide()) {
            m_sparse.gather(x.values(), width, out.update());
        } else {
            m_sparse.scatter(x.values(), width, out.update());
        }
    }

    /**
     * out ← Wᵀ·y.
     *
     * @param y rows×width
     * @param width columns of the block
     * @param out columns×width, overwritten
     */
    public void multiplyTransposed(final Block y, final int width, final Block out) {
        if (!isSparse()) {
            final Operand in = y.input(rows() * width);
            m_gemm.multiply(true, false, columns(), width, rows(), m_operand, columns(), in, width, 0f,
                out.output(columns() * width), width);
            return;
        }
        final float[] result = out.overwrite();
        Arrays.fill(result, 0, columns() * width, 0f);
        if (isWide()) {
            m_sparse.scatter(y.values(), width, result);
        } else {
            m_sparse.gather(y.values(), width, result);
        }
    }

    /** @return a gradient of the weights, 0; for one thread */
    public Gradient newGradient() {
        return isSparse() ? new SparseGradient() : new DenseGradient();
    }

    /** The gradient of the alive weights, summed over evaluations. */
    public interface Gradient {

        /**
         * Adds D·Xᵀ.
         *
         * @param d cotangent of the output, rows×width
         * @param x input, columns×width
         * @param width columns of the blocks
         */
        void add(Block d, Block x, int width);

        /**
         * Adds the sum to an array and forgets it.
         *
         * @param out one per alive weight
         */
        void collect(float[] out);
    }

    private final class SparseGradient implements Gradient {

        private final float[] m_sum = new float[m_values.length];

        @Override
        public void add(final Block d, final Block x, final int width) {
            if (isWide()) {
                m_sparse.addGradient(d.values(), x.values(), width, m_sum);
            } else {
                m_sparse.addGradient(x.values(), d.values(), width, m_sum);
            }
        }

        @Override
        public void collect(final float[] out) {
            m_sparse.collect(m_sum, out);
            Arrays.fill(m_sum, 0f);
        }
    }

    private final class DenseGradient implements Gradient {

        /** How much is read at once: it stays in the nearest cache. */
        private static final int CHUNK = 4096;

        private final Operand m_sum = m_gemm.allocate(m_dense.length);
        private final float[] m_chunk = new float[Math.max(CHUNK, columns())];
        private boolean m_empty = true;

        @Override
        public void add(final Block d, final Block x, final int width) {
            m_gemm.multiply(false, true, rows(), columns(), width, d.input(rows() * width), width,
                x.input(columns() * width), width, m_empty ? 0f : 1f, m_sum, columns());
            m_empty = false;
        }

        @Override
        public void collect(final float[] out) {
            if (m_empty) {
                return;
            }
            m_empty = true;
            if (m_pattern.isFull()) {
                for (int from = 0; from < out.length; from += m_chunk.length) {
                    final int length = Math.min(m_chunk.length, out.length - from);
                    m_sum.read(from, m_chunk, 0, length);
                    for (int e = 0; e < length; e++) {
                        out[from + e] += m_chunk[e];
                    }
                }
                return;
            }
            final int[] start = m_pattern.rowStart();
            final int[] column = m_pattern.column();
            for (int r = 0; r < rows(); r++) {
                m_sum.read(r * columns(), m_chunk, 0, columns());
                for (int e = start[r]; e < start[r + 1]; e++) {
                    out[e] += m_chunk[column[e]];
                }
            }
        }
    }
}
