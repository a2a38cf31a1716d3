package org.dashgrn.train;

import java.util.Arrays;
import org.apache.commons.math3.random.RandomGenerator;
import org.dashgrn.compute.Floats;
import org.dashgrn.compute.Gemm;
import org.dashgrn.compute.WeightedSum;
import org.dashgrn.data.RandomStream;
import org.dashgrn.model.Dynamics;
import org.dashgrn.model.NeuralNetwork;
import org.dashgrn.network.IndexedNetwork;

/**
 * The mean squared error between joint(Y) and Y·P on random expression Y (METHOD.md, section 2): what makes a PINN.
 */
public final class PriorLoss {

    /** Random states, as in the original. */
    public static final int STATES = 10_000;
    private static final int WIDTH = 64;
    /** States that one optimiser step sees: as for the data, a batch is enough for a step. */
    private static final int BATCH = 8 * WIDTH;

    private final float[][] m_states;
    private final float[][] m_targets;
    private final Gemm m_gemm;
    private final Dynamics.Kernel m_kernel;
    private final Dynamics.VectorField m_field;
    private final Dynamics.Evaluation m_evaluation;
    private final Dynamics.Gradient m_gradient;
    private final int m_genes;
    /** Which parameter array the multipliers are; negative if there are none. */
    private final int m_multipliers;
    private final float m_decay;
    private final Floats m_y;
    private final Floats m_slope;
    private final Floats m_cotangent;
    private final WeightedSum m_dSlope = new WeightedSum();
    private final float[] m_ones = new float[WIDTH];

    /**
     * @param network the network whose parameters are judged; it stays live
     * @param prior n×n, row = regulator
     * @param states random expression, rows of n
     * @param gemm product of dense matrices
     */
    public PriorLoss(final NeuralNetwork network, final IndexedNetwork prior, final float[][] states, final Gemm gemm) {
        this(network, states, project(states, prior), gemm);
    }

    private PriorLoss(final NeuralNetwork network, final float[][] states, final float[][] targets, final Gemm gemm) {
        m_genes = network.genes();
        m_states = states;
        m_targets = targets;
        m_gemm = gemm;
        m_multipliers = network.multipliers().length == 0 ? -1 : network.parameters().length - 1;
        m_decay = network.decay();
        m_kernel = network.undamped().kernel(gemm);
        m_field = m_kernel.field(WIDTH);
        m_evaluation = m_field.newEvaluation();
        m_gradient = m_kernel.gradient(WIDTH);
        m_y = m_field.newStates();
        m_slope = m_field.newStates();
        m_cotangent = m_field.newStates();
        Arrays.fill(m_ones, 1f);
    }

    /**
     * @param network another network of the same genes
     * @return its loss on the same states
     */
    public PriorLoss of(final NeuralNetwork network) {
        return new PriorLoss(network, m_states, m_targets, m_gemm);
    }

    /**
     * @param genes n
     * @param seed of the draw
     * @return {@link #STATES} states, uniform in (-1/2, 1/2)
     */
    public static float[][] drawStates(final int genes, final long seed) {
        final RandomGenerator random = RandomStream.of(seed, 0x5052494f);
        final float[][] states = new float[STATES][genes];
        for (float[] state : states) {
            for (int g = 0; g < genes; g++) {
                state[g] = (float)(random.nextDouble() - 0.5);
            }
        }
        return states;
    }

    private static float[][] project(final float[][] states, final IndexedNetwork prior) {
        final float[][] projected = new float[states.length][];
        for (int s = 0; s < states.length; s++) {
            projected[s] = project(states[s], prior);
        }
        return projected;
    }

    private static float[] project(final float[] y, final IndexedNetwork prior) {
        final double[] sums = new double[y.length];
        for (int j = 0; j < y.length; j++) {
            for (int e = prior.rowStart()[j]; e < prior.rowStart()[j + 1]; e++) {
                sums[prior.columns()[e]] += y[j] * prior.weights()[e];
            }
        }
        final float[] projected = new float[y.length];
        for (int i = 0; i < y.length; i++) {
            projected[i] = (float)sums[i];
        }
        return projected;
    }

    /** Takes over changed parameters. */
    public void refresh() {
        m_kernel.refresh();
    }

    /**
     * @param weight factor of the loss within the total loss
     * @param gradient one array per parameter array of the network; weight times the gradient is added. The multipliers
     *            v do not enter this loss: their array is left alone
     * @return the loss, without the weight
     */
    public double addGradient(final double weight, final float[][] gradient) {
        return addGradient(weight, gradient, 0, m_states.length);
    }

    /**
     * As {@link #addGradient(double, float[][])}, on a batch of the states: one step after the other goes round all of
     * them, so the mean over steps is the loss on all. Published training takes all states in each step, which costs
     * many times as much as the step itself.
     *
     * @param step how many optimiser steps there were before
     * @param weight factor of the loss within the total loss
     * @param gradient as there
     * @return the loss on the batch, without the weight
     */
    double addBatchGradient(final long step, final double weight, final float[][] gradient) {
        final int count = Math.min(BATCH, m_states.length);
        return addGradient(weight, gradient, (int)(step % m_states.length * count % m_states.length), count);
    }

    private double addGradient(final double weight, final float[][] gradient, final int first, final int count) {
        final float scale = (float)(2 * weight / ((double)count * m_genes));
        double squares = 0;
        for (int from = 0; from < count; from += WIDTH) {
            final int width = Math.min(WIDTH, count - from);
            for (int c = 0; c < width; c++) {
                final float[] state = m_states[(first + from + c) % m_states.length];
                for (int g = 0, i = c; g < m_genes; g++, i += width) {
                    m_y.set(i, state[g]);
                }
            }
            m_field.begin(m_ones, width);
            m_field.evaluate(m_y, width, m_evaluation, m_slope);
            for (int c = 0; c < width; c++) {
                final float[] target = m_targets[(first + from + c) % m_states.length];
                for (int g = 0, i = c; g < m_genes; g++, i += width) {
                    final float residual = m_slope.get(i) + m_decay * m_y.get(i) - target[g];
                    squares += (double)residual * residual;
                    m_cotangent.set(i, scale * residual);
                }
            }
            m_field.pullBack(m_evaluation, m_dSlope.set(1f, m_cotangent), null, m_gradient);
            m_gradient.settle();
        }
        final float[][] own = gradient.clone();
        if (m_multipliers >= 0) {
            own[m_multipliers] = new float[m_genes];
        }
        m_gradient.collect(own, true);
        return squares / ((double)count * m_genes);
    }
}
