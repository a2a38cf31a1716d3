package org.dashgrn.model;

import java.util.List;

/**
 * Gene dynamics through hidden units: regulators act on hidden units by an input layer, hidden units on targets by an
 * output layer. A model has one or more such pairs, each with m units of its own. Whatever prunes, reads out or stores
 * models knows them by this, not by their equations.
 */
public sealed interface NeuralNetwork extends Dynamics permits Phoenix, Mlp {

    /** @return which equations */
    BaseModel baseModel();

    /** @return m, hidden units of each pair of layers */
    int hidden();

    /**
     * @return the weight matrices in the order of {@link #parameters()}, which begins with their values: all input
     *         layers, m×n, then in the same order the output layers, n×m
     */
    List<Layer> layers();

    /** @return how many pairs of an input and an output layer there are: layer p feeds layer p + pairs */
    default int pairs() {
        return layers().size() / 2;
    }

    /** @return gene multipliers before relu, n, live: the last of the parameters; empty if the model has none */
    float[] multipliers();

    /**
     * @param gene index
     * @return by what the gene's rate of change is multiplied: 0 if the model holds its expression constant
     */
    default double multiplier(final int gene) {
        return multipliers().length == 0 ? 1 : Math.max(0, multipliers()[gene]);
    }

    /** @return how many genes have the multiplier 0: no edge can lead to them */
    default int deadGenes() {
        int dead = 0;
        for (float v : multipliers()) {
            dead += v > 0 ? 0 : 1;
        }
        return dead;
    }

    /**
     * @param layers new weight matrices of the same shapes, kept, not copied
     * @return the network with those, which shares its other parameters with this one
     */
    NeuralNetwork withLayers(List<Layer> layers);

    /** @return a network that shares no parameter with this one */
    NeuralNetwork copy();

    /**
     * @param genes indices
     * @return a network that shares no parameter with this one, in which the expression of those genes does not change
     */
    NeuralNetwork holding(int... genes);

    /**
     * @return dynamics that share the parameters of this network, without its multipliers: what hidden units produce,
     *         minus {@link #decay()}·y; parameters as in this network, the multipliers of which do not matter
     */
    Dynamics undamped();

    /** @return rate at which expression decays in {@link #undamped()} */
    float decay();

    /** @return share of exact zeros among all weights, those of output layers times multipliers (METHOD.md, section 4) */
    default double sparsity() {
        long nonZero = 0;
        for (int l = 0; l < layers().size(); l++) {
            final Layer layer = layers().get(l);
            final int[] start = layer.pattern().rowStart();
            for (int r = 0; r < layer.pattern().rows(); r++) {
                final double factor = l < pairs() ? 1 : multiplier(r);
                for (int e = start[r]; factor > 0 && e < start[r + 1]; e++) {
                    nonZero += (float)(factor * layer.values()[e]) == 0 ? 0 : 1;
                }
            }
        }
        return 1 - nonZero / ((double)layers().size() * genes() * hidden());
    }

    /** @return number of weights that are not pruned */
    default long alive() {
        return layers().stream().mapToLong(layer -> layer.pattern().alive()).sum();
    }

    /**
     * @return the effects of the present parameters, row by row: effect(j → i) = relu(v_i)·Σ [Wᵀ·Aᵀ]_{j,i} over all pairs
     *         of an input layer W and an output layer A; without relu(v_i) if there are no multipliers (METHOD.md,
     *         section 4)
     */
    default EffectMatrix effects() {
        return new EffectMatrix(this);
    }
}
