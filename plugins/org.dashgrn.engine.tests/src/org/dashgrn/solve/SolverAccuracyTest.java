package org.dashgrn.solve;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.dashgrn.compute.Gemm;
import org.dashgrn.model.DoublePhoenix;
import org.dashgrn.model.Phoenix;
import org.dashgrn.model.RandomNetwork;
import org.junit.Test;

/** Solutions against an independent right-hand side and integrator in double precision. */
public class SolverAccuracyTest {

    private static double[] exact(final Phoenix network, final float[] start, final double length) {
        final double[] y = new double[start.length];
        for (int g = 0; g < y.length; g++) {
            y[g] = start[g];
        }
        new DormandPrince853Integrator(1e-12, 1, 1e-12, 1e-12).integrate(new DoublePhoenix(network), 0, y, length, y);
        return y;
    }

    private static float[] start(final int genes) {
        final float[] start = new float[genes];
        for (int g = 0; g < genes; g++) {
            start[g] = (g * 0.37f) % 1f;
        }
        return start;
    }

    private static double error(final Phoenix network, final float length, final StepControl control) {
        final float[] start = start(network.genes());
        final double[] exact = exact(network, start, length);
        double worst = 0;
        try (IntervalSolver solver = new IntervalSolver(network, Gemm.best(), 1)) {
            final float[] end = solver.predict(new float[][]{start}, new float[]{length}, control)[0];
            for (int g = 0; g < end.length; g++) {
                worst = Math.max(worst, Math.abs(exact[g] - end[g]));
            }
        }
        return worst;
    }

    @Test
    public void rungeKuttaHasOrderFour() {
        final Phoenix network = RandomNetwork.create(20, 6, 1, 3);
        final double coarse = error(network, 6, new StepControl.Fixed(4));
        final double fine = error(network, 6, new StepControl.Fixed(8));
        assertTrue("error " + coarse + " should fall about 16-fold, to " + fine, coarse / fine > 9);
        assertEquals(0, error(network, 6, new StepControl.Fixed(64)), 3e-6);
    }

    @Test
    public void adaptiveSolutionsKeepTheirTolerance() {
        for (int seed = 0; seed < 5; seed++) {
            final Phoenix network = RandomNetwork.create(15, 6, 0.5, seed);
            assertEquals(0, error(network, 4, new StepControl.Adaptive(1e-3, 1e-3)), 5e-3);
            assertEquals(0, error(network, 4, new StepControl.Adaptive(1e-6, 1e-6)), 2e-5);
        }
    }

    @Test
    public void intervalsOfOneBatchHaveTheirOwnLengths() {
        final Phoenix network = RandomNetwork.create(8, 3, 1, 4);
        final float[][] starts = {start(8), start(8), start(8)};
        try (IntervalSolver solver = new IntervalSolver(network, Gemm.best(), 1)) {
            final float[][] ends = solver.predict(starts, new float[]{0.5f, 2f, 0f}, new StepControl.Fixed(32));
            for (int i = 0; i < 2; i++) {
                final double[] exact = exact(network, starts[i], new double[]{0.5, 2}[i]);
                for (int g = 0; g < 8; g++) {
                    assertEquals(exact[g], ends[i][g], 1e-5);
                }
            }
            for (int g = 0; g < 8; g++) {
                assertEquals("nothing happens in no time", starts[2][g], ends[2][g], 0);
            }
        }
    }

    @Test
    public void divergenceIsReported() {
        final Phoenix network = RandomNetwork.create(6, 3, 1, 5);
        Arrays.fill(network.v(), 1e9f);
        try (IntervalSolver solver = new IntervalSolver(network, Gemm.best(), 1)) {
            assertThrows(DivergenceException.class, () -> solver.predict(new float[][]{start(6)}, new float[]{10f},
                new StepControl.Adaptive(1e-5, 1e-6)));
        }
    }
}
