package org.dashgrn.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.Trajectory;

/**
 * How well predicted expression agrees with observed expression.
 * <p>
 * A value counts where both are there: neither a missing observation nor a time point that was not predicted (such as
 * the first, from which a prediction starts) takes part.
 *
 * @param overall over all values; its R² weighs every gene by its variance
 * @param genes one entry per gene
 * @param times one entry per different time point, in increasing order, over all trajectories and genes
 */
public record DynamicsScore(Fit overall, List<Fit> genes, Map<Double, Fit> times) {

    /**
     * Agreement of a set of values.
     *
     * @param count how many values were compared
     * @param meanSquaredError NaN if there are none
     * @param rSquared 1 - squared error / squared deviation from the mean of what was observed; negative if the mean
     *            would have been the better prediction; NaN if the observations do not vary
     */
    public record Fit(long count, double meanSquaredError, double rSquared) {
    }

    /** Sums of one set of values; deviations by Welford's recurrence: large values with small spread are safe. */
    private static final class Sums {
        private long m_count;
        private double m_squaredError;
        private double m_mean;
        private double m_squaredDeviation;

        void add(final double observed, final double predicted) {
            m_count++;
            m_squaredError += (observed - predicted) * (observed - predicted);
            final double delta = observed - m_mean;
            m_mean += delta / m_count;
            m_squaredDeviation += delta * (observed - m_mean);
        }

        Fit fit() {
            return DynamicsScore.fit(m_count, m_squaredError, m_squaredDeviation);
        }
    }

    /**
     * @param observed trajectories; NaN is missing
     * @param predicted per trajectory, time point and gene of the same shape; NaN is not predicted
     * @return the agreement
     */
    public static DynamicsScore of(final ExpressionTrajectories observed, final double[][][] predicted) {
        final List<Sums> genes = new ArrayList<>();
        observed.genes().forEach(gene -> genes.add(new Sums()));
        final Map<Double, Sums> byTime = new TreeMap<>();
        for (int k = 0; k < predicted.length; k++) {
            final Trajectory trajectory = observed.trajectories().get(k);
            for (int t = 0; t < trajectory.length(); t++) {
                final double[] seen = trajectory.values()[t];
                final double[] guessed = predicted[k][t];
                for (int g = 0; g < seen.length; g++) {
                    if (!Double.isNaN(seen[g]) && !Double.isNaN(guessed[g])) {
                        genes.get(g).add(seen[g], guessed[g]);
                        byTime.computeIfAbsent(trajectory.times()[t], time -> new Sums()).add(seen[g], guessed[g]);
                    }
                }
            }
        }
        long count = 0;
        double error = 0;
        double deviation = 0;
        for (Sums sums : genes) {
            count += sums.m_count;
            error += sums.m_squaredError;
            deviation += sums.m_squaredDeviation;
        }
        final Map<Double, Fit> fits = new TreeMap<>();
        byTime.forEach((time, sums) -> fits.put(time, sums.fit()));
        return new DynamicsScore(fit(count, error, deviation), genes.stream().map(Sums::fit).toList(), fits);
    }

    private static Fit fit(final long count, final double squaredError, final double squaredDeviation) {
        return new Fit(count, squaredError / count, squaredDeviation == 0 ? Double.NaN
            : 1 - squaredError / squaredDeviation);
    }
}
