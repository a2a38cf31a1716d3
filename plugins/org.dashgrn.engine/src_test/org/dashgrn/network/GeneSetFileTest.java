package org.dashgrn.network;

import static org.dashgrn.data.Refusals.assertRefused;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPOutputStream;
import org.dashgrn.data.Progress;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Gene sets from GMT files, good and bad. */
public class GeneSetFileTest {

    private static final GeneSets TWO = new GeneSets(List.of(new GeneSet("P1", "first", List.of("A", "B")),
        new GeneSet("P2", "", List.of("B", "C", "D"))));

    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    private static GeneSets read(final String text) throws IOException {
        return GeneSetFile.read(new StringReader(text), "p.gmt", Progress.NONE);
    }

    private Path file(final byte[] content) throws IOException {
        return Files.write(m_folder.newFile().toPath().resolveSibling("p.gmt"), content);
    }

    @Test
    public void readsNamesDescriptionsAndGenes() throws IOException {
        assertEquals(TWO, read("P1\tfirst\tA\tB\nP2\t\tB\tC\tD\n"));
        assertEquals(Set.of("A", "B", "C", "D"), TWO.genes());
    }

    @Test
    public void copesWithLineEndsMarksAndTrailingTabs() throws IOException {
        assertEquals(TWO, read("\ufeffP1\tfirst\tA\tB\t\t\r\n\r\nP2\t\t B\tC \tD"));
        assertEquals(TWO, GeneSetFile.read(file("\ufeffP1\tfirst\tA\tB\r\nP2\t\tB\tC\tD\r\n"
            .getBytes(StandardCharsets.UTF_8)), Progress.NONE));
    }

    @Test
    public void readsGzippedFiles() throws IOException {
        final Path packed = m_folder.newFile("p.gmt.gz").toPath();
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write("P1\tfirst\tA\tB\nP2\t\tB\tC\tD\n".getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(TWO, GeneSetFile.read(packed, Progress.NONE));
    }

    @Test
    public void splitsNamesOfSeveralGenesAndKeepsEachOnce() throws IOException {
        assertEquals(List.of("A", "B", "C"), read("P\td\tA /// B\tC///A\tB\n").sets().get(0).genes());
        assertEquals(List.of("A"), GeneSymbols.split(" /// A ///A"));
        assertEquals(List.of(), GeneSymbols.split(" "));
    }

    @Test
    public void namesTheLineOfEveryMistake() {
        assertRefused("p.gmt", "empty", () -> read(""));
        assertRefused("p.gmt", "empty", () -> read("\ufeff\r\n\r\n"));
        assertRefused("p.gmt:2", "P2 has no genes", () -> read("P1\tfirst\tA\nP2\tsecond\n"));
        assertRefused("p.gmt:2", "P2 has no genes", () -> read("P1\tfirst\tA\nP2\tsecond\t\t///\n"));
        assertRefused("p.gmt:3", "P1 occurs twice, first on line 1", () -> read("P1\t\tA\nP2\t\tA\nP1\t\tB\n"));
        assertRefused("p.gmt:2, column 1", "no name", () -> read("P1\t\tA\n \tdescription\tA\n"));
        assertRefused("p.gmt:1", "no tabs", () -> read("P1,first,A,B\n"));
    }

    @Test
    public void refusesWhatIsNoText() throws IOException {
        final Path binary = file(new byte[]{'P', '1', '\t', 0, 1, 2});
        assertRefused("p.gmt:1", "zero byte", () -> GeneSetFile.read(binary, Progress.NONE));
        assertRefused("", "There is no file",
            () -> GeneSetFile.read(binary.resolveSibling("absent.gmt"), Progress.NONE));
    }

    @Test
    public void canBeCancelled() {
        assertThrows(CancellationException.class,
            () -> GeneSetFile.read(new StringReader("P1\t\tA\n"), "p.gmt", (fraction, message) -> {
                throw new CancellationException();
            }));
    }

    @Test
    public void setsFromATableKeepTheirOrder() {
        final Map<String, List<String>> members = new LinkedHashMap<>();
        members.put("Z", List.of("A /// B"));
        members.put("A", List.of("C"));
        assertEquals(List.of(new GeneSet("Z", "", List.of("A", "B")), new GeneSet("A", "", List.of("C"))),
            GeneSets.of(members).sets());
        assertRefused("", "no gene sets", () -> GeneSets.of(Map.of()));
        assertRefused("", "P has no genes", () -> GeneSets.of(Map.of("P", List.of(" "))));
        assertRefused("", "has no name", () -> GeneSets.of(Map.of(" ", List.of("A"))));
        assertRefused("", "P occurs twice", () -> new GeneSets(
            List.of(new GeneSet("P", "", List.of("A")), new GeneSet("P", "", List.of("B")))));
    }
}
