package org.dashgrn.nodes.dynamicspredictor;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.dashgrn.compute.Gemm;
import org.dashgrn.data.Progress;
import org.dashgrn.nodes.TestModels;
import org.dashgrn.nodes.TestNode;
import org.dashgrn.nodes.TestTables;
import org.dashgrn.nodes.TrajectoryColumns;
import org.dashgrn.nodes.model.DashModelPortObject;
import org.dashgrn.solve.Predictor;
import org.junit.Test;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;

public class DynamicsPredictorTest {

    private static final String[] COLUMNS = {"trajectory:s", "time:d", "A:d", "B:d", "C:d"};

    private static TestNode node(final TestNode.Edit... edits) throws InvalidSettingsException {
        final TestNode node = TestNode.of(new DynamicsPredictorNodeFactory());
        for (TestNode.Edit edit : edits) {
            node.with(edit);
        }
        return node;
    }

    /** Adds a gene to the perturbed ones. */
    private static TestNode.Edit perturb(final String gene, final String kind, final double level) {
        return settings -> {
            final NodeSettings genes = (NodeSettings)settings.getNodeSettings("perturbations");
            final NodeSettings added =
                (NodeSettings)genes.addNodeSettings(Integer.toString(genes.keySet().size()));
            added.addString("gene", gene);
            added.addString("kind", kind);
            added.addDouble("level", level);
        };
    }

    private static TestNode.Edit grid(final Double from, final Double to, final int points) {
        return settings -> {
            settings.addString("mode", "TIME_GRID");
            settings.addDouble("from", from == null ? 0 : from);
            settings.addBoolean("from_is_present", from != null);
            settings.addDouble("to", to == null ? 0 : to);
            settings.addBoolean("to_is_present", to != null);
            settings.addInt("points", points);
        };
    }

    private static double number(final List<String> row, final int column) {
        return Double.parseDouble(row.get(column));
    }

    private static double[][][] expected(final DashModelPortObject model, final boolean rollOut) throws Exception {
        final BufferedDataTable table = TestTables.trajectories();
        try (Predictor predictor = new Predictor(model.model().network(), Gemm.best(), 1)) {
            final var data = new TrajectoryColumns().layout(table.getDataTableSpec()).forGenes(model.model().genes())
                .read(table, TestTables.context());
            return rollOut ? predictor.rollOut(data, Progress.NONE) : predictor.oneStep(data, Progress.NONE);
        }
    }

    @Test
    public void rollsOutFromTheFirstRow() throws Exception {
        final DashModelPortObject model = TestModels.dense();
        final TestNode node = node();
        final PortObject[] out = node.run(model, TestTables.trajectories());
        assertEquals(List.of(), List.copyOf(node.warning().stream().toList()));
        final List<List<String>> rows = TestTables.rows(out[0]);
        final List<List<String>> input = TestTables.rows(TestTables.trajectories());
        final double[][][] expected = expected(model, true);
        assertEquals(12, rows.size());
        for (int r = 0; r < rows.size(); r++) {
            assertEquals(input.get(r).subList(0, 2), rows.get(r).subList(0, 2));
            for (int g = 0; g < 3; g++) {
                if (r % 4 == 0) {
                    assertEquals("the start", number(input.get(r), g + 2), number(rows.get(r), g + 2), 0);
                } else {
                    assertEquals(expected[r / 4][r % 4][g], number(rows.get(r), g + 2), 0);
                }
            }
        }
        assertEquals("nothing is perturbed", List.of(), TestTables.rows(out[1]));
    }

    @Test
    public void stepsFromEveryRowToTheNext() throws Exception {
        final DashModelPortObject model = TestModels.dense();
        final List<List<String>> rows =
            TestTables.rows(node(s -> s.addString("mode", "ONE_STEP")).run(model, TestTables.trajectories())[0]);
        final double[][][] expected = expected(model, false);
        assertEquals(9, rows.size());
        for (int r = 0; r < rows.size(); r++) {
            assertEquals(1.0 + r % 3, number(rows.get(r), 1), 0);
            for (int g = 0; g < 3; g++) {
                // the intervals are solved in other batches, within the tolerance of the solver
                assertEquals(expected[r / 3][1 + r % 3][g], number(rows.get(r), g + 2), 2e-5);
            }
        }
    }

