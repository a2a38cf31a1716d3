package org.dashgrn.prune;

import org.dashgrn.model.BaseModel;

/**
 * What the data say about each weight (METHOD.md, section 3): |Ws|, exp(Wp), relu(v)⊙|As|, relu(v)⊙|Ap|, each divided by
 * its sum; for a model without multiplicative regulation or multipliers, |W| and |A|.
 */
final class Magnitude {

    /** The input layer of PHOENIX that acts through exp. */
    private static final int MULTIPLICATIVE = 1;

    private Magnitude() {
    }

    /** The multiplicative layer acts through exp; a pruned weight counts as exp(0), as in the original. */
    static double[] input(final LayerWeights weights, final int pair) {
        final double[] layer = weights.layers()[pair];
        final boolean multiplicative = weights.model() == BaseModel.PHOENIX && pair == MULTIPLICATIVE;
        final double[] w = new double[layer.length];
        for (int i = 0; i < w.length; i++) {
            w[i] = multiplicative ? Math.exp(layer[i]) : Math.abs(layer[i]);
        }
        return normalised(w);
    }

    static double[] output(final LayerWeights weights, final int pair) {
        final double[] layer = weights.layers()[weights.pairs() + pair];
        final int m = weights.hidden();
        final double[] w = new double[layer.length];
        for (int i = 0; i < w.length; i++) {
            w[i] = weights.multipliers()[i / m] * Math.abs(layer[i]);
        }
        return normalised(w);
    }

    /** Divides by the sum; all zeros stay zeros. */
    static double[] normalised(final double[] w) {
        double sum = 0;
        for (double x : w) {
            sum += x;
        }
        for (int i = 0; sum > 0 && i < w.length; i++) {
            w[i] /= sum;
        }
        return w;
    }
}
