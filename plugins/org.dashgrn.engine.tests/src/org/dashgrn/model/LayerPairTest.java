package org.dashgrn.model;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertTrue;

import java.util.Random;
import org.dashgrn.compute.Block;
import org.dashgrn.compute.FloatArena;
import org.dashgrn.compute.Floats;
import org.dashgrn.compute.Gemm;
import org.dashgrn.compute.Pattern;
import org.junit.Test;

/** Joined or not, two layers give the same results. */
public class LayerPairTest {

    private static final int GENES = 30;
    private static final int HIDDEN = 7;
    private static final int WIDTH = 5;

    private final Random m_random = new Random(5);

    private Layer layer(final double density) {
        final Pattern full = Pattern.full(GENES, HIDDEN);
        final boolean[] keep = new boolean[full.alive()];
        for (int e = 0; e < keep.length; e++) {
            keep[e] = m_random.nextDouble() < density;
        }
        final Pattern pattern = full.retain(keep);
        return new Layer(pattern, array(pattern.alive()));
    }

    private float[] array(final int length) {
        final float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float)m_random.nextGaussian();
        }
        return values;
    }

    private static Block block(final float[] values) {
        final Block block = new Block(Gemm.best(), values.length);
        block.overwrite().copy(Floats.of(values), values.length);
        return block;
    }

    @Test
    public void joinedIsSeparate() {
        for (double density : new double[]{0.05, 0.5, 1}) {
            final Layer sums = layer(density);
            final Layer products = layer(Math.min(1, 2 * density));
            final float[][][] results = new float[2][][];
            for (int i = 0; i < 2; i++) {
                final LayerPair pair = i == 0 ? new JoinedLayers(Gemm.best(), sums, products)
                    : new SeparateLayers(Gemm.best(), sums, products);
                m_random.setSeed(9);
                // weights that have changed since
                for (Layer layer : new Layer[]{sums, products}) {
                    System.arraycopy(array(layer.values().length), 0, layer.values(), 0, layer.values().length);
                }
                pair.refresh();
                results[i] = results(pair, sums.values().length, products.values().length);
            }
            for (int r = 0; r < results[0].length; r++) {
                assertArrayEquals(results[1][r], results[0][r], 1e-4f);
            }
        }
    }

    private float[][] results(final LayerPair pair, final int ofSums, final int ofProducts) {
        final FloatArena memory = new FloatArena(WIDTH);
        final LayerPair.Units units = pair.newUnits(memory, WIDTH);
        units.set(block(array(HIDDEN * WIDTH)), block(array(HIDDEN * WIDTH)), HIDDEN * WIDTH);
        final Block joint = block(array(GENES * WIDTH));
        pair.multiply(units, WIDTH, joint, block(array(GENES * WIDTH)));
        final Block dJoint = block(array(GENES * WIDTH));
        final Block dSums = block(array(HIDDEN * WIDTH));
        final Block dProducts = block(array(HIDDEN * WIDTH));
        pair.multiplyTransposed(dJoint, WIDTH, dSums, dProducts, block(array(2 * HIDDEN * WIDTH)));
        final Block weighted = block(dProducts.values().toArray(HIDDEN * WIDTH));
        units.multiplyByProducts(weighted, HIDDEN * WIDTH);
        final LayerPair.Gradient gradient = pair.newGradient(memory, false);
        final float[] gradientOfSums = array(ofSums);
        final float[] gradientOfProducts = array(ofProducts);
        for (int times = 0; times < 2; times++) {
            gradient.add(dJoint, units, WIDTH);
            gradient.add(dJoint, units, WIDTH);
            gradient.collect(gradientOfSums, gradientOfProducts, times > 0);
        }
        return new float[][]{joint.values().toArray(GENES * WIDTH), dSums.values().toArray(HIDDEN * WIDTH),
            dProducts.values().toArray(HIDDEN * WIDTH), weighted.values().toArray(HIDDEN * WIDTH), gradientOfSums,
            gradientOfProducts};
    }

    @Test
    public void largeLayersAreNotCopied() {
        assertTrue(LayerPair.of(Gemm.best(), layer(1), layer(1)) instanceof JoinedLayers);
        final Layer large = Layer.dense(400, 100, new float[400 * 100]);
        assertTrue(LayerPair.of(Gemm.best(), large, large) instanceof SeparateLayers);
    }
}
