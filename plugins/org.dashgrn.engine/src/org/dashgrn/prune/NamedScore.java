package org.dashgrn.prune;

import java.util.List;
import org.dashgrn.data.Progress;

/**
 * A score under the name of the strategy that uses it.
 *
 * @param strategy how a model pruned by it is called
 * @param score ranks the weights
 */
record NamedScore(String strategy, PruningScore score) implements PruningScore {

    @Override
    public Scores score(final LayerWeights weights, final Progress progress) {
        return score.score(weights, progress);
    }

    @Override
    public List<double[]> memory() {
        return score.memory();
    }

    @Override
    public void recall(final List<double[]> memory) {
        score.recall(memory);
    }
}
