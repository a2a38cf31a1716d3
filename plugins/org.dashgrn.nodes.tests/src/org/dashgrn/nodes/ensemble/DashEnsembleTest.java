package org.dashgrn.nodes.ensemble;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dashgrn.nodes.TestNode;
import org.dashgrn.nodes.TestTables;
import org.dashgrn.nodes.extractor.RegulatoryNetworkExtractorNodeFactory;
import org.dashgrn.nodes.learner.NeuralOdeLearnerNodeFactory;
import org.dashgrn.nodes.pruner.DashPrunerNodeFactory;
import org.junit.Test;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;

public class DashEnsembleTest {

    private static final int MODELS = 3;

    private static TestNode ensemble(final TestNode.Edit edit) throws Exception {
        return TestNode.of(new DashEnsembleNodeFactory()).with(s -> {
            s.addInt("models", MODELS);
            s.addLong("firstSeed", 5);
            s.addBoolean("bootstrap", false);
            s.addString("strategy", "DASH_AS_PUBLISHED");
            final NodeSettings training = s.getNodeSettings("training");
            training.addInt("hiddenUnits", 4);
            training.addInt("epochs", 8);
            training.addInt("every", 2);
            training.addDouble("laterShare", 0.2);
            training.addInt("validationTrajectories", 1);
            edit.apply(s);
        });
    }

    /** source>target → effect and score, as a chain of single nodes gives them. */
    private static Map<String, double[]> chain(final long seed) throws Exception {
        final PortObject data = TestTables.trajectories();
        final PortObject model = TestNode.of(new NeuralOdeLearnerNodeFactory()).with(s -> {
            s.addInt("hiddenUnits", 4);
            s.addInt("epochs", 2);
            s.addInt("validationTrajectories", 1);
            s.addLong("seed", seed);
        }).run(data)[0];
        final PortObject sparse = TestNode.of(new DashPrunerNodeFactory()).with(s -> {
            s.addString("strategy", "DASH_AS_PUBLISHED");
            s.addInt("epochs", 6);
            s.addInt("every", 2);
            s.addDouble("laterShare", 0.2);
        }).run(model, data, TestTables.network())[0];
        final Map<String, double[]> edges = new LinkedHashMap<>();
        for (List<String> row : TestTables.rows(
            TestNode.of(new RegulatoryNetworkExtractorNodeFactory()).run(sparse)[0])) {
            edges.put(row.get(0) + ">" + row.get(1),
                new double[]{Double.parseDouble(row.get(2)), Double.parseDouble(row.get(5))});
        }
        return edges;
    }

    /** The members are what Learner, Pruner and Extractor give; the ensemble counts and averages them. */
    @Test
    public void anEnsembleIsManyChainsOfSingleNodes() throws Exception {
        final List<Map<String, double[]>> chains = new ArrayList<>();
        for (long seed = 5; seed < 5 + MODELS; seed++) {
            chains.add(chain(seed));
        }
        final PortObject[] out =
            ensemble(s -> s.addDouble("stability", 0.6)).run(TestTables.trajectories(), TestTables.network());
        final List<List<String>> edges = TestTables.rows(out[0]);
        assertEquals(chains.stream().flatMap(chain -> chain.keySet().stream()).distinct().count(), edges.size());
        int stable = 0;
        double before = 1;
        for (int e = 0; e < edges.size(); e++) {
            final List<String> row = edges.get(e);
            final String name = row.get(0) + ">" + row.get(1);
            double effect = 0;
            double score = 0;
            int count = 0;
            for (Map<String, double[]> chain : chains) {
                final double[] numbers = chain.getOrDefault(name, new double[2]);
                effect += numbers[0] / MODELS;
                score += numbers[1] / MODELS;
                count += chain.containsKey(name) ? 1 : 0;
            }
            assertEquals(effect, Double.parseDouble(row.get(2)), 1e-12);
            assertEquals(String.valueOf(e + 1), row.get(4));
            assertEquals(score, Double.parseDouble(row.get(5)), 1e-12);
            final double stability = Double.parseDouble(row.get(6));
            assertEquals(count / (double)MODELS, stability, 1e-12);
            assertTrue(stability <= before);
            before = stability;
            stable += count >= 2 ? 1 : 0;
            assertEquals(List.of("A>B", "B>C").contains(name) ? "true" : "false", row.get(9));
        }
        assertTrue(stable > 0 && stable < edges.size());
        assertEquals(edges.subList(0, stable), TestTables.rows(out[1]));
        final List<List<String>> genes = TestTables.rows(out[2]);
        assertEquals(List.of("A", "B", "C"), genes.stream().map(row -> row.get(0)).toList());
        assertEquals(stable, genes.stream().mapToInt(row -> Integer.parseInt(row.get(1))).sum());
        assertEquals(stable, genes.stream().mapToInt(row -> Integer.parseInt(row.get(2))).sum());
        final List<List<String>> members = TestTables.rows(out[3]);
        assertEquals(List.of("5", "6", "7"), members.stream().map(row -> row.get(1)).toList());
        assertEquals(chains.stream().map(chain -> chain.size() + ".0").toList(),
            members.stream().map(row -> row.get(4)).toList());
    }

    @Test
    public void theSameForAnyNumberAtATimeAndDifferentWithBootstrapSamples() throws Exception {
        final List<List<List<String>>> runs = new ArrayList<>();
        for (int parallel = 1; parallel <= 3; parallel++) {
            final int atATime = parallel;
            final PortObject[] out = ensemble(s -> {
                s.addBoolean("bootstrap", true);
                s.addInt("parallel", atATime);
                s.addBoolean("parallel_is_present", true);
            }).run(TestTables.trajectories(), TestTables.network());
            final List<List<String>> all = new ArrayList<>(TestTables.rows(out[0]));
            all.addAll(TestTables.rows(out[3]));
            runs.add(all);
        }
        assertEquals(runs.get(0), runs.get(1));
        assertEquals(runs.get(0), runs.get(2));
        final PortObject[] plain = ensemble(s -> { }).run(TestTables.trajectories(), TestTables.network());
        assertTrue(!runs.get(0).containsAll(TestTables.rows(plain[0])));
    }

    @Test
    public void whatCannotBeIsSaid() throws Exception {
        final BufferedDataTable one = TestTables.table(new String[]{"time:d", "A:d", "B:d"},
            new Object[]{0.0, 0.1, 0.2}, new Object[]{1.0, 0.3, 0.2}, new Object[]{2.0, 0.5, 0.1});
        final String failure =
            ensemble(s -> s.addBoolean("bootstrap", true)).failure(one, TestTables.network());
        assertTrue(failure, failure.contains("All 3 trainings failed") && failure.contains("one trajectory"));
        final String refusal = ensemble(s -> { }).refusal(
            (DataTableSpec)TestTables.trajectories().getSpec(), (DataTableSpec)TestTables.trajectories().getSpec());
        assertTrue(refusal, refusal.contains("The prior has 1 text column(s)"));
        try {
            ensemble(s -> s.addDouble("stability", 0));
            throw new AssertionError("a stability of 0 was accepted");
        } catch (org.knime.core.node.InvalidSettingsException e) {
            assertTrue(e.getMessage(), e.getMessage().contains("above 0"));
        }
    }
}
