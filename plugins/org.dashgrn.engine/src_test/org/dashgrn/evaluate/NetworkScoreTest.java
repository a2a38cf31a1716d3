package org.dashgrn.evaluate;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.network.Edge;
import org.dashgrn.network.GeneNetwork;
import org.junit.Test;

/** By hand where that is possible, else against the definitions applied to all n×n pairs, one by one. */
public class NetworkScoreTest {

    private static final double EXACT = 1e-12;

    private static List<String> genes(final int n) {
        return IntStream.range(0, n).mapToObj(i -> "G" + i).toList();
    }

    /** Three genes, nine pairs; truth AB+, BC-, CA+; listed AB 0.9 (+), BC 0.5 (+), AC 0.5, BB 0.1. */
    private static ScoredEdges small() {
        final ScoredEdges edges = new ScoredEdges(List.of("A", "B", "C"));
        edges.add("A", "B", 0.9, 2.0);
        edges.add("B", "C", 0.5, 0.1);
        edges.add("A", "C", 0.5, -1);
        edges.add("B", "B", 0.1, -1);
        return edges;
    }

    private static GeneNetwork smallTruth() {
        return new GeneNetwork(List.of(new Edge("A", "B", 1), new Edge("B", "C", -3), new Edge("C", "A", 0.5)));
    }

    @Test
    public void agreesWithHandComputation() {
        final NetworkScore score = NetworkScore.of(small(), smallTruth(), ScoringRules.ALL_PAIRS);
        assertEquals(9, score.pairs());
        assertEquals(3, score.referenceEdges());
        assertEquals(4, score.predictedEdges());
        assertEquals(2 / 3.0, score.truePositiveRate(), EXACT);
        assertEquals(4 / 6.0, score.trueNegativeRate(), EXACT);
        assertEquals(2 / 3.0, score.balancedAccuracy(), EXACT);
        assertEquals(0.5, score.precision(), EXACT);
        assertEquals(4 / 7.0, score.f1(), EXACT);
        assertEquals(0.5, score.signAccuracy(), EXACT);
        assertEquals(4 / 3.0, score.meanOutDegree(), EXACT);
        // Of the 18 (edge, non-edge) comparisons AB wins 6, BC wins 5 and ties 1, CA ties 4 and loses 2.
        assertEquals((6 + 5.5 + 2) / 18, score.auroc(), EXACT);
        // Recall 1/3 at precision 1, then 2/3 at 2/3, then 1 at 3/9.
        assertEquals((1 + 2 / 3.0 + 3 / 9.0) / 3, score.aupr(), EXACT);
        // The strongest three are AB and the tied pair BC, AC.
        assertEquals(2 / 3.0, score.precisionAtK(), EXACT);
        // From 0.5 on: TPR 2/3, TNR 5/6.
        assertEquals(0.75, score.best().balancedAccuracy(), EXACT);
        assertEquals(0.5, score.best().threshold(), 0);
    }

    @Test
    public void tiesAcrossTheLastPlaceAreSharedOut() {
        final ScoredEdges edges = new ScoredEdges(List.of("A", "B"));
        edges.add("A", "A", 1, 0);
        edges.add("A", "B", 1, 0);
        edges.add("B", "A", 1, 0);
        final GeneNetwork truth = new GeneNetwork(List.of(new Edge("A", "B", 1)));
        assertEquals(1 / 3.0, NetworkScore.of(edges, truth, ScoringRules.ALL_PAIRS).precisionAtK(), EXACT);
    }

    @Test
    public void selfPairsCanBeLeftOut() {
        final NetworkScore score = NetworkScore.of(small(), smallTruth(), new ScoringRules(false, false));
        assertEquals(6, score.pairs());
        assertEquals(3, score.predictedEdges());
        assertEquals(2 / 3.0, score.trueNegativeRate(), EXACT);
    }

    @Test
    public void onlyAssayedRegulatorsCountOnDemand() {
        final GeneNetwork chip = new GeneNetwork(List.of(new Edge("A", "B", 1)));
        final NetworkScore score = NetworkScore.of(small(), chip, new ScoringRules(true, true));
        assertEquals(1, score.regulators());
        assertEquals(3, score.pairs());
        assertEquals(2, score.predictedEdges());
        assertEquals(2, score.meanOutDegree(), EXACT);
        assertEquals(1, score.truePositiveRate(), EXACT);
        assertEquals(0.5, score.trueNegativeRate(), EXACT);
        assertEquals(1, score.auroc(), EXACT);
    }

    @Test
    public void agreesWithAllPairsOneByOne() {
        for (int seed = 0; seed < 20; seed++) {
            compareWithBruteForce(new Random(seed), 4 + seed, seed % 2 == 0, seed % 3 == 0);
        }
    }

