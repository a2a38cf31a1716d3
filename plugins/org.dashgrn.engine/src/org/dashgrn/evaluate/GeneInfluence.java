package org.dashgrn.evaluate;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.math3.random.RandomGenerator;
import org.dashgrn.compute.Floats;
import org.dashgrn.compute.Gemm;
import org.dashgrn.compute.Lanes;
import org.dashgrn.compute.Pattern;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.data.Progress;
import org.dashgrn.data.RandomStream;
import org.dashgrn.model.Dynamics;
import org.dashgrn.model.Layer;
import org.dashgrn.model.NeuralNetwork;
import org.dashgrn.solve.DivergenceException;
import org.dashgrn.solve.RungeKutta;
import org.dashgrn.solve.StepControl;

/**
 * How much the dynamics of all other genes depend on each gene (METHOD.md, section 6; PHOENIX): random initial states
 * U(-0.5, 0.5)^n are integrated to t = 0.1, 0.2 … 0.9, once as they are and once with the initial value of one gene
 * drawn again. The influence of the gene is the mean absolute difference over all other genes, states and times.
 * <p>
 * A gene that no other gene depends on has the influence 0 exactly. Every solution takes the same fixed steps, chosen
 * so that they are accurate: what a gene does not affect has a difference of exactly 0, and results have the same bits
 * for any number of threads.
 */
public final class GeneInfluence {

    /** States that the published analysis draws. */
    public static final int PUBLISHED_STATES = 60;

    private static final int TIMES = 9;
    private static final float INTERVAL = 0.1f;

    private static final int WIDEST = 64;
    private static final int MOST_STEPS = 256;
    private static final double RELATIVE = 1e-5;
    private static final double ABSOLUTE = 1e-6;

    private static final int INITIAL = 1;
    private static final int REDRAWN = 2;

    private final NeuralNetwork m_network;
    private final int m_genes;
    private final Dynamics.Kernel m_kernel;
    private final Block[] m_blocks;

    private GeneInfluence(final NeuralNetwork network, final int states, final long seed, final Gemm gemm) {
        m_network = network;
        m_genes = network.genes();
        m_kernel = network.kernel(gemm);
        m_blocks = new Block[(states + WIDEST - 1) / WIDEST];
        final RandomGenerator initial = RandomStream.of(seed, INITIAL);
        final RandomGenerator redrawn = RandomStream.of(seed, REDRAWN);
        for (int b = 0; b < m_blocks.length; b++) {
            final int width = Math.min(WIDEST, states - b * WIDEST);
            m_blocks[b] = new Block(width, draw(initial, width), draw(redrawn, width));
        }
    }

    /** State by state, so that more states leave the first ones as they are. */
    private float[] draw(final RandomGenerator random, final int width) {
        final float[] states = new float[m_genes * width];
        for (int c = 0; c < width; c++) {
            for (int g = 0; g < m_genes; g++) {
                states[g * width + c] = (float)(random.nextDouble() - 0.5);
            }
        }
        return states;
    }

    /** States that are solved together, genes×width, and their solutions without a change. */
    private static final class Block {

        private final int m_width;
        private final float[] m_initial;
        private final float[] m_redrawn;
        private final float[] m_dt;
        private float[][] m_base;

        Block(final int width, final float[] initial, final float[] redrawn) {
            m_width = width;
            m_initial = initial;
            m_redrawn = redrawn;
            m_dt = new float[width];
            Arrays.fill(m_dt, INTERVAL);
        }
    }

    /**
     * @param network the model
     * @param states initial states, at least 1; {@link #PUBLISHED_STATES}
     * @param seed of the random states
     * @param gemm product of dense matrices
     * @param threads how many may be used, at least 1
     * @param progress is told the share of the genes that are done
     * @return one value per gene, in the unit of expression
     * @throws InvalidInputException if the model has a single gene or no state is asked for
     * @throws DivergenceException if the model's dynamics diverge from such states
     * @throws java.util.concurrent.CancellationException if the work is to stop
     */
    public static double[] of(final NeuralNetwork network, final int states, final long seed, final Gemm gemm,
        final int threads, final Progress progress) {
        if (states < 1) {
            throw new InvalidInputException(states + " random states were asked for", "gene influence",
                "Ask for at least 1");
        }
        if (network.genes() < 2) {
            throw new InvalidInputException("The model has a single gene", "gene influence",
                "There are no other genes to influence");
        }
        return new GeneInfluence(network, states, seed, gemm).compute(threads, progress);
    }

    private double[] compute(final int threads, final Progress progress) {
        final int[] influential = influential();
        final double[] influence = new double[m_genes];
        if (influential.length == 0) {
            return influence;
        }
        progress.report(0, "Influence of " + influential.length + " genes: undisturbed trajectories");
        final StepControl.Fixed steps = solveBase(progress);
        progress.report(0, "Influence of " + influential.length + " genes");
        final AtomicInteger next = new AtomicInteger();
        final AtomicBoolean stop = new AtomicBoolean();
        final int lanes = Math.min(threads, influential.length);
        try (Lanes pool = new Lanes(lanes)) {
            pool.run(lanes, l -> {
                final Lane lane = new Lane();
                try {
                    for (int i = next.getAndIncrement(); i < influential.length; i = next.getAndIncrement()) {
                        final double done = i / (double)influential.length;
                        // only the caller's own thread reports: it is part 0
                        final Runnable check = l == 0 ? () -> progress.report(done, null) : () -> { };
                        influence[influential[i]] = lane.influence(influential[i], steps, check, stop);
                        if (stop.get()) {
                            return;
                        }
                    }
                } catch (RuntimeException e) {
                    stop.set(true);
                    throw e;
                }
            });
        }
        progress.report(1, null);
        return influence;
    }

