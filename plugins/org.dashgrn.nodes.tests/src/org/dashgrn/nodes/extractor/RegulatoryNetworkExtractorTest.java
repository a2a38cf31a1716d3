package org.dashgrn.nodes.extractor;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.dashgrn.compute.Gemm;
import org.dashgrn.data.Progress;
import org.dashgrn.evaluate.GeneInfluence;
import org.dashgrn.nodes.TestModels;
import org.dashgrn.nodes.TestNode;
import org.dashgrn.nodes.TestTables;
import org.dashgrn.nodes.model.DashModelPortObject;
import org.dashgrn.nodes.pruner.DashPrunerNodeFactory;
import org.junit.Test;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;

public class RegulatoryNetworkExtractorTest {

    private static TestNode node(final String... ports) throws InvalidSettingsException {
        return TestNode.of(new RegulatoryNetworkExtractorNodeFactory(), ports);
    }

    @Test
    public void listsTheEdgesOfTheModel() throws Exception {
        final DashModelPortObject model = TestModels.dense();
        final PortObject[] out = node().run(model);
        final List<List<String>> edges = TestTables.rows(out[0]);
        double before = Double.POSITIVE_INFINITY;
        int row = 0;
        for (List<String> edge : edges) {
            final double effect = Double.parseDouble(edge.get(2));
            final int source = model.model().genes().indexOf(edge.get(0));
            final int target = model.model().genes().indexOf(edge.get(1));
            assertEquals(model.model().network().effects().row(source)[target], effect, 0);
            assertTrue(Math.abs(effect) <= before);
            before = Math.abs(effect);
            assertEquals(effect > 0 ? "1" : "-1", edge.get(3));
            assertEquals(Integer.toString(++row), edge.get(4));
        }
        final List<List<String>> genes = TestTables.rows(out[1]);
        assertEquals(List.of("A", "B", "C"), genes.stream().map(gene -> gene.get(0)).toList());
        assertEquals(edges.size(), genes.stream().mapToInt(gene -> Integer.parseInt(gene.get(2))).sum());
        assertEquals(edges.size(), genes.stream().mapToInt(gene -> Integer.parseInt(gene.get(3))).sum());
    }

    @Test
    public void keepsOnlyTheStrongest() throws Exception {
        final PortObject[] out = node().with(s -> {
            s.addInt("strongest", 2);
            s.addBoolean("strongest_is_present", true);
        }).run(TestModels.dense());
        assertEquals(2, TestTables.rows(out[0]).size());
        assertEquals(TestTables.rows(node().run(TestModels.dense())[0]).subList(0, 2), TestTables.rows(out[0]));
    }

    @Test
    public void marksTheEdgesOfThePrior() throws Exception {
        final List<List<String>> edges =
            TestTables.rows(node("Prior").run(TestModels.dense(), TestTables.network())[0]);
        for (List<String> edge : edges) {
            final String ends = edge.get(0) + edge.get(1);
            assertEquals(String.valueOf(ends.equals("AB") || ends.equals("BC")), edge.get(7));
            final double confidence = Double.parseDouble(edge.get(6));
            assertTrue(edge.get(6), confidence > 0 && confidence < 1);
        }
        for (List<String> edge : TestTables.rows(node().run(TestModels.dense())[0])) {
            assertEquals("without a prior there is no confidence", "?", edge.get(6));
        }
    }

    @Test
    public void listsCandidatesThatTheModelLacks() throws Exception {
        final PortObject sparse = TestNode.of(new DashPrunerNodeFactory()).with(s -> {
            s.addInt("epochs", 6);
            s.addDouble("leastSparsity", 0.9);
        }).run(TestModels.dense(), TestTables.trajectories(), TestTables.network())[0];
        for (PortObject model : List.of(TestModels.dense(), sparse)) {
            final PortObject[] out = node("Prior", "Candidates").run(model, TestTables.network());
            final List<List<String>> candidates = TestTables.rows(out[2]);
            final List<String> edges =
                TestTables.rows(out[0]).stream().map(row -> row.get(0) + ">" + row.get(1)).toList();
            double before = 1;
            for (List<String> candidate : candidates) {
                final double confidence = Double.parseDouble(candidate.get(2));
                assertTrue(confidence <= before);
                before = confidence;
                final String name = candidate.get(0) + ">" + candidate.get(1);
                assertEquals(name, String.valueOf(edges.contains(name)), candidate.get(3));
                assertEquals(name, String.valueOf(List.of("A>B", "B>C").contains(name)), candidate.get(4));
            }
            assertEquals("all edges of the prior", 2,
                candidates.stream().filter(candidate -> candidate.get(4).equals("true")).count());
        }
        assertEquals("no prior, no evidence", List.of(),
            TestTables.rows(node("Candidates").run(TestModels.dense())[2]));
    }

    @Test
    public void computesGeneInfluenceOnDemand() throws Exception {
        final DashModelPortObject model = TestModels.dense();
        final List<List<String>> genes = TestTables.rows(node().with(s -> {
            s.addBoolean("influence", true);
            s.addInt("states", 7);
            s.addLong("seed", 3);
        }).run(model)[1]);
        final double[] expected =
            GeneInfluence.of(model.model().network(), 7, 3, Gemm.best(), 1, Progress.NONE);
        for (int g = 0; g < expected.length; g++) {
            assertEquals(5, genes.get(g).size());
            assertEquals(expected[g], Double.parseDouble(genes.get(g).get(4)), 0);
        }
        assertEquals("off by default", 4, TestTables.rows(node().run(model)[1]).get(0).size());
    }

    @Test(expected = InvalidSettingsException.class)
    public void refusesZeroStates() throws Exception {
        node().with(s -> s.addInt("states", 0));
    }

    @Test
    public void saysWhichGenesOfThePriorAreUnknown() throws Exception {
        final TestNode node = node("Prior");
        node.run(TestModels.dense(), TestTables.table(new String[]{"source:s", "target:s"}, new Object[]{"A", "B"},
            new Object[]{"A", "Z"}));
        assertTrue(node.warning().orElse(""), node.warning().orElse("").contains("Z"));
        final String message = node("Prior").refusal(TestModels.dense().getSpec(), TestTables
            .table(new String[]{"source:s", "target:s"}, new Object[]{"a", "b"}).getDataTableSpec());
        assertTrue(message, message.contains("None of the 1 names") && message.contains("A, B, C"));
    }

    @Test
    public void refusesAPriorWithoutEnds() throws Exception {
        final DataTableSpec spec = TestTables.table(new String[]{"gene:s"}).getDataTableSpec();
        assertTrue(node("Prior").refusal(TestModels.dense().getSpec(), spec).contains("prior"));
    }

    @Test(expected = InvalidSettingsException.class)
    public void refusesZeroEdges() throws Exception {
        node().with(s -> {
            s.addInt("strongest", 0);
            s.addBoolean("strongest_is_present", true);
        });
    }
}