    private static void compareWithBruteForce(final Random random, final int n, final boolean selfPairs,
        final boolean assayedOnly) {
        final double[][] scores = new double[n][n];
        final boolean[][] listed = new boolean[n][n];
        final boolean[][] truth = new boolean[n][n];
        final ScoredEdges edges = new ScoredEdges(genes(n));
        final List<Edge> reference = new ArrayList<>();
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                if (random.nextInt(3) > 0) {
                    // Few different values make ties; 0 is a listed edge that ranks with the unlisted.
                    scores[j][i] = random.nextInt(5) / 4.0;
                    listed[j][i] = true;
                    edges.add(j, i, scores[j][i], random.nextInt(3) - 1);
                }
                if (random.nextInt(4) == 0 && (j > 0 || i == 1)) {
                    truth[j][i] = true;
                    reference.add(new Edge("G" + j, "G" + i, random.nextBoolean() ? 1 : -1));
                }
            }
        }
        final List<double[]> judged = new ArrayList<>();
        for (int j = 0; j < n; j++) {
            boolean assayed = false;
            for (boolean edge : truth[j]) {
                assayed |= edge;
            }
            for (int i = 0; i < n; i++) {
                if ((selfPairs || i != j) && (assayed || !assayedOnly)) {
                    judged.add(new double[]{scores[j][i], truth[j][i] ? 1 : 0, listed[j][i] ? 1 : 0});
                }
            }
        }
        final double positives = judged.stream().filter(p -> p[1] == 1).count();
        final double negatives = judged.size() - positives;
        double wins = 0;
        for (double[] p : judged) {
            for (double[] q : judged) {
                if (p[1] == 1 && q[1] == 0) {
                    wins += p[0] > q[0] ? 1 : p[0] == q[0] ? 0.5 : 0;
                }
            }
        }
        double averagePrecision = 0;
        double best = 0.5;
        for (double threshold : new double[]{1, 0.75, 0.5, 0.25, 0}) {
            final double kept = judged.stream().filter(p -> p[0] >= threshold).count();
            final double right = judged.stream().filter(p -> p[0] >= threshold && p[1] == 1).count();
            final double gained = judged.stream().filter(p -> p[0] == threshold && p[1] == 1).count();
            averagePrecision += kept == 0 ? 0 : gained / positives * right / kept;
            best = Math.max(best, (right / positives + 1 - (kept - right) / negatives) / 2);
        }
        final NetworkScore score = NetworkScore.of(edges, new GeneNetwork(reference),
            new ScoringRules(selfPairs, assayedOnly));
        assertEquals(judged.size(), score.pairs());
        assertEquals(wins / positives / negatives, score.auroc(), EXACT);
        assertEquals(averagePrecision, score.aupr(), EXACT);
        assertEquals(best, score.best().balancedAccuracy(), EXACT);
        assertEquals(judged.stream().filter(p -> p[1] == 1 && p[2] == 1).count() / positives,
            score.truePositiveRate(), EXACT);
        assertEquals(judged.stream().filter(p -> p[1] == 0 && p[2] == 0).count() / negatives,
            score.trueNegativeRate(), EXACT);
    }

    @Test
    public void curveIsThinnedAndKeepsItsEnds() {
        final int n = 60;
        final Random random = new Random(7);
        final ScoredEdges edges = new ScoredEdges(genes(n));
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                edges.add(j, i, random.nextDouble(), 0);
            }
        }
        final List<CurvePoint> curve = NetworkScore.of(edges,
            new GeneNetwork(List.of(new Edge("G1", "G2", 1), new Edge("G3", "G3", 1))), ScoringRules.ALL_PAIRS).curve();
        assertEquals(1000, curve.size());
        assertEquals(0, curve.get(0).truePositiveRate(), 0);
        assertEquals(1, curve.get(999).truePositiveRate(), 0);
        assertEquals(1, curve.get(999).falsePositiveRate(), 0);
        for (int i = 1; i < curve.size(); i++) {
            assertTrue(curve.get(i).threshold() < curve.get(i - 1).threshold());
            assertTrue(curve.get(i).falsePositiveRate() >= curve.get(i - 1).falsePositiveRate());
        }
    }

    @Test
    public void manyGenesNeedNoSquareOfMemory() {
        final int n = 11165;
        final ScoredEdges edges = new ScoredEdges(genes(n));
        edges.add(0, 1, 1, 1);
        edges.add(0, 2, 0.5, 1);
        final NetworkScore score =
            NetworkScore.of(edges, new GeneNetwork(List.of(new Edge("G0", "G1", 1))), ScoringRules.ALL_PAIRS);
        assertEquals((long)n * n, score.pairs());
        assertEquals(1, score.auroc(), EXACT);
        assertEquals(1 - 1.0 / ((double)n * n - 1), score.trueNegativeRate(), EXACT);
    }

    @Test
    public void edgesOutsideTheUniverseAreToldFromThoseWithin() {
        assertTrue(!small().add("A", "X", 1, 0));
    }

    @Test
    public void refusesAnEdgeListedTwice() {
        final ScoredEdges edges = small();
        edges.add("A", "B", 0.3, 0);
        final InvalidInputException e = assertThrows(InvalidInputException.class,
            () -> NetworkScore.of(edges, smallTruth(), ScoringRules.ALL_PAIRS));
        assertTrue(e.getMessage(), e.getMessage().contains("A -> B is listed twice"));
    }

    @Test
    public void refusesAReferenceWithoutSharedGenes() {
        final InvalidInputException e = assertThrows(InvalidInputException.class, () -> NetworkScore.of(small(),
            new GeneNetwork(List.of(new Edge("a", "b", 1))), ScoringRules.ALL_PAIRS));
        assertTrue(e.getMessage(), e.getMessage().contains("0 of the 9 pairs"));
    }

    @Test
    public void refusesScoresThatCannotBeRanked() {
        for (double bad : new double[]{-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            final InvalidInputException e =
                assertThrows(InvalidInputException.class, () -> small().add("C", "A", bad, 0));
            assertTrue(e.getMessage(), e.getMessage().contains("C -> A"));
        }
    }

    @Test
    public void refusesAGeneListedTwice() {
        assertThrows(InvalidInputException.class, () -> new ScoredEdges(List.of("A", "A")));
    }
}
