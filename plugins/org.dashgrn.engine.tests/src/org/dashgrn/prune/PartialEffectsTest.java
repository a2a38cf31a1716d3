package org.dashgrn.prune;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.Progress;
import org.dashgrn.data.Trajectory;
import org.dashgrn.network.Edge;
import org.dashgrn.network.GeneNetwork;
import org.dashgrn.network.IndexedNetwork;
import org.junit.Test;

/** Genes of which it is known who regulates whom: A and B are constant and regulate C at the rate 1, A also D. */
public class PartialEffectsTest {

    private static final List<String> GENES = List.of("A", "B", "C", "D", "E");
    private static final double[] TIMES = {0, 1, 2, 4};

    private static ExpressionTrajectories data(final int trajectories, final double noise, final double missing) {
        final Random random = new Random(5);
        final List<Trajectory> all = new ArrayList<>();
        for (int k = 0; k < trajectories; k++) {
            final double a = random.nextDouble();
            final double b = random.nextDouble();
            final double e = random.nextDouble();
            final double c = random.nextDouble();
            final double d = random.nextDouble();
            final double[][] values = new double[TIMES.length][];
            for (int t = 0; t < TIMES.length; t++) {
                final double left = Math.exp(-TIMES[t]);
                values[t] = new double[]{a, b, c * left + (1 - left) * (0.5 + 0.6 * hill(a) - 0.6 * hill(b)),
                    d * left + (1 - left) * (0.5 + 0.6 * hill(a)), e};
                for (int g = 0; g < values[t].length; g++) {
                    values[t][g] = random.nextDouble() < missing ? Double.NaN
                        : values[t][g] + noise * random.nextGaussian();
                }
            }
            all.add(new Trajectory(String.valueOf(k), TIMES, values));
        }
        return new ExpressionTrajectories(GENES, all);
    }

    private static double hill(final double y) {
        return (y - 0.5) / (1 + Math.abs(y - 0.5));
    }

    private static IndexedNetwork prior(final String... edges) {
        return new GeneNetwork(Arrays.stream(edges).map(e -> new Edge(e.substring(0, 1), e.substring(1), 1)).toList())
            .indexed(GENES);
    }

    private static PartialEffects effects(final ExpressionTrajectories data, final IndexedNetwork prior) {
        return new PartialEffects(data, prior, 0.8, Progress.NONE);
    }

    @Test
    public void regulatorsAreChosenWhateverThePriorSaysButNotFromAFewTrajectories() {
        for (int trajectories : new int[]{60, 4}) {
            final PartialEffects effects = effects(data(trajectories, 0.001, 0), prior("EC", "BD"));
            effects.on(2);
            effects.on(3);
            assertEquals(trajectories == 60 ? "{0, 1}" : "{}", effects.chosen(2).toString());
            assertEquals(trajectories == 60 ? "{0}" : "{}", effects.chosen(3).toString());
        }
    }

    @Test
    public void regulatorsExplainAndOthersDoNot() {
        for (double missing : new double[]{0, 0.1}) {
            final ExpressionTrajectories data = data(60, 0.02, missing);
            final PartialEffects effects = effects(data, prior("AC", "EC"));
            final double[] onC = effects.on(2);
            assertTrue("A on C " + onC[0], onC[0] > 0.5);
            assertTrue("B on C, which the prior lacks " + onC[1], onC[1] > 0.5);
            assertEquals("itself", 0, onC[2], 0);
            assertTrue("D goes along with A, which regulates it " + onC[3], onC[3] < 0.1);
            assertTrue("E is in the prior, but wrong " + onC[4], onC[4] < 0.1);
            final double[] onD = effects.on(3);
            assertTrue("A on D " + onD[0], onD[0] > 0.5);
            assertTrue("B on D " + onD[1], onD[1] < 0.1);
            assertArrayEquals("asked again", onC, effects.on(2), 0);
        }
    }

    @Test
    public void nothingRegulatesAConstantGene() {
        final double[] onA = effects(data(60, 0.02, 0), prior("DA", "AC")).on(0);
        for (int j = 1; j < GENES.size(); j++) {
            assertEquals("as little as chance", onA[1], onA[j], 0);
            assertTrue(onA[j] > 0 && onA[j] < 0.05);
        }
    }

    /** Without noise of its own on A and B, the partial R² at the right rate is that of an ordinary regression. */
    @Test
    public void agreesWithAnOrdinaryRegression() {
        final ExpressionTrajectories data = data(40, 0, 0);
        final Random random = new Random(1);
        for (Trajectory trajectory : data.trajectories()) {
            for (double[] y : trajectory.values()) {
                y[3] += 0.05 * random.nextGaussian();
            }
        }
        final int rows = data.trajectories().size() * (TIMES.length - 1);
        final double[] z = new double[rows];
        final double[][] full = new double[rows][];
        int row = 0;
        for (Trajectory trajectory : data.trajectories()) {
            for (int t = 1; t < TIMES.length; t++, row++) {
                final double left = Math.exp(-(TIMES[t] - TIMES[t - 1]));
                final double weight = 1 / Math.sqrt(1 + left * left);
                z[row] = weight * (trajectory.values()[t][3] - left * trajectory.values()[t - 1][3]);
                full[row] = new double[]{weight * (1 - left), weight * (1 - left) * hill(trajectory.values()[t][0])};
            }
        }
        final double with = residuals(z, full);
        final double without = residuals(z, Arrays.stream(full).map(x -> new double[]{x[0]}).toArray(double[][]::new));
        final double expected = (without - with) / without;
        final double floor = 4.0 / rows;
        assertEquals((expected + floor) / (1 + floor), effects(data, prior("AD")).on(3)[0], 1e-5);
    }

    private static double residuals(final double[] z, final double[][] x) {
        final OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
        regression.setNoIntercept(true);
        regression.newSampleData(z, x);
        return regression.calculateResidualSumOfSquares();
    }

    @Test
    public void fewDataAreNoError() {
        final double[] one = effects(data(1, 0.02, 0), prior("AC")).on(2);
        for (int j = 0; j < GENES.size(); j++) {
            assertTrue(one[j] >= 0 && one[j] <= 1);
        }
        final double[][] unseen = {{Double.NaN, 1, 1, 1, 1}, {Double.NaN, 0, 1, 1, 1}, {Double.NaN, 1, 1, 0, 1}};
        final ExpressionTrajectories gap =
            new ExpressionTrajectories(GENES, List.of(new Trajectory("t", new double[]{0, 1, 2}, unseen)));
        for (int i = 0; i < GENES.size(); i++) {
            for (double share : effects(gap, prior("AC")).on(i)) {
                assertTrue(share >= 0 && share <= 1);
            }
        }
    }

    @Test
    public void canBeCancelled() {
        final AtomicInteger calls = new AtomicInteger();
        assertThrows(CancellationException.class, () -> new PartialEffects(data(3, 0, 0), prior("AC"), 0.8,
            (fraction, message) -> {
                if (calls.incrementAndGet() > 2) {
                    throw new CancellationException();
                }
            }));
    }
}
