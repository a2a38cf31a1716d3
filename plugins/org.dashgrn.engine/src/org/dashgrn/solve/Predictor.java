package org.dashgrn.solve;

import java.util.Arrays;
import java.util.List;
import org.dashgrn.compute.Gemm;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.data.Progress;
import org.dashgrn.data.Trajectory;
import org.dashgrn.model.Dynamics;
import org.dashgrn.model.NeuralNetwork;

/**
 * Predicts trajectories with a model, at the times at which they were observed or at any others, perhaps with some
 * genes held at a level. Missing states (NaN) cannot be started from: what depends on them is NaN too.
 */
public final class Predictor implements AutoCloseable {

    /** Tight enough that the error of the solution is far below that of any model. */
    private static final StepControl ACCURATE = new StepControl.Adaptive(1e-5, 1e-6);

    private final IntervalSolver m_solver;
    private final int m_genes;
    private final List<Perturbation> m_held;

    /**
     * @param dynamics the model
     * @param gemm product of dense matrices
     * @param threads how many may be used, at least 1
     */
    public Predictor(final Dynamics dynamics, final Gemm gemm, final int threads) {
        this(dynamics, List.of(), gemm, threads);
    }

    /**
     * @param model the model
     * @param perturbations genes that are held at a level, at most one per gene
     * @param gemm product of dense matrices
     * @param threads how many may be used, at least 1
     */
    public Predictor(final NeuralNetwork model, final List<Perturbation> perturbations, final Gemm gemm, final int threads) {
        this((Dynamics)(perturbations.isEmpty() ? model : Perturbation.hold(model, perturbations)),
            List.copyOf(perturbations), gemm, threads);
    }

    private Predictor(final Dynamics dynamics, final List<Perturbation> held, final Gemm gemm, final int threads) {
        m_solver = new IntervalSolver(dynamics, gemm, threads);
        m_genes = dynamics.genes();
        m_held = held;
    }

    /**
     * Every observed state predicted from the observed state before it.
     *
     * @param data trajectories of the model's genes
     * @param progress asked whether to go on
     * @return per trajectory and time point n values; the first time point of each is NaN, there is nothing before it
     * @throws DivergenceException if the model's dynamics diverge on these data
     */
    public double[][][] oneStep(final ExpressionTrajectories data, final Progress progress) {
        final int count = data.trajectories().size();
        final double[][][] predictions = new double[count][][];
        for (int k = 0; k < count; k++) {
            progress.report(k / (double)count, null);
            predictions[k] = single(data.trajectories().get(k));
        }
        return predictions;
    }

    /**
     * Every state predicted from the first observed state of its trajectory alone.
     *
     * @param data trajectories of the model's genes
     * @param progress asked whether to go on
     * @return per trajectory and time point n values; the first time point of each is NaN, it is the start
     * @throws DivergenceException if the model's dynamics diverge on these data
     */
    public double[][][] rollOut(final ExpressionTrajectories data, final Progress progress) {
        final int count = data.trajectories().size();
        final double[][] starts = new double[count][];
        final double[] from = new double[count];
        final double[][] times = new double[count][];
        for (int k = 0; k < count; k++) {
            final Trajectory trajectory = data.trajectories().get(k);
            starts[k] = trajectory.values()[0];
            from[k] = trajectory.times()[0];
            times[k] = trajectory.times();
        }
        final double[][][] predictions = at(starts, from, times, progress);
        for (double[][] states : predictions) {
            Arrays.fill(states[0], Double.NaN);
        }
        return predictions;
    }

