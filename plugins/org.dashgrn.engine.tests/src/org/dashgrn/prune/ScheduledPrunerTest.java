package org.dashgrn.prune;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import java.util.stream.IntStream;
import org.dashgrn.compute.Gemm;
import org.dashgrn.compute.Pattern;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.data.Progress;
import org.dashgrn.model.Layer;
import org.dashgrn.model.NeuralNetwork;
import org.dashgrn.model.Phoenix;
import org.dashgrn.model.PruningRecord;
import org.dashgrn.model.RandomNetwork;
import org.dashgrn.model.TrainedModel;
import org.dashgrn.train.Selection;
import org.dashgrn.train.SmallData;
import org.dashgrn.train.Trainer;
import org.junit.Test;

/** Masks, schedules and what happens to models on the way to few weights. */
public class ScheduledPrunerTest {

    private static final int GENES = 14;

    private static TrainedModel prune(final Strategy strategy, final PruningSchedule schedule, final int epochs) {
        return prune(strategy, schedule, epochs, SmallData.model(GENES, 1));
    }

    private static TrainedModel prune(final Strategy strategy, final PruningSchedule schedule, final int epochs,
        final TrainedModel model) {
        final ExpressionTrajectories data = SmallData.create(GENES, 12, 1);
        return new DashPruner(new Trainer(Gemm.best(), 1)).prune(model, data, SmallData.prior(GENES), null,
            new PruningSettings(strategy, 0.5, 0.5, schedule, epochs, Selection.SPARSEST_WITHIN_ONE_STANDARD_ERROR),
            Progress.NONE);
    }

    @Test
    public void theLowestScoresGoAndTiesGoInOrder() {
        final Random random = new Random(2);
        for (int trial = 0; trial < 200; trial++) {
            final Pattern full = Pattern.full(1 + random.nextInt(6), 1 + random.nextInt(6));
            final double[] scores = random.doubles(full.alive()).map(x -> Math.floor(4 * x)).toArray();
            final double share = random.nextDouble();
            final boolean[] keep = ScheduledPruner.keep(full, scores, share);
            int pruned = 0;
            for (int e = 0; e < keep.length; e++) {
                pruned += keep[e] ? 0 : 1;
                for (int other = 0; other < keep.length && !keep[e]; other++) {
                    if (keep[other]) {
                        assertTrue(scores[e] < scores[other] || scores[e] == scores[other] && e < other);
                    }
                }
            }
            assertEquals((int)Math.rint(share * keep.length), pruned);
        }
    }

    @Test
    public void sharesOfTheScheduleAndCumulativeMasks() {
        for (Strategy strategy : EnumSet.complementOf(EnumSet.of(Strategy.DASH, Strategy.POST_HOC))) {
            final TrainedModel model = prune(strategy, new PruningSchedule(0, 0.5, 2, 0.2, 1), 6);
            assertEquals("3 rounds of 4 layers", 12, model.prunings().size());
            for (int i = 0; i < 12; i++) {
                final PruningRecord record = model.prunings().get(i);
                assertEquals(Math.rint(record.before() * (i < 4 ? 0.5 : 0.2)), record.before() - record.after(), 0);
                assertEquals(1 + i / 4, record.round());
                assertEquals(2 + 2 * (i / 4), record.epoch());
                assertEquals(i < 4 ? record.weights() : model.prunings().get(i - 4).after(), record.before());
            }
            final NeuralNetwork last = model.state().get().last();
            for (int l = 0; l < 4; l++) {
                assertEquals(model.prunings().get(8 + l).after(), last.layers().get(l).pattern().alive());
            }
        }
    }

