package org.dashgrn.train;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.dashgrn.compute.Gemm;
import org.dashgrn.compute.Pattern;
import org.dashgrn.data.RandomStream;
import org.dashgrn.model.Layer;
import org.dashgrn.model.NeuralNetwork;
import org.dashgrn.model.SparseTraining;
import org.dashgrn.solve.IntervalSolver;
import org.dashgrn.solve.StepControl;

/**
 * Dynamic sparse training (Evci et al., Rigging the lottery, ICML 2020): every layer keeps the same number of weights
 * throughout. From time to time the smallest give way to those that the loss, if they were there, would be steepest in.
 */
final class Regrowth {

    /** Intervals that the gradient is taken on, at most. */
    private static final int SAMPLE = 256;

    private final SparseTraining m_settings;
    private final IntervalData m_sample;

    /**
     * @param settings how many, when
     * @param training all training intervals; an even sample of them gives the gradient
     */
    Regrowth(final SparseTraining settings, final IntervalData training) {
        m_settings = settings;
        final int count = Math.min(SAMPLE, training.size());
        m_sample = training.select(
            IntStream.range(0, count).map(i -> (int)((long)i * training.size() / count)).toArray());
    }

    /**
     * @param dense a network
     * @param sparsity share of the weights of each layer that go
     * @param seed of the draw
     * @return the network with weights left at random
     */
    static NeuralNetwork thinned(final NeuralNetwork dense, final double sparsity, final long seed) {
        final RandomGenerator random = RandomStream.of(seed, 0x445354);
        return dense.withLayers(dense.layers().stream().map(layer -> {
            final int all = layer.pattern().alive();
            final int kept = Math.max(1, (int)Math.rint((1 - sparsity) * all));
            final boolean[] keep = new boolean[all];
            for (int e = 0, left = kept; e < all; e++) {
                // each of the remaining places with the probability that fills them
                if (random.nextDouble() * (all - e) < left) {
                    keep[e] = true;
                    left--;
                }
            }
            return new Layer(layer.pattern().retain(keep), Pattern.retain(layer.values(), keep));
        }).toList());
    }

    /**
     * @param epoch about to begin, from 1
     * @return share of the living weights that are replaced before it
     */
    double share(final int epoch) {
        if (epoch == 1 || epoch > m_settings.until() || (epoch - 1) % m_settings.every() != 0) {
            return 0;
        }
        return m_settings.replaced() / 2 * (1 + Math.cos(Math.PI * (epoch - 1) / m_settings.until()));
    }

    /**
     * @param network as it is
     * @param share of the living weights to replace
     * @param gemm product of dense matrices
     * @param threads how many may be used
     * @param control step lengths
     * @param adam its moments follow the weights that stay
     * @return the new layers
     */
    Layer[] regrown(final NeuralNetwork network, final double share, final Gemm gemm, final int threads,
        final StepControl control, final Adam adam) {
        final float[][] gradient = denseGradient(network, gemm, threads, control);
        final Layer[] layers = new Layer[network.layers().size()];
        for (int l = 0; l < layers.length; l++) {
            layers[l] = regrown(network.layers().get(l), gradient[l], share, adam, l);
        }
        return layers;
    }

    private float[][] denseGradient(final NeuralNetwork network, final Gemm gemm, final int threads,
        final StepControl control) {
        final NeuralNetwork full = network.withLayers(network.layers().stream().map(layer -> {
            final Pattern pattern = layer.pattern();
            final float[] dense = new float[pattern.rows() * pattern.columns()];
            pattern.scatter(layer.values(), dense);
            return Layer.dense(pattern.rows(), pattern.columns(), dense);
        }).toList());
        final float[][] gradient = Arrays.stream(full.parameters()).map(p -> new float[p.length]).toArray(float[][]::new);
        try (IntervalSolver solver = new IntervalSolver(full, gemm, threads)) {
            solver.lossAndGradient(m_sample.starts(), m_sample.lengths(), m_sample.targets(), control, gradient);
        }
        return gradient;
    }

    static Layer regrown(final Layer layer, final float[] gradient, final double share, final Adam adam,
        final int array) {
        final Pattern pattern = layer.pattern();
        final int columns = pattern.columns();
        final int alive = pattern.alive();
        final int all = pattern.rows() * columns;
        final int replaced = (int)Math.min(Math.rint(share * alive), all - alive);
        final int[] place = new int[alive];
        for (int r = 0; r < pattern.rows(); r++) {
            for (int e = pattern.rowStart()[r]; e < pattern.rowStart()[r + 1]; e++) {
                place[e] = r * columns + pattern.column()[e];
            }
        }
        final float[] magnitudes = new float[alive];
        final float[] slopes = new float[all];
        for (int at = 0; at < all; at++) {
            slopes[at] = Math.abs(gradient[at]);
        }
        for (int e = 0; e < alive; e++) {
            magnitudes[e] = Math.abs(layer.values()[e]);
        }
        final boolean[] stays = largest(magnitudes, alive - replaced);
        final int[] weight = new int[all];
        Arrays.fill(weight, -1);
        for (int e = 0; e < alive; e++) {
            if (stays[e]) {
                weight[place[e]] = e;
                slopes[place[e]] = -1;
            }
        }
        final boolean[] grown = largest(slopes, replaced);
        final int[] source = new int[alive];
        final int[] column = new int[alive];
        final int[] rowStart = new int[pattern.rows() + 1];
        int e = 0;
        for (int at = 0; at < all; at++) {
            if (weight[at] >= 0 || grown[at]) {
                source[e] = weight[at];
                column[e++] = at % columns;
            }
            rowStart[at / columns + 1] = e;
        }
        final float[] values = new float[alive];
        for (int i = 0; i < alive; i++) {
            values[i] = source[i] < 0 ? 0 : layer.values()[source[i]];
        }
        adam.rearrange(array, source);
        return new Layer(new Pattern(pattern.rows(), columns, rowStart, column), values);
    }

    /** Marks the given number of largest values; of equal ones the first. */
    private static boolean[] largest(final float[] values, final int count) {
        final boolean[] marked = new boolean[values.length];
        if (count == 0) {
            return marked;
        }
        final float[] sorted = values.clone();
        Arrays.sort(sorted);
        final float least = sorted[values.length - count];
        int left = count;
        for (int i = 0; i < values.length; i++) {
            marked[i] = values[i] > least;
            left -= marked[i] ? 1 : 0;
        }
        for (int i = 0; i < values.length && left > 0; i++) {
            if (values[i] == least) {
                marked[i] = true;
                left--;
            }
        }
        return marked;
    }
}
