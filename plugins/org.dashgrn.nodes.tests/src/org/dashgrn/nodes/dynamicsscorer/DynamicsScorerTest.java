package org.dashgrn.nodes.dynamicsscorer;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import org.dashgrn.nodes.TestModels;
import org.dashgrn.nodes.TestNode;
import org.dashgrn.nodes.TestTables;
import org.dashgrn.nodes.model.DashModelPortObject;
import org.junit.Test;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;

public class DynamicsScorerTest {

    private static TestNode node() throws InvalidSettingsException {
        return TestNode.of(new DynamicsScorerNodeFactory());
    }

    @Test
    public void scoresBothKindsOfPrediction() throws Exception {
        final DashModelPortObject model = TestModels.dense();
        final PortObject[] out = node().run(model, TestTables.trajectories());
        final Map<String, Double> metrics = TestTables.metrics(out[0]);
        assertEquals(model.model().network().sparsity(), metrics.get("sparsity"), 0);
        assertEquals(27, metrics.get("values compared (one-step)"), 0);
        final List<List<String>> genes = TestTables.rows(out[1]);
        assertEquals(List.of("A", "B", "C"), genes.stream().map(row -> row.get(0)).toList());
        assertEquals(metrics.get("test MSE (one-step)"), mean(genes, 1), 1e-12);
        assertEquals(metrics.get("test MSE (roll-out)"), mean(genes, 3), 1e-12);
        final List<List<String>> times = TestTables.rows(out[2]);
        assertEquals(List.of("1.0", "2.0", "3.0"), times.stream().map(row -> row.get(0)).toList());
        // Both start at the first time point; only the solver's steps differ.
        assertEquals(Double.parseDouble(times.get(0).get(1)), Double.parseDouble(times.get(0).get(3)), 1e-4);
    }

    private static double mean(final List<List<String>> rows, final int column) {
        return rows.stream().mapToDouble(row -> Double.parseDouble(row.get(column))).average().orElseThrow();
    }

    @Test
    public void ignoresOtherColumnsAndSaysSo() throws Exception {
        final BufferedDataTable table = TestTables.table(new String[]{"time:d", "C:d", "B:d", "A:d", "age:i"},
            new Object[]{0.0, 0.1, 0.2, 0.3, 50}, new Object[]{1.0, 0.1, 0.2, 0.3, 50});
        final TestNode node = node();
        assertEquals(3, TestTables.metrics(node.run(TestModels.dense(), table)[0])
            .get("values compared (one-step)"), 0);
        assertTrue(node.warning().orElse(""), node.warning().orElse("").contains("age"));
    }

    @Test
    public void refusesDataOfOtherGenes() throws Exception {
        final DataTableSpec spec = TestTables.table(new String[]{"time:d", "X:d"}).getDataTableSpec();
        final String message = node().refusal(TestModels.dense().getSpec(), spec);
        assertTrue(message, message.contains("3 of the model's 3 genes") && message.contains("A, B, C"));
    }
}
