package org.dashgrn.compute;

import java.util.Arrays;

/**
 * A weight matrix ready to be multiplied with a {@link Block} of column vectors: dense by BLAS or, if matrix and block are
 * small, by {@link Kernels}; or sparse by kernels that touch alive weights only.
 * <p>
 * The products may be called by several threads at once, each with blocks of its own; {@link #refresh} may not run beside
 * them.
 */
public final class LinearMap {

    /** More weights than fit into the nearer caches beside everything else. */
    private static final int LARGE = 1 << 17;

    /** Columns that BLAS multiplies well. */
    private static final int WIDE = 16;

    /** A block with so many rows does not stay in the nearer caches. */
    private static final int LONG = 1024;

    /** Entries in a row of a sparse matrix that make a loop worth its while. */
    private static final int FEWEST_ENTRIES = 6;

    /** Multiplications of a sparse product that are worth a second thread: some ten microseconds. */
    private static final int WORTH_SHARING = 1 << 18;

    /** Parts into which a sparse product is cut then. */
    private static final int PARTS = 4;

    /** Rows that are turned into columns at once: their lines stay in the nearest cache. */
    private static final int TILE = 16;

    /** How many blocks may wait until they are summed up. */
    public static final int BLOCKS_THAT_STAY = WaitingBlocks.MOST;

    /** Most columns of blocks that wait. */
    public static final int WIDEST_THAT_STAYS = WaitingBlocks.WIDE;

    private final Gemm m_gemm;
    private final Kernels m_kernels;
    private final Pattern m_pattern;
    private final float[] m_values;
    /** Row-major matrix: the values themselves if nothing is pruned, else a copy with zeros; null if sparse. */
    private final float[] m_dense;
    private final Operand m_operand;
    /** The dense matrix by columns, if it serves {@link Kernels#multiply}, else null. */
    private final float[] m_transposed;
    /** The same for products of wide blocks, whose kernel reads a transposed first operand faster; may be null. */
    private final Operand m_byColumns;
    /** By its longer or its shorter side; null if dense, as the two below. */
    private final SparseRows m_sparse;
    /** What products with the matrix and with its transpose walk along. */
    private final SlicedRows m_rows;
    private final SlicedRows m_columns;

    /**
     * @param gemm product of dense matrices
     * @param pattern alive weights
     * @param values one per alive weight, row-major; kept, not copied: after a change call {@link #refresh}
     */
    public LinearMap(final Gemm gemm, final Pattern pattern, final float[] values) {
        this(gemm, Kernels.best(), pattern, values);
    }

    LinearMap(final Gemm gemm, final Kernels kernels, final Pattern pattern, final float[] values) {
        m_gemm = gemm;
        m_kernels = kernels;
        m_pattern = pattern;
        m_values = values;
        if (pattern.density() < kernels.sparseBelow((long)pattern.rows() * pattern.columns())) {
            m_dense = null;
            m_operand = null;
            m_transposed = null;
            m_byColumns = null;
            final SparseRows byRows = SparseRows.byRows(pattern);
            final SparseRows byColumns = SparseRows.byColumns(pattern);
            m_sparse = isByRows() ? byRows : byColumns;
            m_rows = SlicedRows.of(kernels.sliceHeight(), byRows);
            m_columns = SlicedRows.of(kernels.sliceHeight(), byColumns);
        } else {
            m_dense = pattern.isFull() ? values : new float[pattern.rows() * pattern.columns()];
            m_operand = gemm.mirror(Floats.of(m_dense), m_dense.length);
            m_transposed = kernels.multipliesDense() && !isLarge() ? new float[m_dense.length] : null;
            m_byColumns = m_transposed != null && isOnArrays() ? gemm.mirror(Floats.of(m_transposed), m_transposed.length) : null;
            m_sparse = null;
            m_rows = null;
            m_columns = null;
        }
        refresh();
    }

    /** Whether blocks of that many columns may wait before their gradient is summed up. */
    public static boolean mayWait(final int width) {
        return WaitingBlocks.canWait(width);
    }

    /** Takes over values that have changed. */
    public void refresh() {
        if (isSparse()) {
            m_rows.refresh(m_values);
            m_columns.refresh(m_values);
            return;
        }
        if (m_dense != m_values) {
            m_pattern.scatter(m_values, m_dense);
        }
        m_operand.write(Floats.of(m_dense), m_dense.length);
        if (m_transposed != null) {
            transpose();
        }
    }

