package org.dashgrn.simulate;

import static org.dashgrn.data.Refusals.assertRefused;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.Progress;
import org.dashgrn.data.Trajectory;
import org.dashgrn.network.Edge;
import org.junit.Test;

/** Simulated networks and data keep what they promise, at any size. */
public class GrnSimulatorTest {

    private static SimulatedData simulate(final SimulationSettings settings) {
        return GrnSimulator.simulate(settings, Progress.NONE);
    }

    private static Map<String, Long> degrees(final Collection<Edge> edges, final boolean in) {
        return edges.stream().collect(Collectors.groupingBy(in ? Edge::target : Edge::source, Collectors.counting()));
    }

    private static void checkInvariants(final SimulationSettings settings) {
        final SimulatedData data = simulate(settings);
        final String at = settings.toString();
        final List<String> genes = data.noiseFree().genes();
        final List<Edge> truth = data.truth().edges();
        assertEquals(at, settings.genes(), genes.size());
        assertEquals(at, settings.trajectories(), data.trajectories().trajectories().size());
        assertTrue(at, truth.stream().noneMatch(edge -> edge.source().equals(edge.target())));
        assertTrue(at, truth.stream().allMatch(edge -> edge.source().startsWith("TF")));
        assertTrue(at, genes.containsAll(data.truth().genes()));
        assertEquals(at, Math.round(settings.repressionShare() * truth.size()),
            truth.stream().filter(edge -> edge.weight() == -1).count());
        assertTrue(at, truth.stream().allMatch(edge -> Math.abs(edge.weight()) == 1));
        final Set<String> regulated = degrees(truth, true).keySet();
        assertTrue(at, !regulated.isEmpty());
        for (Trajectory trajectory : data.noiseFree().trajectories()) {
            assertArrayEquals(at, settings.times(), trajectory.times(), 0);
            for (int g = 0; g < genes.size(); g++) {
                for (double[] row : trajectory.values()) {
                    assertTrue(at, row[g] >= 0 && row[g] <= 1);
                    if (!regulated.contains(genes.get(g))) {
                        assertTrue(at + ": only regulators can be inputs", genes.get(g).startsWith("TF"));
                        assertEquals(at, trajectory.values()[0][g], row[g], 0);
                    }
                }
            }
        }
        final Set<List<String>> pairs =
            truth.stream().map(edge -> List.of(edge.source(), edge.target())).collect(Collectors.toSet());
        final List<Edge> prior = data.prior().edges();
        assertEquals(at, truth.size(), prior.size());
        assertEquals(at, Math.round(settings.relocatedShare() * truth.size()),
            prior.stream().filter(edge -> !pairs.contains(List.of(edge.source(), edge.target()))).count());
        assertTrue(at, prior.stream().noneMatch(edge -> edge.source().equals(edge.target())));
        assertTrue(at, genes.containsAll(data.prior().genes()));
    }

    @Test
    public void keepsItsPromisesAtAnySize() {
        final Random random = new Random(42);
        for (int i = 0; i < 60; i++) {
            final int genes = 2 + random.nextInt(60);
            checkInvariants(new SimulationSettings(genes, 0.01 + 0.99 * random.nextDouble(), random.nextDouble(),
                1 + random.nextDouble() * Math.min(4, genes - 1), random.nextDouble(), 1 + random.nextInt(3),
                new double[]{0, 0.1, 1 + random.nextDouble(), 30}, random.nextDouble(), 0.3 * random.nextDouble(),
                random.nextLong()));
        }
    }

    @Test
    public void keepsItsPromisesAtTheEdges() {
        final SimulationSettings two = SimulationSettings.DEFAULT.withGenes(2).withTrajectories(2, 0, 1);
        for (double regulators : new double[]{0.01, 0.5, 1}) {
            for (double inputs : new double[]{0, 0.5, 1}) {
                for (int genes : new int[]{2, 3, 4}) {
                    checkInvariants(new SimulationSettings(genes, regulators, inputs, genes, 1, 2,
                        new double[]{-5, -4.99}, 0, 0, genes));
                }
            }
        }
        checkInvariants(two);
        checkInvariants(SimulationSettings.DEFAULT.withGenes(1000).withTrajectories(2, 0, 2, 9));
        checkInvariants(SimulationSettings.DEFAULT);
    }

