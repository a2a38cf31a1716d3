package org.dashgrn.compute;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.util.Random;
import org.junit.Test;

/**
 * Slopes and their products by definition, for blocks of whole vectors and others, and cotangents of one to seven terms; with blocks in
 * arrays of their own and within others, which have the same bits.
 */
public class RelaxationTest {

    private static final int GENES = 7;

    private static float[] random(final Random random, final int length) {
        final float[] x = new float[length];
        for (int i = 0; i < length; i++) {
            x[i] = random.nextFloat() - 0.3f;
        }
        return x;
    }

    private static Floats within(final FloatArena memory, final float[] values) {
        final Floats floats = memory.take(values.length);
        floats.copy(Floats.of(values), values.length);
        return floats;
    }

    @Test
    public void agreesWithItsDefinition() {
        for (int width : new int[]{1, 4, 8, 16, 20, 32, 48, 64}) {
            final float[][] alone = check(width, new FloatArena(1));
            final float[][] within = check(width, new FloatArena(64));
            for (int r = 0; r < alone.length; r++) {
                assertArrayEquals(alone[r], within[r], 0);
            }
        }
    }

    private static float[][] check(final int width, final FloatArena memory) {
        final Random random = new Random(2);
        final Relaxation relaxation = new Relaxation(GENES, width, memory);
        final int length = GENES * width;
        final float[] rate = random(random, GENES);
        final float[] dt = random(random, width);
        final float[] joint = random(random, length);
        final float[] y = random(random, length);
        relaxation.begin(rate, dt, width);
        final Floats pull = within(memory, joint);
        final Floats slope = memory.take(length);
        relaxation.slope(pull, within(memory, y), slope);
        for (int i = 0; i < length; i++) {
            final float scale = dt[i % width] * rate[i / width];
            assertEquals(joint[i] - y[i], pull.get(i), 0);
            assertEquals("width " + width, scale * pull.get(i), slope.get(i), 1e-6);
        }
        final float[][] results = new float[15][];
        for (int terms = 1; terms <= 7; terms++) {
            final Floats dJoint = memory.take(length);
            final Floats dRate = within(memory, random(random, length));
            checkPullBack(relaxation, rate, dt, pull, terms, memory, dJoint, dRate, random);
            results[2 * terms - 2] = dJoint.toArray(length);
            results[2 * terms - 1] = dRate.toArray(length);
        }
        results[14] = slope.toArray(length);
        return results;
    }

    private static void checkPullBack(final Relaxation relaxation, final float[] rate, final float[] dt, final Floats pull,
        final int terms, final FloatArena memory, final Floats dJoint, final Floats dRate, final Random random) {
        final int width = dt.length;
        final WeightedSum dSlope = new WeightedSum();
        final double[] d = new double[GENES * width];
        for (int t = 0; t < terms; t++) {
            final float factor = random.nextFloat();
            final float[] term = random(random, d.length);
            if (t == 0) {
                dSlope.set(factor, within(memory, term));
            } else {
                dSlope.add(factor, within(memory, term));
            }
            for (int i = 0; i < d.length; i++) {
                d[i] += factor * term[i];
            }
        }
        final float[] before = dRate.toArray(d.length);
        relaxation.pullBack(dSlope, pull, dJoint, dRate);
        for (int n = 0; n < GENES; n++) {
            double expected = 0;
            double sum = 0;
            for (int c = 0, i = n * width; c < width; c++, i++) {
                assertEquals(terms + " terms, width " + width, dt[c] * rate[n] * d[i], dJoint.get(i), 1e-6);
                expected += dt[c] * pull.get(i) * d[i] + before[i];
                sum += dRate.get(i);
            }
            assertEquals(terms + " terms, width " + width, expected, sum, 1e-5);
        }
    }
}
