package org.dashgrn.prune;

/**
 * What the data say about each weight (METHOD.md, section 3): |Ws|, exp(Wp), relu(v)⊙|As|, relu(v)⊙|Ap|, each divided by
 * its sum.
 */
final class Magnitude {

    private Magnitude() {
    }

    static double[] additiveInput(final LayerWeights weights) {
        final double[] w = new double[weights.ws().length];
        for (int i = 0; i < w.length; i++) {
            w[i] = Math.abs(weights.ws()[i]);
        }
        return normalised(w);
    }

    /** The multiplicative layer acts through exp; a pruned weight counts as exp(0), as in the original. */
    static double[] multiplicativeInput(final LayerWeights weights) {
        final double[] w = new double[weights.wp().length];
        for (int i = 0; i < w.length; i++) {
            w[i] = Math.exp(weights.wp()[i]);
        }
        return normalised(w);
    }

    static double[] output(final LayerWeights weights, final double[] a) {
        final int m = weights.hidden();
        final double[] w = new double[a.length];
        for (int i = 0; i < w.length; i++) {
            w[i] = Math.max(0, weights.v()[i / m]) * Math.abs(a[i]);
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
