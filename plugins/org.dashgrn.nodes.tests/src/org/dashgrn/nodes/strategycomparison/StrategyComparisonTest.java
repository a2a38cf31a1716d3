package org.dashgrn.nodes.strategycomparison;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.dashgrn.nodes.TestNode;
import org.dashgrn.nodes.TestTables;
import org.junit.Test;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;

public class StrategyComparisonTest {

    private static TestNode comparison(final TestNode.Edit edit, final String... ports) throws Exception {
        return TestNode.of(new StrategyComparisonNodeFactory(), ports).with(s -> {
            s.addInt("repeats", 2);
            final NodeSettings training = s.getNodeSettings("training");
            training.addInt("hiddenUnits", 4);
            training.addInt("epochs", 6);
            training.addInt("every", 2);
            training.addInt("validationTrajectories", 1);
            edit.apply(s);
        });
    }

    private static int column(final PortObject table, final String name) {
        return ((BufferedDataTable)table).getDataTableSpec().findColumnIndex(name);
    }

    @Test
    public void aRowPerStrategyIsTheMeanOfItsTrainings() throws Exception {
        final BufferedDataTable data = TestTables.trajectories();
        final PortObject[] out =
            comparison(s -> s.addBoolean("pinn", true), "Reference").run(data, data, TestTables.network(),
                TestTables.network());
        final List<List<String>> rows = TestTables.rows(out[0]);
        assertEquals(List.of("baseline", "IMP", "post hoc", "PINN", "BioPrune", "DASH as published", "DASH"),
            rows.stream().map(row -> row.get(0)).toList());
        final List<List<String>> trainings = TestTables.rows(out[1]);
        assertEquals(14, trainings.size());
        for (String measure : List.of("sparsity", "test MSE (one-step)", "AUROC", "balanced accuracy")) {
            for (int r = 0; r < rows.size(); r++) {
                final double a =
                    Double.parseDouble(trainings.get(2 * r).get(column(out[1], measure)));
                final double b =
                    Double.parseDouble(trainings.get(2 * r + 1).get(column(out[1], measure)));
                assertEquals((a + b) / 2, Double.parseDouble(rows.get(r).get(column(out[0], measure))), 1e-12);
                assertEquals(Math.abs(a - b) / Math.sqrt(2),
                    Double.parseDouble(rows.get(r).get(column(out[0], measure + " (sd)"))), 1e-12);
            }
        }
        final int sparsity = column(out[0], "sparsity");
        assertTrue(Double.parseDouble(rows.get(0).get(sparsity)) < Double.parseDouble(rows.get(1).get(sparsity)));
        // the prior in the loss makes another model
        assertNotEquals(rows.get(0).subList(5, rows.get(0).size()), rows.get(3).subList(5, rows.get(3).size()));
    }

    @Test
    public void withoutReferenceItsMeasuresAreMissing() throws Exception {
        final BufferedDataTable data = TestTables.trajectories();
        final PortObject[] out = comparison(s -> {
            for (String strategy : List.of("imp", "postHoc", "bioPrune", "dashAsPublished", "dash")) {
                s.addBoolean(strategy, false);
            }
        }).run(data, data, TestTables.network());
        final List<List<String>> rows = TestTables.rows(out[0]);
        assertEquals(1, rows.size());
        assertEquals("?", rows.get(0).get(column(out[0], "AUROC")));
        assertNotEquals("?", rows.get(0).get(column(out[0], "test MSE (roll-out)")));
    }

    @Test
    public void whatCannotBeIsSaid() throws Exception {
        final DataTableSpec data = (DataTableSpec)TestTables.trajectories().getSpec();
        final DataTableSpec other = (DataTableSpec)TestTables.table(new String[]{"trajectory:s", "time:d", "A:d"},
            new Object[]{"s", 0.0, 1.0}).getSpec();
        final String refusal =
            comparison(s -> { }).refusal(data, other, (DataTableSpec)TestTables.network().getSpec());
        assertTrue(refusal, refusal.contains("B"));
        try {
            comparison(s -> {
                for (String strategy : List.of("baseline", "imp", "postHoc", "bioPrune", "dashAsPublished", "dash")) {
                    s.addBoolean(strategy, false);
                }
            });
            throw new AssertionError("no strategy was accepted");
        } catch (InvalidSettingsException e) {
            assertTrue(e.getMessage(), e.getMessage().contains("No strategy"));
        }
    }
}
