package org.dashgrn.simulate;

import org.dashgrn.data.InvalidInputException;

/**
 * What to simulate.
 *
 * @param genes n, 2 to 100 000
 * @param regulatorShare share of the genes that regulate others, above 0 to 1; rounded, at least one gene
 * @param inputShare share of the regulators that nothing regulates and that are constant in time, 0 to 1; rounded, so
 *            that there is at least one other gene, and every other gene can have a regulator
 * @param meanRegulators how many regulators a gene has on average, input genes not counted; at least 1
 * @param repressionShare share of the edges that repress, 0 to 1; rounded to whole edges
 * @param trajectories how many samples, at least 1
 * @param times the time points, at least 2, increasing; expression relaxes within about 1 unit
 * @param noise standard deviation of the Gaussian noise on every value; expression itself is between 0 and 1
 * @param relocatedShare share of the prior's edges that are moved to where there is none, 0 to 1
 * @param seed decides all that is random
 */
public record SimulationSettings(int genes, double regulatorShare, double inputShare, double meanRegulators,
    double repressionShare, int trajectories, double[] times, double noise, double relocatedShare, long seed) {

    private static final int MOST_GENES = 100_000;

    /** Proportions like those of the published benchmark SIM350, at a size that trains in a minute. */
    public static final SimulationSettings DEFAULT = new SimulationSettings(100, 0.25, 0.75, 2, 0.3, 60,
        new double[]{0, 2, 3, 7, 9}, 0.025, 0.1, 1);

    /** Checks every range. */
    public SimulationSettings {
        require(genes >= 2 && genes <= MOST_GENES, "number of genes", genes, "from 2 to " + MOST_GENES);
        require(regulatorShare > 0 && regulatorShare <= 1, "share of regulators", regulatorShare, "above 0 to 1");
        requireShare(inputShare, "share of input genes");
        require(meanRegulators >= 1 && meanRegulators <= genes, "mean number of regulators", meanRegulators,
            "from 1 to the number of genes");
        requireShare(repressionShare, "share of repressing edges");
        require(trajectories >= 1, "number of trajectories", trajectories, "of at least 1");
        require(noise >= 0 && Double.isFinite(noise), "noise", noise, "of at least 0");
        requireShare(relocatedShare, "share of relocated edges");
        times = times.clone();
        require(times.length >= 2, "number of time points", times.length, "of at least 2");
        for (int t = 0; t < times.length; t++) {
            final String name = "time point " + (t + 1);
            require(Double.isFinite(times[t]), name, times[t], "that is finite");
            require(t == 0 || times[t] - times[t - 1] > 1e-9 * Math.max(1, Math.abs(times[t])), name, times[t],
                t == 0 ? "" : "above the one before, " + times[t - 1]);
        }
    }

    private static void requireShare(final double share, final String what) {
        require(share >= 0 && share <= 1, what, share, "from 0 to 1");
    }

    private static void require(final boolean fine, final String what, final Number value, final String range) {
        if (!fine) {
            throw new InvalidInputException("The " + what + " is " + value, "simulation settings",
                "Choose a value " + range);
        }
    }

    /** @return how many genes regulate others */
    int regulators() {
        return Math.max(1, (int)Math.round(regulatorShare * genes));
    }

    /**
     * @param newGenes n
     * @return these settings with that number of genes
     */
    public SimulationSettings withGenes(final int newGenes) {
        return new SimulationSettings(newGenes, regulatorShare, inputShare, meanRegulators, repressionShare,
            trajectories, times, noise, relocatedShare, seed);
    }

    /**
     * @param newTrajectories how many samples
     * @param newTimes their time points
     * @return these settings with those samples
     */
    public SimulationSettings withTrajectories(final int newTrajectories, final double... newTimes) {
        return new SimulationSettings(genes, regulatorShare, inputShare, meanRegulators, repressionShare,
            newTrajectories, newTimes, noise, relocatedShare, seed);
    }

    /**
     * @param newNoise standard deviation of the noise
     * @param newRelocatedShare share of false edges in the prior
     * @return these settings with that much error in data and prior
     */
    public SimulationSettings withErrors(final double newNoise, final double newRelocatedShare) {
        return new SimulationSettings(genes, regulatorShare, inputShare, meanRegulators, repressionShare,
            trajectories, times, newNoise, newRelocatedShare, seed);
    }

    /**
     * @param newSeed decides all that is random
     * @return these settings with that seed
     */
    public SimulationSettings withSeed(final long newSeed) {
        return new SimulationSettings(genes, regulatorShare, inputShare, meanRegulators, repressionShare,
            trajectories, times, noise, relocatedShare, newSeed);
    }
}
