package org.dashgrn.prune;

import static org.dashgrn.reference.ReferenceValues.at;
import static org.dashgrn.reference.ReferenceValues.flat;
import static org.dashgrn.reference.ReferenceValues.matrix;
import static org.junit.Assert.assertEquals;

import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.util.Arrays;
import java.util.List;
import org.dashgrn.compute.Pattern;
import org.dashgrn.data.Progress;
import org.dashgrn.model.BaseModel;
import org.dashgrn.reference.ReferenceValues;
import org.junit.Test;

/** Agreement with the authors' pruning: scores of every layer and round, and the masks to the last bit. */
public class DashParityTest {

    private static final double DOUBLE = 1e-9;

    private static final List<String> LAYERS = List.of("sums", "prods", "combineSums", "combineProds");

    private static void assertClose(final String what, final double[] expected, final double[] actual) {
        assertEquals(what, expected.length, actual.length);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(what + "[" + i + "]", expected[i], actual[i], DOUBLE * Math.abs(expected[i]) + 1e-15);
        }
    }

    private static DashScore score(final JsonObject test, final boolean givenPpi) {
        return new DashScore(at(test, "lambdaPpi").asDouble(), at(test, "lambdaMotif").asDouble(),
            matrix(at(test, "priorMatrix_regulator_by_target")), givenPpi ? matrix(at(test, "normalisedPpi")) : null,
            flat(at(test, "initialScores", "sums")), flat(at(test, "initialScores", "prods")));
    }

    private static LayerWeights weights(final JsonObject test, final JsonObject round) {
        return new LayerWeights(BaseModel.PHOENIX, at(test, "genes").asInt(), at(test, "hidden").asInt(),
            LAYERS.stream().map(layer -> flat(at(round, "weights", layer))).toArray(double[][]::new),
            Arrays.stream(flat(at(round, "geneMultipliers"))).map(v -> Math.max(0, v)).toArray());
    }

    @Test
    public void scoresAndMasks() {
        for (JsonObject test : ReferenceValues.cases("dash")) {
            final DashScore score = score(test, true);
            final int n = at(test, "genes").asInt();
            final int m = at(test, "hidden").asInt();
            final Pattern[] patterns = {Pattern.full(m, n), Pattern.full(m, n), Pattern.full(n, m), Pattern.full(n, m)};
            for (JsonValue value : at(test, "rounds").asArray()) {
                final JsonObject round = value.asObject();
                final PruningScore.Scores scores = score.score(weights(test, round), Progress.NONE);
                for (int l = 0; l < 4; l++) {
                    final String layer = LAYERS.get(l);
                    assertClose(layer, flat(at(round, "scores", layer)), scores.layers()[l]);
                    patterns[l] = patterns[l].retain(
                        ScheduledPruner.keep(patterns[l], scores.layers()[l], at(round, "amount").asDouble()));
                    assertMask(layer, flat(at(round, "masks", layer)), patterns[l]);
                    assertEquals("no ridge was needed", 0, scores.ridge()[l], 0);
                }
            }
        }
    }

    private static void assertMask(final String layer, final double[] expected, final Pattern pattern) {
        final float[] alive = new float[pattern.alive()];
        Arrays.fill(alive, 1f);
        final double[] mask = pattern.dense(alive);
        for (int i = 0; i < mask.length; i++) {
            assertEquals("mask of " + layer + " at " + i, expected[i], mask[i], 0);
        }
    }

    /** Without protein interactions C is |P||P|ᵀ over its sum; computed without ever forming C. */
    @Test
    public void coRegulationFollowsFromThePrior() {
        for (JsonObject test : ReferenceValues.cases("dash")) {
            final int n = at(test, "genes").asInt();
            final double[] p = flat(at(test, "priorMatrix_regulator_by_target"));
            final double[] c = new double[n * n];
            double sum = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    for (int t = 0; t < n; t++) {
                        c[i * n + j] += Math.abs(p[i * n + t]) * Math.abs(p[j * n + t]);
                    }
                    sum += c[i * n + j];
                }
            }
            final double[] s = flat(at(test, "initialScores", "sums"));
            final int m = at(test, "hidden").asInt();
            final double[] expected = new double[m * n];
            for (int k = 0; k < m; k++) {
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        expected[k * n + j] += s[k * n + i] * c[i * n + j] / sum;
                    }
                }
            }
            assertClose("S·C", expected,
                CoRegulation.ofPrior(matrix(at(test, "priorMatrix_regulator_by_target"))).multiply(s, m, Progress.NONE));
        }
    }
}
