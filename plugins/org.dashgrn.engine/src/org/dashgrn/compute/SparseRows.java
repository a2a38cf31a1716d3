package org.dashgrn.compute;

/**
 * Where the entries of a sparse matrix are, by rows. The same class serves a matrix by columns: then "row" means column.
 *
 * @param start for every row where its entries begin, and at last where they end
 * @param index column of each entry
 * @param weight which alive weight of the pattern each entry is; null if they are in the same order
 */
record SparseRows(int[] start, int[] index, int[] weight) {

    static SparseRows byRows(final Pattern pattern) {
        return new SparseRows(pattern.rowStart(), pattern.column(), null);
    }

    static SparseRows byColumns(final Pattern pattern) {
        final int[] start = new int[pattern.columns() + 1];
        for (int c : pattern.column()) {
            start[c + 1]++;
        }
        for (int c = 0; c < pattern.columns(); c++) {
            start[c + 1] += start[c];
        }
        final int[] next = start.clone();
        final int[] index = new int[pattern.alive()];
        final int[] weight = new int[pattern.alive()];
        for (int r = 0; r < pattern.rows(); r++) {
            for (int e = pattern.rowStart()[r]; e < pattern.rowStart()[r + 1]; e++) {
                final int at = next[pattern.column()[e]]++;
                index[at] = r;
                weight[at] = e;
            }
        }
        return new SparseRows(start, index, weight);
    }

    /** Brings a gradient in this order into the pattern's order, or adds it to one in that. */
    void collect(final float[] gradient, final float[] out, final boolean add) {
        if (weight == null && add) {
            Activation.addTo(out, gradient, out.length);
        } else if (weight == null) {
            System.arraycopy(gradient, 0, out, 0, out.length);
        } else if (add) {
            for (int e = 0; e < gradient.length; e++) {
                out[weight[e]] += gradient[e];
            }
        } else {
            for (int e = 0; e < gradient.length; e++) {
                out[weight[e]] = gradient[e];
            }
        }
    }
}
