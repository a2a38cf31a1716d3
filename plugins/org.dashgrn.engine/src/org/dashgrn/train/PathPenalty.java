package org.dashgrn.train;

import org.dashgrn.model.Layer;
import org.dashgrn.model.NeuralNetwork;

/**
 * The mean over all pairs of genes of the summed products of |weights| along the paths from one to the other: mean(|A||W|),
 * summed over the pairs of layers. Every path through a hidden unit is one factor of the unit's inputs times one of its
 * outputs, so it is (1/n²)·Σ_k (Σ_j |W_kj|)·(Σ_i |A_ik|): no n×n matrix is needed.
 */
final class PathPenalty {

    private PathPenalty() {
    }

    /**
     * @param network its weights
     * @param weight λ, factor within the total loss
     * @param gradient one array per parameter array of the network; weight times the gradient is added (at 0, where |w|
     *            has none, nothing)
     * @return the penalty, without the weight
     */
    static double addGradient(final NeuralNetwork network, final double weight, final float[][] gradient) {
        final double scale = 1.0 / network.genes() / network.genes();
        final int pairs = network.pairs();
        double penalty = 0;
        for (int p = 0; p < pairs; p++) {
            final Layer in = network.layers().get(p);
            final Layer out = network.layers().get(pairs + p);
            final double[] inputs = new double[network.hidden()];
            final double[] outputs = new double[network.hidden()];
            final int[] inStart = in.pattern().rowStart();
            for (int k = 0; k < inputs.length; k++) {
                for (int e = inStart[k]; e < inStart[k + 1]; e++) {
                    inputs[k] += Math.abs(in.values()[e]);
                }
            }
            final int[] outColumn = out.pattern().column();
            for (int e = 0; e < outColumn.length; e++) {
                outputs[outColumn[e]] += Math.abs(out.values()[e]);
            }
            for (int k = 0; k < inputs.length; k++) {
                penalty += scale * inputs[k] * outputs[k];
                for (int e = inStart[k]; e < inStart[k + 1]; e++) {
                    gradient[p][e] += (float)(weight * scale * outputs[k] * Math.signum(in.values()[e]));
                }
            }
            for (int e = 0; e < outColumn.length; e++) {
                gradient[pairs + p][e] +=
                    (float)(weight * scale * inputs[outColumn[e]] * Math.signum(out.values()[e]));
            }
        }
        return penalty;
    }
}