    private void transpose() {
        final int rows = rows();
        final int columns = columns();
        for (int from = 0; from < rows; from += TILE) {
            final int to = Math.min(rows, from + TILE);
            for (int c = 0; c < columns; c++) {
                for (int r = from; r < to; r++) {
                    m_transposed[c * rows + r] = m_dense[r * columns + c];
                }
            }
        }
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

    /** Whether products read and write Java arrays where they are. */
    private boolean isOnArrays() {
        return m_operand instanceof ArrayOperand;
    }

    /** Whether BLAS would take longer to rearrange its operands than to multiply them. */
    private boolean isNarrow(final int width) {
        return m_transposed != null && width < WIDE;
    }

    /**
     * Whether the sparse matrix is kept by rows. By its longer side, what belongs to the shorter one stays in the nearest
     * cache; but inner loops may not be too short.
     */
    private boolean isByRows() {
        final boolean longer = m_pattern.rows() > m_pattern.columns();
        final int length = Math.max(rows(), columns());
        return length >= LONG && m_pattern.alive() / length >= FEWEST_ENTRIES ? longer : !longer;
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
            gather(m_rows, x.values(), width, out.overwrite());
        } else if (isNarrow(width)) {
            m_kernels.multiply(m_transposed, rows(), columns(), x.values(), width, out.overwrite());
        } else {
            multiplyDense(x, width, 0f, out.output(rows() * width));
        }
    }

    private void multiplyDense(final Block x, final int width, final float beta, final Operand out) {
        final Operand in = x.input(columns() * width);
        if (m_byColumns == null) {
            m_gemm.multiply(false, false, rows(), width, columns(), m_operand, columns(), in, width, beta, out, width);
        } else {
            m_gemm.multiply(true, false, rows(), width, columns(), m_byColumns, rows(), in, width, beta, out, width);
        }
    }

    /**
     * out ← out + W·x.
     *
     * @param x columns×width
     * @param width columns of the block
     * @param out rows×width
     * @param room rows×width, overwritten
     */
    public void multiplyAdd(final Block x, final int width, final Block out, final Block room) {
        if (isSparse() || isNarrow(width)) {
            multiply(x, width, room);
            Activation.addTo(out.update(), room.values(), rows() * width);
        } else {
            multiplyDense(x, width, 1f, out.sum(rows() * width));
        }
    }

    private void gather(final SlicedRows matrix, final Floats x, final int width, final Floats out) {
        final int parts = m_gemm.isShared() && (long)m_values.length * width >= WORTH_SHARING ? PARTS : 1;
        m_gemm.each(parts, p -> m_kernels.gather(matrix, matrix.firstSlice(p, parts), matrix.firstSlice(p + 1, parts), x,
            width, out));
        matrix.clearEmpty(width, out);
    }

    /**
     * out ← Wᵀ·y.
     *
     * @param y rows×width
     * @param width columns of the block
     * @param out columns×width, overwritten
     */
    public void multiplyTransposed(final Block y, final int width, final Block out) {
        if (isNarrow(width)) {
            m_kernels.multiply(m_dense, columns(), rows(), y.values(), width, out.overwrite());
            return;
        }
        if (isSparse()) {
            gather(m_columns, y.values(), width, out.overwrite());
            return;
        }
        final Operand in = y.input(rows() * width);
        m_gemm.multiply(true, false, columns(), width, rows(), m_operand, columns(), in, width, 0f,
            out.output(columns() * width), width);
    }

    /**
     * @param memory of what is to lie well
     * @param blocksStay whether blocks of which {@link #mayWait} is true stay as they are until {@link Gradient#settle}, or
     *            until {@link #BLOCKS_THAT_STAY} of one width were added
     * @return a gradient of the weights, 0; for one thread
     */
    public Gradient newGradient(final FloatArena memory, final boolean blocksStay) {
        return isSparse() && !m_kernels.gathersGradients() ? newSparseGradient(memory, blocksStay)
            : new Gathering(memory, blocksStay);
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
        default void add(final Block d, final Block x, final int width) {
            add(d, x, width, width);
        }

        /**
         * Adds D·Xᵀ.
         *
         * @param d cotangent of the output, rows×stride
         * @param x input, columns×stride
         * @param width columns of the blocks that count
         * @param stride all columns of the blocks
         */
        void add(Block d, Block x, int width, int stride);

        /** Whether blocks of that many columns, of which so many count, can be added as they are; else gather them. */
        default boolean takes(final int width, final int stride) {
            return true;
        }

        /** Sums up what waits: all blocks may change now. */
        default void settle() {
            // few gradients let blocks wait
        }

        /**
         * Gives D·Xᵀ as {@link #collect} would after {@link #add}, if that saves a sum of its own.
         *
         * @param out one per alive weight
         * @param sum whether to add to it
         * @return whether it did; else nothing has changed
         */
        default boolean collects(final float[] out, final boolean sum, final Block d, final Block x, final int width,
            final int stride) {
            return false;
        }

        /**
         * Gives the sum and forgets it.
         *
         * @param out one per alive weight
         * @param add whether to add to it; else it is overwritten
         */
        void collect(float[] out, boolean add);
    }

    private SparseGradient newSparseGradient(final FloatArena memory, final boolean blocksStay) {
        return new SparseGradient(m_kernels, m_sparse, isByRows(), memory, blocksStay);
    }

    /** Gathers blocks of few columns before it multiplies them. */
    private final class Gathering implements Gradient {

        private final Gradient m_sum;
        private final Columns m_d;
        private final Columns m_x;
        private int m_gathered;

        Gathering(final FloatArena memory, final boolean blocksStay) {
            m_sum = isSparse() ? newSparseGradient(memory, blocksStay) : new DenseGradient();
            m_d = new Columns(m_gemm, m_kernels, memory, rows());
            m_x = new Columns(m_gemm, m_kernels, memory, columns());
        }

