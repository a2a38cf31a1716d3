package org.dashgrn.simulate;

import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Where trajectories start (METHOD.md, section 7): an input gene around its own mean ~ Beta(10, 10), truncated to
 * [0, 1]; any other gene from Beta(2, 2), shifted by its own U(-0.25, 0.25) and clipped to [0, 1].
 */
final class InitialStates {

    private static final double LARGEST_SHIFT = 0.25;
    // the spread of input genes in SIM350 is between these
    private static final double LEAST_SPREAD = 0.025;
    private static final double MOST_SPREAD = 0.11;

    private final RandomGenerator m_random;
    private final BetaDistribution m_start;
    private final int m_inputs;
    private final double[] m_centre;
    private final double[] m_spread;

    InitialStates(final int genes, final int inputs, final RandomGenerator random) {
        m_random = random;
        m_inputs = inputs;
        m_start = new BetaDistribution(random, 2, 2);
        m_centre = new double[genes];
        m_spread = new double[genes];
        final BetaDistribution mean = new BetaDistribution(random, 10, 10);
        for (int g = 0; g < genes; g++) {
            m_centre[g] = g < inputs ? mean.sample() : LARGEST_SHIFT * (2 * random.nextDouble() - 1);
            m_spread[g] = g < inputs ? LEAST_SPREAD + (MOST_SPREAD - LEAST_SPREAD) * random.nextDouble() : 0;
        }
    }

    double[] draw() {
        final double[] state = new double[m_centre.length];
        for (int g = 0; g < state.length; g++) {
            state[g] = g < m_inputs ? truncated(m_centre[g], m_spread[g])
                : Math.max(0, Math.min(1, m_start.sample() + m_centre[g]));
        }
        return state;
    }

    private double truncated(final double mean, final double spread) {
        double value;
        do {
            value = mean + spread * m_random.nextGaussian();
        } while (value < 0 || value > 1);
        return value;
    }
}
