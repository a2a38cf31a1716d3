package org.dashgrn.prune;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.dashgrn.compute.Gemm;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.data.Progress;
import org.dashgrn.evaluate.EdgeConfidence;
import org.dashgrn.evaluate.EffectRows;
import org.dashgrn.evaluate.NetworkScore;
import org.dashgrn.evaluate.RegulatoryNetwork;
import org.dashgrn.evaluate.ScoredEdges;
import org.dashgrn.evaluate.ScoringRules;
import org.dashgrn.model.ModelArchive;
import org.dashgrn.model.PruningRecord;
import org.dashgrn.model.TrainedModel;
import org.dashgrn.model.TrainingSettings;
import org.dashgrn.network.IndexedNetwork;
import org.dashgrn.simulate.GrnSimulator;
import org.dashgrn.simulate.SimulatedData;
import org.dashgrn.simulate.SimulationSettings;
import org.dashgrn.train.Selection;
import org.dashgrn.train.Trainer;
import org.junit.Test;

/** DASH edge by edge on a simulated network of which the truth is known. */
public class EdgePrunerTest {

    private static final SimulatedData WORLD = GrnSimulator.simulate(SimulationSettings.DEFAULT.withGenes(40)
        .withTrajectories(40, 0, 2, 3, 7, 9).withErrors(0.02, 0.1).withSeed(11), Progress.NONE);
    private static final IndexedNetwork PRIOR = WORLD.prior().indexed(WORLD.trajectories().genes());

    private static TrainedModel learn(final int threads) {
        return new Trainer(Gemm.best(), threads).train(TrainingSettings.defaults(12, 1), 2, WORLD.trajectories(), null,
            Progress.NONE);
    }

    private static TrainedModel prune(final TrainedModel model, final EdgePruning edges, final int epochs,
        final int threads) {
        return new DashPruner(new Trainer(Gemm.best(), threads)).prune(model, WORLD.trajectories(), PRIOR, null,
            new PruningSettings(Strategy.DASH, 0, 0, new PruningSchedule(0, 0.7, 10, 0.1, 1), edges, epochs,
                Selection.SPARSEST),
            Progress.NONE);
    }

    @Test
    public void knowsMoreThanItsPrior() {
        final TrainedModel model = prune(learn(2), new EdgePruning(0.8, 30, 10, 0.5), 80, 2);
        assertEquals("DASH", model.provenance().strategy());
        final RegulatoryNetwork network = RegulatoryNetwork.extract(EffectRows.of(model.network()), Integer.MAX_VALUE, Progress.NONE);
        final EdgeConfidence confidence =
            EdgeConfidence.of(EffectRows.of(model.network()), model.evidence(), PRIOR, 0.8, Progress.NONE).get();
        final ScoredEdges edges = new ScoredEdges(model.genes());
        for (int e = 0; e < network.size(); e++) {
            edges.add(network.source(e), network.target(e),
                confidence.of(network.source(e), network.target(e), network.score(e)), network.effect(e));
        }
        final NetworkScore score = NetworkScore.of(edges, WORLD.truth(), ScoringRules.ALL_PAIRS);
        final ScoredEdges prior = new ScoredEdges(model.genes());
        WORLD.prior().edges().forEach(edge -> prior.add(edge.source(), edge.target(), 1, 1));
        final NetworkScore before = NetworkScore.of(prior, WORLD.truth(), ScoringRules.ALL_PAIRS);
        assertTrue(score.aupr() + " against " + before.aupr(), score.aupr() > before.aupr());
        assertTrue("recall " + score.truePositiveRate(), score.truePositiveRate() > before.truePositiveRate() - 0.1);
        assertTrue("precision " + score.precision(), score.precision() > 0.7);
    }

    @Test
    public void roundsComeInTimeAndTheSparsityIsKept() {
        final TrainedModel model = prune(learn(1), new EdgePruning(0.5, 5, 4, 0.9), 20, 1);
        assertEquals(8, model.prunings().size());
        for (PruningRecord record : model.prunings()) {
            assertEquals(record.round() == 1 ? 6 : 10, record.epoch());
        }
        assertTrue(model.network().sparsity() >= 0.9);
        assertEquals(model.prunings().subList(4, 8).stream().mapToInt(PruningRecord::after).sum(),
            model.network().layers().stream().mapToInt(layer -> layer.pattern().alive()).sum());
    }

    @Test
    public void aShortRunHasAllRounds() {
        for (int epochs = 2; epochs <= 6; epochs++) {
            assertEquals(epochs + " epochs", 4, prune(learn(1), EdgePruning.DEFAULT, epochs, 1).prunings().size());
            assertEquals(epochs + " epochs", 8,
                prune(learn(1), new EdgePruning(0.8, 60, 20, 0.95), epochs, 1).prunings().size());
        }
    }

