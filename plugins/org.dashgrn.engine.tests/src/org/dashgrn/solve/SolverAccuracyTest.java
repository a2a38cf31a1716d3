package org.dashgrn.solve;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.dashgrn.compute.Gemm;
import org.dashgrn.compute.Pattern;
import org.dashgrn.model.Layer;
import org.dashgrn.model.Phoenix;
import org.dashgrn.model.RandomNetwork;
import org.junit.Test;

/** Solutions against an independent right-hand side and integrator in double precision. */
public class SolverAccuracyTest {

    /** PHOENIX written down a second time, straight from METHOD.md. */
    private record DoublePhoenix(Phoenix network) implements FirstOrderDifferentialEquations {

        @Override
        public int getDimension() {
            return network.genes();
        }

        @Override
        public void computeDerivatives(final double t, final double[] y, final double[] dy) {
            final int n = network.genes();
            final double[] h = new double[n];
            final double[] l = new double[n];
            for (int j = 0; j < n; j++) {
                h[j] = (y[j] - 0.5) / (1 + Math.abs(y[j] - 0.5));
                l[j] = Math.log1p(h[j]);
            }
            final double[] s = apply(network.ws(), h);
            final double[] p = apply(network.wp(), l);
            for (int k = 0; k < s.length; k++) {
                s[k] += network.bs()[k];
                p[k] = Math.exp(p[k] + network.bp()[k]);
            }
            final double[] additive = apply(network.as(), s);
            final double[] product = apply(network.ap(), p);
            for (int i = 0; i < n; i++) {
                dy[i] = network.multiplier(i) * (additive[i] + product[i] - y[i]);
            }
        }

        private static double[] apply(final Layer layer, final double[] x) {
            final Pattern pattern = layer.pattern();
            final double[] dense = pattern.dense(layer.values());
            final double[] out = new double[pattern.rows()];
            for (int r = 0; r < pattern.rows(); r++) {
                for (int c = 0; c < pattern.columns(); c++) {
                    out[r] += dense[r * pattern.columns() + c] * x[c];
                }
            }
            return out;
        }
    }

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
