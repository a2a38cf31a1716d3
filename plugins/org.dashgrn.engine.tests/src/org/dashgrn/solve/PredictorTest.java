package org.dashgrn.solve;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.dashgrn.compute.Gemm;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.data.Progress;
import org.dashgrn.data.Trajectory;
import org.dashgrn.model.DoublePhoenix;
import org.dashgrn.model.Phoenix;
import org.dashgrn.model.RandomNetwork;
import org.junit.Test;

/** Predictions against double-precision solutions, with and without perturbed genes. */
public class PredictorTest {

    private static final double TOLERANCE = 3e-5;

    private static final Phoenix NETWORK = RandomNetwork.create(10, 4, 0.7, 9);

    private static double[] state(final int which) {
        final double[] state = new double[NETWORK.genes()];
        for (int g = 0; g < state.length; g++) {
            state[g] = (float)((g * 0.37 + which * 0.21) % 1);
        }
        return state;
    }

    /** The dynamics with the derivative of some genes replaced by 0. */
    private record Held(DoublePhoenix free, List<Perturbation> held) implements FirstOrderDifferentialEquations {

        @Override
        public int getDimension() {
            return free.getDimension();
        }

        @Override
        public void computeDerivatives(final double t, final double[] y, final double[] dy) {
            free.computeDerivatives(t, y, dy);
            held.forEach(perturbation -> dy[perturbation.gene()] = 0);
        }
    }

    private static double[] exact(final double[] start, final double length, final List<Perturbation> held) {
        final double[] y = start.clone();
        held.forEach(perturbation -> y[perturbation.gene()] = perturbation.level());
        if (length > 0) {
            new DormandPrince853Integrator(1e-12, 1, 1e-12, 1e-12)
                .integrate(new Held(new DoublePhoenix(NETWORK), held), 0, y, length, y);
        }
        return y;
    }

    private static Predictor predictor(final Perturbation... perturbations) {
        return new Predictor(NETWORK, List.of(perturbations), Gemm.best(), 2);
    }

    @Test
    public void predictsAtAnyTimes() {
        final double[][] starts = {state(0), state(1), state(2)};
        final double[] from = {0, 1, -2};
        final double[][] times = {{0, 0.25, 3, 7}, {1.5}, {-2, 2}};
        try (Predictor predictor = predictor()) {
            final double[][][] predicted = predictor.at(starts, from, times, Progress.NONE);
            for (int k = 0; k < starts.length; k++) {
                assertEquals(times[k].length, predicted[k].length);
                for (int t = 0; t < times[k].length; t++) {
                    assertArrayEquals(exact(starts[k], times[k][t] - from[k], List.of()), predicted[k][t], TOLERANCE);
                }
            }
            assertArrayEquals("the start itself", starts[0], predicted[0][0], 0);
        }
    }

    @Test
    public void perturbedGenesKeepTheirLevel() {
        final List<Perturbation> held = List.of(Perturbation.knockOut(0), Perturbation.overExpression(3, 1.5));
        final float[] multipliers = NETWORK.v().clone();
        try (Predictor predictor = new Predictor(NETWORK, held, Gemm.best(), 1)) {
            final double[][] predicted =
                predictor.at(new double[][]{state(0)}, new double[]{0}, new double[][]{{0, 1, 5}}, Progress.NONE)[0];
            for (int t = 0; t < 3; t++) {
                assertArrayEquals(exact(state(0), new double[]{0, 1, 5}[t], held), predicted[t], TOLERANCE);
                assertEquals(0, predicted[t][0], 0);
                assertEquals(1.5, predicted[t][3], 0);
            }
        }
        assertArrayEquals("the model itself is not changed", multipliers, NETWORK.v(), 0);
    }