    @Test
    public void theTargetIsMetAndNotPassed() {
        final TrainedModel model = prune(Strategy.MAGNITUDE, new PruningSchedule(0, 0.5, 1, 0.3, 0.8), 12);
        final long alive = model.state().get().last().layers().stream().mapToLong(l -> l.pattern().alive()).sum();
        assertEquals(0.8, 1 - alive / (4.0 * GENES * 5), 0.01);
        assertEquals("0.5, 0.65, 0.755, 0.8", 16, model.prunings().size());
        final TrainedModel again =
            prune(Strategy.MAGNITUDE, new PruningSchedule(0, 0.5, 1, 0.3, 0.8), 2, model);
        assertEquals("a model at its target is not pruned again", 16, again.prunings().size());
        final TrainedModel further = prune(Strategy.MAGNITUDE, new PruningSchedule(0, 0.5, 1, 0.3, 0.9), 2, model);
        assertEquals("further rounds go on counting and prune the later share", 5,
            further.prunings().get(16).round());
        assertEquals(Math.rint(0.3 * further.prunings().get(16).before()),
            further.prunings().get(16).before() - further.prunings().get(16).after(), 0);
    }

    @Test
    public void prunedWeightsStayZeroAndOptimiserFollows() {
        final TrainedModel model = prune(Strategy.DASH_AS_PUBLISHED, new PruningSchedule(0, 0.7, 2, 0.3, 1), 7);
        final var state = model.state().get();
        final float[][] parameters = state.last().parameters();
        for (int p = 0; p < parameters.length; p++) {
            assertEquals(parameters[p].length, state.firstMoments()[p].length);
            assertEquals(parameters[p].length, state.secondMoments()[p].length);
        }
        assertTrue(state.last().sparsity() >= 1 - state.last().layers().stream()
            .mapToLong(l -> l.pattern().alive()).sum() / (4.0 * GENES * 5) - 1e-12);
    }

    /** The sparsest model within one standard error, never one from before the last round if a later one is as good. */
    @Test
    public void selectionPrefersSparseModels() {
        final TrainedModel sparsest = prune(Strategy.DASH_AS_PUBLISHED, new PruningSchedule(0, 0.3, 4, 0.1, 1), 16);
        final var state = sparsest.state().get();
        assertTrue(sparsest.provenance().validationLoss() <= state.bestLoss() + state.bestError());
        for (var epoch : sparsest.history()) {
            if (epoch.validationLoss() <= state.bestLoss() + state.bestError()) {
                assertTrue(epoch.epoch() < sparsest.provenance().epoch()
                    || epoch.validationLoss() >= sparsest.provenance().validationLoss());
            }
        }
    }

    @Test
    public void sparsestMeansTheLastLevel() {
        final TrainedModel model = new DashPruner(new Trainer(Gemm.best(), 1)).prune(SmallData.model(GENES, 1),
            SmallData.create(GENES, 12, 1), SmallData.prior(GENES), null,
            new PruningSettings(Strategy.MAGNITUDE, 0, 0, new PruningSchedule(0, 0.5, 2, 0.3, 1), 9,
                Selection.SPARSEST),
            Progress.NONE);
        for (int l = 0; l < 4; l++) {
            assertEquals(model.prunings().get(model.prunings().size() - 4 + l).after(),
                model.network().layers().get(l).pattern().alive());
        }
        final int last = model.prunings().get(model.prunings().size() - 1).epoch();
        final double best = model.history().stream().filter(e -> e.epoch() >= last)
            .mapToDouble(e -> e.validationLoss()).min().getAsDouble();
        assertEquals(best, model.provenance().validationLoss(), 0);
    }

