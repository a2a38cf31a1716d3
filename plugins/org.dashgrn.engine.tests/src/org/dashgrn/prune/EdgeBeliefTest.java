package org.dashgrn.prune;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Random;
import org.junit.Test;

/** Whether beliefs are probabilities: estimated error rates, reliability, and what happens when data say nothing. */
public class EdgeBeliefTest {

    private static final int PAIRS = 100_000;
    private static final int EDGES = 600;

    /** Pairs of which EDGES are true; true ones are stronger, but a fifth of them cannot be seen. */
    private record World(boolean[] real, boolean[] inPrior, double[] strength) {

        static World create(final double precision, final double recall, final double contrast, final long seed) {
            final Random random = new Random(seed);
            final boolean[] real = new boolean[PAIRS];
            final boolean[] inPrior = new boolean[PAIRS];
            final double[] strength = new double[PAIRS];
            final double wrong = EDGES * recall * (1 - precision) / precision / (PAIRS - EDGES);
            for (int e = 0; e < PAIRS; e++) {
                real[e] = e < EDGES;
                inPrior[e] = random.nextDouble() < (real[e] ? recall : wrong);
                final boolean seen = real[e] && random.nextDouble() < 0.8;
                strength[e] = 1e-3 * Math.exp(random.nextGaussian() + (seen ? contrast : 0));
            }
            return new World(real, inPrior, strength);
        }

        EdgeBelief fit() {
            final EdgeBelief.Strengths strengths = new EdgeBelief.Strengths();
            for (int e = 0; e < PAIRS; e++) {
                strengths.add(strength[e], inPrior[e]);
            }
            return EdgeBelief.fit(strengths, 0.5);
        }
    }

    @Test
    public void theMistakesOfThePriorAreEstimated() {
        for (double quality : new double[]{0.95, 0.9, 0.8, 0.7}) {
            final EdgeBelief belief = World.create(quality, quality, 4, 3).fit();
            assertEquals("precision", quality, belief.priorPrecision(), 0.08);
            assertEquals("recall", quality, belief.priorRecall(), 0.08);
        }
    }

    /** The reliability curve: of the pairs that are believed in with probability p, a share of about p is true. */
    @Test
    public void beliefsAreProbabilities() {
        final double[] limits = {0, 0.02, 0.1, 0.3, 0.7, 0.9, 0.98, 1.01};
        for (double quality : new double[]{0.95, 0.8}) {
            final double[] believed = new double[limits.length];
            final double[] found = new double[limits.length];
            final double[] count = new double[limits.length];
            for (int seed = 0; seed < 5; seed++) {
                final World world = World.create(quality, quality, 3, seed);
                final EdgeBelief belief = world.fit();
                for (int e = 0; e < PAIRS; e++) {
                    final double p = belief.belief(world.strength[e], world.inPrior[e]);
                    int k = 0;
                    while (p >= limits[k + 1]) {
                        k++;
                    }
                    believed[k] += p;
                    found[k] += world.real[e] ? 1 : 0;
                    count[k]++;
                }
            }
            for (int k = 0; k + 1 < limits.length; k++) {
                if (count[k] >= 200) {
                    assertEquals("between " + limits[k] + " and " + limits[k + 1] + " (" + count[k] + " pairs)",
                        believed[k] / count[k], found[k] / count[k], 0.15);
                }
            }
        }
    }

    @Test
    public void whereDataSayNothingThePriorKeepsTheTrustOfTheUser() {
        final EdgeBelief belief = World.create(0.9, 0.9, 0, 1).fit();
        for (double strength : new double[]{1e-5, 1e-3, 1e-1}) {
            assertEquals(0.5, belief.belief(strength, true), 0.25);
            assertTrue(belief.belief(strength, false) < 0.02);
        }
    }

    /** Regressions choose what can be seen, and a few by mistake. */
    private static EdgeBelief fitWithChoices(final World world, final double trust) {
        final Random random = new Random(5);
        final EdgeBelief.Strengths strengths = new EdgeBelief.Strengths();
        for (int e = 0; e < PAIRS; e++) {
            final boolean seen = world.real[e] && world.strength[e] > 0.01;
            strengths.add(world.strength[e], world.inPrior[e], seen || random.nextDouble() < 5e-4);
        }
        return EdgeBelief.fit(strengths, trust);
    }

