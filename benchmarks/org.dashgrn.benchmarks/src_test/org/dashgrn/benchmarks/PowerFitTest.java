package org.dashgrn.benchmarks;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

public class PowerFitTest {

    @Test
    public void findsTheLawBehindExactPoints() {
        final double[] x = {350, 700, 2000, 11165};
        final double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = 3e-6 * Math.pow(x[i], 1.5);
        }
        final PowerFit fit = PowerFit.of(x, y);
        assertEquals(1.5, fit.exponent(), 1e-12);
        assertEquals(3e-6, fit.factor(), 1e-15);
        assertEquals(0, fit.error(), 1e-7);
    }

    @Test
    public void fallingCurvesHaveNegativeExponents() {
        assertEquals(-1, PowerFit.of(new double[]{1, 10}, new double[]{5, 0.5}).exponent(), 1e-12);
    }

    @Test
    public void scatterShowsInTheErrorOfTheExponent() {
        final PowerFit fit = PowerFit.of(new double[]{1, 2, 4, 8}, new double[]{1, 2.6, 3.4, 9});
        assertEquals(1, fit.exponent(), 0.1);
        assertTrue(fit.error() > 0.01);
    }

    @Test
    public void refusesWhatHasNoLogarithmOrNoSlope() {
        assertThrows(IllegalArgumentException.class, () -> PowerFit.of(new double[]{1, 0}, new double[]{1, 2}));
        assertThrows(IllegalArgumentException.class, () -> PowerFit.of(new double[]{1, 2}, new double[]{1, -2}));
        assertThrows(IllegalArgumentException.class, () -> PowerFit.of(new double[]{2, 2}, new double[]{1, 3}));
        assertThrows(IllegalArgumentException.class, () -> PowerFit.of(new double[]{2}, new double[]{1}));
        assertThrows(IllegalArgumentException.class, () -> PowerFit.of(new double[]{2, 3}, new double[]{1}));
    }
}
