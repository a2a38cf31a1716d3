package org.dashgrn.compute;

/**
 * The inner loops of products with blocks {@code [feature][width]} that BLAS does not have, or has too slowly. Without state,
 * for any number of threads; results have the same bits on every run on one machine and Java machine.
 */
interface Kernels {

    /** @return rows of the slices that {@link #gather} takes */
    int sliceHeight();

    /**
     * Rows of out ← W·x, but for those that have no entries.
     *
     * @param matrix W
     * @param from first slice
     * @param to behind the last slice
     * @param x columns×width
     * @param width columns of the block
     * @param out rows×width
     */
    void gather(SlicedRows matrix, int from, int to, Floats x, int width, Floats out);

    /**
     * @param entries of a matrix
     * @return how many sums {@link #addGradient} wants to keep for each entry between its calls, or 0 if it needs room only
     */
    int sumsPerEntry(int entries);

    /**
     * gradient[e] ← gradient[e] + Σ_c d[row of e][c]·x[index of e][c].
     *
     * @param matrix W
     * @param d rows×stride
     * @param x columns×stride
     * @param width columns of the blocks that count
     * @param stride distance between two rows of d, and of x
     * @param sums what {@link #sumsPerEntry} asks for, to be added to the gradient at last by {@link #addUp}; or room for
     *            {@link #room} floats
     * @param keep whether the sums are to be kept
     * @param gradient one per entry of W, in its order
     */
    void addGradient(SparseRows matrix, Floats d, Floats x, int width, int stride, Floats sums, boolean keep, float[] gradient);

    /** @return how much room {@link #addGradient} needs where it keeps no sums */
    int room();

    /** Adds to the gradient what {@link #addGradient} has kept. */
    void addUp(Floats sums, float[] gradient);

    /**
     * As {@link #addGradient(SparseRows, Floats, Floats, int, int, Floats, boolean, float[])}, the sum over
     * {@link WaitingBlocks#MOST} blocks of {@link WaitingBlocks#WIDE} columns; if {@link #gathersGradients}, as the two below.
     *
     * @param d rows×{@link WaitingBlocks#WIDE} each
     * @param x columns×{@link WaitingBlocks#WIDE} each
     */
    void addGradient(SparseRows matrix, Floats[] d, Floats[] x, Floats sums, boolean keep, float[] gradient);

    /**
     * Column by column, sums[e] ← sums[e] + Σ_b d[b][row of e]·x[b][index of e], of {@link WaitingBlocks#MOST} blocks of
     * {@link WaitingBlocks#NARROW} columns.
     *
     * @param matrix W
     * @param d rows×{@link WaitingBlocks#NARROW} each
     * @param x columns×{@link WaitingBlocks#NARROW} each
     * @param sums entries×{@link WaitingBlocks#NARROW}
     */
    void addNarrowBlocks(SparseRows matrix, Floats[] d, Floats[] x, float[] sums);

    /** Adds these sums over all columns to a gradient, one per entry. */
    void addUpNarrow(float[] sums, float[] gradient);

    /**
     * @param weights of a matrix, pruned ones included
     * @return the density below which the sparse kernels win over products of dense matrices
     */
    double sparseBelow(long weights);

    /**
     * @return whether {@link #addGradient} wants exactly {@link Columns#MOST} columns, so that blocks are to be gathered; else
     *         their number does not matter
     */
    boolean gathersGradients();

    /**
     * Copies columns of a block into another.
     *
     * @param from rows×stride
     * @param column the first to copy
     * @param width columns to copy
     * @param rows of both
     * @param to rows×{@code toStride}
     * @param toColumn where the first goes
     */
    void copyColumns(Floats from, int column, int stride, int width, int rows, Floats to, int toColumn, int toStride);

    /** @return whether there is {@link #multiply} */
    boolean multipliesDense();

    /**
     * out ← Mᵀ·x.
     *
     * @param matrix M, inner×rows
     * @param rows rows of the result
     * @param inner rows of x
     * @param x inner×width
     * @param width columns of the block
     * @param out rows×width
     */
    void multiply(float[] matrix, int rows, int inner, Floats x, int width, Floats out);

    /** @return the fastest that this Java machine has */
    static Kernels best() {
        return BestKernels.INSTANCE;
    }
}
