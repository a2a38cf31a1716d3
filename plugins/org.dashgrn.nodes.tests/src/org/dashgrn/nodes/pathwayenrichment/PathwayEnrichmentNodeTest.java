package org.dashgrn.nodes.pathwayenrichment;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dashgrn.nodes.TestFiles;
import org.dashgrn.nodes.TestNode;
import org.dashgrn.nodes.TestTables;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;

public class PathwayEnrichmentNodeTest {

    private static final String SETS = "strong\td\tG0\tG1\tG2\nweak\td\tG3\tG4\tG5\tabsent\nunknown\td\tX\n"
        + "others\td\tG6\tG7\tG8\tG9 /// G10\n";

    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    private static TestNode node(final String... ports) throws InvalidSettingsException {
        return TestNode.of(new PathwayEnrichmentNodeFactory(), ports);
    }

    /** G0, G1 and G2 have 10, the others 1, 2, 3 …; the last gene is in no pathway. */
    private static BufferedDataTable genes() {
        final List<Object[]> rows = new ArrayList<>();
        for (int g = 0; g < 12; g++) {
            rows.add(new Object[]{"G" + g, 1, g < 3 ? 50.0 : g - 2.0});
        }
        return TestTables.table(new String[]{"gene:s", "in-degree:i", "influence:d"}, rows.toArray(Object[][]::new));
    }

    private Path file(final String text) throws Exception {
        return Files.writeString(m_folder.newFile().toPath(), text);
    }

    private TestNode withFile(final String text) throws Exception {
        final Path file = file(text);
        return node().with(s -> TestFiles.set(s, "file", file));
    }

    @Test
    public void scoresThePathwaysOfAFile() throws Exception {
        final TestNode node = withFile(SETS).with(s -> s.addInt("permutations", 2000));
        final List<List<String>> rows = TestTables.rows(node.run(genes())[0]);
        assertEquals(List.of("strong", "weak", "unknown", "others"), rows.stream().map(row -> row.get(0)).toList());
        assertEquals(List.of("3", "4", "1", "5"), rows.stream().map(row -> row.get(1)).toList());
        assertEquals(List.of("3", "3", "0", "5"), rows.stream().map(row -> row.get(2)).toList());
        assertEquals("150.0", rows.get(0).get(3));
        assertEquals("6.0", rows.get(1).get(3));
        assertEquals(List.of("?", "?", "?", "?", "?", "?", "?", "?"), rows.get(2).subList(3, 11));
        // of the 165 ways to choose 3 of 11 genes one has the three strong ones
        final double p = Double.parseDouble(rows.get(0).get(7));
        assertEquals(1 / 165.0, p, 5 * Math.sqrt(1 / 165.0 / 2000));
        assertEquals("three tests", 3 * p, Double.parseDouble(rows.get(0).get(8)), 1e-12);
        assertEquals("true", rows.get(0).get(10));
        assertEquals("false", rows.get(1).get(10));
        final String warning = node.warning().orElse("");
        assertTrue(warning, warning.contains("1 of 12 genes are in no pathway and are left out: G11"));
        assertTrue(warning, warning.contains("1 of 4 pathways") && warning.contains("unknown"));
    }

    @Test
    public void theLevelDecidesWhatIsSignificant() throws Exception {
        final List<List<String>> rows =
            TestTables.rows(withFile(SETS).with(s -> s.addDouble("level", 1)).run(genes())[0]);
        assertEquals(List.of("true", "true", "?", "true"), rows.stream().map(row -> row.get(10)).toList());
    }

    @Test
    public void aTableOfGeneSetsGivesTheSame() throws Exception {
        final List<Object[]> members = new ArrayList<>();
        for (String line : SETS.split("\n")) {
            final String[] fields = line.split("\t");
            for (int g = 2; g < fields.length; g++) {
                members.add(new Object[]{fields[g], 1.0, fields[0]});
            }
        }
        final BufferedDataTable sets =
            TestTables.table(new String[]{"Gene:s", "weight:d", "Gene_Set:s"}, members.toArray(Object[][]::new));
        final TestNode node = node("Gene sets");
        assertEquals(TestTables.rows(withFile(SETS).run(genes())[0]), TestTables.rows(node.run(genes(), sets)[0]));
        final Path file = file(SETS);
        node.with(s -> TestFiles.set(s, "file", file)).configure(genes(), sets);
        assertTrue(node.warning().orElse(""), node.warning().orElse("").contains("the file of gene sets is not read"));
        assertEquals(new GeneSetTable(0, 1),
            GeneSetTable.of(TestTables.table(new String[]{"a:s", "b:s", "c:s"}).getDataTableSpec()));
    }

