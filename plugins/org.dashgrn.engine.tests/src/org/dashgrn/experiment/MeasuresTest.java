package org.dashgrn.experiment;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dashgrn.compute.Gemm;
import org.dashgrn.compute.Pattern;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.Progress;
import org.dashgrn.data.Trajectory;
import org.dashgrn.evaluate.EffectRows;
import org.dashgrn.evaluate.RegulatoryNetwork;
import org.dashgrn.evaluate.ScoringRules;
import org.dashgrn.model.EpochRecord;
import org.dashgrn.model.Layer;
import org.dashgrn.model.ModelArchive;
import org.dashgrn.model.Phoenix;
import org.dashgrn.model.Provenance;
import org.dashgrn.model.TrainedModel;
import org.dashgrn.network.Edge;
import org.dashgrn.network.GeneNetwork;
import org.dashgrn.network.IndexedNetwork;
import org.dashgrn.train.Selection;
import org.dashgrn.train.SmallData;
import org.dashgrn.train.Trainer;
import org.junit.Test;

/** A cell's measures, by hand for a model of three genes; and when the prior enters the loss. */
public class MeasuresTest {

    private static final List<String> GENES = List.of("A", "B", "C");

    /** A activates B (effect 1), B activates C (effect 1/2). */
    private static TrainedModel chain() {
        final Layer ws = new Layer(Pattern.full(2, 3), new float[]{1, 0, 0, 0, 1, 0});
        final Layer as = new Layer(Pattern.full(3, 2), new float[]{0, 0, 1, 0, 0, 0.5f});
        final Layer wp = new Layer(Pattern.full(2, 3), new float[6]);
        final Layer ap = new Layer(Pattern.full(3, 2), new float[6]);
        final Phoenix network = new Phoenix(ws, wp, as, ap, new float[2], new float[2], new float[]{1, 1, 1});
        return new TrainedModel(GENES, network, new Provenance("none", "", 1, 1, 0, 7, 0.25),
            List.of(new EpochRecord(9, 0.5, 0.25, 0, 1e-3, 0, 1, false)), List.of(), Optional.empty());
    }

    private static GeneNetwork edges(final String... pairs) {
        return new GeneNetwork(
            Arrays.stream(pairs).map(pair -> new Edge(pair.substring(0, 1), pair.substring(1), 1)).toList());
    }

    private static Map<String, Double> measures(final GeneNetwork prior, final GeneNetwork reference,
        final ScoringRules rules) {
        final ExpressionTrajectories test = new ExpressionTrajectories(GENES, List.of(new Trajectory("t",
            new double[]{0, 1}, new double[][]{{0.5, 0.5, 0.5}, {0.5, Double.NaN, Double.NaN}})));
        final Dataset data = new Dataset("by hand", test, prior.indexed(GENES), null, test, reference, rules);
        final EffectRows rows = EffectRows.of(chain().network());
        final RegulatoryNetwork network = RegulatoryNetwork.extract(rows, Integer.MAX_VALUE, Progress.NONE);
        return Measures.of(chain(), rows, network, data, 1, Progress.NONE);
    }

    @Test
    public void agreesWithHandComputation() {
        final Map<String, Double> m =
            measures(edges("AB", "BC", "AC"), edges("AB", "CA"), ScoringRules.ALL_PAIRS);
        assertEquals(20 / 24.0, m.get("sparsity"), 1e-12);
        assertEquals(2, m.get("edges"), 0);
        assertEquals(2 / 3.0, m.get("mean out-degree"), 1e-12);
        assertEquals(0.5, m.get("precision"), 0);
        assertEquals(0.5, m.get("recall"), 0);
        assertEquals((0.5 + 6 / 7.0) / 2, m.get("balanced accuracy"), 1e-12);
        assertEquals("of B->C and A->C the model has the first", 0.5, m.get("wrong prior edges kept"), 0);
        assertEquals("C->A is not in the model", 0, m.get("missing edges found"), 0);
        // the prior has both edges, equally strong: half of the first two places, then one of the seven others
        assertEquals(0.5 * 1 / 2 + 0.5 * 2 / 9, m.get("confidence AUPR"), 1e-12);
        // the third edge of the prior is a candidate, too, less believed in because the model lacks it
        assertEquals(0.5 * 1 / 2 + 0.5 * 2 / 9, m.get("candidates AUPR"), 1e-12);
        assertEquals("in the prior, as likely as any", 1, m.get("wrong prior edges believed"), 0);
        assertEquals(0, m.get("missing edges believed"), 0);
        assertEquals(9, m.get("epochs"), 0);
        assertEquals(7, m.get("chosen epoch"), 0);
        // nothing regulates A, the only gene seen at the end: y(1) = 0.5/e
        final double error = 0.5 - 0.5 / Math.E;
        assertEquals(error * error, m.get("test MSE (one-step)"), 1e-5);
        assertEquals(error * error, m.get("test MSE (roll-out)"), 1e-5);
    }

    /** Of the regulators A and C were assayed: B->C is neither right nor wrong. */
    @Test
    public void thePriorIsJudgedOnAssayedRegulatorsOnly() {
        final Map<String, Double> m =
            measures(edges("AB", "BC", "AC"), edges("AB", "CA"), new ScoringRules(true, true));
        assertEquals(1, m.get("precision"), 0);
        assertEquals("A->C is not in the model", 0, m.get("wrong prior edges kept"), 0);
        final Map<String, Double> right = measures(edges("AB", "BC"), edges("AB", "CA"), new ScoringRules(true, true));
        assertFalse("there is no wrong edge that could be kept", right.containsKey("wrong prior edges kept"));
    }

    private static byte[] bytes(final TrainedModel model) throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        ModelArchive.write(model, out);
        return out.toByteArray();
    }

    @Test
    public void thePriorCanEnterTheLossLater() throws IOException {
        final int genes = 10;
        final ExpressionTrajectories data = SmallData.create(genes, 12, 1);
        final IndexedNetwork prior = SmallData.prior(genes);
        final Trainer trainer = new Trainer(Gemm.best(), 1);
        final var settings = SmallData.settings(5, 3).withDataWeight(0.9);
        final TrainedModel late = new Recipe(settings, 5, 2, null).run(trainer, data, prior, null, Progress.NONE);
        final TrainedModel alone =
            trainer.train(settings.withDataWeight(1), 2, data, null, Progress.NONE).withDataWeight(0.9);
        final TrainedModel expected = trainer.resume(alone, 3, data, prior, null,
            Selection.LOWEST_VALIDATION_LOSS, Progress.NONE);
        assertArrayEquals(bytes(expected), bytes(late));
        assertEquals(0.9, late.state().get().settings().dataWeight(), 0);
        assertEquals(5, late.history().size());
        assertArrayEquals(bytes(trainer.train(settings, 5, data, prior, Progress.NONE)),
            bytes(new Recipe(settings, 5, 0, null).run(trainer, data, prior, null, Progress.NONE)));
    }
}
