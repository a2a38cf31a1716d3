package org.dashgrn.solve;

import java.util.ArrayList;
import java.util.List;
import org.dashgrn.compute.Gemm;
import org.dashgrn.compute.Lanes;
import org.dashgrn.compute.SharedGemm;
import org.dashgrn.model.Dynamics;
import org.dashgrn.model.Dynamics.VectorField;

/**
 * Solves many intervals in blocks of columns on one or more threads, forward or with the gradient of the mean squared
 * error. How intervals are cut into blocks depends on their number alone, so results have the same bits for any number
 * of threads.
 */
public final class IntervalSolver implements AutoCloseable {

    /** Columns of a block: enough for efficient products, few enough for the tape to stay small. */
    private static final int WIDEST = 64;

    /** Columns that are computed together at best. */
    private static final int VECTOR = 16;

    /** Columns that are computed together at least: a block is filled up to a multiple of them. */
    private static final int SHORTEST_VECTOR = 4;

    private final Dynamics.Kernel m_kernel;
    private final int m_genes;
    private final Lanes m_threads;
    private final List<Lane> m_lanes = new ArrayList<>();

    /**
     * @param dynamics what is solved
     * @param gemm product of dense matrices
     * @param threads how many may be used, at least 1
     */
    public IntervalSolver(final Dynamics dynamics, final Gemm gemm, final int threads) {
        m_threads = new Lanes(threads);
        m_kernel = dynamics.kernel(new SharedGemm(gemm, m_threads));
        m_genes = dynamics.genes();
    }

    /** Takes over changed parameters. */
    public void refresh() {
        m_kernel.refresh();
    }

    private int laneCount(final int columns) {
        return columns <= 16 || m_kernel.sharesProducts() ? 1 : columns <= 64 ? 2 : 4;
    }

    /** Where a lane begins: they are as long as each other, but for whole vectors of columns. */
    private static int laneStart(final int lane, final int lanes, final int columns) {
        final int length = Math.round((float)columns / lanes / VECTOR) * VECTOR;
        return lane == lanes ? columns : lane * length;
    }

    /**
     * Where a block of a lane begins. All but the last are as wide as can be, since gradients of blocks are then not gathered;
     * only where next to nothing would be left for the last one they are about as wide as each other, in whole vectors.
     */
    private static int blockStart(final int block, final int blocks, final int columns) {
        final int last = columns - (blocks - 1) * WIDEST;
        final int width = last >= VECTOR ? WIDEST : (columns + blocks * VECTOR - 1) / (blocks * VECTOR) * VECTOR;
        return Math.min(columns, block * width);
    }

    private static int filled(final int width) {
        return (width + SHORTEST_VECTOR - 1) / SHORTEST_VECTOR * SHORTEST_VECTOR;
    }

    /**
     * Columns of a block with those that fill it up, of which the states do not change. The error of adaptive steps is that of
     * all columns, so it may have no more than there are.
     */
    private static int filled(final int width, final StepControl control) {
        return control instanceof StepControl.Fixed ? filled(width) : width;
    }

    private void prepare(final int columns) {
        final int lanes = laneCount(columns);
        for (int l = 0; l < lanes; l++) {
            final int width = filled(Math.min(WIDEST, laneStart(l + 1, lanes, columns) - laneStart(l, lanes, columns)));
            if (l == m_lanes.size()) {
                m_lanes.add(new Lane(width));
            } else if (m_lanes.get(l).m_width < width) {
                m_lanes.set(l, new Lane(width));
            }
        }
    }

    /**
     * Predicted states at the ends of intervals.
     *
     * @param starts one state of n genes per interval
     * @param dt length of each interval
     * @param control step lengths
     * @return one state per interval
     * @throws DivergenceException see {@link RungeKutta#solve}
     */
    public float[][] predict(final float[][] starts, final float[] dt, final StepControl control) {
        final float[][] ends = new float[starts.length][m_genes];
        forEachBlock(starts.length, (lane, from, to) -> {
            final int width = filled(to - from, control);
            lane.load(starts, dt, null, from, to, width);
            lane.m_solver.solve(lane.m_y, lane.m_dt, width, control);
            lane.unload(ends, from, to, width);
        });
        return ends;
    }

