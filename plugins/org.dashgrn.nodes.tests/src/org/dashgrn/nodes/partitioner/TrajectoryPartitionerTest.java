package org.dashgrn.nodes.partitioner;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dashgrn.nodes.TestNode;
import org.dashgrn.nodes.TestTables;
import org.junit.Test;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;

/** Also the home of what all nodes share that read a table of trajectories. */
public class TrajectoryPartitionerTest {

    private static TestNode node() throws InvalidSettingsException {
        return TestNode.of(new TrajectoryPartitionerNodeFactory());
    }

    private static Set<String> names(final PortObject table) {
        return TestTables.rows(table).stream().map(row -> row.get(0)).collect(Collectors.toSet());
    }

    @Test
    public void splitsWholeTrajectoriesWithoutOpeningTheDialog() throws Exception {
        final PortObject[] parts = node().run(TestTables.trajectories());
        assertEquals(2, names(parts[0]).size());
        assertEquals(1, names(parts[1]).size());
        assertEquals(8, TestTables.rows(parts[0]).size());
        assertEquals(4, TestTables.rows(parts[1]).size());
        assertTrue(names(parts[0]).stream().noneMatch(names(parts[1])::contains));
    }

    @Test
    public void meansTheSameAfterSavingAndOpening() throws Exception {
        final TestNode fresh = node();
        final PortObject[] before = fresh.run(TestTables.trajectories());
        final PortObject[] after = fresh.reopened().run(TestTables.trajectories());
        assertEquals(TestTables.rows(before[0]), TestTables.rows(after[0]));
        assertEquals(TestTables.rows(before[1]), TestTables.rows(after[1]));
    }

    /** KNIME's CSV Reader makes whole numbers of trajectories called 1, 2, 3. */
    @Test
    public void trajectoriesMayBeNumbered() throws Exception {
        final BufferedDataTable table = TestTables.table(new String[]{"trajectory:i", "time:i", "A:d"},
            new Object[]{1, 0, 0.1}, new Object[]{1, 1, 0.2}, new Object[]{2, 0, 0.3}, new Object[]{2, 1, 0.4});
        final PortObject[] parts = node().run(table);
        assertArrayEquals(new String[]{"trajectory", "time", "A"},
            ((BufferedDataTable)parts[0]).getDataTableSpec().getColumnNames());
        assertEquals(Set.of("1", "2"), Stream.of(parts).flatMap(part -> TestTables.rows(part).stream())
            .map(row -> row.get(0)).collect(Collectors.toSet()));
    }

    @Test
    public void splitsByNumberAndSeed() throws Exception {
        final PortObject[] parts = node().with(s -> {
            s.addString("split", "TRAJECTORY_COUNT");
            s.addInt("count", 2);
        }).run(TestTables.trajectories());
        assertEquals(1, names(parts[0]).size());
        assertEquals(2, names(parts[1]).size());
    }

    @Test
    public void splitsByTime() throws Exception {
        final PortObject[] parts = node().with(s -> {
            s.addString("split", "LAST_TIMES");
            s.addInt("timePoints", 2);
        }).run(TestTables.trajectories());
        assertEquals(List.of("0.0", "1.0"),
            TestTables.rows(parts[0]).stream().limit(2).map(row -> row.get(1)).toList());
        assertEquals(List.of("1.0", "2.0", "3.0"),
            TestTables.rows(parts[1]).stream().limit(3).map(row -> row.get(1)).toList());
    }

    @Test
    public void usesTheChosenColumnsAndKeepsMissingValues() throws Exception {
        final BufferedDataTable table = TestTables.table(new String[]{"note:s", "donor:s", "hours:d", "A:d"},
            new Object[]{"x", "d1", 0.0, 1.0}, new Object[]{"x", "d1", 1.0, null}, new Object[]{"x", "d2", 0.0, 3.0},
            new Object[]{"x", "d2", 1.0, 4.0});
        final TestNode node = node().with(s -> {
            s.addNodeSettings("columns").addString("trajectory", "donor");
            s.getNodeSettings("columns").addString("time", "hours");
        });
        final PortObject[] parts = node.run(table);
        assertArrayEquals(new String[]{"trajectory", "time", "A"},
            ((BufferedDataTable)parts[0]).getDataTableSpec().getColumnNames());
        assertEquals(4, TestTables.rows(parts[0]).size() + TestTables.rows(parts[1]).size());
        assertTrue(node.warning().orElse(""), node.warning().orElse("").contains("note"));
        final boolean missing = TestTables.rows(parts[0]).stream().anyMatch(row -> row.get(2).equals("?"))
            || TestTables.rows(parts[1]).stream().anyMatch(row -> row.get(2).equals("?"));
        assertTrue(missing);
    }

    @Test
    public void refusesSpecsWithoutTimeGenesOrChosenColumns() throws Exception {
        final DataTableSpec noTime = TestTables.table(new String[]{"trajectory:s", "A:d"}).getDataTableSpec();
        assertTrue(node().refusal(noTime), node().refusal(noTime).contains("time"));
        final DataTableSpec noGene = TestTables.table(new String[]{"trajectory:s", "time:d"}).getDataTableSpec();
        assertTrue(node().refusal(noGene), node().refusal(noGene).contains("gene"));
        final TestNode chosen = node().with(s -> s.addNodeSettings("columns").addString("time", "hours"));
        final String message = chosen.refusal(TestTables.trajectories().getDataTableSpec());
        assertTrue(message, message.contains("\"hours\"") && message.contains("trajectory"));
        final TestNode text = node().with(s -> s.addNodeSettings("columns").addString("time", "trajectory"));
        assertTrue(text.refusal(TestTables.trajectories().getDataTableSpec()).contains("not numeric"));
    }

    @Test
    public void refusesBadRowsWithCauseAndRemedy() throws Exception {
        final String[] columns = {"trajectory:s", "time:d", "A:d"};
        final String backwards = node().failure(TestTables.table(columns, new Object[]{"d1", 1.0, 1.0},
            new Object[]{"d1", 0.0, 1.0}, new Object[]{"d2", 0.0, 1.0}, new Object[]{"d2", 1.0, 1.0}));
        assertTrue(backwards, backwards.contains("d1") && backwards.contains("increase") && backwards.contains("Sort"));
        final String unnamed = node().failure(TestTables.table(columns, new Object[]{null, 1.0, 1.0}));
        assertTrue(unnamed, unnamed.contains("Row0") && unnamed.contains("remove"));
        final String untimed = node().failure(TestTables.table(columns, new Object[]{"d1", null, 1.0}));
        assertTrue(untimed, untimed.contains("Row0"));
        final String single = node().failure(TestTables.table(columns, new Object[]{"d1", 1.0, 1.0}));
        assertTrue(single, single.contains("2 are needed"));
        final String empty = node().failure(TestTables.table(columns));
        assertTrue(empty, empty.contains("0 trajectories"));
        final String infinite = node().failure(TestTables.table(columns, new Object[]{"d1", 0.0, 1.0},
            new Object[]{"d1", 1.0, Double.POSITIVE_INFINITY}));
        assertTrue(infinite, infinite.contains("gene A"));
    }

    @Test(expected = InvalidSettingsException.class)
    public void refusesAShareOfOne() throws Exception {
        node().with(s -> s.addDouble("share", 1));
    }
}
