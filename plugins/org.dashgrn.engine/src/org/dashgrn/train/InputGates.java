package org.dashgrn.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;
import org.dashgrn.compute.Pattern;
import org.dashgrn.data.RandomStream;
import org.dashgrn.model.Layer;
import org.dashgrn.model.NeuralNetwork;

/**
 * A random gate on every input of every layer of a network: genes of input layers, hidden units of output layers. The
 * gated network has the weights w·z, where z is the gate of the weight's input.
 */
final class InputGates {

    /** Spread of the first log α, around 0: half of the gates are shut. */
    private static final double FIRST_SPREAD = 0.01;
    private static final double LEAST_U = 1e-6;

    private final NeuralNetwork m_network;
    private final NeuralNetwork m_gated;
    private final double m_temperature;
    private final float[][] m_logAlpha;
    private final double[][] m_u;

    /**
     * @param network whose weights are gated; stays live
     * @param logAlpha per layer and input; live
     * @param temperature of the gates
     */
    InputGates(final NeuralNetwork network, final float[][] logAlpha, final double temperature) {
        m_network = network;
        m_temperature = temperature;
        m_logAlpha = logAlpha;
        m_u = new double[logAlpha.length][];
        for (int l = 0; l < m_u.length; l++) {
            m_u[l] = new double[logAlpha[l].length];
            Arrays.fill(m_u[l], 0.5);
        }
        m_gated = network.withLayers(network.layers().stream().map(Layer::copy).toList());
    }

    /**
     * @param network a network
     * @param seed of the draw
     * @return log α per layer and input, for the start
     */
    static float[][] first(final NeuralNetwork network, final long seed) {
        final RandomGenerator random = RandomStream.of(seed, 0x47415445);
        final float[][] logAlpha = new float[network.layers().size()][];
        for (int l = 0; l < logAlpha.length; l++) {
            logAlpha[l] = new float[network.layers().get(l).pattern().columns()];
            for (int j = 0; j < logAlpha[l].length; j++) {
                logAlpha[l][j] = (float)(FIRST_SPREAD * random.nextGaussian());
            }
        }
        return logAlpha;
    }

    private HardConcrete gate(final int layer, final int input) {
        return new HardConcrete(m_logAlpha[layer][input], m_temperature);
    }

    /** @return the network whose weights are times the gates that were drawn last; always the same object */
    NeuralNetwork gated() {
        return m_gated;
    }

    /**
     * Draws all gates anew.
     *
     * @param seed the user's
     * @param update the optimiser step to come
     */
    void draw(final long seed, final long update) {
        final RandomGenerator random = RandomStream.of(seed, 0x4452, (int)(update >>> 32), (int)update);
        for (int l = 0; l < m_u.length; l++) {
            for (int j = 0; j < m_u[l].length; j++) {
                m_u[l][j] = LEAST_U + (1 - 2 * LEAST_U) * random.nextDouble();
            }
            final float[] z = gates(l);
            final Layer from = m_network.layers().get(l);
            final int[] column = from.pattern().column();
            final float[] to = m_gated.layers().get(l).values();
            for (int e = 0; e < to.length; e++) {
                to[e] = from.values()[e] * z[column[e]];
            }
        }
    }

    private float[] gates(final int layer) {
        final float[] z = new float[m_logAlpha[layer].length];
        for (int j = 0; j < z.length; j++) {
            z[j] = (float)gate(layer, j).sample(m_u[layer][j]);
        }
        return z;
    }

    /**
     * The chain rule from the gated weights to weights and gates.
     *
     * @param gradient per parameter array of the network: of gated weights, becomes that of the weights; then per layer:
     *            receives that of log α
     */
    void pullBack(final float[][] gradient) {
        final int parameters = gradient.length - m_logAlpha.length;
        for (int l = 0; l < m_logAlpha.length; l++) {
            final Layer layer = m_network.layers().get(l);
            final int[] column = layer.pattern().column();
            final float[] z = gates(l);
            final double[] dz = new double[z.length];
            for (int e = 0; e < column.length; e++) {
                dz[column[e]] += (double)gradient[l][e] * layer.values()[e];
                gradient[l][e] *= z[column[e]];
            }
            for (int j = 0; j < dz.length; j++) {
                gradient[parameters + l][j] = (float)(dz[j] * gate(l, j).sampleSlope(m_u[l][j]));
            }
        }
    }

    /**
     * @param weight λ, factor within the total loss
     * @param gradient as in {@link #pullBack}; weight times the gradient is added
     * @return the expected share of all weights whose gate is not 0, without the weight
     */
    double addOpenShare(final double weight, final float[][] gradient) {
        final int parameters = gradient.length - m_logAlpha.length;
        double weights = 0;
        for (Layer layer : m_network.layers()) {
            weights += (double)layer.pattern().rows() * layer.pattern().columns();
        }
        double share = 0;
        for (int l = 0; l < m_logAlpha.length; l++) {
            final double each = m_network.layers().get(l).pattern().rows() / weights;
            for (int j = 0; j < m_logAlpha[l].length; j++) {
                share += each * gate(l, j).open();
                gradient[parameters + l][j] += (float)(weight * each * gate(l, j).openSlope());
            }
        }
        return share;
    }

    /**
     * The gates along a path are independent, so the mean over all paths from gene to gene, of the probability that
     * both of its gates are open, is the product of the two means.
     *
     * @param weight λ, factor within the total loss
     * @param gradient as in {@link #pullBack}; weight times the gradient is added
     * @return mean over all paths, without the weight
     */
    double addOpenPaths(final double weight, final float[][] gradient) {
        final int parameters = gradient.length - m_logAlpha.length;
        final int pairs = m_network.pairs();
        final double[] open = new double[m_logAlpha.length];
        for (int l = 0; l < open.length; l++) {
            for (int j = 0; j < m_logAlpha[l].length; j++) {
                open[l] += gate(l, j).open() / m_logAlpha[l].length;
            }
        }
        double mean = 0;
        for (int l = 0; l < open.length; l++) {
            final double other = open[l < pairs ? l + pairs : l - pairs] / pairs;
            mean += l < pairs ? open[l] * other : 0;
            for (int j = 0; j < m_logAlpha[l].length; j++) {
                gradient[parameters + l][j] +=
                    (float)(weight * other * gate(l, j).openSlope() / m_logAlpha[l].length);
            }
        }
        return mean;
    }

    /** @return the network without chance: weights times the gates of the finished model, those behind shut gates pruned */
    NeuralNetwork hardened() {
        final List<Layer> layers = new ArrayList<>();
        for (int l = 0; l < m_logAlpha.length; l++) {
            final Layer layer = m_network.layers().get(l);
            final float[] z = new float[m_logAlpha[l].length];
            for (int j = 0; j < z.length; j++) {
                z[j] = (float)gate(l, j).hard();
            }
            final int[] column = layer.pattern().column();
            final boolean[] keep = new boolean[column.length];
            final float[] values = new float[column.length];
            for (int e = 0; e < keep.length; e++) {
                keep[e] = z[column[e]] > 0;
                values[e] = layer.values()[e] * z[column[e]];
            }
            layers.add(new Layer(layer.pattern().retain(keep), Pattern.retain(values, keep)));
        }
        return m_network.withLayers(layers).copy();
    }
}
