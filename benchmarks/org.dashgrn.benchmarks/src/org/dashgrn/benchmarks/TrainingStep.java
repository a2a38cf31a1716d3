package org.dashgrn.benchmarks;

import org.dashgrn.compute.Gemm;
import org.dashgrn.model.Phoenix;
import org.dashgrn.solve.IntervalSolver;
import org.dashgrn.solve.StepControl;
import org.dashgrn.train.Adam;

/** One optimiser step on a fixed batch: forward, exact gradient, Adam. The states relax by a tenth per interval. */
final class TrainingStep implements Runnable, AutoCloseable {

    /** So low that however many steps are measured, the workload stays the same and does not diverge. */
    private static final double RATE = 1e-6;

    private final Phoenix m_network;
    private final IntervalSolver m_solver;
    private final StepControl m_control;
    private final float[][] m_starts;
    private final float[][] m_targets;
    private final float[] m_dt;
    private final float[][] m_gradient;
    private final Adam m_adam;

    TrainingStep(final Phoenix network, final int batch, final String dt, final String solver, final int threads) {
        m_network = network;
        m_solver = new IntervalSolver(network, Gemm.best(), threads);
        m_control = control(solver);
        m_dt = new float[batch];
        m_starts = new float[batch][];
        m_targets = new float[batch][network.genes()];
        final String[] lengths = dt.split(",");
        final SyntheticNetwork draw = new SyntheticNetwork(network.genes(), network.hidden());
        for (int b = 0; b < batch; b++) {
            m_dt[b] = Float.parseFloat(lengths[b % lengths.length]);
            m_starts[b] = draw.uniform(network.genes());
            for (int g = 0; g < network.genes(); g++) {
                m_targets[b][g] = 0.5f + 0.9f * (m_starts[b][g] - 0.5f);
            }
        }
        final float[][] parameters = network.parameters();
        m_gradient = new float[parameters.length][];
        for (int p = 0; p < parameters.length; p++) {
            m_gradient[p] = new float[parameters[p].length];
        }
        m_adam = new Adam(parameters);
    }

    static StepControl control(final String solver) {
        if (solver.startsWith("rk4x")) {
            return new StepControl.Fixed(Integer.parseInt(solver.substring(4)));
        }
        final String[] parts = solver.split(":");
        if (parts.length != 3 || !parts[0].equals("dopri5")) {
            throw new BenchmarkException("Unknown solver " + solver + ": give rk4xSTEPS or dopri5:RTOL:ATOL");
        }
        return new StepControl.Adaptive(Double.parseDouble(parts[1]), Double.parseDouble(parts[2]));
    }

    void forward() {
        m_solver.predict(m_starts, m_dt, m_control);
    }

    double gradient() {
        return m_solver.lossAndGradient(m_starts, m_dt, m_targets, m_control, m_gradient);
    }

    void adam() {
        m_adam.update(m_network.parameters(), m_gradient, RATE, m_network.learningRateFactors());
        m_solver.refresh();
    }

    @Override
    public void run() {
        final double loss = gradient();
        if (!Double.isFinite(loss)) {
            throw new BenchmarkException("The workload diverged: its times would mean nothing");
        }
        adam();
    }

    @Override
    public void close() {
        m_solver.close();
    }
}
