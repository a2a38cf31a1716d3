package org.dashgrn.prune;

import java.util.Arrays;
import org.dashgrn.model.BaseModel;
import org.dashgrn.model.NeuralNetwork;

/**
 * The weights that a score looks at, dense and in double precision; pruned weights are 0.
 *
 * @param model which equations they are of
 * @param genes n
 * @param hidden m
 * @param layers row-major, in the order of {@link NeuralNetwork#layers()}: input layers m×n, then output layers n×m
 * @param multipliers of each gene after relu, n; all 1 if the model has none
 */
public record LayerWeights(BaseModel model, int genes, int hidden, double[][] layers, double[] multipliers) {

    /**
     * @param network a network
     * @return its weights
     */
    public static LayerWeights of(final NeuralNetwork network) {
        final double[] multipliers = new double[network.genes()];
        Arrays.setAll(multipliers, network::multiplier);
        return new LayerWeights(network.baseModel(), network.genes(), network.hidden(), network.layers().stream()
            .map(layer -> layer.pattern().dense(layer.values())).toArray(double[][]::new), multipliers);
    }

    /** @return how many pairs of an input and an output layer there are: layer p feeds layer p + pairs */
    int pairs() {
        return layers.length / 2;
    }
}
