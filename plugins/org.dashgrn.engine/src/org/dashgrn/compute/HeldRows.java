package org.dashgrn.compute;

/**
 * Products with a transposed operand A whose rows are read as they lie, while the rows of the other one stay in registers: what
 * {@link GemmTiles} have if there are enough registers.
 */
interface HeldRows {

    /** How many are taken at once. */
    int COUNT = 12;

    /**
     * Adds Aᵀ·B for {@value #COUNT} rows of A and a panel of as many of B. To every element it adds the sum over the first half of
     * the rows, then that over the second.
     *
     * @param a first operand
     * @param at where the first of its rows begins
     * @param down distance between two of them
     * @param panels where B is
     * @param panel where its rows begin
     * @param rows of the result: elements of each row of A
     * @param out result
     * @param outAt where it begins
     * @param ldc distance between two rows of it
     */
    void addHeld(float[] a, int at, int down, GemmTiles.Panels panels, int panel, int rows, float[] out, int outAt, int ldc);
}
