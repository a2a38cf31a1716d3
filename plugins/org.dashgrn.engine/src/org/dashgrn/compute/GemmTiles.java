package org.dashgrn.compute;

/**
 * Products of some rows of op(A) with a panel: {@value #COLUMNS} columns of the second operand that lie side by side. Tiles of the
 * result stay in registers.
 */
interface GemmTiles {

    /** Columns of a panel. */
    int COLUMNS = 16;

    /**
     * Where panels are.
     *
     * @param values second operand
     * @param stride distance between two rows
     * @param next distance between two panels
     */
    record Panels(float[] values, int stride, int next) { }

    /** Rows of a tile of one panel where rows of A are rows of op(A). */
    int rows();

    /** The same of two panels. */
    int pairRows();

    /**
     * Adds to a part of the result.
     *
     * @param a first operand
     * @param at where op(A) begins in it
     * @param down distance between two rows of op(A)
     * @param along distance between two columns of op(A); one of the two distances is 1
     * @param panels where they are
     * @param panel where the panel begins
     * @param deep inner dimension
     * @param rows of the result
     * @param out result
     * @param outAt where it begins
     * @param ldc distance between two rows of it
     */
    void add(float[] a, int at, int down, int along, Panels panels, int panel, int deep, int rows, float[] out, int outAt,
        int ldc);

    /** The same for two panels one after the other, whose results lie side by side. */
    void addPair(float[] a, int at, int down, int along, Panels panels, int panel, int deep, int rows, float[] out,
        int outAt, int ldc);
}
