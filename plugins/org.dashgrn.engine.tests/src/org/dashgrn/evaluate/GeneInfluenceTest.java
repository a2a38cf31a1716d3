package org.dashgrn.evaluate;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.dashgrn.compute.Gemm;
import org.dashgrn.compute.Pattern;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.data.Progress;
import org.dashgrn.model.DoublePhoenix;
import org.dashgrn.model.Layer;
import org.dashgrn.model.Phoenix;
import org.dashgrn.model.RandomNetwork;
import org.dashgrn.solve.DivergenceException;
import org.junit.Test;

/** Gene influences against the definition, worked out state by state in double precision. */
public class GeneInfluenceTest {

    private static double[] influence(final Phoenix network, final int states, final int threads) {
        return GeneInfluence.of(network, states, 11, Gemm.best(), threads, Progress.NONE);
    }

    private static RandomGenerator stream(final int seed, final int purpose) {
        return new Well19937c(new int[]{0, seed, purpose});
    }

    private static double[][] draw(final RandomGenerator random, final int states, final int genes) {
        final double[][] drawn = new double[states][genes];
        for (double[] state : drawn) {
            for (int g = 0; g < genes; g++) {
                state[g] = (float)(random.nextDouble() - 0.5);
            }
        }
        return drawn;
    }

    private static double[][] solve(final Phoenix network, final double[] start) {
        final double[][] states = new double[9][];
        double[] y = start.clone();
        for (int t = 0; t < 9; t++) {
            final double[] end = new double[y.length];
            new DormandPrince853Integrator(1e-12, 1, 1e-12, 1e-12)
                .integrate(new DoublePhoenix(network), 0, y, 0.1, end);
            states[t] = end;
            y = end;
        }
        return states;
    }

    private static double[] definition(final Phoenix network, final int states) {
        final int n = network.genes();
        final double[][] initial = draw(stream(11, 1), states, n);
        final double[][] redrawn = draw(stream(11, 2), states, n);
        final double[] influence = new double[n];
        for (int s = 0; s < states; s++) {
            final double[][] base = solve(network, initial[s]);
            for (int j = 0; j < n; j++) {
                final double[] changed = initial[s].clone();
                changed[j] = redrawn[s][j];
                final double[][] disturbed = solve(network, changed);
                for (int t = 0; t < 9; t++) {
                    for (int i = 0; i < n; i++) {
                        influence[j] += i == j ? 0 : Math.abs(disturbed[t][i] - base[t][i]);
                    }
                }
            }
        }
        return Arrays.stream(influence).map(sum -> sum / ((n - 1) * 9.0 * states)).toArray();
    }

    private static void assertClose(final double[] expected, final double[] actual) {
        for (int g = 0; g < expected.length; g++) {
            assertEquals("gene " + g, expected[g], actual[g], 2e-4 * expected[g] + 1e-7);
        }
    }

    @Test
    public void isTheMeanDifferenceOfOtherGenes() {
        for (double density : new double[]{1, 0.3}) {
            final Phoenix network = RandomNetwork.create(12, 5, density, 3);
            assertClose(definition(network, 6), influence(network, 6, 2));
        }
    }

    /** Multipliers of 10 need more than one step per 0.1. */
    @Test
    public void takesMoreStepsWhereTheDynamicsAreFast() {
        final Phoenix network = RandomNetwork.create(10, 4, 1, 8);
        for (int g = 0; g < 10; g++) {
            network.v()[g] *= 20;
        }
        assertClose(definition(network, 3), influence(network, 3, 1));
    }

    @Test
    public void manyStatesAreSolvedInBlocks() {
        final Phoenix network = RandomNetwork.create(6, 3, 0.6, 2);
        assertClose(definition(network, 70), influence(network, 70, 1));
    }

    @Test
    public void hasTheSameBitsForAnyNumberOfThreads() {
        final Phoenix network = RandomNetwork.create(40, 8, 0.3, 6);
        assertArrayEquals(influence(network, 60, 1), influence(network, 60, 3), 0);
    }

    @Test
    public void theSeedDecides() {
        final Phoenix network = RandomNetwork.create(8, 3, 1, 6);
        assertFalse(Arrays.equals(influence(network, 5, 1),
            GeneInfluence.of(network, 5, 12, Gemm.best(), 1, Progress.NONE)));
    }

    private static Layer layer(final int rows, final int columns, final float... dense) {
        return Layer.dense(rows, columns, dense);
    }

    /**
     * Unit 0 reads genes 0 and 1 and drives genes 0 and 3; unit 1 reads gene 2 and drives gene 2 alone. Gene 3 is held
     * constant by its multiplier, so gene 1 acts on gene 0, but gene 0 on nobody else; gene 4 is not read.
     */
    @Test
    public void genesThatNobodyElseReadsHaveNone() {
        final Layer none = new Layer(Pattern.full(2, 5).retain(new boolean[10]), new float[0]);
        final Layer noneOut = new Layer(Pattern.full(5, 2).retain(new boolean[10]), new float[0]);
        final Phoenix network = new Phoenix(layer(2, 5, 1, 1, 0, 0, 0, 0, 0, 1, 0, 0), none,
            layer(5, 2, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0), noneOut, new float[2], new float[2],
            new float[]{1, 1, 1, -1, 1});
        final double[] influence = influence(network, 20, 1);
        assertArrayEquals(new double[]{0, influence[1], 0, 0, 0}, influence, 0);
        assertTrue(influence[1] > 1e-3);
        assertClose(definition(network, 20), influence);
    }

    @Test
    public void aModelWithoutEdgesHasNoInfluences() {
        assertArrayEquals(new double[7], influence(RandomNetwork.create(7, 3, 0, 1), 60, 1), 0);
    }

    @Test
    public void canBeCancelledOnAnyNumberOfThreads() {
        final Phoenix network = RandomNetwork.create(40, 8, 1, 6);
        for (int threads = 1; threads <= 3; threads++) {
            final int most = threads;
            final AtomicInteger calls = new AtomicInteger();
            assertThrows(CancellationException.class,
                () -> GeneInfluence.of(network, 60, 1, Gemm.best(), most, (fraction, message) -> {
                    if (calls.incrementAndGet() > 60) {
                        throw new CancellationException();
                    }
                }));
        }
    }

    @Test
    public void refusesWhatHasNoInfluence() {
        assertThrows(InvalidInputException.class, () -> influence(RandomNetwork.create(5, 2, 1, 1), 0, 1));
        assertThrows(InvalidInputException.class, () -> influence(RandomNetwork.create(1, 2, 1, 1), 5, 1));
        final Phoenix wild = RandomNetwork.create(6, 3, 1, 5);
        Arrays.fill(wild.v(), 1e9f);
        assertThrows(DivergenceException.class, () -> influence(wild, 5, 2));
    }
}
