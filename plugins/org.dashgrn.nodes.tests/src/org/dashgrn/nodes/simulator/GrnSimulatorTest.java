package org.dashgrn.nodes.simulator;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dashgrn.nodes.TestNode;
import org.dashgrn.nodes.TestTables;
import org.junit.Test;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;

public class GrnSimulatorTest {

    private static TestNode node(final long seed) throws InvalidSettingsException {
        return TestNode.of(new GrnSimulatorNodeFactory()).with(s -> {
            s.addInt("genes", 20);
            s.addInt("trajectories", 3);
            s.addString("times", "0, 1.5,2");
            s.addDouble("relocatedShare", 0.5);
            s.addLong("seed", seed);
        });
    }

    private static Set<String> ends(final PortObject network) {
        return TestTables.rows(network).stream().map(edge -> edge.get(0) + ">" + edge.get(1))
            .collect(Collectors.toSet());
    }

    @Test
    public void simulatesWhatWasAskedFor() throws Exception {
        final PortObject[] out = node(1).run();
        final List<List<String>> rows = TestTables.rows(out[0]);
        assertEquals(9, rows.size());
        assertEquals(22, rows.get(0).size());
        assertEquals(List.of("0.0", "1.5", "2.0"), rows.subList(0, 3).stream().map(row -> row.get(1)).toList());
        final Set<String> wrong = ends(out[2]);
        assertEquals(ends(out[1]).size(), wrong.size());
        wrong.removeAll(ends(out[1]));
        assertEquals(Math.round(ends(out[1]).size() * 0.5), wrong.size(), 1);
    }

    @Test
    public void aLongTableHasTheSameValues() throws Exception {
        final List<List<String>> wide = TestTables.rows(node(1).run()[0]);
        final List<List<String>> rows =
            TestTables.rows(node(1).with(s -> s.addString("shape", "LONG")).run()[0]);
        assertEquals(180, rows.size());
        assertEquals(wide.get(1).subList(0, 2), rows.get(20).subList(0, 2));
        for (int i = 0; i < rows.size(); i++) {
            assertEquals(wide.get(i / 20).get(2 + i % 20), rows.get(i).get(3));
        }
    }

    @Test
    public void theSeedDecidesEverything() throws Exception {
        final TestNode node = node(1);
        final PortObject[] first = node.run();
        final PortObject[] again = node.reopened().run();
        for (int i = 0; i < first.length; i++) {
            assertEquals(TestTables.rows(first[i]), TestTables.rows(again[i]));
        }
        assertNotEquals(TestTables.rows(first[1]), TestTables.rows(node(2).run()[1]));
    }

    @Test
    public void refusesTimesThatAreNoNumbersOrDoNotIncrease() throws Exception {
        for (String times : new String[]{"", "0, x", "1", "0, 2, 1"}) {
            try {
                node(1).with(s -> s.addString("times", times));
            } catch (InvalidSettingsException e) {
                assertTrue(e.getMessage(), e.getMessage().toLowerCase().contains("time"));
                continue;
            }
            throw new AssertionError("accepted the times " + times);
        }
    }
}
