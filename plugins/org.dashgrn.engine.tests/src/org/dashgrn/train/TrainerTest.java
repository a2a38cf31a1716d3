package org.dashgrn.train;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.dashgrn.compute.Gemm;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.data.Progress;
import org.dashgrn.data.Trajectory;
import org.dashgrn.model.EpochRecord;
import org.dashgrn.model.ModelArchive;
import org.dashgrn.model.Phoenix;
import org.dashgrn.model.PhoenixInitialiser;
import org.dashgrn.model.TrainedModel;
import org.dashgrn.model.TrainingSettings;
import org.dashgrn.prune.DashPruner;
import org.dashgrn.prune.DashScore;
import org.dashgrn.prune.PruningSchedule;
import org.dashgrn.prune.PruningSettings;
import org.dashgrn.prune.ScheduledPruner;
import org.dashgrn.prune.Strategy;
import org.junit.Test;

/** Training learns, goes on exactly where it stopped, and says what is wrong. */
public class TrainerTest {

    private static final int GENES = 14;
    private static final Trainer TRAINER = new Trainer(Gemm.best(), 1);
    private static final PruningSchedule SCHEDULE = new PruningSchedule(0, 0.5, 3, 0.2, 1);

    private static byte[] bytes(final TrainedModel model) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ModelArchive.write(model, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static TrainedModel reread(final TrainedModel model) {
        return ModelArchive.read(new ByteArrayInputStream(bytes(model)), "model");
    }

    @Test
    public void learns() {
        final List<EpochRecord> history = SmallData.model(GENES, 60).history();
        assertEquals(60, history.size());
        assertTrue(history.get(59).validationLoss() < 0.1 * history.get(0).validationLoss());
        assertTrue(history.get(59).trainingLoss() < 0.1 * history.get(0).trainingLoss());
    }

    @Test
    public void theSameSeedGivesTheSameBytesOnAnyNumberOfThreads() {
        final ExpressionTrajectories data = SmallData.create(GENES, 40, 1);
        for (TrainingSettings.Batches batches : TrainingSettings.Batches.values()) {
            final TrainingSettings settings = new TrainingSettings(5, 3, 1e-3, batches, 20, 10, 0.1,
                TrainingSettings.Solver.CHECKED, 1, 1e-3, 1, true, 40);
            final byte[] one = bytes(TRAINER.train(settings, 3, data, null, Progress.NONE));
            assertArrayEquals(one, bytes(new Trainer(Gemm.best(), 3).train(settings, 3, data, null, Progress.NONE)));
        }
        assertNotEquals(TRAINER.train(SmallData.settings(5, 3), 1, data, null, Progress.NONE).network().multipliers()[0],
            TRAINER.train(SmallData.settings(5, 4), 1, data, null, Progress.NONE).network().multipliers()[0], 0);
    }

    /** 2 epochs, saved, opened and pruned for 10 more: the bits of one run that prunes from epoch 3. */
    @Test
    public void learnerThenPrunerEqualsOneRun() {
        final ExpressionTrajectories data = SmallData.create(GENES, 12, 1);
        final TrainingSettings settings = SmallData.settings(5, 3);
        for (Selection selection : Selection.values()) {
            final TrainedModel two = reread(TRAINER.train(settings, 2, data, null, Progress.NONE));
            final TrainedModel split = new DashPruner(TRAINER).prune(two, data, SmallData.prior(GENES), null,
                new PruningSettings(Strategy.DASH_AS_PUBLISHED, 0.05, 0.01, SCHEDULE, 10, selection), Progress.NONE);
            final ScheduledPruner pruner = new ScheduledPruner(
                DashScore.create(0.05, 0.01, SmallData.prior(GENES), null, 5, GENES, settings.seed()),
                new PruningSchedule(2, 0.5, 3, 0.2, 1), 0, 12, 0, Progress.NONE);
            final TrainedModel single = TrainingRun.start(settings, PhoenixInitialiser.create(GENES, 5, 3), data, null,
                Gemm.best(), 1).train(0, 12, pruner, selection, Checkpoint.none(), Progress.NONE);
            assertTrue(single.history().get(2).pruned());
            assertArrayEquals(bytes(single), bytes(split));
        }
    }

    @Test
    public void interruptedTrainingGoesOnBitByBit() {
        final ExpressionTrajectories data = SmallData.create(GENES, 12, 1);
        for (TrainingSettings.Solver solver : TrainingSettings.Solver.values()) {
            final TrainingSettings settings = new TrainingSettings(5, 3, 1e-3, TrainingSettings.Batches.INTERVALS, 4, 3,
                0.1, solver, 1, 1e-3, 1, true, 40);
            final TrainedModel whole = TRAINER.train(settings, 9, data, null, Progress.NONE);
            TrainedModel parts = TRAINER.train(settings, 4, data, null, Progress.NONE);
            parts = TRAINER.resume(reread(parts), 5, data, null, null, Selection.LOWEST_VALIDATION_LOSS, Progress.NONE);
            assertArrayEquals(bytes(whole), bytes(parts));
        }
    }

    @Test
    public void resumingDoesNotTouchTheModelItBeganWith() {
        final TrainedModel model = SmallData.model(GENES, 2);
        final byte[] before = bytes(model);
        TRAINER.resume(model, 2, SmallData.create(GENES, 12, 1), null, null, Selection.LOWEST_VALIDATION_LOSS,
            Progress.NONE);
        assertArrayEquals(before, bytes(model));
    }

    @Test
    public void thePriorInTheLossPullsTheModelTowardsIt() {
        final ExpressionTrajectories data = SmallData.create(GENES, 12, 1);
        final TrainingSettings settings = new TrainingSettings(5, 3, 1e-3, TrainingSettings.Batches.TRAJECTORY, 4, 3,
            0.1, TrainingSettings.Solver.FIXED, 2, 1e-3, 0.5, true, 40);
        final TrainedModel with = TRAINER.train(settings, 20, data, SmallData.prior(GENES), Progress.NONE);
        final TrainedModel without = SmallData.model(GENES, 20);
        assertTrue(priorLoss(with) < 0.8 * priorLoss(without));
        final InvalidInputException e = assertThrows(InvalidInputException.class,
            () -> TRAINER.train(settings, 1, data, null, Progress.NONE));
        assertTrue(e.getMessage(), e.getMessage().contains("prior"));
    }

    /** Step after step sees every state as often as any other: the mean of the batches is the loss on all. */
    @Test
    public void batchesOfThePriorLossAddUpToIt() {
        final TrainedModel model = SmallData.model(GENES, 1);
        final float[][] states = Arrays.copyOf(PriorLoss.drawStates(GENES, 9), 768);
        final PriorLoss loss = new PriorLoss(model.network(), SmallData.prior(GENES), states, Gemm.best());
        final float[][] all = zeros(model);
        final float[][] batches = zeros(model);
        final double expected = loss.addGradient(1, all);
        double sum = 0;
        for (int step = 0; step < 3; step++) {
            sum += loss.addBatchGradient(step, 1.0 / 3, batches) / 3;
        }
        assertEquals(expected, sum, 1e-9 * expected);
        for (int p = 0; p < all.length; p++) {
            assertArrayEquals(all[p], batches[p], 1e-6f);
        }
    }

    private static float[][] zeros(final TrainedModel model) {
        final float[][] zeros = model.network().parameters();
        for (int p = 0; p < zeros.length; p++) {
            zeros[p] = new float[zeros[p].length];
        }
        return zeros;
    }

    private static double priorLoss(final TrainedModel model) {
        return new PriorLoss(model.network(), SmallData.prior(GENES), PriorLoss.drawStates(GENES, 9), Gemm.best())
            .addGradient(1, zeros(model));
    }

    /** A gene that falls silent while its inputs are wrong comes back, unless training is as published. */
    @Test
    public void silentGenesRecover() {
        final ExpressionTrajectories data = SmallData.create(GENES, 12, 1);
        for (boolean recovery : new boolean[]{false, true}) {
            final TrainingSettings settings = new TrainingSettings(5, 3, 1e-3, TrainingSettings.Batches.TRAJECTORY, 4,
                3, 0.1, TrainingSettings.Solver.CHECKED, 2, 1e-3, 1, recovery, 40);
            final Phoenix start = PhoenixInitialiser.create(GENES, 5, 3);
            start.v()[0] = recovery ? 0f : -1e-3f;
            final TrainedModel model = TrainingRun.start(settings, start, data, null, Gemm.best(), 1).train(0, 40,
                null, Selection.LOWEST_VALIDATION_LOSS, Checkpoint.none(), Progress.NONE);
            assertEquals(recovery, model.network().multiplier(0) > 0);
            for (float v : model.state().get().last().multipliers()) {
                assertTrue(!recovery || v >= 0);
            }
        }
    }

    @Test
    public void stopsWithoutImprovement() {
        final ExpressionTrajectories data = SmallData.create(GENES, 12, 1);
        final TrainingSettings settings = new TrainingSettings(5, 3, 0.3, TrainingSettings.Batches.TRAJECTORY, 4, 3,
            0.1, TrainingSettings.Solver.CHECKED, 2, 1e-3, 1, true, 3);
        final TrainedModel model = TRAINER.train(settings, 500, data, null, Progress.NONE);
        final int epochs = model.history().size();
        assertTrue(epochs < 500);
        final double best = model.history().stream().mapToDouble(EpochRecord::validationLoss).min().getAsDouble();
        assertEquals(best, model.provenance().validationLoss(), 0);
        assertEquals(epochs - 3, model.provenance().epoch());
    }

    @Test
    public void oneIntervalIsEnough() {
        final ExpressionTrajectories two = new ExpressionTrajectories(List.of("A"),
            List.of(new Trajectory("only", new double[]{0, 1}, new double[][]{{0.2}, {0.4}})));
        final TrainedModel model = TRAINER.train(SmallData.settings(1, 1), 3, two, null, Progress.NONE);
        assertEquals(3, model.history().size());
    }

    @Test
    public void cancelsBetweenBatches() {
        final int[] calls = {0};
        assertThrows(CancellationException.class,
            () -> TRAINER.train(SmallData.settings(5, 3), 1000, SmallData.create(GENES, 12, 1), null, (f, m) -> {
                if (++calls[0] == 30) {
                    throw new CancellationException();
                }
            }));
        assertEquals("nothing is asked after a cancel", 30, calls[0]);
    }

    @Test
    public void progressTellsEpochLossesAndSparsity() {
        final StringBuilder messages = new StringBuilder();
        final double[] last = {0};
        TRAINER.train(SmallData.settings(5, 3), 3, SmallData.create(GENES, 12, 1), null, (f, m) -> {
            if (!Double.isNaN(f)) {
                assertTrue(f >= last[0] && f <= 1);
                last[0] = f;
            }
            if (m != null) {
                messages.append(m).append('\n');
            }
        });
        assertEquals(1, last[0], 0);
        assertTrue(messages.toString(), messages.toString().matches(
            "(?s)epoch 1 of 3, training loss [0-9.e-]+, validation loss [0-9.e-]+, sparsity [0-9.]+ %\nepoch 2 of 3.*"));
    }

    @Test
    public void divergenceSaysWhenAndWhatToDo() {
        final ExpressionTrajectories data = SmallData.create(GENES, 12, 1);
        final TrainingSettings wild = new TrainingSettings(5, 3, 1, TrainingSettings.Batches.TRAJECTORY, 4, 3, 0.1,
            TrainingSettings.Solver.FIXED, 1, 1e-3, 1, true, 400);
        final ExpressionTrajectories far = new ExpressionTrajectories(data.genes(),
            data.trajectories().stream()
                .map(t -> new Trajectory(t.name(), new double[]{0, 1e6, 2e12}, t.values())).toList());
        final InvalidInputException e = assertThrows(InvalidInputException.class,
            () -> TRAINER.train(wild, 50, far, null, Progress.NONE));
        assertTrue(e.getMessage(), e.getMessage().contains("diverged in epoch 1"));
        assertTrue(e.getMessage(), e.getMessage().contains("Lower the learning rate"));
    }

    @Test
    public void badSettingsAreRefused() {
        for (int hidden : new int[]{0, -1, TrainingSettings.MOST_HIDDEN + 1}) {
            final InvalidInputException e =
                assertThrows(InvalidInputException.class, () -> TrainingSettings.defaults(hidden, 1));
            assertTrue(e.getMessage(), e.getMessage().contains("Hidden units is " + hidden));
        }
        assertThrows(InvalidInputException.class,
            () -> TRAINER.train(SmallData.settings(5, 1), 0, SmallData.create(GENES, 3, 1), null, Progress.NONE));
    }

    @Test
    public void otherGenesAreRefused() {
        final TrainedModel model = SmallData.model(GENES, 1);
        final ExpressionTrajectories other = SmallData.create(GENES - 2, 3, 1);
        final InvalidInputException e = assertThrows(InvalidInputException.class, () -> TRAINER.resume(model, 1, other,
            null, null, Selection.LOWEST_VALIDATION_LOSS, Progress.NONE));
        assertTrue(e.getMessage(), e.getMessage().contains("2 of the model's 14 genes") && e.getMessage().contains("G12"));
    }
}
