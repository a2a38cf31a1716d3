package org.dashgrn.evaluate;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.Trajectory;
import org.junit.Test;

public class DynamicsScoreTest {

    private static final double NOT = Double.NaN;

    /** Two genes in two trajectories; gene 2 misses a value and does not vary where it is predicted. */
    private static DynamicsScore score() {
        final Trajectory first =
            new Trajectory("a", new double[]{0, 1, 2}, new double[][]{{9, 9}, {1, 5}, {2, NOT}});
        final Trajectory second = new Trajectory("b", new double[]{0, 2}, new double[][]{{8, 8}, {6, 5}});
        return DynamicsScore.of(new ExpressionTrajectories(List.of("A", "B"), List.of(first, second)),
            new double[][][]{{{NOT, NOT}, {2, 5}, {2, 7}}, {{NOT, NOT}, {4, 6}}});
    }

    private static DynamicsScore one(final double[] observed, final double[] predicted) {
        return DynamicsScore.of(
            new ExpressionTrajectories(List.of("A"), List.of(new Trajectory("a", new double[]{0, 1},
                new double[][]{{observed[0]}, {observed[1]}}))),
            new double[][][]{{{predicted[0]}, {predicted[1]}}});
    }

    @Test
    public void agreesWithHandComputation() {
        final DynamicsScore score = score();
        // Gene 1: observed 1, 2, 6 (mean 3, squared deviations 14), errors 1, 0, 2. Gene 2: errors 0, 1.
        assertEquals(3, score.genes().get(0).count());
        assertEquals(5 / 3.0, score.genes().get(0).meanSquaredError(), 1e-12);
        assertEquals(1 - 5 / 14.0, score.genes().get(0).rSquared(), 1e-12);
        assertEquals(0.5, score.genes().get(1).meanSquaredError(), 1e-12);
        assertTrue(Double.isNaN(score.genes().get(1).rSquared()));
        assertEquals(5, score.overall().count());
        assertEquals(6 / 5.0, score.overall().meanSquaredError(), 1e-12);
        assertEquals(1 - 6 / 14.0, score.overall().rSquared(), 1e-12);
        assertEquals(List.of(1.0, 2.0), new ArrayList<>(score.times().keySet()));
        assertEquals(0.5, score.times().get(1.0).meanSquaredError(), 1e-12);
        assertEquals(5 / 3.0, score.times().get(2.0).meanSquaredError(), 1e-12);
    }

    @Test
    public void nothingPredictedIsNotAPerfectPrediction() {
        final DynamicsScore score = one(new double[]{1, 2}, new double[]{NOT, NOT});
        assertEquals(0, score.overall().count());
        assertTrue(Double.isNaN(score.overall().meanSquaredError()));
        assertTrue(Double.isNaN(score.overall().rSquared()));
    }

    @Test
    public void smallSpreadOnLargeValuesKeepsItsDigits() {
        final DynamicsScore score = one(new double[]{1e9, 1e9 + 2}, new double[]{1e9 + 1, 1e9 + 1});
        assertEquals(0, score.overall().rSquared(), 1e-9);
    }
}
