package org.dashgrn.prune;

import java.util.List;
import org.dashgrn.data.Progress;

/** Ranks the weights of each layer: those with the lowest scores are pruned first. May remember earlier rounds. */
public interface PruningScore {

    /**
     * Scores of all weights; those of pruned ones mean nothing.
     *
     * @param layers row-major, in the order of the network's layers: input layers m×n, then output layers n×m
     * @param ridge for every layer: what had to be added to the diagonal of S·Sᵀ, relative to its mean; mostly 0
     */
    record Scores(double[][] layers, double[] ridge) {
    }

    /**
     * @param weights of the network before this round
     * @param progress asked several times a second whether to go on
     * @return the scores that this round prunes by
     */
    Scores score(LayerWeights weights, Progress progress);

    /** @return how a model pruned by this score is called */
    String strategy();

    /** @return what it remembers of earlier rounds: the arrays that {@link #recall} takes */
    List<double[]> memory();

    /**
     * Makes a new score go on where another one stood.
     *
     * @param memory what that one remembered
     */
    void recall(List<double[]> memory);
}