    /** The genes with a path of weights to another gene that is not held constant. */
    private int[] influential() {
        final boolean[] found = new boolean[m_genes];
        final int pairs = m_network.pairs();
        for (int p = 0; p < pairs; p++) {
            addReaders(m_network.layers().get(p), m_network.layers().get(p + pairs), found);
        }
        int count = 0;
        final int[] genes = new int[m_genes];
        for (int g = 0; g < m_genes; g++) {
            if (found[g]) {
                genes[count++] = g;
            }
        }
        return Arrays.copyOf(genes, count);
    }

    private void addReaders(final Layer in, final Layer out, final boolean[] found) {
        final int[] targets = new int[m_network.hidden()];
        final int[] last = new int[m_network.hidden()];
        final Pattern to = out.pattern();
        for (int i = 0; i < m_genes; i++) {
            for (int e = to.rowStart()[i]; m_network.multiplier(i) > 0 && e < to.rowStart()[i + 1]; e++) {
                if (out.values()[e] != 0) {
                    targets[to.column()[e]]++;
                    last[to.column()[e]] = i;
                }
            }
        }
        final Pattern from = in.pattern();
        for (int k = 0; k < targets.length; k++) {
            for (int e = from.rowStart()[k]; e < from.rowStart()[k + 1]; e++) {
                final int gene = from.column()[e];
                found[gene] |= in.values()[e] != 0 && (targets[k] > 1 || targets[k] == 1 && last[k] != gene);
            }
        }
    }

    /** Solves from the initial states with more and more steps until half of them would do. */
    private StepControl.Fixed solveBase(final Progress progress) {
        final Lane lane = new Lane();
        final float[][][] coarse = new float[m_blocks.length][][];
        final float[][][] fine = new float[m_blocks.length][][];
        for (int steps = 1; steps <= MOST_STEPS; steps *= 2) {
            boolean accurate = true;
            for (int b = 0; b < m_blocks.length; b++) {
                coarse[b] = steps == 1 ? lane.solve(m_blocks[b], new StepControl.Fixed(1), progress) : fine[b];
                fine[b] = lane.solve(m_blocks[b], new StepControl.Fixed(2 * steps), progress);
                accurate &= agree(coarse[b], fine[b]);
            }
            if (accurate) {
                for (int b = 0; b < m_blocks.length; b++) {
                    m_blocks[b].m_base = coarse[b];
                }
                return new StepControl.Fixed(steps);
            }
        }
        throw new DivergenceException("from random initial states between -0.5 and 0.5 the solver would need more than "
            + MOST_STEPS + " steps per " + INTERVAL + " units of time");
    }

    private static boolean agree(final float[][] coarse, final float[][] fine) {
        for (int t = 0; t < TIMES; t++) {
            double sum = 0;
            for (int i = 0; i < fine[t].length; i++) {
                // a method of order 4: the finer solution has a 16th of the coarser one's error
                final double error = (coarse[t][i] - fine[t][i]) * (16.0 / 15);
                final double scaled = error / (ABSOLUTE + RELATIVE * Math.abs(fine[t][i]));
                sum += scaled * scaled;
            }
            if (!(sum <= fine[t].length)) {
                return false;
            }
        }
        return true;
    }

    /** What one thread needs for itself. */
    private final class Lane {

        private final Dynamics.VectorField m_field = m_kernel.field(m_blocks[0].m_width);
        private final RungeKutta m_solver = new RungeKutta(m_field, m_genes);
        private final Floats m_y = m_field.newStates();

        float[][] solve(final Block block, final StepControl.Fixed steps, final Progress progress) {
            final float[][] states = new float[TIMES][];
            final int length = m_genes * block.m_width;
            m_y.copy(Floats.of(block.m_initial), length);
            for (int t = 0; t < TIMES; t++) {
                progress.checkCancelled();
                m_solver.solve(m_y, block.m_dt, block.m_width, steps);
                states[t] = m_y.toArray(length);
            }
            return states;
        }

        double influence(final int gene, final StepControl.Fixed steps, final Runnable check,
            final AtomicBoolean stop) {
            double sum = 0;
            long count = 0;
            for (Block block : m_blocks) {
                final int width = block.m_width;
                m_y.copy(Floats.of(block.m_initial), m_genes * width);
                m_y.from(gene * width).copy(new Floats(block.m_redrawn, gene * width), width);
                for (int t = 0; t < TIMES; t++) {
                    check.run();
                    if (stop.get()) {
                        return 0;
                    }
                    m_solver.solve(m_y, block.m_dt, width, steps);
                    sum += difference(block.m_base[t], 0, gene * width)
                        + difference(block.m_base[t], (gene + 1) * width, m_genes * width);
                    count += (m_genes - 1L) * width;
                }
            }
            if (!Double.isFinite(sum)) {
                throw new DivergenceException("a change of the initial value of gene number " + (gene + 1)
                    + " leads out of the range of numbers");
            }
            return sum / count;
        }

        private double difference(final float[] base, final int from, final int to) {
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += Math.abs(m_y.get(i) - base[i]);
            }
            return sum;
        }
    }
}
