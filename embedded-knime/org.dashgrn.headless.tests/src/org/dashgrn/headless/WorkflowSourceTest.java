package org.dashgrn.headless;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.dashgrn.headless.WorkflowSource.Limits;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class WorkflowSourceTest {

    @Rule
    public final TemporaryFolder m_temporary = new TemporaryFolder();

    private Path archive(final String... names) throws IOException {
        final Path file = m_temporary.getRoot().toPath().resolve("flow.knwf");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(new byte[1000]);
            }
        }
        return file;
    }

    private static String refusal(final Path file, final Limits limits) {
        return assertThrows(NotRunnableException.class, () -> WorkflowSource.open(file, limits).close()).getMessage();
    }

    @Test
    public void unpacksAndCleansUp() throws Exception {
        final Path folder;
        try (WorkflowSource source =
            WorkflowSource.open(archive("My flow/workflow.knime", "My flow/a/settings.xml"), Limits.DEFAULT)) {
            folder = source.folder();
            assertEquals("flow", source.name());
            assertTrue(Files.exists(folder.resolve("a/settings.xml")));
        }
        assertFalse(Files.exists(folder));
    }

    /** A killed run leaves its folder and a lock file that nobody holds. */
    @Test
    public void clearsAwayWhatAKilledRunHasUnpacked() throws Exception {
        final Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        final Path left = Files.createDirectory(temporary.resolve("dash-workflow-" + System.nanoTime()));
        final Path lock = Files.createFile(left.resolveSibling(left.getFileName() + ".lock"));
        Files.writeString(left.resolve("settings.xml"), "left");
        final Path other = Files.createTempFile(temporary, "dash-other-", ".lock");
        final Path archive = archive("flow/workflow.knime");
        final List<Path> unpacked;
        try (WorkflowSource first = WorkflowSource.open(archive, Limits.DEFAULT);
                WorkflowSource second = WorkflowSource.open(archive, Limits.DEFAULT)) {
            assertFalse(Files.exists(left));
            assertFalse(Files.exists(lock));
            assertTrue(Files.exists(other));
            unpacked = List.of(first.folder(), second.folder());
            for (Path folder : unpacked) {
                assertTrue(Files.exists(folder.resolve("workflow.knime")));
            }
        } finally {
            Files.delete(other);
        }
        for (Path folder : unpacked) {
            final Path locked = temporary.resolve(temporary.relativize(folder).getName(0));
            assertFalse(Files.exists(locked));
            assertFalse(Files.exists(locked.resolveSibling(locked.getFileName() + ".lock")));
        }
    }

    @Test
    public void nothingIsWrittenOutside() throws IOException {
        for (String name : new String[]{"../evil.txt", "flow/../../evil.txt", "/tmp/dash-evil.txt", "a\\..\\evil.txt"}) {
            final String message = refusal(archive("flow/workflow.knime", name), Limits.DEFAULT);
            assertTrue(message, message.contains(name) && message.contains("outside"));
        }
        assertFalse(Files.exists(m_temporary.getRoot().toPath().resolve("evil.txt")));
        assertFalse(Files.exists(Path.of("/tmp/dash-evil.txt")));
    }

    @Test
    public void hugeArchivesAreRefused() throws IOException {
        final Path file = archive("flow/workflow.knime", "flow/1", "flow/2");
        assertTrue(refusal(file, new Limits(10, 2999)).contains("more than 2999 bytes"));
        assertTrue(refusal(file, new Limits(2, 10_000)).contains("3 entries"));
    }

    @Test
    public void exactlyOneWorkflow() throws IOException {
        assertTrue(refusal(archive("a/workflow.knime", "b/workflow.knime"), Limits.DEFAULT).contains("2 workflows"));
        assertTrue(refusal(archive("a/settings.xml"), Limits.DEFAULT).contains("0 workflows"));
    }

    @Test
    public void otherFilesAreRefused() throws IOException {
        final Path text = Files.writeString(m_temporary.newFile("x.knwf").toPath(), "no zip at all");
        assertTrue(refusal(text, Limits.DEFAULT).contains("neither a workflow folder nor a .knwf file"));
        assertTrue(refusal(text.resolveSibling("none"), Limits.DEFAULT).contains("There is no workflow"));
    }
}
