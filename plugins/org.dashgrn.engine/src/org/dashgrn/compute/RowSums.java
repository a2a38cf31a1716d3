package org.dashgrn.compute;

/** Sums of many rows of floats in double precision, as regressions on the expression of all genes need them. */
public final class RowSums {

    private RowSums() {
    }

    /**
     * sums ← sums + Σ_k factors[k]·rows[k], in this order.
     *
     * @param factors one per row
     * @param rows at least as long as the sums
     * @param count rows that count
     * @param sums to be added to
     */
    public static void add(final double[] factors, final float[][] rows, final int count, final double[] sums) {
        int k = 0;
        // four at once, so that the sums are read and written a fourth as often
        for (; k + 4 <= count; k += 4) {
            addFour(factors, rows, k, sums);
        }
        for (; k < count; k++) {
            final float[] row = rows[k];
            for (int j = 0; j < sums.length; j++) {
                sums[j] += factors[k] * row[j];
            }
        }
    }

    private static void addFour(final double[] factors, final float[][] rows, final int k, final double[] sums) {
        final double f0 = factors[k];
        final double f1 = factors[k + 1];
        final double f2 = factors[k + 2];
        final double f3 = factors[k + 3];
        final float[] r0 = rows[k];
        final float[] r1 = rows[k + 1];
        final float[] r2 = rows[k + 2];
        final float[] r3 = rows[k + 3];
        // Java 17 does not vectorise a loop that makes doubles of floats
        for (int j = Activation.VECTORS ? VectorRowSums.addFour(f0, f1, f2, f3, r0, r1, r2, r3, sums) : 0; j < sums.length; j++) {
            sums[j] = sums[j] + f0 * r0[j] + f1 * r1[j] + f2 * r2[j] + f3 * r3[j];
        }
    }
}
