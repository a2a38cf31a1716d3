package org.dashgrn.compute;

/**
 * The inner loops of products with blocks {@code [feature][width]} that BLAS does not have, or has too slowly. Without state,
 * for any number of threads; results have the same bits on every run on one machine and Java machine.
 */
interface Kernels {

    /**
     * out ← out + W·x.
     *
     * @param matrix W
     * @param x columns×width
     * @param width columns of the block
     * @param out rows×width
     */
    void gather(SparseRows matrix, float[] x, int width, float[] out);

    /**
     * out ← out + Wᵀ·y.
     *
     * @param matrix W
     * @param y rows×width
     * @param width columns of the block
     * @param out columns×width
     */
    void scatter(SparseRows matrix, float[] y, int width, float[] out);

    /**
     * gradient[e] ← gradient[e] + Σ_c d[row of e][c]·x[index of e][c].
     *
     * @param matrix W
     * @param d rows×stride
     * @param x columns×stride
     * @param width columns of the blocks that count
     * @param stride distance between two rows of d, and of x
     * @param gradient one per entry of W, in its order
     */
    void addGradient(SparseRows matrix, float[] d, float[] x, int width, int stride, float[] gradient);

    /**
     * @param weights of a matrix, pruned ones included
     * @return the density below which the sparse kernels win over products of dense matrices
     */
    double sparseBelow(long weights);

    /**
     * @return whether {@link #addGradient} wants exactly {@link Columns#MOST} columns, so that blocks are to be gathered; else their
     *         number does not matter
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
    void copyColumns(float[] from, int column, int stride, int width, int rows, float[] to, int toColumn, int toStride);

    /** @return whether there is {@link #multiply} */
    boolean multipliesDense();

    /**
     * out ← Mᵀ·x, or out ← out + Mᵀ·x.
     *
     * @param matrix M, inner×rows
     * @param rows rows of the result
     * @param inner rows of x
     * @param x inner×width
     * @param width columns of the block
     * @param out rows×width
     * @param add whether to add
     */
    void multiply(float[] matrix, int rows, int inner, float[] x, int width, float[] out, boolean add);

    /** @return the fastest that this Java machine has */
    static Kernels best() {
        return BestKernels.INSTANCE;
    }
}