    private double[][] single(final Trajectory trajectory) {
        final double[][] predicted = blank(trajectory.length());
        int count = 0;
        final int[] from = new int[trajectory.length()];
        for (int t = 0; t + 1 < trajectory.length(); t++) {
            if (trajectory.isComplete(t)) {
                from[count++] = t;
            }
        }
        final float[][] starts = new float[count][];
        final float[] dt = new float[count];
        for (int i = 0; i < count; i++) {
            starts[i] = floats(Perturbation.clamp(trajectory.values()[from[i]], m_held));
            dt[i] = (float)(trajectory.times()[from[i] + 1] - trajectory.times()[from[i]]);
        }
        final float[][] ends = m_solver.predict(starts, dt, ACCURATE);
        for (int i = 0; i < count; i++) {
            copy(ends[i], predicted[from[i] + 1]);
        }
        return predicted;
    }

    /**
     * States predicted from one initial state each, at any times.
     *
     * @param starts initial states of n genes
     * @param from time of each initial state
     * @param times per initial state the times to predict, increasing, none before the initial one; where the first is
     *            that of the initial state, the prediction is that state, with perturbed genes at their levels
     * @param progress asked whether to go on
     * @return per initial state and time n values; NaN where the initial state has a missing value
     * @throws InvalidInputException if times do not increase
     * @throws DivergenceException if the model's dynamics diverge on these data
     */
    public double[][][] at(final double[][] starts, final double[] from, final double[][] times,
        final Progress progress) {
        final double[][][] predicted = new double[starts.length][][];
        final double[][] states = new double[starts.length][];
        int longest = 0;
        for (int k = 0; k < starts.length; k++) {
            requireIncreasing(from[k], times[k]);
            predicted[k] = blank(times[k].length);
            states[k] = Perturbation.clamp(starts[k], m_held);
            longest = Math.max(longest, times[k].length);
        }
        for (int t = 0; t < longest; t++) {
            progress.report(t / (double)longest, null);
            advance(states, from, times, t, predicted);
        }
        return predicted;
    }

    private static void requireIncreasing(final double from, final double[] times) {
        double before = from;
        for (int t = 0; t < times.length; t++) {
            if (!(times[t] > before || t == 0 && times[t] == before)) {
                throw new InvalidInputException("Times to predict do not increase: " + before + " is followed by "
                    + times[t], "", "Predict forward in time, from the initial state on");
            }
            before = times[t];
        }
    }

    /** Takes all trajectories that have a time t from the one before to it, as one batch. */
    private void advance(final double[][] states, final double[] from, final double[][] times, final int t,
        final double[][][] predicted) {
        final int[] moving = new int[states.length];
        int count = 0;
        for (int k = 0; k < states.length; k++) {
            if (t < times[k].length && isComplete(states[k])) {
                if (t == 0 && times[k][0] == from[k]) {
                    predicted[k][0] = states[k].clone();
                } else {
                    moving[count++] = k;
                }
            }
        }
        final float[][] starts = new float[count][];
        final float[] dt = new float[count];
        for (int i = 0; i < count; i++) {
            final int k = moving[i];
            starts[i] = floats(states[k]);
            dt[i] = (float)(times[k][t] - (t == 0 ? from[k] : times[k][t - 1]));
        }
        final float[][] ends = m_solver.predict(starts, dt, ACCURATE);
        for (int i = 0; i < count; i++) {
            copy(ends[i], predicted[moving[i]][t]);
            states[moving[i]] = predicted[moving[i]][t];
        }
    }

    private static boolean isComplete(final double[] state) {
        return Arrays.stream(state).noneMatch(Double::isNaN);
    }

    private double[][] blank(final int times) {
        final double[][] states = new double[times][m_genes];
        for (double[] state : states) {
            Arrays.fill(state, Double.NaN);
        }
        return states;
    }

    private static float[] floats(final double[] state) {
        final float[] floats = new float[state.length];
        for (int g = 0; g < state.length; g++) {
            floats[g] = (float)state[g];
        }
        return floats;
    }

    private static void copy(final float[] from, final double[] to) {
        for (int g = 0; g < to.length; g++) {
            to[g] = from[g];
        }
    }

    @Override
    public void close() {
        m_solver.close();
    }
}
