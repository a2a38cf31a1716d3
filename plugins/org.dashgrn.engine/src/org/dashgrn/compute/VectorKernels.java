package org.dashgrn.compute;

import java.util.List;
import jdk.incubator.vector.FloatVector;

/**
 * {@link Kernels} by the vector instructions of the processor. They need a Java machine that was started with
 * {@code --add-modules jdk.incubator.vector}; elsewhere this class does not link and {@link ScalarKernels} does the work.
 * <p>
 * Sparse products keep a row of the result in registers, as many columns as vectors have lanes; the order of sums depends on
 * the shapes alone. Dense products serve weight matrices that stay in the nearer caches: BLAS rearranges its operands before
 * it multiplies, which for few columns costs more than the product.
 */
final class VectorKernels implements Kernels {

    private static final long MANY = 1 << 17;

    /** Entries of a matrix of which each has sums of its own. */
    private static final int MOST_KEPT = 4096;

    /** Lanes of a vector of which there are 32 registers. */
    private static final int LONG = 16;

    /** Rows of a dense product below which vectors are not filled. */
    private static final int FEWEST_ROWS = VectorLoops.EIGHT.lanes();

    /** For blocks of the most frequent widths; those of four columns only if they are whole, see {@link Floats#isWhole}. */
    private static final VectorLoops OF_FOUR = VectorLoops.of(FloatVector.SPECIES_128, 4);
    private static final VectorLoops OF_SIXTEEN = VectorLoops.of(FloatVector.SPECIES_PREFERRED.length() < LONG
        ? FloatVector.SPECIES_256 : FloatVector.SPECIES_512, WaitingBlocks.WIDE);
    private static final VectorLoops OF_SIXTY_FOUR = ofLong(4 * LONG);

    private static final ThreadLocal<float[]> TILE = ThreadLocal.withInitial(() -> new float[VectorLoops.TILE]);

    private final VectorLoops m_longest;
    private final VectorLoops m_ofWideBlocks;

    /** Tried one after the other, long vectors first, until all columns are done. */
    private final List<VectorLoops> m_loops;

    /** @throws UnsupportedOperationException if the processor's vectors are shorter than eight floats */
    VectorKernels() {
        this(VectorLoops.LONGEST);
    }

    /** @param longest of eight or sixteen floats */
    VectorKernels(final VectorLoops longest) {
        if (FloatVector.SPECIES_PREFERRED.length() < longest.lanes()) {
            throw new UnsupportedOperationException("Vectors of " + FloatVector.SPECIES_PREFERRED.length() + " floats");
        }
        m_longest = longest;
        m_ofWideBlocks = longest == VectorLoops.LONGEST ? OF_SIXTEEN : VectorLoops.of(FloatVector.SPECIES_256, WaitingBlocks.WIDE);
        m_loops = longest == VectorLoops.EIGHT ? List.of(longest, VectorLoops.FOUR)
            : List.of(longest, VectorLoops.EIGHT, VectorLoops.FOUR);
    }

    /** Where the sparse kernels win is measured: benchmarks/README.md. */
    @Override
    public double sparseBelow(final long weights) {
        return weights < MANY ? 0.2 : 0.3;
    }

    @Override
    public boolean gathersGradients() {
        return true;
    }

    @Override
    public boolean multipliesDense() {
        return true;
    }

    /** Null where the processor has none: a kind of vector more would make all others slower. */
    private static VectorLoops ofLong(final int width) {
        return VectorLoops.LONGEST.lanes() == LONG ? VectorLoops.of(FloatVector.SPECIES_512, width) : null;
    }

    /** The longest loops for blocks of a width, which is a multiple of their lanes. */
    static VectorLoops loops(final int width) {
        if (VectorLoops.LONGEST.lanes() == LONG && width == LONG) {
            return OF_SIXTEEN;
        }
        return VectorLoops.LONGEST.lanes() == LONG && width == 4 * LONG ? OF_SIXTY_FOUR : VectorLoops.LONGEST;
    }

    @Override
    public int sliceHeight() {
        return VectorLoops.SLICE;
    }

    @Override
    public void gather(final SlicedRows matrix, final int from, final int to, final Floats x, final int width,
        final Floats out) {
        if (width == WaitingBlocks.NARROW && x.isWhole() && out.isWhole()) {
            OF_FOUR.gather(matrix, from, to, x, width, 0, out);
            return;
        }
        if (m_longest.lanes() == LONG && width == LONG) {
            OF_SIXTEEN.gather(matrix, from, to, x, width, 0, out);
            return;
        }
        if (m_longest.lanes() == LONG && width == 4 * LONG) {
            OF_SIXTY_FOUR.gatherQuad(matrix, from, to, x, width, 0, out);
            return;
        }
        int c = 0;
        for (VectorLoops loops : m_loops) {
            // four times four sums need more than sixteen registers
            for (; loops.lanes() == LONG && c + 4 * LONG <= width; c += 4 * LONG) {
                loops.gatherQuad(matrix, from, to, x, width, c, out);
            }
            for (; c + 2 * loops.lanes() <= width; c += 2 * loops.lanes()) {
                loops.gatherPair(matrix, from, to, x, width, c, out);
            }
            for (; c + loops.lanes() <= width; c += loops.lanes()) {
                loops.gather(matrix, from, to, x, width, c, out);
            }
        }
        for (; c < width; c++) {
            ScalarKernels.gatherOne(matrix, sliceHeight(), from, to, x, width, c, out);
        }
    }

