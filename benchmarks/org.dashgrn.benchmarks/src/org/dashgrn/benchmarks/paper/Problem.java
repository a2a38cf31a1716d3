package org.dashgrn.benchmarks.paper;

import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.evaluate.ScoringRules;
import org.dashgrn.network.GeneNetwork;

/**
 * What is trained on, and what judges it.
 *
 * @param training trajectories to train on, validation set included
 * @param test trajectories that nothing is trained on
 * @param prior the prior network
 * @param reference the network that is taken for true; null where there is none
 * @param rules which pairs of genes the reference judges
 */
record Problem(ExpressionTrajectories training, ExpressionTrajectories test, GeneNetwork prior, GeneNetwork reference,
    ScoringRules rules) {
}
