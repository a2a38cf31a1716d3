package org.dashgrn.compute;

import static org.junit.Assert.assertEquals;

import java.util.Random;
import org.junit.Test;

/** Slopes and their products by definition, for blocks of whole vectors and others, and cotangents of one to five terms. */
public class RelaxationTest {

    private static final int GENES = 7;

    private static float[] random(final Random random, final int length) {
        final float[] x = new float[length];
        for (int i = 0; i < length; i++) {
            x[i] = random.nextFloat() - 0.3f;
        }
        return x;
    }

    @Test
    public void agreesWithItsDefinition() {
        final Random random = new Random(2);
        final Relaxation relaxation = new Relaxation(GENES, 64);
        for (int width : new int[]{1, 4, 8, 16, 20, 32, 48, 64}) {
            final int length = GENES * width;
            final float[] rate = random(random, GENES);
            final float[] dt = random(random, width);
            final float[] joint = random(random, length);
            final float[] y = random(random, length);
            relaxation.begin(rate, dt, width);
            final float[] pull = joint.clone();
            final float[] slope = new float[length];
            relaxation.slope(pull, y, slope);
            for (int i = 0; i < length; i++) {
                final float scale = dt[i % width] * rate[i / width];
                assertEquals(joint[i] - y[i], pull[i], 0);
                assertEquals("width " + width, scale * pull[i], slope[i], 1e-6);
            }
            for (int terms = 1; terms <= 5; terms++) {
                checkPullBack(relaxation, rate, dt, pull, terms, random);
            }
        }
    }

    private static void checkPullBack(final Relaxation relaxation, final float[] rate, final float[] dt, final float[] pull,
        final int terms, final Random random) {
        final int width = dt.length;
        final WeightedSum dSlope = new WeightedSum();
        final double[] d = new double[pull.length];
        for (int t = 0; t < terms; t++) {
            final float factor = random.nextFloat();
            final float[] term = random(random, pull.length);
            if (t == 0) {
                dSlope.set(factor, term);
            } else {
                dSlope.add(factor, term);
            }
            for (int i = 0; i < d.length; i++) {
                d[i] += factor * term[i];
            }
        }
        final float[] dJoint = new float[pull.length];
        final float[] dRate = random(random, pull.length);
        final float[] before = dRate.clone();
        relaxation.pullBack(dSlope, pull, dJoint, dRate);
        for (int n = 0; n < GENES; n++) {
            double expected = 0;
            double sum = 0;
            for (int c = 0, i = n * width; c < width; c++, i++) {
                assertEquals(terms + " terms, width " + width, dt[c] * rate[n] * d[i], dJoint[i], 1e-6);
                expected += dt[c] * pull[i] * d[i] + before[i];
                sum += dRate[i];
            }
            assertEquals(terms + " terms, width " + width, expected, sum, 1e-5);
        }
    }
}