    @Test
    public void theSameSeedGivesTheSame() {
        final SimulatedData first = simulate(SimulationSettings.DEFAULT.withSeed(3));
        final SimulatedData again = simulate(SimulationSettings.DEFAULT.withSeed(3));
        assertEquals(first.trajectories().fingerprint(), again.trajectories().fingerprint());
        assertEquals(first.noiseFree().fingerprint(), again.noiseFree().fingerprint());
        assertEquals(first.truth(), again.truth());
        assertEquals(first.prior(), again.prior());
        for (long seed : new long[]{4, 3L + (1L << 32)}) {
            final SimulatedData other = simulate(SimulationSettings.DEFAULT.withSeed(seed));
            assertNotEquals(first.truth(), other.truth());
            assertNotEquals(first.noiseFree().fingerprint(), other.noiseFree().fingerprint());
        }
    }

    /** Computed once: whoever changes these numbers changes every published seed. */
    @Test
    public void aSeedMeansTheSameForEver() {
        final SimulatedData data = simulate(SimulationSettings.DEFAULT);
        assertEquals(168, data.truth().edges().size());
        assertEquals("f398be5c", data.noiseFree().fingerprint().substring(0, 8));
        assertEquals("7d59ff6e", data.trajectories().fingerprint().substring(0, 8));
    }

    @Test
    public void errorsAndSampleSizeLeaveTheRestAsItIs() {
        final SimulatedData some = simulate(SimulationSettings.DEFAULT.withTrajectories(3, 0, 1, 2));
        final SimulatedData more =
            simulate(SimulationSettings.DEFAULT.withTrajectories(5, 0, 1, 2).withErrors(0.2, 0.4));
        assertEquals(some.truth(), more.truth());
        assertEquals(some.noiseFree().fingerprint(), more.noiseFree().select(List.of(0, 1, 2)).fingerprint());
        assertNotEquals(some.prior(), more.prior());
    }

    @Test
    public void noiseHasTheStandardDeviationAskedFor() {
        final SimulatedData data = simulate(SimulationSettings.DEFAULT.withErrors(0.05, 0));
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (int k = 0; k < data.noiseFree().trajectories().size(); k++) {
            final double[][] exact = data.noiseFree().trajectories().get(k).values();
            final double[][] noisy = data.trajectories().trajectories().get(k).values();
            for (int t = 0; t < exact.length; t++) {
                for (int g = 0; g < exact[t].length; g++) {
                    sum += noisy[t][g] - exact[t][g];
                    squares += Math.pow(noisy[t][g] - exact[t][g], 2);
                    count++;
                }
            }
        }
        // five standard errors of 30 000 values
        assertEquals(0, sum / count, 5 * 0.05 / Math.sqrt(count));
        assertEquals(0.05, Math.sqrt(squares / count), 5 * 0.05 / Math.sqrt(2.0 * count));
        final SimulatedData exact = simulate(SimulationSettings.DEFAULT.withErrors(0, 0));
        assertEquals(exact.noiseFree().fingerprint(), exact.trajectories().fingerprint());
        assertEquals(exact.truth(), exact.prior());
    }

    @Test
    public void looksLikeThePublishedBenchmark() {
        final SimulatedData data = simulate(SimulationSettings.DEFAULT.withGenes(350).withTrajectories(1, 0, 1));
        final List<Edge> truth = data.truth().edges();
        final Map<String, Long> out = degrees(truth, false);
        final Map<String, Long> in = degrees(truth, true);
        assertEquals("88 regulators", Math.round(0.25 * 350), out.size());
        assertEquals("66 of them inputs", 350 - Math.round(0.75 * out.size()), in.size());
        final double meanIn = truth.size() / (double)in.size();
        assertTrue("mean in-degree " + meanIn, meanIn > 1.7 && meanIn < 2.3);
        final long single = in.values().stream().filter(degree -> degree == 1).count();
        assertTrue(single + " genes with one regulator", single > 0.4 * in.size() && single < 0.6 * in.size());
        final long largest = out.values().stream().mapToLong(Long::longValue).max().getAsLong();
        final double meanOut = truth.size() / (double)out.size();
        assertTrue("largest out-degree " + largest + ", mean " + meanOut, largest > 3 * meanOut);
        final long few = out.values().stream().filter(degree -> degree < meanOut).count();
        assertTrue("skewed: most regulators are below the mean", few > 0.55 * out.size());
    }

