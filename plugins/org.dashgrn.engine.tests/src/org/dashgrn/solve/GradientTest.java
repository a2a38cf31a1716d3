package org.dashgrn.solve;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.dashgrn.compute.Gemm;
import org.dashgrn.model.NeuralNetwork;
import org.dashgrn.model.Phoenix;
import org.dashgrn.model.RandomNetwork;
import org.junit.Test;

/** The gradient of the discrete solution against finite differences of the loss, in random directions. */
public class GradientTest {

    private static final List<StepControl> CONTROLS = List.of(new StepControl.Fixed(1), new StepControl.Fixed(3),
        new StepControl.Adaptive(1e-3, 1e-4));

    private record Batch(float[][] starts, float[] dt, float[][] targets) {

        static Batch random(final int intervals, final int genes, final Random random) {
            final Batch batch =
                new Batch(new float[intervals][genes], new float[intervals], new float[intervals][genes]);
            for (int i = 0; i < intervals; i++) {
                batch.dt[i] = 0.1f + random.nextFloat();
                for (int g = 0; g < genes; g++) {
                    batch.starts[i][g] = random.nextFloat();
                    batch.targets[i][g] = random.nextFloat();
                }
            }
            return batch;
        }
    }

    private static double loss(final NeuralNetwork network, final Batch batch, final StepControl control) {
        try (IntervalSolver solver = new IntervalSolver(network, Gemm.best(), 1)) {
            final float[][] ends = solver.predict(batch.starts, batch.dt, control);
            double sum = 0;
            for (int i = 0; i < ends.length; i++) {
                for (int g = 0; g < ends[i].length; g++) {
                    final double d = (double)ends[i][g] - batch.targets[i][g];
                    sum += d * d;
                }
            }
            return sum / ((double)ends.length * network.genes());
        }
    }

    private static float[][] gradient(final NeuralNetwork network, final Batch batch, final StepControl control,
        final int threads) {
        final float[][] gradient = network.parameters();
        for (int p = 0; p < gradient.length; p++) {
            gradient[p] = new float[gradient[p].length];
        }
        try (IntervalSolver solver = new IntervalSolver(network, Gemm.best(), threads)) {
            final double loss = solver.lossAndGradient(batch.starts, batch.dt, batch.targets, control, gradient);
            assertEquals(loss(network, batch, control), loss, 1e-6 * loss);
        }
        return gradient;
    }

    @Test
    public void agreesWithFiniteDifferences() {
        final Random random = new Random(11);
        for (double density : new double[]{1, 0.6, 0.2, 0.07}) {
            for (int intervals : new int[]{1, 4, 9, 70, 150}) {
                for (StepControl control : CONTROLS) {
                    final long seed = random.nextLong();
                    final Batch batch = Batch.random(intervals, 12, random);
                    check(RandomNetwork.create(12, 5, density, seed), batch, control, random);
                    check(RandomNetwork.mlp(12, 5, density, seed), batch, control, random);
                }
            }
        }
    }

    /** One random direction per parameter array, so that an error in a small array cannot hide. */
    private static void check(final NeuralNetwork network, final Batch batch, final StepControl control,
        final Random random) {
        final float[][] gradient = gradient(network, batch, control, 1);
        for (int p = 0; p < gradient.length; p++) {
            final float[] direction = new float[gradient[p].length];
            double expected = 0;
            double norm = 0;
            for (int i = 0; i < direction.length; i++) {
                direction[i] = (float)random.nextGaussian();
                expected += (double)direction[i] * gradient[p][i];
                norm += (double)gradient[p][i] * gradient[p][i];
            }
            final double h = 2e-3;
            final double numeric =
                (moved(network, p, direction, h, batch, control) - moved(network, p, direction, -h, batch, control))
                    / (2 * h);
            assertEquals("parameter array " + p + ", " + batch.dt.length + " intervals, " + control, expected, numeric,
                5e-3 * Math.sqrt(norm) * Math.sqrt(Math.max(1, direction.length)) + 3e-5);
        }
    }

    private static double moved(final NeuralNetwork network, final int p, final float[] direction, final double h,
        final Batch batch, final StepControl control) {
        final NeuralNetwork copy = network.copy();
        for (int i = 0; i < direction.length; i++) {
            copy.parameters()[p][i] += (float)(h * direction[i]);
        }
        return loss(copy, batch, control);
    }

