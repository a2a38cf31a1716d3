package org.dashgrn.train;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.dashgrn.compute.Gemm;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.data.Progress;
import org.dashgrn.data.Trajectory;
import org.dashgrn.model.EpochRecord;
import org.dashgrn.model.TrainedModel;
import org.dashgrn.model.TrainingSettings;
import org.dashgrn.model.TrainingSettings.Batches;
import org.dashgrn.model.TrainingSettings.Solver;
import org.junit.Test;

/** Training where numbers run away, and on data at the edge of what makes sense. */
public class NumericalTroubleTest {

    private static ExpressionTrajectories data(final int genes, final int trajectories, final int times,
        final double step, final double scale) {
        final Random random = new Random(genes + 31L * times);
        final List<Trajectory> all = new ArrayList<>();
        for (int k = 0; k < trajectories; k++) {
            final double[][] values = new double[times][genes];
            for (double[] row : values) {
                for (int g = 0; g < genes; g++) {
                    row[g] = scale * random.nextDouble();
                }
            }
            all.add(new Trajectory("T" + k, IntStream.range(0, times).mapToDouble(t -> step * t).toArray(), values));
        }
        return new ExpressionTrajectories(IntStream.range(0, genes).mapToObj(g -> "G" + g).toList(), all);
    }

    private static TrainingSettings settings(final double rate, final Solver solver, final int steps) {
        return new TrainingSettings(4, 1, rate, Batches.TRAJECTORY, 16, 2, 0.1, solver, steps, 1e-3, 1, true, 40);
    }

    private static TrainedModel train(final TrainingSettings settings, final int epochs,
        final ExpressionTrajectories data) {
        return new Trainer(Gemm.best(), 1).train(settings, epochs, data, null, Progress.NONE);
    }

    private static void assertSound(final TrainedModel model) {
        for (EpochRecord epoch : model.history()) {
            assertTrue(epoch.toString(),
                Double.isFinite(epoch.trainingLoss()) && Double.isFinite(epoch.validationLoss()));
        }
        for (float[] part : model.state().orElseThrow().last().parameters()) {
            for (float w : part) {
                assertTrue(Float.isFinite(w));
            }
        }
    }

    /** A rate at which the solution explodes: the epoch is repeated with smaller ones until it does not. */
    @Test
    public void divergedEpochsAreRepeatedWithASmallerRate() {
        for (Solver solver : Solver.values()) {
            final TrainedModel model = train(settings(1, solver, 4), 6, data(6, 12, 4, 40, 1));
            assertSound(model);
            final double first = model.history().get(0).learningRate();
            final double last = model.history().get(5).learningRate();
            assertTrue(solver + ": " + first + " to " + last, last < 0.51);
            assertEquals(6, model.history().size());
        }
    }

    @Test
    public void whatCannotBeTrainedIsSaidWithEpochTrajectoryAndGene() {
        final ExpressionTrajectories sound = data(6, 12, 4, 1, 1);
        final double[][] huge = sound.trajectories().get(7).values();
        huge[2][4] = 1e30;
        final InvalidInputException e = assertThrows(InvalidInputException.class,
            () -> train(settings(1e-3, Solver.CHECKED, 2), 5, sound));
        assertTrue(e.getMessage(), e.problem().contains("epoch 1,")
            && e.place().contains("trajectory T7") && e.place().contains("gene G4"));
    }

    @Test
    public void timesTooFarApartAreSaid() {
        final InvalidInputException e = assertThrows(InvalidInputException.class,
            () -> train(settings(1e-3, Solver.CHECKED, 2), 5, data(6, 12, 4, 1e6, 1)));
        assertTrue(e.getMessage(), e.place().contains("trajectory T") && !e.remedy().isEmpty());
    }

    /** What was rolled back leaves no trace: the same bits on one thread and on several. */
    @Test
    public void rollingBackIsDeterministic() {
        final ExpressionTrajectories data = data(6, 12, 4, 40, 1);
        final TrainingSettings settings = settings(1, Solver.FIXED, 4);
        final float[] one = train(settings, 8, data).state().orElseThrow().last().multipliers();
        final float[] four = new Trainer(Gemm.best(), 4).train(settings, 8, data, null, Progress.NONE).state()
            .orElseThrow().last().multipliers();
        assertArrayEquals(one, four, 0);
    }

    @Test
    public void edgesOfSense() {
        assertSound(train(settings(1e-2, Solver.CHECKED, 2), 5, data(1, 6, 4, 1, 1)));
        assertSound(train(settings(1e-2, Solver.CHECKED, 2), 5, data(5, 1, 2, 1, 1)));
        assertSound(train(settings(1e-2, Solver.CHECKED, 2), 5, data(5, 6, 4, 1, 0)));
        assertSound(train(settings(1e-2, Solver.ADAPTIVE, 2), 5, data(5, 6, 4, 1, 0)));
        assertSound(train(settings(1e-3, Solver.CHECKED, 2), 2, data(2000, 1, 10, 0.1, 1)));
        assertSound(train(settings(1e-2, Solver.CHECKED, 2), 5, data(5, 6, 4, 1e-9, 1)));
        assertSound(train(settings(1e-2, Solver.CHECKED, 2), 5, data(5, 6, 4, 1, 1e-30)));
        assertSound(train(settings(1e-2, Solver.CHECKED, 2), 5, data(5, 6, 4, 1, 1e3)));
    }
}