    @Test
    public void perturbationsMatter() {
        try (Predictor free = predictor(); Predictor held = predictor(Perturbation.knockOut(0))) {
            final double[][] start = {state(0)};
            final double[][] end = {{4}};
            final double[] a = free.at(start, new double[1], end, Progress.NONE)[0][0];
            final double[] b = held.at(start, new double[1], end, Progress.NONE)[0][0];
            double others = 0;
            for (int g = 1; g < a.length; g++) {
                others = Math.max(others, Math.abs(a[g] - b[g]));
            }
            assertTrue("largest difference of another gene: " + others, others > 1e-3);
        }
    }

    @Test
    public void oneStepStartsAtEveryObservedState() {
        final ExpressionTrajectories data = data(state(0), state(1), state(2));
        final List<Perturbation> held = List.of(Perturbation.overExpression(2, 0.9));
        try (Predictor predictor = new Predictor(NETWORK, held, Gemm.best(), 1)) {
            final double[][] predicted = predictor.oneStep(data, Progress.NONE)[0];
            assertTrue(Arrays.stream(predicted[0]).allMatch(Double::isNaN));
            assertArrayEquals(exact(state(0), 1, held), predicted[1], TOLERANCE);
            assertArrayEquals(exact(state(1), 2, held), predicted[2], TOLERANCE);
        }
    }

    @Test
    public void rollOutStartsAtTheFirstState() {
        final ExpressionTrajectories data = data(state(0), state(1), state(2));
        try (Predictor predictor = predictor()) {
            final double[][] predicted = predictor.rollOut(data, Progress.NONE)[0];
            assertTrue(Arrays.stream(predicted[0]).allMatch(Double::isNaN));
            assertArrayEquals(exact(state(0), 1, List.of()), predicted[1], TOLERANCE);
            assertArrayEquals(exact(state(0), 3, List.of()), predicted[2], TOLERANCE);
        }
    }

    private static ExpressionTrajectories data(final double[]... states) {
        return new ExpressionTrajectories(List.of("A", "B", "C", "D", "E", "F", "G", "H", "I", "J"),
            List.of(new Trajectory("s", new double[]{0, 1, 3}, states)));
    }

    @Test
    public void whatStartsFromAMissingValueIsMissing() {
        final double[] gap = state(0);
        gap[4] = Double.NaN;
        try (Predictor predictor = predictor(); Predictor filled = predictor(Perturbation.knockOut(4))) {
            final double[][][] predicted = predictor.at(new double[][]{gap, state(1)}, new double[2],
                new double[][]{{0, 1}, {0, 1}}, Progress.NONE);
            assertTrue(Arrays.stream(predicted[0][1]).allMatch(Double::isNaN));
            assertArrayEquals(exact(state(1), 1, List.of()), predicted[1][1], TOLERANCE);
            assertArrayEquals("the missing gene is held at a"
                + " level", exact(state(0), 1, List.of(Perturbation.knockOut(4))),
                filled.at(new double[][]{gap}, new double[1], new double[][]{{1}}, Progress.NONE)[0][0], TOLERANCE);
        }
    }

    @Test
    public void refusesToGoBackInTimeAndToPerturbTwice() {
        try (Predictor predictor = predictor()) {
            for (double[] times : new double[][]{{-1}, {0, 0}, {1, 0.5}, {Double.NaN}}) {
                assertThrows(InvalidInputException.class, () -> predictor.at(new double[][]{state(0)}, new double[1],
                    new double[][]{times}, Progress.NONE));
            }
        }
        assertThrows(InvalidInputException.class,
            () -> predictor(Perturbation.knockOut(1), Perturbation.overExpression(1, 2)));
        assertThrows(InvalidInputException.class, () -> predictor(Perturbation.knockOut(10)));
        assertThrows(InvalidInputException.class, () -> Perturbation.overExpression(0, Double.NaN));
    }

    @Test
    public void canBeCancelled() {
        try (Predictor predictor = predictor()) {
            assertThrows(CancellationException.class, () -> predictor.at(new double[][]{state(0)}, new double[1],
                new double[][]{{1, 2, 3}}, (fraction, message) -> {
                    throw new CancellationException();
                }));
        }
    }
}
