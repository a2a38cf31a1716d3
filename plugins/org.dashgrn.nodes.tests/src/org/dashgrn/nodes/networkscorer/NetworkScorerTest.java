package org.dashgrn.nodes.networkscorer;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import org.dashgrn.nodes.TestNode;
import org.dashgrn.nodes.TestTables;
import org.junit.Test;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;

/** The same small network as in the engine's test, where the numbers are derived by hand. */
public class NetworkScorerTest {

    private static final double EXACT = 1e-12;

    private static TestNode node(final String... ports) throws InvalidSettingsException {
        return TestNode.of(new NetworkScorerNodeFactory(), ports);
    }

    private static BufferedDataTable predicted() {
        return TestTables.table(new String[]{"source:s", "target:s", "effect:d", "score:d"},
            new Object[]{"A", "B", 2.0, 0.9}, new Object[]{"B", "C", 0.1, 0.5}, new Object[]{"A", "C", -1.0, 0.5},
            new Object[]{"B", "B", -1.0, 0.1});
    }

    private static BufferedDataTable truth() {
        return TestTables.table(new String[]{"regulator:s", "gene:s", "weight:d"}, new Object[]{"A", "B", 1.0},
            new Object[]{"B", "C", -3.0}, new Object[]{"C", "A", 0.5}, new Object[]{"C", "B", 0.0});
    }

    private static BufferedDataTable genes(final String... names) {
        final Object[][] rows = new Object[names.length][];
        for (int i = 0; i < names.length; i++) {
            rows[i] = new Object[]{names[i]};
        }
        return TestTables.table(new String[]{"gene:s"}, rows);
    }

    @Test
    public void agreesWithHandComputation() throws Exception {
        final TestNode node = node("Genes");
        final PortObject[] out = node.run(predicted(), truth(), genes("A", "B", "C"));
        final Map<String, Double> metrics = TestTables.metrics(out[0]);
        assertEquals(2 / 3.0, metrics.get("balanced accuracy"), EXACT);
        assertEquals(0.75, metrics.get("AUROC"), EXACT);
        assertEquals(2 / 3.0, metrics.get("AUPR"), EXACT);
        assertEquals(4, metrics.get("edges"), 0);
        assertEquals(0.5, metrics.get("precision"), EXACT);
        assertEquals(0.5, metrics.get("sign accuracy"), EXACT);
        assertEquals(9, metrics.get("pairs"), 0);
        final List<List<String>> curve = TestTables.rows(out[1]);
        assertEquals("?", curve.get(0).get(0));
        assertEquals(List.of("0.9", "0.0", "0.3333333333333333", "1.0"), curve.get(1));
        assertEquals("1.0", curve.get(curve.size() - 1).get(2));
        assertTrue(node.warning().isEmpty());
    }

    /** What a ROC curve of any other tool needs gives the same area. */
    @Test
    public void listsEveryPairWithItsClass() throws Exception {
        final PortObject[] out = node("Genes", "Pairs").run(predicted(), truth(), genes("A", "B", "C"));
        final List<List<String>> pairs = TestTables.rows(out[2]);
        assertEquals(9, pairs.size());
        assertEquals(List.of("A", "B", "0.9", "edge"), pairs.get(1));
        assertEquals(List.of("A", "C", "0.5", "no edge"), pairs.get(2));
        assertEquals(List.of("C", "A", "0.0", "edge"), pairs.get(6));
        double wins = 0;
        for (List<String> edge : pairs.stream().filter(pair -> pair.get(3).equals("edge")).toList()) {
            for (List<String> other : pairs.stream().filter(pair -> !pair.get(3).equals("edge")).toList()) {
                wins += 0.5 + 0.5 * Math.signum(Double.parseDouble(edge.get(2)) - Double.parseDouble(other.get(2)));
            }
        }
        assertEquals(TestTables.metrics(out[0]).get("AUROC"), wins / (3 * 6), EXACT);
        final PortObject[] few = node("Genes", "Pairs").with(s -> {
            s.addBoolean("assayedOnly", true);
            s.addBoolean("selfPairs", false);
        }).run(predicted(), truth(), genes("A", "B", "C", "D"));
        assertEquals(TestTables.metrics(few[0]).get("pairs"), TestTables.rows(few[2]).size(), 0);
    }

