package org.dashgrn.simulate;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.Test;

/** The kinetics against values computed by hand. */
public class HillSystemTest {

    private static final double TOLERANCE = 1e-14;

    @Test
    public void activationIsZeroOneHalfAndOneWhereItMustBe() {
        for (double ec50 : new double[]{0.4, 0.5, 0.6, Math.pow(0.5, 1 / 1.3)}) {
            for (double n : new double[]{1.01, 1.3, 1.7, 4}) {
                assertEquals(0, HillSystem.activation(0, ec50, n), 0);
                assertEquals(0.5, HillSystem.activation(ec50, ec50, n), TOLERANCE);
                assertEquals(1, HillSystem.activation(1, ec50, n), TOLERANCE);
                double last = 0;
                for (double x = 0.01; x < 1; x += 0.01) {
                    assertTrue(HillSystem.activation(x, ec50, n) > last);
                    last = HillSystem.activation(x, ec50, n);
                }
            }
        }
        assertEquals(0, HillSystem.activation(-1e-12, 0.5, 1.3), 0);
    }

    /** EC50 = 0.25, n = 1/2: EC50^n = 1/2, B has its pole there, and the activation is just the square root. */
    @Test
    public void activationHasNoPole() {
        assertEquals(0.3, HillSystem.activation(0.09, 0.25, 0.5), TOLERANCE);
    }

    /** EC50 = 0.4, n = 1: B = (0.4 - 1) / (0.8 - 1) = 3, K = 2, so f(0.5) = 1.5 / 2.5 and f(0.25) = 0.75 / 2.25. */
    @Test
    public void joinsRegulatorsByAndOrNot() {
        final double a = 0.6;
        final double b = 1 - 1 / 3.0;
        final double[] x = {0.5, 0.25, 0.7, 0.1, 0.9};
        final HillSystem system = new HillSystem(5, List.of(
            new Regulation(0, 4, false, 0.4, 1, true), new Regulation(0, 2, false, 0.4, 1, false),
            new Regulation(1, 2, true, 0.4, 1, true), new Regulation(0, 3, false, 0.4, 1, true),
            new Regulation(1, 3, true, 0.4, 1, false), new Regulation(1, 4, true, 0.4, 1, false),
            new Regulation(0, 4, true, 0.4, 1, true)));
        final double[] derivative = {9, 9, 9, 9, 9};
        system.computeDerivatives(0, x, derivative);
        assertEquals(5, system.getDimension());
        assertEquals("input", 0, derivative[0], 0);
        assertEquals("input", 0, derivative[1], 0);
        assertEquals("a AND NOT b", a * b - 0.7, derivative[2], TOLERANCE);
        assertEquals("a OR NOT b", a + b - a * b - 0.1, derivative[3], TOLERANCE);
        assertEquals("(a OR NOT b) AND NOT a", (a + b - a * b) * (1 - a) - 0.9, derivative[4], TOLERANCE);
    }
}
