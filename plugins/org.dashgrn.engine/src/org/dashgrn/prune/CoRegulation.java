package org.dashgrn.prune;

import org.dashgrn.data.Progress;
import org.dashgrn.network.IndexedNetwork;

/**
 * The n×n matrix C of co-regulation or protein interaction, divided by its sum, as a product: S·C without ever holding C
 * where it follows from the prior.
 */
final class CoRegulation {

    private final IndexedNetwork m_factor;
    private final boolean m_squared;
    private final double m_sum;

    private CoRegulation(final IndexedNetwork factor, final boolean squared, final double sum) {
        m_factor = factor;
        m_squared = squared;
        m_sum = sum;
    }

    /** C as given, e.g. protein interactions; signs do not matter. */
    static CoRegulation given(final IndexedNetwork network) {
        double sum = 0;
        for (double w : network.weights()) {
            sum += Math.abs(w);
        }
        return new CoRegulation(network, false, sum);
    }

    /** C = |P|·|P|ᵀ: two regulators belong together if they share targets. */
    static CoRegulation ofPrior(final IndexedNetwork prior) {
        final double[] columnSums = new double[prior.size()];
        for (int e = 0; e < prior.edgeCount(); e++) {
            columnSums[prior.columns()[e]] += Math.abs(prior.weights()[e]);
        }
        double sum = 0;
        for (double c : columnSums) {
            sum += c * c;
        }
        return new CoRegulation(prior, true, sum);
    }

    /**
     * @param s rows×n, row-major
     * @param rows rows of s
     * @param progress may cancel
     * @return s·C, rows×n
     */
    double[] multiply(final double[] s, final int rows, final Progress progress) {
        final double[] first = SparseProduct.timesAbsolute(s, rows, m_factor, progress);
        final double[] product = m_squared
            ? SparseProduct.timesAbsoluteTransposed(first, rows, m_factor, progress) : first;
        for (int i = 0; m_sum > 0 && i < product.length; i++) {
            product[i] /= m_sum;
        }
        return product;
    }
}