        @Override
        public void settle() {
            m_sum.settle();
        }

        @Override
        public void add(final Block d, final Block x, final int width, final int stride) {
            if (m_sum.takes(width, stride)) {
                m_sum.add(d, x, width, stride);
                return;
            }
            for (int done = 0; done < width;) {
                if (m_gathered == Columns.MOST) {
                    addGathered();
                }
                final int count = Math.min(width - done, Columns.MOST - m_gathered);
                m_d.set(m_gathered, d, done, count, stride);
                m_x.set(m_gathered, x, done, count, stride);
                m_gathered += count;
                done += count;
            }
        }

        private void addGathered() {
            if (isSparse() && m_gathered < Columns.MOST) {
                m_d.clearFrom(m_gathered);
                m_x.clearFrom(m_gathered);
                m_gathered = Columns.MOST;
            }
            m_sum.add(m_d.block(), m_x.block(), m_gathered, Columns.MOST);
            m_gathered = 0;
        }

        @Override
        public void collect(final float[] out, final boolean add) {
            if (m_gathered > 0 && m_sum.collects(out, add, m_d.block(), m_x.block(), m_gathered, Columns.MOST)) {
                m_gathered = 0;
                return;
            }
            if (m_gathered > 0) {
                addGathered();
            }
            m_sum.collect(out, add);
        }
    }

    private final class DenseGradient implements Gradient {

        /** How much is read at once: it stays in the nearest cache. */
        private static final int CHUNK = 4096;

        /** Null until it is needed. */
        private Operand m_sum;
        private final Floats m_chunk = Floats.of(new float[Math.max(CHUNK, columns())]);
        /** Whether the sum is columns×rows: products rearrange their second operand, and that is then the smaller one. */
        private final boolean m_transposedSum = columns() > rows() && !isLarge() && isOnArrays();
        /** Distance between two rows of the sum. */
        private final int m_distance = m_transposedSum ? filled(rows()) : columns();
        private boolean m_empty = true;

        @Override
        public boolean takes(final int width, final int stride) {
            return 2 * width > Columns.MOST;
        }

        /** So long that the last columns are as many as the others that are computed together. */
        private static int filled(final int columns) {
            return (columns + GemmTiles.COLUMNS - 1) / GemmTiles.COLUMNS * GemmTiles.COLUMNS;
        }

        @Override
        public void add(final Block d, final Block x, final int width, final int stride) {
            if (m_sum == null) {
                m_sum = m_gemm.allocate((m_transposedSum ? columns() : rows()) * m_distance);
            }
            multiply(d, x, width, stride, m_empty ? 0f : 1f, m_distance, m_sum);
            m_empty = false;
        }

        private void multiply(final Block d, final Block x, final int width, final int stride, final float beta,
            final int distance, final Operand sum) {
            final Operand left = d.input(rows() * stride);
            final Operand right = x.input(columns() * stride);
            if (m_transposedSum) {
                m_gemm.multiply(false, true, columns(), rows(), width, right, stride, left, stride, beta, sum, distance);
            } else {
                m_gemm.multiply(false, true, rows(), columns(), width, left, stride, right, stride, beta, sum, distance);
            }
        }

        @Override
        public boolean collects(final float[] out, final boolean sum, final Block d, final Block x, final int width,
            final int stride) {
            if (!m_empty || m_transposedSum || !m_pattern.isFull() || !isOnArrays()) {
                return false;
            }
            multiply(d, x, width, stride, sum ? 1f : 0f, columns(), m_gemm.mirror(Floats.of(out), out.length));
            return true;
        }

        @Override
        public void collect(final float[] out, final boolean add) {
            if (!add) {
                Arrays.fill(out, 0f);
            }
            if (m_empty) {
                return;
            }
            m_empty = true;
            if (m_transposedSum) {
                collectTransposed(out);
                return;
            }
            final float[] chunk = m_chunk.array();
            if (m_pattern.isFull()) {
                for (int from = 0; from < out.length; from += chunk.length) {
                    final int length = Math.min(chunk.length, out.length - from);
                    m_sum.read(from, m_chunk, length);
                    for (int e = 0; e < length; e++) {
                        out[from + e] += chunk[e];
                    }
                }
                return;
            }
            final int[] start = m_pattern.rowStart();
            final int[] column = m_pattern.column();
            for (int r = 0; r < rows(); r++) {
                m_sum.read(r * columns(), m_chunk, columns());
                for (int e = start[r]; e < start[r + 1]; e++) {
                    out[e] += chunk[column[e]];
                }
            }
        }

        private void collectTransposed(final float[] out) {
            final float[] sum = ((ArrayOperand)m_sum).values().array();
            final int[] start = m_pattern.rowStart();
            final int[] column = m_pattern.column();
            for (int r = 0; r < rows(); r++) {
                for (int e = start[r]; e < start[r + 1]; e++) {
                    out[e] += sum[column[e] * m_distance + r];
                }
            }
        }
    }
}
