package org.dashgrn.prune;

import org.dashgrn.model.Phoenix;

/**
 * The weights that a score looks at, dense and in double precision; pruned weights are 0.
 *
 * @param genes n
 * @param hidden m
 * @param ws Ws, m×n row-major
 * @param wp Wp, m×n
 * @param as As, n×m
 * @param ap Ap, n×m
 * @param v gene multipliers before relu, n
 */
public record LayerWeights(int genes, int hidden, double[] ws, double[] wp, double[] as, double[] ap, double[] v) {

    /**
     * @param network a network
     * @return its weights
     */
    public static LayerWeights of(final Phoenix network) {
        final double[] v = new double[network.genes()];
        for (int g = 0; g < v.length; g++) {
            v[g] = network.v()[g];
        }
        return new LayerWeights(network.genes(), network.hidden(), network.ws().pattern().dense(network.ws().values()),
            network.wp().pattern().dense(network.wp().values()), network.as().pattern().dense(network.as().values()),
            network.ap().pattern().dense(network.ap().values()), v);
    }
}