    @Test
    public void aMuchWorsePriorThanTheUserTrustsIsFoundOut() {
        for (double quality : new double[]{0.2, 0.4}) {
            final World world = World.create(quality, quality, 5, 2);
            final EdgeBelief belief = fitWithChoices(world, 0.8);
            assertEquals(quality, belief.priorPrecision(), 0.1);
            assertEquals(quality, belief.priorRecall(), 0.1);
            assertTrue("an edge of the prior that data do not see", belief.belief(1e-3, true) < 0.2);
            assertTrue("an edge that the prior lacks", belief.belief(0.3, false) > 0.5);
        }
        final World world = World.create(0.9, 0.9, 5, 2);
        for (double strength : new double[]{1e-3, 1e-2, 0.1, 1}) {
            assertEquals("a good prior keeps its trust", world.fit().belief(strength, true),
                fitWithChoices(world, 0.5).belief(strength, true), 0);
        }
    }

    @Test
    public void aUselessPriorHasNoSay() {
        for (double density : new double[]{0.006, 0.2}) {
            final World world = World.create(0.9, 0.9, 5, 4);
            final Random random = new Random(1);
            for (int e = 0; e < PAIRS; e++) {
                world.inPrior[e] = random.nextDouble() < density;
            }
            final EdgeBelief belief = fitWithChoices(world, 0.8);
            double found = 0;
            double believed = 0;
            for (int e = 0; e < PAIRS; e++) {
                final double with = belief.belief(world.strength[e], true);
                final double without = belief.belief(world.strength[e], false);
                assertTrue(with + " and " + without, with / (1 - with) < 3 * without / (1 - without));
                if (belief.belief(world.strength[e], world.inPrior[e]) >= 0.5) {
                    believed++;
                    found += world.real[e] ? 1 : 0;
                }
            }
            assertTrue(found + " of " + EDGES + " found", found > 0.6 * EDGES);
            assertTrue(found + " of " + believed + " are true", found > 0.6 * believed);
        }
    }

    @Test
    public void aPriorOfTheWrongPairsGivesProbabilitiesToo() {
        for (double density : new double[]{0.001, 0.01, 0.3}) {
            for (double right : new double[]{0, 0.3}) {
                final World world = World.create(0.9, 0.9, 5, 4);
                for (int e = 0; e < PAIRS; e++) {
                    world.inPrior[e] = e < right * EDGES || e >= EDGES && world.strength[e] < 1e-3 * 3 * density;
                }
                final EdgeBelief belief = fitWithChoices(world, 0.8);
                double before = -1;
                for (double strength = 1e-6; strength < 10; strength *= 1.5) {
                    final double p = belief.belief(strength, false);
                    final double q = belief.belief(strength, true);
                    assertTrue(density + ", " + right + ", " + strength + ": " + p + ", " + q,
                        p > 0 && p < 1 && q > 0 && q < 1 && p >= before);
                    before = p;
                }
            }
        }
    }

    @Test
    public void aSmallPriorThatIsRightHelpsItsEdgesAndHidesNoOthers() {
        final World world = World.create(0.9, 0.9, 5, 4);
        for (int e = 0; e < PAIRS; e++) {
            world.inPrior[e] = e < 30;
        }
        final EdgeBelief belief = fitWithChoices(world, 0.8);
        assertTrue("an edge of the prior that data do not see", belief.belief(1e-3, true) > 0.1);
        assertTrue("an edge that the prior lacks", belief.belief(0.3, false) > 0.5);
        assertTrue("neither", belief.belief(1e-3, false) < 0.01);
    }

    @Test
    public void strongerIsMoreBelievedAndThePriorHelps() {
        final EdgeBelief belief = World.create(0.9, 0.8, 3, 1).fit();
        double before = -1;
        for (double strength = 1e-6; strength < 10; strength *= 1.07) {
            final double p = belief.belief(strength, false);
            assertTrue(p > before);
            assertTrue(p > 0 && p < 1);
            assertTrue(belief.belief(strength, true) > p);
            before = p;
        }
        assertTrue(belief.belief(0, true) > belief.belief(0, false));
    }

    @Test
    public void aPriorOfOneEdgeOrOfAllPairsGivesProbabilitiesToo() {
        for (int edges : new int[]{1, 2, 1000}) {
            final EdgeBelief.Strengths strengths = new EdgeBelief.Strengths();
            for (int e = 0; e < 1000; e++) {
                strengths.add(e == 0 ? 0 : 1.0 / e, e < edges);
            }
            final EdgeBelief belief = EdgeBelief.fit(strengths, 0.5);
            for (double strength : new double[]{0, 1e-30, 1e-3, 1, 1e30}) {
                for (boolean inPrior : new boolean[]{false, true}) {
                    final double p = belief.belief(strength, inPrior);
                    assertTrue(edges + " edges, strength " + strength + ": " + p, p >= 0 && p <= 1);
                }
            }
        }
    }
}
