package org.dashgrn.nodes.networkreader;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
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
import org.knime.core.node.InvalidSettingsException;

public class PriorNetworkReaderTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path file(final String name, final String content) throws IOException {
        return Files.writeString(folder.getRoot().toPath().resolve(name), content);
    }

    private static TestNode node(final Path file) throws InvalidSettingsException {
        return TestNode.of(new PriorNetworkReaderNodeFactory()).with(s -> TestFiles.set(s, "file", file));
    }

    @Test
    public void readsAnEdgeList() throws Exception {
        final Path file = file("edges.csv", "regulator,target,weight\nA,B,0.5\nB,C,-2\nC,A,0\n");
        final TestNode node = node(file);
        assertEquals(List.of(List.of("A", "B", "0.5", "1"), List.of("B", "C", "-2.0", "-1")),
            TestTables.rows(node.run()[0]));
        assertTrue(node.warning().orElse(""), node.warning().orElse("").contains("1 rows of weight 0"));
    }

    @Test
    public void readsAMatrixWithNames() throws Exception {
        final Path matrix = file("matrix.csv", "0,1\n-0.5,0\n");
        final Path names = file("names.csv", "gene\nA\nB\n");
        final TestNode node = node(matrix).with(s -> {
            s.addString("format", "MATRIX");
            TestFiles.set(s, "names", names);
        });
        assertEquals(List.of(List.of("A", "B", "1.0", "1"), List.of("B", "A", "-0.5", "-1")),
            TestTables.rows(node.run()[0]));
    }

    @Test
    public void saysWhichFileIsMissing() throws Exception {
        final String unset = TestNode.of(new PriorNetworkReaderNodeFactory()).refusal();
        assertTrue(unset, unset.contains("Choose a file"));
        final String gone = node(folder.getRoot().toPath().resolve("gone.csv")).refusal();
        assertTrue(gone, gone.contains("gone.csv") && gone.contains("does not exist"));
        final String directory = node(folder.getRoot().toPath()).refusal();
        assertTrue(directory, directory.contains("is a folder"));
        final Path edges = file("edges.csv", "A,B\n");
        final String names = node(edges)
            .with(s -> TestFiles.set(s, "names", folder.getRoot().toPath().resolve("names.csv"))).refusal();
        assertTrue(names, names.contains("file of gene names"));
    }

    @Test
    public void saysWhereAFileIsWrong() throws Exception {
        final String number = node(file("a.csv", "source,target,weight\nA,B,1\nB,C,many\n")).failure();
        assertTrue(number, number.contains("a.csv:3") && number.contains("many"));
        final String twice = node(file("b.csv", "source,target\nA,B\nA,B\n")).failure();
        assertTrue(twice, twice.contains("b.csv") && twice.contains("A"));
        final String empty = node(file("c.csv", "")).failure();
        assertTrue(empty, empty.contains("c.csv"));
    }

    @Test
    public void mergesDuplicatesOnRequest() throws Exception {
        final Path file = file("b.csv", "source,target,weight\nA,B,1\nA,B,-3\n");
        final TestNode node = node(file).with(s -> s.addString("duplicates", "MERGE"));
        assertEquals(List.of(List.of("A", "B", "-3.0", "-1")), TestTables.rows(node.run()[0]));
        assertTrue(node.warning().orElse("").contains("1 repeated"));
    }

    @Test
    public void takesAnyDelimiterAndColumn() throws Exception {
        final Path bars = file("edges.txt", "id|hits gene|TF name|p\n1|B, b|A|0.5\n2|C|B, b|0.25\n");
        final List<List<String>> edges = List.of(List.of("A", "B, b", "0.5", "1"), List.of("B, b", "C", "0.25", "1"));
        assertEquals(edges, TestTables.rows(node(bars).with(s -> {
            s.addString("delimiter", "|");
            s.addString("source", "TF name");
            s.addString("target", "2");
            s.addString("weight", "p");
        }).run()[0]));
        final Path tabs = file("edges.tsv", "A\tB, b\t0.5\nB, b\tC\t0.25\n");
        assertEquals(edges, TestTables.rows(node(tabs).with(s -> {
            s.addString("delimiter", "\\t");
            s.addString("weight", "3");
        }).run()[0]));
        for (String wrong : new String[]{"||", "\"", "\n"}) {
            final InvalidSettingsException e = assertThrows(InvalidSettingsException.class,
                () -> node(bars).with(s -> s.addString("delimiter", wrong)));
            assertTrue(e.getMessage(), e.getMessage().contains("one character"));
        }
    }
}