    @Test
    public void predictsInitialStatesOnAGrid() throws Exception {
        final BufferedDataTable starts = TestTables.table(COLUMNS, new Object[]{"s1", 0.0, 0.1, 0.2, 0.3},
            new Object[]{"s2", 0.0, 0.4, 0.5, 0.6});
        final List<List<String>> rows =
            TestTables.rows(node(grid(null, 3.0, 4)).run(TestModels.dense(), starts)[0]);
        assertEquals(List.of("0.0", "1.0", "2.0", "3.0", "0.0", "1.0", "2.0", "3.0"),
            rows.stream().map(row -> row.get(1)).toList());
        assertEquals(List.of("s2", "0.0", "0.4", "0.5", "0.6"), rows.get(4));
        final List<List<String>> late =
            TestTables.rows(node(grid(2.0, 3.0, 2)).run(TestModels.dense(), starts)[0]);
        assertEquals(4, late.size());
        for (int c = 2; c < 5; c++) {
            assertEquals("a grid may start later", number(rows.get(2), c), number(late.get(0), c), 2e-5);
        }
    }

    @Test
    public void writesLongTablesWithWhatWasObserved() throws Exception {
        final DashModelPortObject model = TestModels.dense();
        final List<List<String>> input = TestTables.rows(TestTables.trajectories());
        final List<List<String>> wide =
            TestTables.rows(node(grid(null, null, 7)).run(model, TestTables.trajectories())[0]);
        final List<List<String>> rows = TestTables.rows(
            node(grid(null, null, 7), s -> s.addString("shape", "LONG")).run(model, TestTables.trajectories())[0]);
        assertEquals(3 * 7 * 3, rows.size());
        for (int r = 0; r < rows.size(); r++) {
            final int time = r / 3;
            final int gene = r % 3;
            final List<String> row = rows.get(r);
            assertEquals(wide.get(time).subList(0, 2), row.subList(0, 2));
            assertEquals(List.of("A", "B", "C").get(gene), row.get(2));
            assertEquals("every other time of the grid is observed",
                time % 7 % 2 == 0 ? input.get(time / 7 * 4 + time % 7 / 2).get(gene + 2) : "?", row.get(3));
            assertEquals(wide.get(time).get(gene + 2), row.get(4));
        }
    }

    @Test
    public void perturbedGenesStayAndOthersRespond() throws Exception {
        final DashModelPortObject model = TestModels.dense();
        final List<List<String>> free = TestTables.rows(node().run(model, TestTables.trajectories())[0]);
        final PortObject[] out = node(perturb("B", "KNOCK_OUT", 7), perturb("A", "OVER_EXPRESSION", 1.5)).run(model,
            TestTables.trajectories());
        final List<List<String>> held = TestTables.rows(out[0]);
        final double[] mean = new double[3];
        final double[] end = new double[3];
        for (int r = 0; r < free.size(); r++) {
            assertEquals("1.5", held.get(r).get(2));
            assertEquals("0.0", held.get(r).get(3));
            for (int g = 0; r % 4 > 0 && g < 3; g++) {
                final double difference = number(held.get(r), g + 2) - number(free.get(r), g + 2);
                mean[g] += Math.abs(difference) / 9;
                end[g] += r % 4 == 3 ? difference / 3 : 0;
            }
        }
        assertTrue("C responds", mean[2] > 1e-4);
        double before = Double.POSITIVE_INFINITY;
        final List<List<String>> effects = TestTables.rows(out[1]);
        assertEquals(3, effects.size());
        for (List<String> effect : effects) {
            final int gene = model.model().genes().indexOf(effect.get(0));
            assertEquals(mean[gene], number(effect, 1), 1e-12);
            assertEquals(end[gene], number(effect, 2), 1e-12);
            assertEquals(String.valueOf(gene < 2), effect.get(3));
            assertTrue("strongest first", number(effect, 1) <= before);
            before = number(effect, 1);
        }
    }

    @Test
    public void perturbationsSurviveSavingAndOpening() throws Exception {
        final TestNode node = node(perturb("B", "KNOCK_OUT", 1), perturb("A", "OVER_EXPRESSION", 1.5));
        final List<List<String>> first = TestTables.rows(node.run(TestModels.dense(), TestTables.trajectories())[1]);
        assertEquals(first,
            TestTables.rows(node.reopened().run(TestModels.dense(), TestTables.trajectories())[1]));
    }

