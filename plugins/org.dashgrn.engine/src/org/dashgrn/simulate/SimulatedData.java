package org.dashgrn.simulate;

import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.network.GeneNetwork;

/**
 * What a simulation gives.
 *
 * @param trajectories expression with noise: what an experiment would have measured
 * @param noiseFree the same without noise, within [0, 1]
 * @param truth the network that made them; weight 1 activates, -1 represses
 * @param prior the network as it is believed to be, with some edges in wrong places
 */
public record SimulatedData(ExpressionTrajectories trajectories, ExpressionTrajectories noiseFree, GeneNetwork truth,
    GeneNetwork prior) {
}
