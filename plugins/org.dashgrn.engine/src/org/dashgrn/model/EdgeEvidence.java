package org.dashgrn.model;

/**
 * What the data said about single edges while a model was pruned edge by edge; kept with the model, so that the pruning
 * can go on and every edge can be given a confidence later, those that were pruned too.
 *
 * @param sources regulator of each listed pair, ascending; all edges of the prior are listed, and of the other pairs
 *            the strong ones
 * @param targets its target, ascending for one regulator
 * @param inPrior whether the prior had it
 * @param chosen whether regressions chose the regulator for the target, from several trajectories; all such pairs are
 *            listed
 * @param dense how strong it was when the model was dense: the root of |effect| over the sum of all |effects| on the
 *            target, times the share of the target's variance that it explains and other regulators do not
 * @param strength the present strength: with what the sparse model said, if it was asked
 * @param unlisted how many of the pairs that are not listed have which strength, by bins
 */
public record EdgeEvidence(int[] sources, int[] targets, boolean[] inPrior, boolean[] chosen, float[] dense,
    float[] strength, int[] unlisted) {

    /** No file has more bins of unlisted strengths than this. */
    static final int MOST_BINS = 1024;

    /** Checks that there is one entry per pair. */
    public EdgeEvidence {
        final int pairs = sources.length;
        if (targets.length != pairs || inPrior.length != pairs || chosen.length != pairs || dense.length != pairs
            || strength.length != pairs) {
            throw new IllegalArgumentException("the arrays have different lengths");
        }
    }

    /** @return the number of listed pairs */
    public int size() {
        return sources.length;
    }
}