    @Test
    public void moreGenesMakeMorePairs() throws Exception {
        final PortObject[] out = node("Genes").run(predicted(), truth(), genes("A", "B", "C", "D"));
        assertEquals(16, TestTables.metrics(out[0]).get("pairs"), 0);
    }

    @Test
    public void saysWhatIsOutsideTheGeneUniverse() throws Exception {
        final TestNode node = node("Genes");
        node.run(predicted(), truth(), genes("A", "B"));
        assertTrue(node.warning().orElse(""), node.warning().orElse("").contains("2 predicted edge(s)")
            && node.warning().orElse("").contains("not found: C"));
    }

    @Test
    public void saysThatTheUniverseIsGuessed() throws Exception {
        final TestNode node = node();
        assertEquals(9, TestTables.metrics(node.run(predicted(), truth())[0]).get("pairs"), 0);
        assertTrue(node.warning().orElse("").contains("3 genes"));
    }

    @Test
    public void optionsRestrictThePairs() throws Exception {
        final BufferedDataTable chip =
            TestTables.table(new String[]{"from:s", "to:s"}, new Object[]{"A", "B"});
        final PortObject[] out = node("Genes").with(s -> {
            s.addBoolean("assayedOnly", true);
            s.addBoolean("selfPairs", false);
        }).run(predicted(), chip, genes("A", "B", "C"));
        assertEquals(2, TestTables.metrics(out[0]).get("pairs"), 0);
        assertEquals(1, TestTables.metrics(out[0]).get("regulators"), 0);
    }

    @Test
    public void ranksByTheChosenColumn() throws Exception {
        final PortObject[] out = node("Genes").with(s -> s.addString("score", "effect")).run(predicted(), truth(),
            genes("A", "B", "C"));
        // |effect|: AB 2, AC 1, BB 1, BC 0.1, unlisted 0. AB wins 6, BC wins 4, CA ties 4.
        assertEquals((6 + 4 + 2) / 18.0, TestTables.metrics(out[0]).get("AUROC"), EXACT);
    }

    @Test
    public void meansTheSameAfterSavingAndOpening() throws Exception {
        final TestNode node = node("Genes");
        final PortObject[] before = node.run(predicted(), truth(), genes("A", "B", "C"));
        final PortObject[] after = node.reopened().run(predicted(), truth(), genes("A", "B", "C"));
        assertEquals(TestTables.rows(before[0]), TestTables.rows(after[0]));
    }

    @Test
    public void refusesTablesWithoutTheEndsOfAnEdge() throws Exception {
        final DataTableSpec numbers = TestTables.table(new String[]{"x:d", "gene:s"}).getDataTableSpec();
        final String message = node().refusal(numbers, truth().getDataTableSpec());
        assertTrue(message, message.contains("predicted edges") && message.contains("source and target"));
        assertTrue(node().refusal(predicted().getDataTableSpec(), numbers).contains("reference"));
        assertTrue(node().with(s -> s.addString("score", "p")).refusal(predicted().getDataTableSpec(),
            truth().getDataTableSpec()).contains("\"p\""));
    }

    @Test
    public void refusesBadEdges() throws Exception {
        final String[] columns = {"source:s", "target:s", "score:d"};
        final String missing = node().failure(TestTables.table(columns, new Object[]{"A", null, 1.0}), truth());
        assertTrue(missing, missing.contains("target") && missing.contains("Row0"));
        final String unscored = node().failure(TestTables.table(columns, new Object[]{"A", "B", null}), truth());
        assertTrue(unscored, unscored.contains("score") && unscored.contains("Row0"));
        final String twice = node().failure(
            TestTables.table(columns, new Object[]{"A", "B", 1.0}, new Object[]{"A", "B", 2.0}), truth());
        assertTrue(twice, twice.contains("A -> B") && twice.contains("twice"));
        final String strangers = node("Genes").failure(predicted(), truth(), genes("X", "Y"));
        assertTrue(strangers, strangers.contains("name genes alike"));
    }
}