    /**
     * Mean squared error over all predicted values, and its exact gradient for the discrete solution.
     *
     * @param starts one state of n genes per interval
     * @param dt length of each interval
     * @param targets observed state at the end of each interval
     * @param control step lengths
     * @param gradient one array per parameter array of the dynamics; overwritten
     * @return the loss; not finite if the dynamics diverge, and then the gradient means nothing
     * @throws DivergenceException see {@link RungeKutta#solve}
     */
    public double lossAndGradient(final float[][] starts, final float[] dt, final float[][] targets,
        final StepControl control, final float[][] gradient) {
        final float scale = 2f / ((float)starts.length * m_genes);
        m_lanes.forEach(lane -> lane.m_squares = 0);
        forEachBlock(starts.length, (lane, from, to) -> {
            final int width = filled(to - from, control);
            lane.load(starts, dt, targets, from, to, width);
            lane.m_solver.solve(lane.m_y, lane.m_dt, width, control);
            lane.m_squares += lane.residuals(width, scale);
            lane.m_solver.pullBack(lane.m_y, width);
        });
        double squares = 0;
        for (int l = 0; l < laneCount(starts.length); l++) {
            squares += m_lanes.get(l).m_squares;
            m_lanes.get(l).m_field.collectGradient(gradient, l > 0);
        }
        return squares / ((double)starts.length * m_genes);
    }

    private interface Block {
        void solve(Lane lane, int from, int to);
    }

    private void forEachBlock(final int columns, final Block block) {
        if (columns == 0) {
            return;
        }
        prepare(columns);
        final int lanes = laneCount(columns);
        m_threads.run(lanes, l -> {
            final int begin = laneStart(l, lanes, columns);
            final int length = laneStart(l + 1, lanes, columns) - begin;
            final int blocks = (length + WIDEST - 1) / WIDEST;
            for (int b = 0; b < blocks; b++) {
                block.solve(m_lanes.get(l), begin + blockStart(b, blocks, length),
                    begin + blockStart(b + 1, blocks, length));
            }
        });
    }

    @Override
    public void close() {
        m_threads.close();
    }

    /** What one part of the work needs for itself. */
    private final class Lane {

        private final int m_width;
        private final VectorField m_field;
        private final RungeKutta m_solver;
        private final float[] m_y;
        private final float[] m_target;
        private final float[] m_dt;
        private double m_squares;

        Lane(final int width) {
            m_width = width;
            m_field = m_kernel.field(width);
            m_solver = new RungeKutta(m_field, m_genes, width);
            m_y = new float[m_genes * width];
            m_target = new float[m_genes * width];
            m_dt = new float[width];
        }

        /** Columns behind the last interval stay at the state of the first one, which they have as their target. */
        void load(final float[][] starts, final float[] dt, final float[][] targets, final int from, final int to,
            final int width) {
            for (int c = 0; c < width; c++) {
                final boolean filling = from + c >= to;
                m_dt[c] = filling ? 0 : dt[from + c];
                transpose(starts[filling ? from : from + c], c, width, m_y);
                if (targets != null) {
                    transpose(filling ? starts[from] : targets[from + c], c, width, m_target);
                }
            }
        }

        private void transpose(final float[] state, final int column, final int width, final float[] block) {
            for (int g = 0, i = column; g < state.length; g++, i += width) {
                block[i] = state[g];
            }
        }

        void unload(final float[][] ends, final int from, final int to, final int width) {
            for (int c = 0; c < to - from; c++) {
                final float[] end = ends[from + c];
                for (int g = 0, i = c; g < end.length; g++, i += width) {
                    end[g] = m_y[i];
                }
            }
        }

        /** Replaces predictions by the cotangent of the loss; returns the sum of squared residuals. */
        double residuals(final int width, final float scale) {
            double sum = 0;
            for (int i = 0; i < m_genes * width; i++) {
                final float r = m_y[i] - m_target[i];
                sum += (double)r * r;
                m_y[i] = scale * r;
            }
            return sum;
        }
    }
}
