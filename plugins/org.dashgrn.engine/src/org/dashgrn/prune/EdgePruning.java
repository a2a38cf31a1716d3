package org.dashgrn.prune;

import static org.dashgrn.data.InvalidInputException.require;

import java.io.Serializable;

/**
 * How a model is pruned edge by edge.
 *
 * @param trust the prior is believed to have at least this share of the true edges, and at least this share of its own
 *            edges to be true, above 0 and below 1; where data say more, they count ({@link EdgeBelief})
 * @param denseEpochs epochs that a model is trained for, all in all, before its edges are judged
 * @param epochsBetween epochs until the edges are judged again, then in the sparse model too; 0 if they are judged once
 * @param leastSparsity the weights that are left are at most this share less than all
 */
public record EdgePruning(double trust, int denseEpochs, int epochsBetween, double leastSparsity)
    implements Serializable {

    /** For data of the kind and size of the published benchmarks. */
    public static final EdgePruning DEFAULT = new EdgePruning(0.8, 60, 0, 0.95);

    /** Checks the ranges. */
    public EdgePruning {
        require(trust > 0 && trust < 1, "Trust in the prior", trust, "above 0 and below 1");
        require(denseEpochs >= 0, "Dense epochs", denseEpochs, "at least 0");
        require(epochsBetween >= 0, "Epochs between rounds", epochsBetween, "at least 0");
        require(leastSparsity >= 0 && leastSparsity < 1, "Least sparsity", leastSparsity, "at least 0 and below 1");
    }
}
