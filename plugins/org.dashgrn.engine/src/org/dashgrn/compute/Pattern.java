package org.dashgrn.compute;

import java.util.Arrays;

/**
 * Which entries of a rows×columns weight matrix are alive, in compressed-row form. The values of a matrix with this
 * pattern are one float per alive entry, in row-major order.
 * <p>
 * Immutable by convention: callers do not write into the arrays.
 *
 * @param rows number of rows
 * @param columns number of columns
 * @param rowStart rows+1 offsets into {@code column}
 * @param column column of each alive entry, ascending within a row
 */
public record Pattern(int rows, int columns, int[] rowStart, int[] column) {

    /**
     * @param rows number of rows
     * @param columns number of columns
     * @return the pattern in which every entry is alive
     */
    public static Pattern full(final int rows, final int columns) {
        final int[] rowStart = new int[rows + 1];
        final int[] column = new int[Math.multiplyExact(rows, columns)];
        for (int r = 0, e = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                column[e++] = c;
            }
            rowStart[r + 1] = e;
        }
        return new Pattern(rows, columns, rowStart, column);
    }

    /** @return the number of alive entries */
    public int alive() {
        return column.length;
    }

    /** @return whether no entry is pruned */
    public boolean isFull() {
        return column.length == (long)rows * columns;
    }

    /** @return share of alive entries, 0 to 1 */
    public double density() {
        return column.length / ((double)rows * columns);
    }

    /**
     * @param right of as many rows
     * @return the pattern of the two matrices side by side
     */
    public Pattern beside(final Pattern right) {
        final int[] bothStart = new int[rows + 1];
        final int[] bothColumn = new int[Math.addExact(alive(), right.alive())];
        for (int r = 0, at = 0; r < rows; r++) {
            for (int e = rowStart[r]; e < rowStart[r + 1]; e++) {
                bothColumn[at++] = column[e];
            }
            for (int e = right.rowStart[r]; e < right.rowStart[r + 1]; e++) {
                bothColumn[at++] = columns + right.column[e];
            }
            bothStart[r + 1] = at;
        }
        return new Pattern(rows, Math.addExact(columns, right.columns), bothStart, bothColumn);
    }

    /**
     * @param keep for every alive entry, whether it stays
     * @return the pattern of those that stay
     */
    public Pattern retain(final boolean[] keep) {
        final int[] newStart = new int[rows + 1];
        final int[] newColumn = new int[column.length];
        int kept = 0;
        for (int r = 0; r < rows; r++) {
            for (int e = rowStart[r]; e < rowStart[r + 1]; e++) {
                if (keep[e]) {
                    newColumn[kept++] = column[e];
                }
            }
            newStart[r + 1] = kept;
        }
        return new Pattern(rows, columns, newStart, Arrays.copyOf(newColumn, kept));
    }

    /**
     * @param values one per alive entry
     * @param keep for every alive entry, whether it stays
     * @return the values of those that stay
     */
    public static float[] retain(final float[] values, final boolean[] keep) {
        final float[] kept = new float[values.length];
        int n = 0;
        for (int e = 0; e < values.length; e++) {
            if (keep[e]) {
                kept[n++] = values[e];
            }
        }
        return Arrays.copyOf(kept, n);
    }

    /**
     * Writes values to their places in a dense row-major matrix; the other places are not touched.
     *
     * @param values one per alive entry
     * @param dense rows·columns
     */
    public void scatter(final float[] values, final float[] dense) {
        for (int r = 0; r < rows; r++) {
            final int base = r * columns;
            for (int e = rowStart[r]; e < rowStart[r + 1]; e++) {
                dense[base + column[e]] = values[e];
            }
        }
    }

    /**
     * @param values one per alive entry
     * @return the dense row-major matrix, pruned entries 0
     */
    public double[] dense(final float[] values) {
        final double[] dense = new double[rows * columns];
        for (int r = 0; r < rows; r++) {
            for (int e = rowStart[r]; e < rowStart[r + 1]; e++) {
                dense[r * columns + column[e]] = values[e];
            }
        }
        return dense;
    }
}
