package org.dashgrn.evaluate;

import static org.dashgrn.data.Refusals.assertRefused;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.data.Progress;
import org.dashgrn.network.GeneSet;
import org.dashgrn.network.GeneSets;
import org.junit.Test;

/** Pathway scores against what is known about sums of values drawn without replacement. */
public class PathwayEnrichmentTest {

    private static GeneSet set(final String name, final String... genes) {
        return new GeneSet(name, "", List.of(genes));
    }

    private static List<PathwayScore> test(final Map<String, Double> influence, final int permutations,
        final GeneSet... sets) {
        return PathwayEnrichment.test(influence, new GeneSets(List.of(sets)), 1, permutations, 7, Progress.NONE);
    }

    private static Map<String, Double> random(final int genes) {
        final Random random = new Random(5);
        final Map<String, Double> influence = new LinkedHashMap<>();
        for (int g = 0; g < genes; g++) {
            influence.put("g" + g, Math.exp(random.nextGaussian()));
        }
        return influence;
    }

    private static String[] names(final int from, final int to) {
        return IntStream.range(from, to).mapToObj(g -> "g" + g).toArray(String[]::new);
    }

    /**
     * The sum of k of N values drawn without replacement has the mean k·μ and the variance k·(N-k)/(N-1)·σ². The
     * sampling error of the mean of R sums is sd/√R, that of their sd about sd/√(2R); five of them are allowed.
     */
    @Test
    public void meanAndSdAreThoseOfSumsWithoutReplacement() {
        final int n = 60;
        final int permutations = 20_000;
        final Map<String, Double> influence = random(n);
        final double mu = influence.values().stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        final double sigma2 =
            influence.values().stream().mapToDouble(value -> (value - mu) * (value - mu)).sum() / n;
        final int[] bounds = {0, 1, 8, 48, n};
        final GeneSet[] sets = IntStream.range(1, bounds.length)
            .mapToObj(s -> set("P" + s, names(bounds[s - 1], bounds[s]))).toArray(GeneSet[]::new);
        for (PathwayScore score : test(influence, permutations, sets)) {
            final double k = score.found();
            final double sd = Math.sqrt(k * (n - k) / (n - 1) * sigma2);
            assertEquals(score.pathway(), k * mu, score.mean(), 5 * sd / Math.sqrt(permutations));
            // a single heavy-tailed value has a greater kurtosis than a sum
            assertEquals(score.pathway(), sd, score.sd(), 5 * sd * 2 / Math.sqrt(permutations));
            assertEquals((score.score() - score.mean()) / score.sd(), score.z(), 1e-12);
        }
    }

    /** The sums of 2 of 1 2 3 4 10 are 3 4 5 5 6 7 11 12 13 14: 2+10 is reached by 3 of them, 1+4 by 8, 4+10 by 1. */
    @Test
    public void pIsTheShareOfPermutationsThatReachTheScore() {
        final Map<String, Double> influence = new LinkedHashMap<>();
        final double[] values = {1, 2, 3, 4, 10};
        for (int g = 0; g < values.length; g++) {
            influence.put("g" + g, values[g]);
        }
        final int permutations = 20_000;
        final List<PathwayScore> scores = test(influence, permutations, set("2+10", "g1", "g4"),
            set("1+4", "g0", "g3"), set("4+10", "g3", "g4"), set("1+2", "g0", "g1"), set("rest", "g2"));
        final double[] expected = {3 / 10.0, 8 / 10.0, 1 / 10.0, 1, 3 / 5.0};
        for (int s = 0; s < expected.length; s++) {
            final double error = Math.sqrt(expected[s] * (1 - expected[s]) / permutations);
            assertEquals(scores.get(s).pathway(), expected[s], scores.get(s).p(), 5 * error);
            assertEquals(Math.min(1, 5 * scores.get(s).p()), scores.get(s).bonferroni(), 1e-12);
        }
        assertEquals("reached by every permutation, whatever the order of the sum", 1, scores.get(3).p(), 0);
    }

