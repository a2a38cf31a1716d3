package org.dashgrn.model;

import java.util.Random;
import org.dashgrn.compute.Pattern;

/** Small random networks for tests. */
public final class RandomNetwork {

    private RandomNetwork() {
    }

    /** @return a network whose weights are alive with the given probability; its dynamics are mild */
    public static Phoenix create(final int genes, final int hidden, final double density, final long seed) {
        final Random random = new Random(seed);
        final float scale = (float)(1 / Math.sqrt(genes));
        final float[] v = new float[genes];
        for (int g = 0; g < genes; g++) {
            v[g] = g % 5 == 4 ? -0.2f : 0.2f + 0.6f * random.nextFloat();
        }
        return new Phoenix(layer(random, hidden, genes, density, scale), layer(random, hidden, genes, density, scale),
            layer(random, genes, hidden, density, scale), layer(random, genes, hidden, density, scale),
            gaussian(random, hidden, scale), gaussian(random, hidden, scale), v);
    }

    /** @return an MLP whose weights are alive with the given probability; its dynamics are mild */
    public static Mlp mlp(final int genes, final int hidden, final double density, final long seed) {
        final Random random = new Random(seed);
        final float scale = (float)(1 / Math.sqrt(genes));
        return new Mlp(layer(random, hidden, genes, density, scale), layer(random, genes, hidden, density, scale),
            gaussian(random, hidden, scale));
    }

    private static Layer layer(final Random random, final int rows, final int columns, final double density,
        final float scale) {
        final Pattern full = Pattern.full(rows, columns);
        final boolean[] keep = new boolean[full.alive()];
        for (int e = 0; e < keep.length; e++) {
            keep[e] = random.nextDouble() < density;
        }
        final Pattern pattern = full.retain(keep);
        return new Layer(pattern, gaussian(random, pattern.alive(), scale));
    }

    private static float[] gaussian(final Random random, final int length, final float scale) {
        final float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = scale * (float)random.nextGaussian();
        }
        return values;
    }
}
