package org.dashgrn.solve;

import java.util.Arrays;
import org.dashgrn.compute.Gemm;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.Progress;
import org.dashgrn.data.Trajectory;
import org.dashgrn.model.Dynamics;

/**
 * Predicts trajectories with a model, at the times at which they were observed. Missing states (NaN) cannot be started
 * from: what depends on them is NaN too.
 */
public final class Predictor implements AutoCloseable {

    /** Tight enough that the error of the solution is far below that of any model. */
    private static final StepControl ACCURATE = new StepControl.Adaptive(1e-5, 1e-6);

    private final IntervalSolver m_solver;
    private final int m_genes;

    /**
     * @param dynamics the model
     * @param gemm product of dense matrices
     * @param threads how many may be used, at least 1
     */
    public Predictor(final Dynamics dynamics, final Gemm gemm, final int threads) {
        m_solver = new IntervalSolver(dynamics, gemm, threads);
        m_genes = dynamics.genes();
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
        return predict(data, progress, false);
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
        return predict(data, progress, true);
    }

    private double[][][] predict(final ExpressionTrajectories data, final Progress progress, final boolean chained) {
        final int count = data.trajectories().size();
        final double[][][] predictions = new double[count][][];
        for (int k = 0; k < count; k++) {
            progress.report(k / (double)count, null);
            predictions[k] = chained ? chain(data.trajectories().get(k), progress) : single(data.trajectories().get(k));
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
            starts[i] = floats(trajectory.values()[from[i]]);
            dt[i] = (float)(trajectory.times()[from[i] + 1] - trajectory.times()[from[i]]);
        }
        final float[][] ends = m_solver.predict(starts, dt, ACCURATE);
        for (int i = 0; i < count; i++) {
            copy(ends[i], predicted[from[i] + 1]);
        }
        return predicted;
    }

    private double[][] chain(final Trajectory trajectory, final Progress progress) {
        final double[][] predicted = blank(trajectory.length());
        if (!trajectory.isComplete(0)) {
            return predicted;
        }
        float[][] state = {floats(trajectory.values()[0])};
        for (int t = 1; t < trajectory.length(); t++) {
            progress.checkCancelled();
            state = m_solver.predict(state, new float[]{(float)(trajectory.times()[t] - trajectory.times()[t - 1])},
                ACCURATE);
            copy(state[0], predicted[t]);
        }
        return predicted;
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