    /** As long as the sums stay in the second cache it is cheaper to add to them than to add them up. */
    @Override
    public int sumsPerEntry(final int entries) {
        return entries <= MOST_KEPT ? VectorLoops.SUM : 0;
    }

    @Override
    public void addGradient(final SparseRows matrix, final Floats d, final Floats x, final int width, final int stride,
        final Floats sums, final boolean keep, final float[] gradient) {
        final Floats[] ds = {d, d, d, d};
        final Floats[] xs = {x, x, x, x};
        final VectorLoops loops = m_longest.lanes() == LONG && stride == 4 * LONG ? OF_SIXTY_FOUR : m_longest;
        int c = 0;
        for (; c + Columns.MOST <= width; c += Columns.MOST) {
            addGradient(loops, matrix, ds, xs, stride, c, sums, keep, gradient);
        }
        for (; c < width; c++) {
            ScalarKernels.addGradientOne(matrix, d, x, stride, c, gradient);
        }
    }

    private static void addGradient(final VectorLoops loops, final SparseRows matrix, final Floats[] d, final Floats[] x,
        final int stride, final int column, final Floats sums, final boolean keep, final float[] gradient) {
        if (loops.lanes() == LONG) {
            loops.addGradientOfFour(matrix, d, x, stride, column, sums, keep, gradient);
        } else {
            loops.addGradientOfEight(matrix, d, x, stride, column, sums, keep, gradient);
        }
    }

    @Override
    public void addGradient(final SparseRows matrix, final Floats[] d, final Floats[] x, final Floats sums, final boolean keep,
        final float[] gradient) {
        addGradient(m_ofWideBlocks, matrix, d, x, WaitingBlocks.WIDE, 0, sums, keep, gradient);
    }

    @Override
    public void addNarrowBlocks(final SparseRows matrix, final Floats[] d, final Floats[] x, final float[] sums) {
        (areWhole(d) && areWhole(x) ? OF_FOUR : VectorLoops.FOUR).addNarrowBlocks(matrix, d, x, sums);
    }

    private static boolean areWhole(final Floats[] blocks) {
        boolean whole = true;
        for (Floats block : blocks) {
            whole &= block.isWhole();
        }
        return whole;
    }

    @Override
    public void addUpNarrow(final float[] sums, final float[] gradient) {
        LaneSums.addFours(sums, gradient);
    }

    @Override
    public int room() {
        return VectorLoops.TILE;
    }

    @Override
    public void addUp(final Floats sums, final float[] gradient) {
        LaneSums.add(sums, gradient.length, gradient, 0);
    }

    @Override
    public void copyColumns(final Floats from, final int column, final int stride, final int width, final int rows,
        final Floats to, final int toColumn, final int toStride) {
        int c = 0;
        for (VectorLoops loops : m_loops) {
            for (; c + loops.lanes() <= width; c += loops.lanes()) {
                loops.copy(from.from(column + c), stride, rows, to.from(toColumn + c), toStride);
            }
        }
        for (; c < width; c++) {
            ScalarKernels.copyOne(from.from(column + c), stride, rows, to.from(toColumn + c), toStride);
        }
    }

    @Override
    public void multiply(final float[] matrix, final int rows, final int inner, final Floats x, final int width,
        final Floats out) {
        final float[] tile = TILE.get();
        int c = 0;
        for (; c + 4 <= width && rows >= FEWEST_ROWS; c += 4) {
            multiplyFour(matrix, rows, inner, x, width, c, out, tile);
        }
        for (; c < width && rows >= FEWEST_ROWS; c++) {
            multiplyOne(matrix, rows, inner, x, width, c, out, tile);
        }
        for (; c < width; c++) {
            ScalarKernels.multiplyOne(matrix, rows, inner, x, width, c, out);
        }
    }

    /** Four columns. The last rows may be computed twice, but are stored once. */
    private void multiplyFour(final float[] matrix, final int rows, final int inner, final Floats x,
        final int width, final int column, final Floats out, final float[] tile) {
        final VectorLoops loops = loopsOfRows(rows);
        final int lanes = loops.lanes();
        int done = 0;
        while (done < rows) {
            final int vectors = vectors(rows - done, rows, lanes);
            final int row = Math.min(done, rows - vectors * lanes);
            switch (vectors) {
                case 3 -> loops.multiplyTriple(matrix, rows, row, inner, x, width, column, done - row, out, tile);
                case 2 -> loops.multiplyPair(matrix, rows, row, inner, x, width, column, done - row, out, tile);
                default -> loops.multiply(matrix, rows, row, inner, x, width, column, done - row, out, tile);
            }
            done = row + vectors * lanes;
        }
    }

    /** How many vectors of rows to compute at once: two, but no more than are left, and three instead of two and one. */
    private static int vectors(final int left, final int rows, final int lanes) {
        final int most = Math.min(rows / lanes, (left + lanes - 1) / lanes);
        return most == 3 && lanes == LONG ? 3 : Math.min(2, most);
    }

    private void multiplyOne(final float[] matrix, final int rows, final int inner, final Floats x,
        final int width, final int column, final Floats out, final float[] tile) {
        final VectorLoops loops = loopsOfRows(rows);
        for (int done = 0; done < rows; done += loops.lanes()) {
            final int row = Math.min(done, rows - loops.lanes());
            loops.multiplyOne(matrix, rows, row, inner, x, width, column, done - row, out, tile);
        }
    }

    private VectorLoops loopsOfRows(final int rows) {
        return rows < m_longest.lanes() ? VectorLoops.EIGHT : m_longest;
    }
}
