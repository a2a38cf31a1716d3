package org.dashgrn.headless;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Results are there as a whole or not at all, and what killed runs have left is cleared away by the next one. */
public class ResultFolderTest {

    @Rule
    public final TemporaryFolder m_temporary = new TemporaryFolder();

    private Path m_parent;

    private Path m_out;

    @Before
    public void folders() {
        m_parent = m_temporary.getRoot().toPath();
        m_out = m_parent.resolve("out");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(m_parent)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** As a process leaves it that is killed: without its lock. */
    private Path killed(final String name) throws IOException {
        Files.createFile(m_parent.resolve(name + ".lock"));
        final Path part = Files.createDirectory(m_parent.resolve(name));
        Files.writeString(part.resolve("half.csv"), "half");
        return part;
    }

    private static void results(final Path folder, final String text) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(ResultFolder.REPORT), text);
    }

    private String report() throws IOException {
        return Files.readString(m_out.resolve(ResultFolder.REPORT));
    }

    @Test
    public void nothingButTheResultsIsLeft() throws Exception {
        for (String text : List.of("first", "second")) {
            final ResultFolder results = ResultFolder.begin(m_out, true);
            Files.writeString(results.file(ResultFolder.REPORT), text);
            assertEquals(text.equals("first"), !Files.exists(m_out));
            results.commit();
            assertEquals(text, report());
            assertEquals(List.of("out"), names());
        }
        final ResultFolder results = ResultFolder.begin(m_out, true);
        Files.writeString(results.file(ResultFolder.REPORT), "third");
        assertTrue(results.abandon());
        assertEquals("second", report());
        assertEquals(List.of("out"), names());
    }

    @Test
    public void whatKilledRunsLeftIsClearedAway() throws Exception {
        killed(".out-part-12");
        killed(".other-part-3");
        // not ours: no lock, another name, no number
        Files.createDirectory(m_parent.resolve(".out-part-99"));
        Files.createFile(m_parent.resolve(".out-part-x.lock"));
        Files.createFile(m_parent.resolve("package.lock"));
        final ResultFolder results = ResultFolder.begin(m_out, false);
        Files.writeString(results.file(ResultFolder.REPORT), "new");
        results.commit();
        assertEquals(List.of(".out-part-99", ".out-part-x.lock", "out", "package.lock"), names());
    }

    @Test
    public void aRunThatIsUnderWayIsLeftAlone() throws Exception {
        final ResultFolder running = ResultFolder.begin(m_out, false);
        Files.writeString(running.file(ResultFolder.REPORT), "running");
        final ResultFolder other = ResultFolder.begin(m_parent.resolve("other"), false);
        Files.writeString(other.file(ResultFolder.REPORT), "other");
        other.commit();
        running.commit();
        assertEquals("running", report());
        assertEquals(List.of("other", "out"), names());
    }

    /** Killed between the two moves of a replacement: for this moment the results had another name. */
    @Test
    public void earlierResultsAreGivenBack() throws Exception {
        killed(".out-part-7");
        results(m_parent.resolve(".out-part-7.old"), "earlier");
        final ResultFolder results = ResultFolder.begin(m_out, true);
        assertEquals("earlier", report());
        results.abandon();
        assertEquals(List.of("out"), names());
    }

    @Test
    public void replacedResultsAreNotGivenBack() throws Exception {
        Files.createFile(m_parent.resolve(".out-part-7.lock"));
        results(m_parent.resolve(".out-part-7.old"), "earlier");
        results(m_out, "new");
        ResultFolder.begin(m_out, true).abandon();
        assertEquals("new", report());
        assertFalse(Files.exists(m_parent.resolve(".out-part-7.old")));
        assertEquals(List.of("out"), names());
    }
}
