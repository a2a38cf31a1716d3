package org.dashgrn.model;

import org.apache.commons.math3.random.RandomGenerator;
import org.dashgrn.data.RandomStream;

/**
 * Random start of {@link Mlp}: weights and biases uniform within ±1/sqrt(inputs of the layer), as is usual for linear
 * layers (METHOD.md does not say otherwise).
 */
public final class MlpInitialiser {

    private MlpInitialiser() {
    }

    /**
     * @param genes n, at least 1
     * @param hidden m, at least 1
     * @param seed the same seed gives the same model
     * @return a model without pruned weights
     */
    public static Mlp create(final int genes, final int hidden, final long seed) {
        final RandomGenerator random = RandomStream.of(seed, 0x4d4c50);
        final float[] w = uniform(random, hidden * genes, genes);
        final float[] b = uniform(random, hidden, genes);
        final float[] a = uniform(random, genes * hidden, hidden);
        return new Mlp(Layer.dense(hidden, genes, w), Layer.dense(genes, hidden, a), b);
    }

    private static float[] uniform(final RandomGenerator random, final int length, final int inputs) {
        final double bound = 1 / Math.sqrt(inputs);
        final float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float)(bound * (2 * random.nextDouble() - 1));
        }
        return values;
    }
}
