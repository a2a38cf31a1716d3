package org.dashgrn.benchmarks.paper;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dashgrn.compute.Gemm;
import org.dashgrn.compute.Pattern;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.Progress;
import org.dashgrn.data.Trajectory;
import org.dashgrn.evaluate.ScoringRules;
import org.dashgrn.model.EpochRecord;
import org.dashgrn.model.Layer;
import org.dashgrn.model.Phoenix;
import org.dashgrn.model.Provenance;
import org.dashgrn.model.TrainedModel;
import org.dashgrn.network.Edge;
import org.dashgrn.network.GeneNetwork;
import org.dashgrn.network.IndexedNetwork;
import org.dashgrn.simulate.GrnSimulator;
import org.dashgrn.simulate.SimulatedData;
import org.dashgrn.simulate.SimulationSettings;
import org.dashgrn.train.Trainer;
import org.junit.Test;

/** A cell's measures, by hand for a model of three genes, and a whole cell on simulated data. */
public class JudgeTest {

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
        return new GeneNetwork(Arrays.stream(pairs)
            .map(pair -> new Edge(pair.substring(0, 1), pair.substring(1), 1)).toList());
    }

    @Test
    public void measuresByHand() {
        final ExpressionTrajectories test = new ExpressionTrajectories(GENES,
            List.of(new Trajectory("t", new double[]{0, 1}, new double[][]{{0.5, 0.5, 0.5}, {0.5, Double.NaN, Double.NaN}})));
        final Problem problem =
            new Problem(test, test, edges("AB", "BC", "AC"), edges("AB", "CA"), ScoringRules.ALL_PAIRS);
        final Map<String, Double> m = Judge.measures(chain(), problem, Gemm.best(), Progress.NONE);
        assertEquals(20 / 24.0, m.get("sparsity"), 1e-12);
        assertEquals(2, m.get("edges"), 0);
        assertEquals(2 / 3.0, m.get("out-degree"), 1e-12);
        assertEquals(0.5, m.get("precision"), 0);
        assertEquals(0.5, m.get("recall"), 0);
        assertEquals((0.5 + 6 / 7.0) / 2, m.get("balanced accuracy"), 1e-12);
        assertEquals("of B->C and A->C the model has the first", 0.5, m.get("wrong prior edges kept"), 0);
        assertEquals("C->A is not in the model", 0, m.get("missing edges found"), 0);
        assertEquals(9, m.get("epochs"), 0);
        assertEquals(7, m.get("chosen epoch"), 0);
        // nothing regulates A, the only gene seen at the end: y(1) = 0.5/e, squared error (0.5 - 0.5/e)²
        final double error = 0.5 - 0.5 / Math.E;
        assertEquals(error * error, m.get("one-step MSE"), 1e-5);
        assertEquals(error * error, m.get("roll-out MSE"), 1e-5);
    }

    @Test
    public void everyStrategyRunsAndIsMeasured() {
        final SimulationSettings s = SimulationSettings.DEFAULT;
        final SimulatedData data = GrnSimulator.simulate(new SimulationSettings(14, s.regulatorShare(), s.inputShare(),
            s.meanRegulators(), s.repressionShare(), 12, s.times(), 0.01, 0.2, 3), Progress.NONE);
        final Problem problem = new Problem(data.trajectories(), data.noiseFree(), data.prior(), data.truth(),
            ScoringRules.ALL_PAIRS);
        final IndexedNetwork prior = data.prior().indexed(data.trajectories().genes());
        for (PaperStrategy strategy : PaperStrategy.values()) {
            final PaperSettings p = PaperDataset.SIM350.settings().withEpochs(6);
            final PaperSettings later = new PaperSettings(p.training(), p.epochs(), p.before(), p.schedule(),
                p.lambda1(), p.lambda2(), p.pinnDataWeight(), 1, p.postHocShare());
            final TrainedModel model = strategy.recipe(later, 4).run(new Trainer(Gemm.best(), 1), data.trajectories(),
                prior, Progress.NONE);
            final Map<String, Double> m = Judge.measures(model, problem, Gemm.best(), Progress.NONE);
            final boolean pruned = strategy.recipe(later, 4).pruning().isPresent();
            assertTrue(strategy.title(), pruned ? m.get("sparsity") > 0.65 : m.get("sparsity") < 0.5);
            assertTrue(strategy.title(), m.get("one-step MSE") < 0.1 && m.get("AUPR") > 0);
            assertTrue(strategy.title(), m.get("epochs") >= 6);
        }
    }
}