    @Test
    public void theSameSeedGivesTheSameBytesOnAnyNumberOfThreads() throws IOException {
        final EdgePruning edges = new EdgePruning(0.5, 4, 3, 0.8);
        final byte[] one = bytes(prune(learn(1), edges, 12, 1));
        assertArrayEquals(one, bytes(prune(learn(3), edges, 12, 3)));
        final TrainedModel saved = ModelArchive.read(new ByteArrayInputStream(bytes(learn(1))), "model");
        assertArrayEquals("saved between learner and pruner", one, bytes(prune(saved, edges, 12, 1)));
        assertArrayEquals("evidence is saved", one,
            bytes(ModelArchive.read(new ByteArrayInputStream(one), "model")));
    }

    @Test
    public void goesOnPruningWithTheEvidenceItHas() {
        final TrainedModel first = prune(learn(1), new EdgePruning(0.5, 10, 5, 0.5), 25, 1);
        final TrainedModel second = prune(first, new EdgePruning(0.5, 10, 5, 0.95), 6, 1);
        assertEquals("one round more", first.prunings().size() + 4, second.prunings().size());
        assertTrue(second.network().sparsity() >= 0.95);
        assertArrayEquals(first.evidence().get().dense(), second.evidence().get().dense(), 0);
    }

    @Test
    public void allEdgesOfThePriorAreListed() {
        final TrainedModel model = prune(learn(1), new EdgePruning(0.5, 3, 3, 0.5), 9, 1);
        int listed = 0;
        for (boolean inPrior : model.evidence().get().inPrior()) {
            listed += inPrior ? 1 : 0;
        }
        assertEquals(PRIOR.edgeCount(), listed);
    }

    @Test
    public void confidenceNeedsAPriorOrEvidence() {
        final TrainedModel dense = learn(1);
        assertTrue(EdgeConfidence.of(EffectRows.of(dense.network()), Optional.empty(), null, 0.5, Progress.NONE).isEmpty());
        assertTrue(EdgeConfidence.of(EffectRows.of(dense.network()), Optional.empty(), PRIOR, 0.5, Progress.NONE).isPresent());
        final TrainedModel sparse = prune(dense, new EdgePruning(0.5, 3, 3, 0.5), 9, 1);
        final EdgeConfidence own =
            EdgeConfidence.of(EffectRows.of(sparse.network()), sparse.evidence(), null, 0.5, Progress.NONE).get();
        final EdgeConfidence given =
            EdgeConfidence.of(EffectRows.of(sparse.network()), sparse.evidence(), PRIOR, 0.5, Progress.NONE).get();
        for (int j = 0; j < 40; j++) {
            for (int i = 0; i < 40; i++) {
                assertEquals("the model remembers its prior", given.of(j, i, 0), own.of(j, i, 0), 0);
            }
        }
    }

    @Test
    public void whatCannotWorkIsRefused() {
        final TrainedModel model = learn(1);
        final PruningSettings settings = new PruningSettings(Strategy.DASH, 0, 0,
            new PruningSchedule(0, 0.7, 10, 0.1, 1), 4, Selection.SPARSEST);
        final DashPruner pruner = new DashPruner(new Trainer(Gemm.best(), 1));
        assertTrue(assertThrows(InvalidInputException.class,
            () -> pruner.prune(model, WORLD.trajectories(), null, null, settings, Progress.NONE)).getMessage()
                .contains("needs a prior"));
        assertThrows(InvalidInputException.class, () -> new EdgePruning(0, 1, 1, 0.5));
        assertThrows(InvalidInputException.class, () -> new EdgePruning(1, 1, 1, 0.5));
        assertThrows(InvalidInputException.class, () -> new EdgePruning(0.5, -1, 1, 0.5));
        assertThrows(InvalidInputException.class, () -> new EdgePruning(0.5, 1, -1, 0.5));
        assertThrows(InvalidInputException.class, () -> new EdgePruning(0.5, 1, 1, 1));
    }

    @Test
    public void canBeCancelledWithinARound() {
        final TrainedModel model = learn(1);
        final AtomicInteger calls = new AtomicInteger();
        final EdgePruner pruner = new EdgePruner(PRIOR, WORLD.trajectories(), new EdgePruning(0.5, 0, 1, 0.5), null, 2, 3,
            0, 1, (fraction, message) -> {
                if (calls.incrementAndGet() > 50) {
                    throw new CancellationException();
                }
            });
        assertThrows(CancellationException.class, () -> pruner.beforeEpoch(3, model.network()));
    }

    private static byte[] bytes(final TrainedModel model) throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        ModelArchive.write(model, out);
        return out.toByteArray();
    }
}