    @Test
    public void columnsAreGuessedAlsoAfterOpening() throws Exception {
        final TestNode node = withFile(SETS);
        final List<List<String>> rows = TestTables.rows(node.run(genes())[0]);
        assertEquals(rows, TestTables.rows(node.reopened().run(genes())[0]));
        final List<List<String>> byDegree =
            TestTables.rows(withFile(SETS).with(s -> s.addString("influence", "in-degree")).run(genes())[0]);
        assertEquals("3.0", byDegree.get(0).get(3));
        final BufferedDataTable one =
            TestTables.table(new String[]{"symbol:s", "x:d"}, new Object[]{"G0", 2.0}, new Object[]{"G4", null});
        assertEquals("2.0", TestTables.rows(withFile(SETS).run(one)[0]).get(0).get(3));
    }

    @Test
    public void theSeedDecides() throws Exception {
        final List<List<String>> first = TestTables.rows(withFile(SETS).run(genes())[0]);
        assertEquals(first, TestTables.rows(withFile(SETS).run(genes())[0]));
        assertTrue(!first.equals(TestTables.rows(withFile(SETS).with(s -> s.addLong("seed", 2)).run(genes())[0])));
    }

    @Test
    public void refusesWhatCannotBeTested() throws Exception {
        final String none = node().refusal(genes().getDataTableSpec());
        assertTrue(none, none.contains("no gene sets") && none.contains("GMT"));
        final String absent = node().with(s -> TestFiles.set(s, "file", m_folder.getRoot().toPath().resolve("no.gmt")))
            .refusal(genes().getDataTableSpec());
        assertTrue(absent, absent.contains("does not exist"));
        final String columns = withFile(SETS)
            .refusal(TestTables.table(new String[]{"gene:s", "in-degree:i", "out-degree:i"}).getDataTableSpec());
        assertTrue(columns, columns.contains("no numeric column called influence"));
        final String text = withFile(SETS).refusal(TestTables.table(new String[]{"x:d"}).getDataTableSpec());
        assertTrue(text, text.contains("no text column"));
        final String wrong = withFile(SETS).with(s -> s.addString("influence", "gene"))
            .refusal(genes().getDataTableSpec());
        assertTrue(wrong, wrong.contains("not numeric"));
        final String sets = node("Gene sets").refusal(genes().getDataTableSpec(),
            TestTables.table(new String[]{"gene:s"}).getDataTableSpec());
        assertTrue(sets, sets.contains("pathway and gene"));
        final String strangers = withFile("P\td\tg0\tg1\n").failure(genes());
        assertTrue(strangers, strangers.contains("None of the 12 genes"));
        final String fewest = withFile(SETS).with(s -> s.addInt("fewestGenes", 6)).failure(genes());
        assertTrue(fewest, fewest.contains("No pathway has 6 genes"));
        final String empty = withFile("P\td\n").failure(genes());
        assertTrue(empty, empty.contains(":1") && empty.contains("P has no genes"));
        final String missing = node("Gene sets").failure(genes(),
            TestTables.table(new String[]{"pathway:s", "gene:s"}, new Object[]{"P", null}));
        assertTrue(missing, missing.contains("gene sets, row Row0"));
    }

    @Test
    public void refusesImpossibleSettings() {
        assertThrows(InvalidSettingsException.class, () -> node().with(s -> s.addInt("permutations", 1)));
        assertThrows(InvalidSettingsException.class, () -> node().with(s -> s.addInt("fewestGenes", 0)));
        assertThrows(InvalidSettingsException.class, () -> node().with(s -> s.addDouble("level", 0)));
        assertThrows(InvalidSettingsException.class, () -> node().with(s -> s.addDouble("level", Double.NaN)));
    }
}
