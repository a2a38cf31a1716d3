package org.dashgrn.prune;

import static org.dashgrn.data.InvalidInputException.require;

import java.io.Serializable;

/**
 * When weights are pruned and how many of those still alive.
 *
 * @param delay epochs before the first round
 * @param firstShare share pruned by the first round
 * @param every epochs between rounds
 * @param laterShare share of the living pruned by each later round
 * @param targetSparsity no round goes beyond this share of pruned weights; 1 for no limit, as published
 */
public record PruningSchedule(int delay, double firstShare, int every, double laterShare, double targetSparsity)
    implements Serializable {

    /** Checks all ranges. */
    public PruningSchedule {
        require(delay >= 0, "Epochs before the first round", delay, "at least 0");
        require(firstShare > 0 && firstShare < 1, "First share", firstShare, "above 0 and below 1");
        require(every >= 1, "Epochs between rounds", every, "at least 1");
        require(laterShare > 0 && laterShare < 1, "Later share", laterShare, "above 0 and below 1");
        require(targetSparsity > 0 && targetSparsity <= 1, "Target sparsity", targetSparsity, "above 0 and at most 1");
    }

    /**
     * The share that a round prunes from a model.
     *
     * @param first whether it is the first round
     * @param sparsity share of weights that are pruned already
     * @return share of the living weights, so that the target is met but not passed
     */
    double share(final boolean first, final double sparsity) {
        final double wanted = first ? firstShare : laterShare;
        return Math.max(0, Math.min(wanted, 1 - (1 - targetSparsity) / (1 - sparsity)));
    }

    /** @return the same first round, and then no other */
    PruningSchedule firstRoundOnly() {
        return new PruningSchedule(delay, firstShare, Integer.MAX_VALUE, laterShare, targetSparsity);
    }
}
