package org.dashgrn.reference;

import static org.dashgrn.reference.ReferenceValues.at;
import static org.dashgrn.reference.ReferenceValues.flat;
import static org.dashgrn.reference.ReferenceValues.floats;
import static org.dashgrn.reference.ReferenceValues.rows;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;

import com.eclipsesource.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import org.dashgrn.compute.Activation;
import org.dashgrn.compute.Floats;
import org.dashgrn.compute.Gemm;
import org.dashgrn.model.Dynamics;
import org.dashgrn.model.EffectMatrix;
import org.dashgrn.model.Phoenix;
import org.dashgrn.solve.IntervalSolver;
import org.dashgrn.solve.StepControl;
import org.dashgrn.train.PriorLoss;
import org.junit.Test;

/** Agreement with the authors' model: right-hand side, solutions, losses, gradients and effects. */
public class DynamicsParityTest {

    /** Single precision, relative to the largest value of the array. */
    private static final double FLOAT = 1e-4;

    private static final List<StepControl> SOLVERS =
        List.of(new StepControl.Fixed(64), new StepControl.Adaptive(1e-6, 1e-7));

    private static void assertClose(final String what, final double[] expected, final float[] actual) {
        assertEquals(what, expected.length, actual.length);
        double scale = 0;
        for (double e : expected) {
            scale = Math.max(scale, Math.abs(e));
        }
        for (int i = 0; i < expected.length; i++) {
            assertEquals(what + "[" + i + "]", expected[i], actual[i], FLOAT * Math.max(scale, 1e-3));
        }
    }

    private static float[] transposed(final float[] rows, final int count, final int length) {
        final float[] t = new float[rows.length];
        for (int r = 0; r < count; r++) {
            for (int c = 0; c < length; c++) {
                t[c * count + r] = rows[r * length + c];
            }
        }
        return t;
    }

    @Test
    public void activations() {
        for (JsonObject test : ReferenceValues.cases("dynamics")) {
            final float[] y = floats(at(test, "y"));
            final float[] hill = new float[y.length];
            final float[] logHill = new float[y.length];
            Activation.hill(Floats.of(y), y.length, Floats.of(hill), Floats.of(logHill));
            assertClose("hill", flat(at(test, "hill")), hill);
            assertClose("logHill", flat(at(test, "logHill")), logHill);
        }
    }

    @Test
    public void rightHandSide() {
        for (JsonObject test : ReferenceValues.cases("dynamics")) {
            final Phoenix network = ReferenceValues.network(test);
            final int batch = at(test, "batch").asInt();
            final int n = network.genes();
            final float[] y = transposed(floats(at(test, "y")), batch, n);
            final float[] ones = new float[batch];
            Arrays.fill(ones, 1f);
            final Dynamics.VectorField field = network.kernel(Gemm.best()).field(batch);
            final float[] slope = new float[n * batch];
            field.begin(ones, batch);
            field.evaluate(Floats.of(y), batch, field.newEvaluation(), Floats.of(slope));
            assertClose("dydt", flat(at(test, "dydt")), transposed(slope, n, batch));
        }
    }

    @Test
    public void solutions() {
        for (JsonObject test : ReferenceValues.cases("dynamics")) {
            final Phoenix network = ReferenceValues.network(test);
            final float[][] start = rows(at(test, "y"));
            final double[] times = flat(at(test, "times"));
            for (StepControl control : SOLVERS) {
                try (IntervalSolver solver = new IntervalSolver(network, Gemm.best(), 1)) {
                    for (int t = 0; t < times.length; t++) {
                        final float[] dt = new float[start.length];
                        Arrays.fill(dt, (float)(times[t] - times[0]));
                        final float[][] end = solver.predict(start, dt, control);
                        for (int b = 0; b < end.length; b++) {
                            assertClose(control + " at " + times[t],
                                flat(at(test, "solution").asArray().get(t).asArray().get(b)), end[b]);
                        }
                    }
                }
            }
        }
    }

    @Test
    public void dataLossAndGradient() {
        for (JsonObject test : ReferenceValues.cases("dynamics")) {
            final Phoenix network = ReferenceValues.network(test);
            final double[] t0 = flat(at(test, "intervals", "t0"));
            final double[] t1 = flat(at(test, "intervals", "t1"));
            final float[] dt = new float[t0.length];
            for (int i = 0; i < dt.length; i++) {
                dt[i] = (float)(t1[i] - t0[i]);
            }
            final float[][] start = rows(at(test, "y"));
            final float[][] target = rows(at(test, "intervals", "target"));
            for (StepControl control : SOLVERS) {
                try (IntervalSolver solver = new IntervalSolver(network, Gemm.best(), 1)) {
                    final float[][] end = solver.predict(start, dt, control);
                    for (int b = 0; b < end.length; b++) {
                        assertClose("prediction", flat(at(test, "intervals", "prediction").asArray().get(b)), end[b]);
                    }
                    final float[][] gradient = zeros(network);
                    final double loss = solver.lossAndGradient(start, dt, target, control, gradient);
                    final double expected = at(test, "intervals", "dataLoss").asDouble();
                    assertEquals("data loss", expected, loss, FLOAT * expected);
                    for (int p = 0; p < gradient.length; p++) {
                        final String key = ReferenceValues.parameterKeys().get(p);
                        assertClose(key + ", " + control, flat(at(test, "intervals", "gradient", key)), gradient[p]);
                    }
                }
            }
        }
    }

    @Test
    public void priorLossAndGradient() {
        for (JsonObject test : ReferenceValues.cases("dynamics")) {
            final Phoenix network = ReferenceValues.network(test);
            final PriorLoss prior =
                new PriorLoss(network, ReferenceValues.matrix(at(test, "prior", "matrix_regulator_by_target")),
                    rows(at(test, "prior", "randomExpression")), Gemm.best());
            final float[][] gradient = zeros(network);
            final double expected = at(test, "prior", "priorLoss").asDouble();
            assertEquals("prior loss", expected, prior.addGradient(1, gradient), FLOAT * expected);
            for (int p = 0; p < 6; p++) {
                final String key = ReferenceValues.parameterKeys().get(p);
                assertClose(key, flat(at(test, "prior", "gradient", key)), gradient[p]);
            }
            assertClose("multipliers do not enter", new double[network.genes()], gradient[6]);
        }
    }

    private static float[][] zeros(final Phoenix network) {
        final float[][] gradient = network.parameters();
        for (int p = 0; p < gradient.length; p++) {
            gradient[p] = new float[gradient[p].length];
        }
        return gradient;
    }

    @Test
    public void effects() {
        for (JsonObject test : ReferenceValues.cases("effects")) {
            final EffectMatrix effects = ReferenceValues.network(test).effects();
            final double[] expected = flat(at(test, "effects_regulator_by_target"));
            final int n = effects.genes();
            assertNotNull(expected);
            for (int j = 0; j < n; j++) {
                final double[] row = effects.row(j);
                for (int i = 0; i < n; i++) {
                    assertEquals("effect " + j + " -> " + i, expected[j * n + i], row[i],
                        1e-5 * Math.max(1e-2, Math.abs(expected[j * n + i])));
                }
            }
        }
    }
}
