package org.dashgrn.prune;

import org.dashgrn.data.Progress;
import org.dashgrn.network.IndexedNetwork;

/** Products of dense matrices with the absolute values of a sparse network. */
final class SparseProduct {

    private SparseProduct() {
    }

    /** s·|P|, rows×n. */
    static double[] timesAbsolute(final double[] s, final int rows, final IndexedNetwork network,
        final Progress progress) {
        final int n = network.size();
        final double[] product = new double[rows * n];
        for (int r = 0; r < rows; r++) {
            progress.checkCancelled();
            for (int j = 0; j < n; j++) {
                final double factor = s[r * n + j];
                for (int e = network.rowStart()[j]; e < network.rowStart()[j + 1]; e++) {
                    product[r * n + network.columns()[e]] += factor * Math.abs(network.weights()[e]);
                }
            }
        }
        return product;
    }

    /** s·|P|ᵀ, rows×n. */
    static double[] timesAbsoluteTransposed(final double[] s, final int rows, final IndexedNetwork network,
        final Progress progress) {
        final int n = network.size();
        final double[] product = new double[rows * n];
        for (int r = 0; r < rows; r++) {
            progress.checkCancelled();
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int e = network.rowStart()[j]; e < network.rowStart()[j + 1]; e++) {
                    sum += s[r * n + network.columns()[e]] * Math.abs(network.weights()[e]);
                }
                product[r * n + j] = sum;
            }
        }
        return product;
    }
}