    @Test
    public void whatStartsFromMissingValuesIsMissing() throws Exception {
        final BufferedDataTable table = TestTables.table(COLUMNS, new Object[]{"s1", 0.0, null, 0.2, 0.3},
            new Object[]{"s1", 1.0, 0.1, 0.2, 0.3}, new Object[]{"s2", 0.0, 0.4, 0.5, 0.6},
            new Object[]{"s2", 1.0, 0.4, 0.5, 0.6});
        final TestNode node = node();
        final List<List<String>> rows = TestTables.rows(node.run(TestModels.dense(), table)[0]);
        assertEquals(List.of("s1", "1.0", "?", "?", "?"), rows.get(1));
        assertFalse(rows.get(3).contains("?"));
        assertTrue(node.warning().orElse(""), node.warning().orElse("").contains("1 of 2 states"));
        final TestNode held = node(perturb("A", "KNOCK_OUT", 0));
        assertFalse(TestTables.rows(held.run(TestModels.dense(), table)[0]).get(1).contains("?"));
    }

    @Test
    public void refusesPerturbationsThatDoNotFit() throws Exception {
        final DataTableSpec data = TestTables.trajectories().getDataTableSpec();
        final String unknown = node(perturb("Z", "KNOCK_OUT", 0)).refusal(TestModels.dense().getSpec(), data);
        assertTrue(unknown, unknown.contains("\"Z\" is not one of the model's 3 genes (A, B, C)"));
        final String twice = node(perturb("A", "KNOCK_OUT", 0), perturb("A", "OVER_EXPRESSION", 1))
            .refusal(TestModels.dense().getSpec(), data);
        assertTrue(twice, twice.contains("A is perturbed twice"));
        final String none = node(perturb("", "KNOCK_OUT", 0)).refusal(TestModels.dense().getSpec(), data);
        assertTrue(none, none.contains("Perturbation 1 names no gene"));
        assertThrows(InvalidSettingsException.class, () -> node(perturb("A", "OVER_EXPRESSION", Double.NaN)));
    }

    @Test
    public void refusesDataOfOtherGenes() throws Exception {
        final DataTableSpec spec = TestTables.table(new String[]{"time:d", "A:d"}).getDataTableSpec();
        final String message = node().refusal(TestModels.dense().getSpec(), spec);
        assertTrue(message, message.contains("2 of the model's 3 genes") && message.contains("B, C"));
    }

    @Test
    public void refusesTimesThatCannotBePredicted() throws Exception {
        assertThrows(InvalidSettingsException.class, () -> node(grid(null, null, 1)));
        assertThrows(InvalidSettingsException.class, () -> node(grid(2.0, 2.0, 3)));
        assertThrows(InvalidSettingsException.class, () -> node(grid(null, Double.NaN, 3)));
        final DashModelPortObject model = TestModels.dense();
        final String early = node(grid(-1.0, 3.0, 3)).failure(model, TestTables.trajectories());
        assertTrue(early, early.contains("trajectory s1") && early.contains("before the first row at 0.0"));
        final BufferedDataTable start = TestTables.table(COLUMNS, new Object[]{"s1", 0.0, 0.1, 0.2, 0.3});
        final String end = node(grid(null, null, 3)).failure(model, start);
        assertTrue(end, end.contains("trajectory s1") && end.contains("last time"));
        final String steps = node(s -> s.addString("mode", "ONE_STEP")).failure(model, start);
        assertTrue(steps, steps.contains("single time point"));
        final TestNode node = node();
        assertEquals(1, TestTables.rows(node.run(model, start)[0]).size());
        assertTrue(node.warning().orElse(""), node.warning().orElse("").contains("single time point"));
        final String back = node().failure(model, TestTables.table(COLUMNS, new Object[]{"s1", 1.0, 0.1, 0.2, 0.3},
            new Object[]{"s1", 0.0, 0.1, 0.2, 0.3}));
        assertTrue(back, back.contains("1.0 is followed by 0.0"));
        final String empty = node().failure(model, TestTables.table(COLUMNS));
        assertTrue(empty, empty.contains("no rows"));
    }
}