    @Test
    public void expressionMovesTowardsASteadyState() {
        final ExpressionTrajectories data =
            simulate(SimulationSettings.DEFAULT.withTrajectories(3, 0, 1, 40, 41)).noiseFree();
        for (Trajectory trajectory : data.trajectories()) {
            double early = 0;
            double late = 0;
            for (int g = 0; g < data.geneCount(); g++) {
                early += Math.abs(trajectory.values()[1][g] - trajectory.values()[0][g]);
                late += Math.abs(trajectory.values()[3][g] - trajectory.values()[2][g]);
            }
            assertTrue(late + " after " + early, late < 0.05 * early);
        }
    }

    @Test
    public void stopsWhenCancelled() {
        final int[] asked = {0};
        assertThrows(CancellationException.class,
            () -> GrnSimulator.simulate(SimulationSettings.DEFAULT, (fraction, message) -> {
                if (asked[0]++ == 20) {
                    throw new CancellationException();
                }
            }));
        assertEquals("asked no more after that", 21, asked[0]);
    }

    @Test
    public void tellsProgress() {
        final Set<Double> told = new HashSet<>();
        GrnSimulator.simulate(SimulationSettings.DEFAULT.withTrajectories(4, 0, 1), (fraction, message) -> {
            if (!Double.isNaN(fraction)) {
                told.add(fraction);
            }
        });
        assertEquals(Set.of(0.0, 0.25, 0.5, 0.75, 1.0), told);
    }

    @Test
    public void refusesToMoveMoreEdgesThanThereIsRoomFor() {
        final SimulationSettings dense = new SimulationSettings(3, 1, 0, 3, 0, 1, new double[]{0, 1}, 0, 1, 1);
        assertRefused("", "edges cannot be relocated: only", () -> simulate(dense));
    }

    private static void refused(final String problem, final int genes, final double regulators, final double inputs,
        final double mean, final double repression, final int trajectories, final double noise, final double relocated,
        final double... times) {
        assertRefused("simulation settings", problem, () -> new SimulationSettings(genes, regulators, inputs, mean,
            repression, trajectories, times, noise, relocated, 1));
    }

    @Test
    public void refusesBadSettings() {
        final double nan = Double.NaN;
        refused("number of genes is 0", 0, 0.25, 0.75, 2, 0.3, 60, 0.02, 0.1, 0, 1);
        refused("number of genes is 1", 1, 0.25, 0.75, 1, 0.3, 60, 0.02, 0.1, 0, 1);
        refused("number of genes is 100001", 100_001, 0.25, 0.75, 2, 0.3, 60, 0.02, 0.1, 0, 1);
        refused("share of regulators is 0.0", 100, 0, 0.75, 2, 0.3, 60, 0.02, 0.1, 0, 1);
        refused("share of regulators is 1.1", 100, 1.1, 0.75, 2, 0.3, 60, 0.02, 0.1, 0, 1);
        refused("share of input genes is -0.1", 100, 0.25, -0.1, 2, 0.3, 60, 0.02, 0.1, 0, 1);
        refused("mean number of regulators is 0.9", 100, 0.25, 0.75, 0.9, 0.3, 60, 0.02, 0.1, 0, 1);
        refused("mean number of regulators is 101.0", 100, 0.25, 0.75, 101, 0.3, 60, 0.02, 0.1, 0, 1);
        refused("share of repressing edges is 1.5", 100, 0.25, 0.75, 2, 1.5, 60, 0.02, 0.1, 0, 1);
        refused("number of trajectories is 0", 100, 0.25, 0.75, 2, 0.3, 0, 0.02, 0.1, 0, 1);
        refused("noise is -0.01", 100, 0.25, 0.75, 2, 0.3, 60, -0.01, 0.1, 0, 1);
        refused("noise is NaN", 100, 0.25, 0.75, 2, 0.3, 60, nan, 0.1, 0, 1);
        refused("noise is Infinity", 100, 0.25, 0.75, 2, 0.3, 60, Double.POSITIVE_INFINITY, 0.1, 0, 1);
        refused("share of relocated edges is NaN", 100, 0.25, 0.75, 2, 0.3, 60, 0.02, nan, 0, 1);
        refused("number of time points is 1", 100, 0.25, 0.75, 2, 0.3, 60, 0.02, 0.1, 0);
        refused("time point 3 is 2.0", 100, 0.25, 0.75, 2, 0.3, 60, 0.02, 0.1, 0, 2, 2);
        refused("time point 2 is NaN", 100, 0.25, 0.75, 2, 0.3, 60, 0.02, 0.1, 0, nan);
        refused("time point 2 is 1.0E-12", 100, 0.25, 0.75, 2, 0.3, 60, 0.02, 0.1, 0, 1e-12);
    }
}