    /** One round, from the weights of the model itself (not those of its last epoch), then fine-tuning. */
    @Test
    public void postHocPrunesTheModelOnce() {
        final TrainedModel dense = SmallData.model(GENES, 8);
        final TrainedModel sparse = prune(Strategy.POST_HOC, new PruningSchedule(0, 0.8, 1, 0.3, 1), 5, dense);
        assertEquals(4, sparse.prunings().size());
        for (PruningRecord record : sparse.prunings()) {
            assertEquals(dense.history().size() + 1, record.epoch());
            assertEquals(Math.rint(0.8 * record.before()), record.before() - record.after(), 0);
        }
        final TrainedModel restarted = dense.restarted();
        assertArrayEquals(dense.network().multipliers(), restarted.state().get().last().multipliers(), 0f);
        assertEquals(0, restarted.state().get().updates());
        final double[] scores = Magnitude.input(LayerWeights.of(dense.network()), 0);
        final boolean[] expected = ScheduledPruner.keep(dense.network().layers().get(0).pattern(), scores, 0.8);
        final int kept = (int)IntStream.range(0, expected.length).filter(e -> expected[e]).count();
        final int[] columns = IntStream.range(0, expected.length).filter(e -> expected[e])
            .map(e -> dense.network().layers().get(0).pattern().column()[e]).toArray();
        assertEquals(kept, sparse.state().get().last().layers().get(0).pattern().alive());
        assertArrayEquals(columns, sparse.state().get().last().layers().get(0).pattern().column());
    }

    @Test
    public void scoresSurviveDeadHiddenUnits() {
        final int n = 10;
        final int m = 4;
        final double[] s = new Random(1).doubles((long)m * n).toArray();
        Arrays.fill(s, 0, n, 0);
        System.arraycopy(s, n, s, 2 * n, n);
        final DashScore score = new DashScore(0.5, 0.5, SmallData.prior(n), null, s, s.clone());
        final PruningScore.Scores scores = score.score(LayerWeights.of(RandomNetwork.create(n, m, 1, 1)),
            Progress.NONE);
        for (int l = 0; l < 4; l++) {
            assertTrue("the ridge is reported", l > 1 || scores.ridge()[l] > 0);
            for (double x : scores.layers()[l]) {
                assertTrue(Double.isFinite(x) && x >= 0);
            }
        }
    }

    @Test
    public void everythingPrunedStillRuns() {
        final TrainedModel model = prune(Strategy.DASH_AS_PUBLISHED, new PruningSchedule(0, 0.9, 1, 0.9, 1), 8);
        assertEquals(9, model.history().size());
        final Pattern none = new Pattern(3, 5, new int[4], new int[0]);
        final Layer empty = new Layer(none, new float[0]);
        final Pattern noneOut = new Pattern(5, 3, new int[6], new int[0]);
        final Layer out = new Layer(noneOut, new float[0]);
        final Phoenix bare = new Phoenix(empty, empty, out, out, new float[3], new float[3], new float[]{1, 1, 1, 1, 1});
        assertEquals(1, bare.sparsity(), 0);
        final DashScore score = DashScore.create(0.5, 0.5, SmallData.prior(5), null, 3, 5, 1);
        assertFalse(Double.isNaN(score.score(LayerWeights.of(bare), Progress.NONE).layers()[2][0]));
    }

    @Test
    public void aMissingPriorIsNamed() {
        final InvalidInputException e = assertThrows(InvalidInputException.class,
            () -> new DashPruner(new Trainer(Gemm.best(), 1)).prune(SmallData.model(GENES, 1),
                SmallData.create(GENES, 12, 1), null, null,
                new PruningSettings(Strategy.DASH_AS_PUBLISHED, 0.5, 0.5, new PruningSchedule(0, 0.5, 1, 0.5, 1), 1,
                    Selection.LOWEST_VALIDATION_LOSS),
                Progress.NONE));
        assertTrue(e.getMessage(), e.getMessage().contains("prior"));
    }

    @Test
    public void badSchedulesAreRefused() {
        assertThrows(InvalidInputException.class, () -> new PruningSchedule(-1, 0.5, 1, 0.5, 1));
        assertThrows(InvalidInputException.class, () -> new PruningSchedule(0, 0, 1, 0.5, 1));
        assertThrows(InvalidInputException.class, () -> new PruningSchedule(0, 0.5, 0, 0.5, 1));
        assertThrows(InvalidInputException.class, () -> new PruningSchedule(0, 0.5, 1, 1, 1));
        assertThrows(InvalidInputException.class, () -> new PruningSchedule(0, 0.5, 1, 0.5, 1.1));
    }
}