    @Test
    public void sameBitsForAnyNumberOfThreads() {
        final Random random = new Random(5);
        for (int intervals : new int[]{3, 16, 64, 200}) {
            final Batch batch = Batch.random(intervals, 30, random);
            for (NeuralNetwork network : List.of(RandomNetwork.create(30, 8, 0.5, 2), RandomNetwork.mlp(30, 8, 0.5, 2))) {
                assertSameBits(intervals + " intervals", network, batch, 2, 4);
            }
        }
    }

    private static void assertSameBits(final String what, final NeuralNetwork network, final Batch batch, final int steps,
        final int mostThreads) {
        final float[][] one = gradient(network, batch, new StepControl.Fixed(steps), 1);
        for (int threads = 2; threads <= mostThreads; threads++) {
            final float[][] many = gradient(network, batch, new StepControl.Fixed(steps), threads);
            for (int p = 0; p < one.length; p++) {
                assertTrue(what + ", array " + p, Arrays.equals(one[p], many[p]));
            }
        }
    }

    /** So large that threads share products and gradients of layers that are sparse, pruned but dense all the same, and full. */
    @Test
    public void sameBitsForAnyNumberOfThreadsThatShareProducts() {
        for (double density : new double[]{0.05, 0.4, 1}) {
            final Phoenix network = RandomNetwork.create(1100, 300, density, 3);
            for (int intervals : new int[]{16, 70}) {
                final Batch batch = Batch.random(intervals, 1100, new Random(6));
                assertSameBits("density " + density, network, batch, 1, 3);
            }
        }
    }

    /** Training goes on with a lower learning rate after a solve that failed, with the same solver. */
    @Test
    public void nothingIsLeftOfAGradientThatFailed() {
        final Phoenix network = RandomNetwork.create(12, 5, 0.6, 3);
        final StepControl control = CONTROLS.get(2);
        final Batch batch = Batch.random(64, 12, new Random(4));
        final float[][] gradient = gradient(network, batch, control, 1);
        try (IntervalSolver solver = new IntervalSolver(network, Gemm.best(), 1)) {
            final float[][] starts = batch.starts.clone();
            starts[63] = new float[12];
            Arrays.fill(starts[63], Float.NaN);
            final float[][] again = gradient(network, batch, control, 1);
            assertThrows(DivergenceException.class,
                () -> solver.lossAndGradient(starts, batch.dt, batch.targets, control, again));
            solver.lossAndGradient(batch.starts, batch.dt, batch.targets, control, again);
            for (int p = 0; p < gradient.length; p++) {
                assertArrayEquals("parameter " + p, gradient[p], again[p], 0f);
            }
        }
    }

    /** A solver has the bits of a new one, whatever it has solved before: so does training that is resumed. */
    @Test
    public void whatWasSolvedBeforeDoesNotCount() {
        for (double density : new double[]{0.1, 1}) {
            final Phoenix network = RandomNetwork.create(30, 10, density, 7);
            for (StepControl control : CONTROLS) {
                try (IntervalSolver used = new IntervalSolver(network, Gemm.best(), 1)) {
                    for (int intervals : new int[]{4, 70, 4, 16, 3, 9, 1}) {
                        final Batch batch = Batch.random(intervals, 30, new Random(intervals));
                        final float[][] expected = gradient(network, batch, control, 1);
                        used.predict(batch.starts, batch.dt, control);
                        final float[][] again = gradient(network, batch, control, 1);
                        for (float[] array : again) {
                            Arrays.fill(array, Float.NaN);
                        }
                        used.lossAndGradient(batch.starts, batch.dt, batch.targets, control, again);
                        for (int p = 0; p < expected.length; p++) {
                            assertArrayEquals(intervals + " intervals, parameter " + p, expected[p], again[p], 0f);
                        }
                    }
                }
            }
        }
    }

    /** A dead gene's expression stays as it is, and its multiplier gets no gradient. */
    @Test
    public void deadGenesStandStill() {
        final Phoenix network = RandomNetwork.create(10, 4, 1, 1);
        final Batch batch = Batch.random(6, 10, new Random(1));
        assertEquals(2, network.deadGenes());
        final float[][] gradient = gradient(network, batch, new StepControl.Fixed(2), 1);
        try (IntervalSolver solver = new IntervalSolver(network, Gemm.best(), 1)) {
            final float[][] ends = solver.predict(batch.starts, batch.dt, new StepControl.Fixed(2));
            for (int dead : new int[]{4, 9}) {
                assertEquals(0, gradient[6][dead], 0);
                for (int i = 0; i < 6; i++) {
                    assertEquals(batch.starts[i][dead], ends[i][dead], 0);
                }
            }
        }
    }
}
