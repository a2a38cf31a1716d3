package org.dashgrn.prune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.Progress;
import org.dashgrn.data.Trajectory;

/**
 * Genes as if nothing regulated them: within a trajectory each is a random walk, or even constant, seen through noise
 * (the local level model of time series). For every gene the speed is taken that makes its data likeliest. A Kalman
 * filter gives the likelihood, which regulators have to beat, and its backward pass states with less noise.
 */
final class RandomWalks {

    /** Variance of the walk over a median interval, in units of the variance of the noise; the last hardly smooths. */
    private static final double[] SPEEDS = {0, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 300};

    private final double[] m_logLikelihood;
    private final List<float[][]> m_states = new ArrayList<>();

    /**
     * @param data expression; values may be missing
     * @param progress asked once per gene
     */
    RandomWalks(final ExpressionTrajectories data, final Progress progress) {
        final int n = data.geneCount();
        m_logLikelihood = new double[n];
        data.trajectories().forEach(trajectory -> m_states.add(new float[trajectory.length()][n]));
        final double interval = medianInterval(data);
        for (int g = 0; g < n; g++) {
            progress.checkCancelled();
            double speed = 0;
            m_logLikelihood[g] = Double.NEGATIVE_INFINITY;
            for (double candidate : SPEEDS) {
                final double likelihood = logLikelihood(data, g, candidate / interval);
                if (likelihood > m_logLikelihood[g]) {
                    m_logLikelihood[g] = likelihood;
                    speed = candidate / interval;
                }
            }
            smooth(data, g, speed);
        }
    }

    /** @return the median time between observations; 1 if there is no interval */
    static double medianInterval(final ExpressionTrajectories data) {
        final List<Double> lengths = new ArrayList<>();
        for (Trajectory trajectory : data.trajectories()) {
            for (int t = 1; t < trajectory.length(); t++) {
                lengths.add(trajectory.times()[t] - trajectory.times()[t - 1]);
            }
        }
        lengths.sort(null);
        return lengths.isEmpty() ? 1 : lengths.get(lengths.size() / 2);
    }

    /** Per observation after the first of a trajectory, at the likeliest variance of the noise; without 2π. */
    private static double logLikelihood(final ExpressionTrajectories data, final int gene, final double speed) {
        double squares = 0;
        double logs = 0;
        int count = 0;
        for (Trajectory trajectory : data.trajectories()) {
            final Filter filter = new Filter(trajectory, gene, speed);
            squares += filter.m_squares;
            logs += filter.m_logs;
            count += filter.m_count;
        }
        return count == 0 ? 0 : -0.5 * (Math.log(squares / count) + logs / count);
    }

    private void smooth(final ExpressionTrajectories data, final int gene, final double speed) {
        double sum = 0;
        int seen = 0;
        for (int k = 0; k < m_states.size(); k++) {
            final Filter filter = new Filter(data.trajectories().get(k), gene, speed);
            final double[] states = filter.smoothed();
            for (int t = 0; t < states.length; t++) {
                m_states.get(k)[t][gene] = (float)states[t];
                sum += Double.isNaN(states[t]) ? 0 : states[t];
                seen += Double.isNaN(states[t]) ? 0 : 1;
            }
        }
        for (float[][] states : m_states) {
            for (float[] state : states) {
                state[gene] = Float.isNaN(state[gene]) ? (float)(seen == 0 ? 0.5 : sum / seen) : state[gene];
            }
        }
    }

    /**
     * @param gene its index
     * @return its log-likelihood per observation after the first of a trajectory; infinite if it is constant
     */
    double logLikelihood(final int gene) {
        return m_logLikelihood[gene];
    }

    /**
     * @param trajectory its index
     * @return states with less noise, time × gene; none is missing
     */
    float[][] states(final int trajectory) {
        return m_states.get(trajectory);
    }

    /** One gene along one trajectory; variances in units of the noise. */
    private static final class Filter {

        private final Trajectory m_trajectory;
        private final double m_speed;
        private final double[] m_mean;
        private final double[] m_variance;
        private double m_squares;
        private double m_logs;
        private int m_count;

        Filter(final Trajectory trajectory, final int gene, final double speed) {
            m_trajectory = trajectory;
            m_speed = speed;
            m_mean = new double[trajectory.length()];
            m_variance = new double[trajectory.length()];
            Arrays.fill(m_mean, Double.NaN);
            for (int t = 0; t < m_mean.length; t++) {
                final double seen = trajectory.values()[t][gene];
                if (t > 0 && !Double.isNaN(m_mean[t - 1])) {
                    m_mean[t] = m_mean[t - 1];
                    m_variance[t] = m_variance[t - 1] + walked(t);
                    if (!Double.isNaN(seen)) {
                        final double innovation = seen - m_mean[t];
                        final double variance = m_variance[t] + 1;
                        m_squares += innovation * innovation / variance;
                        m_logs += Math.log(variance);
                        m_count++;
                        m_mean[t] += m_variance[t] / variance * innovation;
                        m_variance[t] /= variance;
                    }
                } else if (!Double.isNaN(seen)) {
                    m_mean[t] = seen;
                    m_variance[t] = 1;
                }
            }
        }

        private double walked(final int t) {
            return m_speed * (m_trajectory.times()[t] - m_trajectory.times()[t - 1]);
        }

        double[] smoothed() {
            final double[] smoothed = m_mean.clone();
            for (int t = smoothed.length - 2; t >= 0; t--) {
                smoothed[t] = Double.isNaN(m_mean[t]) ? smoothed[t + 1]
                    : m_mean[t] + m_variance[t] / (m_variance[t] + walked(t + 1)) * (smoothed[t + 1] - m_mean[t]);
            }
            return smoothed;
        }
    }
}