    @Test
    public void aPathwayOfAllGenesHasNoSpread() {
        final Map<String, Double> influence = random(30);
        final PathwayScore all = test(influence, 50, set("all", names(0, 30))).get(0);
        assertEquals(0, all.sd(), 0);
        assertTrue(Double.isNaN(all.z()));
        assertEquals("its score is reached in any order of summation", 1, all.p(), 0);
    }

    /** Universe: A B C, of which B is the mean of 4 and 2 and D is in no pathway. */
    @Test
    public void splitsAveragesAndLeavesOut() {
        final Map<String, Double> influence = PathwayEnrichment.byGene(
            List.of("A", "B /// C", "B", "D", "E"), new double[]{1, 4, 2, 1000, Double.NaN});
        assertEquals(Map.of("A", 1.0, "B", 3.0, "C", 4.0, "D", 1000.0), influence);
        final List<PathwayScore> scores = test(influence, 2000, set("AB", "A", "B", "X"), set("C", "C", "E"),
            set("absent", "X", "Y"));
        final PathwayScore ab = scores.get(0);
        assertEquals(3, ab.size());
        assertEquals(2, ab.found());
        assertEquals(4, ab.score(), 0);
        assertEquals("mean of A, B, C is 8/3; D plays no part", 2 * 8 / 3.0, ab.mean(), 0.2);
        assertEquals(1, scores.get(1).found());
        final PathwayScore absent = scores.get(2);
        assertFalse(absent.isTested());
        assertEquals(0, absent.found());
        assertTrue(Double.isNaN(absent.score()) && Double.isNaN(absent.z()) && Double.isNaN(absent.bonferroni()));
        assertEquals("two tests", Math.min(1, 2 * ab.p()), ab.bonferroni(), 1e-15);
    }

    @Test
    public void smallPathwaysAreNotTested() {
        final List<PathwayScore> scores = PathwayEnrichment.test(random(10),
            new GeneSets(List.of(set("two", names(0, 2)), set("three", names(0, 3)), set("rest", names(3, 10)))), 3, 20,
            1, Progress.NONE);
        assertEquals(List.of(false, true, true), scores.stream().map(PathwayScore::isTested).toList());
        final InvalidInputException refusal = assertRefused("", "No pathway has 8 genes", () -> PathwayEnrichment
            .test(random(10), new GeneSets(List.of(set("two", names(0, 2)))), 8, 20, 1, Progress.NONE));
        assertTrue(refusal.problem(), refusal.problem().contains("greatest number is 2"));
    }

    @Test
    public void aStrongPathwayStandsOut() {
        final Map<String, Double> influence = random(200);
        for (String gene : names(0, 10)) {
            influence.put(gene, 50.0);
        }
        final List<PathwayScore> scores =
            test(influence, 500, set("strong", names(0, 10)), set("rest", names(10, 200)));
        assertEquals(0, scores.get(0).p(), 0);
        assertEquals(0, scores.get(0).bonferroni(), 0);
        assertTrue(scores.get(0).z() > 5);
        assertEquals(1, scores.get(1).p(), 0.02);
    }

    @Test
    public void theSeedDecides() {
        final GeneSets sets = new GeneSets(List.of(set("P", names(0, 5)), set("Q", names(5, 40))));
        final Map<String, Double> influence = random(40);
        final List<PathwayScore> first = PathwayEnrichment.test(influence, sets, 1, 100, 3, Progress.NONE);
        assertEquals(first, PathwayEnrichment.test(influence, sets, 1, 100, 3, Progress.NONE));
        assertFalse(first.equals(PathwayEnrichment.test(influence, sets, 1, 100, 4, Progress.NONE)));
    }

    @Test
    public void refusesWhatCannotBeTested() {
        assertRefused("", "None of the 3 genes", () -> test(random(3), 10, set("P", "X")));
        assertRefused("", "g1 is infinite", () -> PathwayEnrichment.byGene(List.of("g0", "g1"),
            new double[]{0, Double.POSITIVE_INFINITY}));
        assertRefused("", "1 permutations", () -> test(random(3), 1, set("P", "g0")));
        assertThrows(CancellationException.class, () -> PathwayEnrichment.test(random(3),
            new GeneSets(List.of(set("P", "g0"))), 1, 100, 1, (fraction, message) -> {
                throw new CancellationException();
            }));
    }
}
