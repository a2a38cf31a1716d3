package org.dashgrn.compute;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Random;
import org.junit.Test;

/** The vectorised elementwise functions against the library's, over the whole range of floats. */
public class ActivationTest {

    @Test
    public void hillAndItsLogarithm() {
        final float[] y = new float[20_001];
        for (int i = 0; i < y.length; i++) {
            final double u = (i - 10_000) / 10_000.0;
            y[i] = (float)(0.5 + (i % 2 == 0 ? u : Math.signum(u) * Math.expm1(40 * Math.abs(u))));
        }
        final float[] hill = new float[y.length];
        final float[] logHill = new float[y.length];
        Activation.hill(Floats.of(y), y.length, Floats.of(hill), Floats.of(logHill));
        for (int i = 0; i < y.length; i++) {
            final double x = (double)y[i] - 0.5;
            final double h = x / (1 + Math.abs(x));
            assertEquals("hill at " + y[i], h, hill[i], 2e-7 * Math.abs(h) + 1e-12);
            // 1 + h without cancellation
            final double expected = x < 0 ? -Math.log1p(-x) : Math.log1p(h);
            assertEquals("logHill at " + y[i], expected, logHill[i], 1e-6 * Math.abs(expected) + 1e-12);
        }
    }

    @Test
    public void exponential() {
        final float[] x = new float[20_001];
        final float[] bias = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = (i - 10_000) / 80f;
            bias[i] = (i % 7 - 3) / 4f;
        }
        final float[] exp = x.clone();
        Activation.expOfSum(Floats.of(exp), Floats.of(bias), exp.length);
        for (int i = 0; i < x.length; i++) {
            final float sum = x[i] + bias[i];
            if (sum < -87) {
                assertEquals("exp of " + sum, 0, exp[i], 2e-38);
            } else if (sum > 88.3) {
                assertTrue("exp of " + sum, exp[i] > 1e38);
            } else {
                assertEquals("exp of " + sum, Math.exp(sum), exp[i], 2e-7 * Math.exp(sum));
            }
        }
        final float[] special = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
        Activation.expOfSum(Floats.of(special), Floats.of(new float[3]), 3);
        assertTrue(Float.isNaN(special[0]));
        assertEquals(Float.POSITIVE_INFINITY, special[1], 0);
        assertEquals(0, special[2], 2e-38);
    }

    /** Single elements are computed without vectors. */
    @Test
    public void vectorsHaveTheBitsOfSingleElements() {
        final int length = 4003;
        final float[] x = new float[length];
        for (int i = 0; i < length; i++) {
            x[i] = (i % 3 == 0 ? 100 : 1.2f) * (float)Math.sin(i);
        }
        x[17] = Float.NaN;
        final float[] bias = new float[length];
        final float[] exp = x.clone();
        final float[] hill = new float[length];
        final float[] logHill = new float[length];
        Activation.expOfSum(Floats.of(exp), Floats.of(bias), length);
        Activation.hill(Floats.of(x), length, Floats.of(hill), Floats.of(logHill));
        for (int i = 0; i < length; i++) {
            final float[] one = {x[i]};
            final float[] oneHill = new float[1];
            final float[] oneLogHill = new float[1];
            Activation.hill(Floats.of(one), 1, Floats.of(oneHill), Floats.of(oneLogHill));
            assertEquals("hill at " + x[i], oneHill[0], hill[i], 0);
            assertEquals("logHill at " + x[i], oneLogHill[0], logHill[i], 0);
            Activation.expOfSum(Floats.of(one), Floats.of(bias), 1);
            assertEquals("exp of " + x[i], one[0], exp[i], 0);
        }
    }

    /** Wherever it begins within an array, and whatever lies around it. */
    @Test
    public void whatLiesWithinAnArrayHasTheBitsOfAnArray() {
        final FloatArena memory = new FloatArena(64);
        for (int length : new int[]{1, 15, 16, 17, 40, 1003}) {
            final Random random = new Random(length);
            final Floats[] alone = new Floats[5];
            final Floats[] within = new Floats[5];
            for (int a = 0; a < 5; a++) {
                alone[a] = Floats.of(new float[length]);
                within[a] = memory.take(length);
                for (int i = 0; i < length; i++) {
                    alone[a].set(i, 3 * random.nextFloat() - 2);
                }
                within[a].copy(alone[a], length);
            }
            final Floats behind = memory.take(16);
            behind.fill(16, 7);
            for (Floats[] x : new Floats[][]{alone, within}) {
                Activation.hill(x[0], length, x[1], x[2]);
                Activation.hillPullBack(x[1], x[3], x[2], x[4], length, x[0]);
                Activation.multiply(x[3], x[1], length, x[3]);
                Activation.addTo(x[4], x[3], length);
                Activation.expOfSum(x[2], x[4], length);
            }
            for (int a = 0; a < 5; a++) {
                assertArrayEquals("array " + a + ", length " + length, alone[a].array(), within[a].toArray(length), 0);
            }
            assertEquals(7, behind.get(0), 0);
        }
    }

    @Test
    public void slopesStayFinite() {
        final float[] y = {-1e30f, -1e7f, -0.5f, 0.5f, 1.5f, 1e30f};
        final float[] hill = new float[6];
        final float[] logHill = new float[6];
        Activation.hill(Floats.of(y), 6, Floats.of(hill), Floats.of(logHill));
        final float[] dy = new float[6];
        final Floats ones = Floats.of(new float[]{1, 1, 1, 1, 1, 1});
        Activation.hillPullBack(Floats.of(hill), ones, ones, Floats.of(new float[6]), 6, Floats.of(dy));
        for (float d : dy) {
            assertTrue(Float.isFinite(d) && d >= 0);
        }
        assertEquals("at 1/2 both slopes are 1", 2, dy[3], 0);
    }
}
