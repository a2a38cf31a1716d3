package org.dashgrn.solve;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.IntStream;
import org.dashgrn.compute.Floats;
import org.dashgrn.compute.Gemm;
import org.dashgrn.compute.Lanes;
import org.dashgrn.compute.SharedGemm;
import org.dashgrn.model.Dynamics;

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

    /** Genes that are turned from rows to columns at once: their block stays in the nearest cache. */
    private static final int TILE = 64;

    private final Dynamics.Kernel m_kernel;
    private final int m_genes;
    private final Lanes m_threads;
    /** One for each lane; none before a gradient is asked for. */
    private final List<Sum> m_sums = new ArrayList<>();
    /** Those that nobody works at. */
    private final Deque<Desk> m_desks = new ConcurrentLinkedDeque<>();

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

    /** The widest block of any lane. */
    private static int widest(final int lanes, final int columns) {
        return filled(Math.min(WIDEST, IntStream.range(0, lanes)
            .map(l -> laneStart(l + 1, lanes, columns) - laneStart(l, lanes, columns)).max().orElse(0)));
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
        forEachBlock(starts.length, (lane, desk, from, to) -> {
            final int width = filled(to - from, control);
            desk.load(starts, dt, null, from, to, width);
            desk.m_solver.solve(desk.m_y, desk.m_dt, width, control);
            desk.unload(ends, from, to, width);
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
        final int lanes = laneCount(starts.length);
        prepareSums(lanes, widest(lanes, starts.length));
        try {
            addBlocks(starts, dt, targets, control, scale);
        } catch (DivergenceException e) {
            // of what was added before nothing may be left in the next gradient
            m_sums.clear();
            throw e;
        }
        double squares = 0;
        for (int l = 0; l < lanes; l++) {
            squares += m_sums.get(l).m_squares;
            m_sums.get(l).m_gradient.collect(gradient, l > 0);
        }
        return squares / ((double)starts.length * m_genes);
    }

    private void addBlocks(final float[][] starts, final float[] dt, final float[][] targets, final StepControl control,
        final float scale) {
        forEachBlock(starts.length, (lane, desk, from, to) -> {
            final int width = filled(to - from, control);
            desk.load(starts, dt, targets, from, to, width);
            desk.m_solver.solve(desk.m_y, desk.m_dt, width, control);
            final Sum sum = m_sums.get(lane);
            sum.m_squares += desk.residuals(width, scale);
            desk.m_solver.pullBack(desk.m_y, width, sum.m_gradient);
        });
    }

    private void prepareSums(final int lanes, final int width) {
        for (int l = 0; l < lanes; l++) {
            if (l == m_sums.size()) {
                m_sums.add(new Sum(width));
            } else if (m_sums.get(l).m_width < width) {
                m_sums.set(l, new Sum(width));
            }
            m_sums.get(l).m_squares = 0;
        }
    }

    private interface Block {
        void solve(int lane, Desk desk, int from, int to);
    }

    private void forEachBlock(final int columns, final Block block) {
        if (columns == 0) {
            return;
        }
        final int lanes = laneCount(columns);
        final int widest = widest(lanes, columns);
        m_threads.run(lanes, l -> {
            final Desk desk = freeDesk(widest);
            final int begin = laneStart(l, lanes, columns);
            final int length = laneStart(l + 1, lanes, columns) - begin;
            final int blocks = (length + WIDEST - 1) / WIDEST;
            for (int b = 0; b < blocks; b++) {
                block.solve(l, desk, begin + blockStart(b, blocks, length), begin + blockStart(b + 1, blocks, length));
            }
            m_desks.push(desk);
        });
    }

    private Desk freeDesk(final int width) {
        final Desk desk = m_desks.poll();
        return desk == null || desk.m_width < width ? new Desk(width) : desk;
    }

    @Override
    public void close() {
        m_threads.close();
    }

    /** What one lane adds up. */
    private final class Sum {

        private final int m_width;
        private final Dynamics.Gradient m_gradient;
        private double m_squares;

        Sum(final int width) {
            m_width = width;
            m_gradient = m_kernel.gradient(width);
        }
    }

    /** What one thread needs for itself: one lane after the other uses it while it is in the caches. */
    private final class Desk {

        private final int m_width;
        private final RungeKutta m_solver;
        private final Floats m_y;
        private final Floats m_target;
        private final float[] m_dt;

        Desk(final int width) {
            m_width = width;
            final Dynamics.VectorField field = m_kernel.field(width);
            m_solver = new RungeKutta(field, m_genes);
            m_y = field.newStates();
            m_target = field.newStates();
            m_dt = new float[width];
        }

        /** Columns behind the last interval stay at the state of the first one, which they have as their target. */
        void load(final float[][] starts, final float[] dt, final float[][] targets, final int from, final int to,
            final int width) {
            for (int c = 0; c < width; c++) {
                m_dt[c] = from + c < to ? dt[from + c] : 0;
            }
            for (int gene = 0; gene < m_genes; gene += TILE) {
                final int end = Math.min(m_genes, gene + TILE);
                for (int c = 0; c < width; c++) {
                    final boolean filling = from + c >= to;
                    transpose(starts[filling ? from : from + c], gene, end, c, width, m_y);
                    if (targets != null) {
                        transpose(filling ? starts[from] : targets[from + c], gene, end, c, width, m_target);
                    }
                }
            }
        }

        private static void transpose(final float[] state, final int gene, final int end, final int column, final int width,
            final Floats block) {
            for (int g = gene, i = gene * width + column; g < end; g++, i += width) {
                block.set(i, state[g]);
            }
        }

        void unload(final float[][] ends, final int from, final int to, final int width) {
            for (int gene = 0; gene < m_genes; gene += TILE) {
                final int end = Math.min(m_genes, gene + TILE);
                for (int c = 0; c < to - from; c++) {
                    for (int g = gene, i = gene * width + c; g < end; g++, i += width) {
                        ends[from + c][g] = m_y.get(i);
                    }
                }
            }
        }

        /** Replaces predictions by the cotangent of the loss; returns the sum of squared residuals. */
        double residuals(final int width, final float scale) {
            final float[] y = m_y.array();
            final float[] target = m_target.array();
            // several sums, because one would wait for itself; of a row of four in turn
            double a = 0;
            double b = 0;
            double c = 0;
            double d = 0;
            int i = m_y.at();
            int j = m_target.at();
            final int end = i + m_genes * width;
            for (; i + 4 <= end; i += 4, j += 4) {
                final float r = y[i] - target[j];
                final float s = y[i + 1] - target[j + 1];
                final float t = y[i + 2] - target[j + 2];
                final float u = y[i + 3] - target[j + 3];
                a += (double)r * r;
                b += (double)s * s;
                c += (double)t * t;
                d += (double)u * u;
                y[i] = scale * r;
                y[i + 1] = scale * s;
                y[i + 2] = scale * t;
                y[i + 3] = scale * u;
            }
            for (; i < end; i++, j++) {
                final float r = y[i] - target[j];
                a += (double)r * r;
                y[i] = scale * r;
            }
            return (a + b) + (c + d);
        }
    }
}
