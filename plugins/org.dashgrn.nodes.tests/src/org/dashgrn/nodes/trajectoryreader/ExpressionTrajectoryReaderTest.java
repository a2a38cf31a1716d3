package org.dashgrn.nodes.trajectoryreader;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dashgrn.nodes.TestFiles;
import org.dashgrn.nodes.TestNode;
import org.dashgrn.nodes.TestTables;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;

public class ExpressionTrajectoryReaderTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path file(final String name, final String content) throws IOException {
        return Files.writeString(folder.getRoot().toPath().resolve(name), content);
    }

    private static TestNode node(final Path file) throws InvalidSettingsException {
        return TestNode.of(new ExpressionTrajectoryReaderNodeFactory()).with(s -> TestFiles.set(s, "file", file));
    }

    private static final List<List<String>> EXPECTED = List.of(List.of("1", "0.0", "0.1", "0.3"),
        List.of("1", "2.0", "0.2", "?"), List.of("2", "0.0", "0.5", "0.7"), List.of("2", "1.0", "0.6", "0.8"));

    @Test
    public void readsPhoenixFilesWithNames() throws Exception {
        final Path data = file("p.csv", "2,2\n0.1,0.2\n0.3,NA\n0,2\n0.5,0.6\n0.7,0.8\n0,1\n");
        final Path names = file("names.csv", "gene\nTP53\nMYC\n");
        final TestNode node = node(data).with(s -> TestFiles.set(s, "names", names));
        assertArrayEquals(new String[]{"trajectory", "time", "TP53", "MYC"},
            ((DataTableSpec)node.configure(new DataTableSpec[0])[0]).getColumnNames());
        assertEquals(EXPECTED, TestTables.rows(node.run()[0]));
    }

    @Test
    public void readsWideAndLongTables() throws Exception {
        final Path wide = file("wide.tsv",
            "trajectory\ttime\tA\tB\n1\t0\t0.1\t0.3\n1\t2\t0.2\t\n2\t0\t0.5\t0.7\n2\t1\t0.6\t0.8\n");
        assertEquals(EXPECTED, TestTables.rows(node(wide).run()[0]));
        final Path table = file("long.csv", "sample,hours,gene,level\n1,0,A,0.1\n1,0,B,0.3\n1,2,A,0.2\n2,0,A,0.5\n"
            + "2,0,B,0.7\n2,1,A,0.6\n2,1,B,0.8\n");
        assertEquals(EXPECTED, TestTables.rows(node(table).with(s -> s.addString("value", "level")).run()[0]));
    }

    @Test
    public void writesLongTablesOnRequest() throws Exception {
        final Path wide = file("wide.csv", "trajectory,time,A,B\n1,0,0.1,0.3\n1,2,0.2,\n");
        assertEquals(
            List.of(List.of("1", "0.0", "A", "0.1"), List.of("1", "0.0", "B", "0.3"), List.of("1", "2.0", "A", "0.2"),
                List.of("1", "2.0", "B", "?")),
            TestTables.rows(node(wide).with(s -> s.addString("shape", "LONG")).run()[0]));
    }

    @Test
    public void saysWhichFileIsMissing() throws Exception {
        final String unset = TestNode.of(new ExpressionTrajectoryReaderNodeFactory()).refusal();
        assertTrue(unset, unset.contains("No expression file is chosen") && unset.contains("Choose a file"));
        final String gone = node(folder.getRoot().toPath().resolve("gone.csv")).refusal();
        assertTrue(gone, gone.contains("gone.csv") && gone.contains("does not exist"));
    }

    @Test
    public void refusesBadFilesBeforeExecution() throws Exception {
        final String cell = node(file("a.csv", "2,1\n0.1,0.2\n0.3,x\n0,2\n")).refusal();
        assertTrue(cell, cell.contains("a.csv:3") && cell.contains("x"));
        final String times = node(file("b.csv", "1,1\n0.1,0.2\n2,2\n")).refusal();
        assertTrue(times, times.contains("b.csv") && times.contains("increas"));
        final String empty = node(file("c.csv", "")).refusal();
        assertTrue(empty, empty.contains("c.csv"));
        final Path names = file("names.csv", "A\nB\nC\nD\n");
        final String length = node(file("d.csv", "2,1\n0.1,0.2\n0.3,0.4\n0,2\n"))
            .with(s -> TestFiles.set(s, "names", names)).refusal();
        assertTrue(length, length.contains("names.csv") && length.contains("2"));
    }
}
