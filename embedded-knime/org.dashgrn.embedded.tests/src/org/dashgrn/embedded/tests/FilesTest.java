package org.dashgrn.embedded.tests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.dashgrn.embedded.EmbeddedWorkflow;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelection;
import org.knime.filehandling.core.connections.FSCategory;
import org.knime.filehandling.core.connections.FSLocation;
import org.knime.filehandling.core.connections.FSPath;
import org.knime.filehandling.core.connections.location.FSPathProvider;
import org.knime.filehandling.core.connections.location.FSPathProviderFactory;

/** Golden behaviour 9: files that were chosen in a dialog. */
public class FilesTest {

    @Rule
    public TemporaryFolder m_folder = new TemporaryFolder();

    private Path m_workflow;

    @Before
    public void createWorkflow() throws IOException {
        m_workflow = m_folder.getRoot().toPath();
        Files.createDirectory(m_workflow.resolve("data"));
        Files.writeString(m_workflow.resolve("data/in.csv"), "gene,count\nTP53,1");
        Files.writeString(m_workflow.resolve("notes.txt"), "notes");
    }

    private interface Use<T> {
        T apply(FSPath path) throws Exception;
    }

    private static <T> T with(final FSLocation location, final Use<T> use) throws Exception {
        try (FSPathProviderFactory factory = FSPathProviderFactory.newFactory(Optional.empty(), location);
                FSPathProvider provider = factory.create(location)) {
            return use.apply(provider.getPath());
        }
    }

    private static String firstLine(final FSLocation location) throws Exception {
        return with(location, path -> Files.newBufferedReader(path).readLine());
    }

    private <T> T inWorkflow(final Callable<T> action) throws Exception {
        return EmbeddedWorkflow.run(m_workflow, action);
    }

    private static FSLocation data(final String path) {
        return new FSLocation(FSCategory.RELATIVE, "knime.workflow.data", path);
    }

    @Test
    public void localFileIsReadByItsAbsolutePath() throws Exception {
        assertEquals("gene,count",
            firstLine(new FSLocation(FSCategory.LOCAL, m_workflow.resolve("data/in.csv").toString())));
    }

    @Test
    public void relativeLocalPathIsRefused() {
        final Exception e =
            assertThrows(RuntimeException.class, () -> firstLine(new FSLocation(FSCategory.LOCAL, "in.csv")));
        assertTrue(e.getMessage(), e.getMessage().contains("absolute") && e.getMessage().contains("in.csv"));
    }

    @Test
    public void fileThatWasNotChosenIsADirectory() {
        final FSLocation unset = new FileSelection().getFSLocation();
        assertEquals(new FSLocation(FSCategory.LOCAL, ""), unset);
        final IOException e = assertThrows(IOException.class, () -> firstLine(unset));
        assertTrue(e.toString(), e.getMessage().contains("Is a directory"));
    }

    @Test
    public void dataAreaIsTheFolderDataOfTheWorkflow() throws Exception {
        assertEquals("gene,count", inWorkflow(() -> firstLine(data("in.csv"))));
        assertEquals("gene,count", inWorkflow(() -> firstLine(data("/in.csv"))));
    }

    @Test
    public void workflowFolderCanBeReadToo() throws Exception {
        assertEquals("notes",
            inWorkflow(() -> firstLine(new FSLocation(FSCategory.RELATIVE, "knime.workflow", "notes.txt"))));
    }

    @Test
    public void knimeUrlIsRead() throws Exception {
        assertEquals("notes",
            inWorkflow(() -> firstLine(new FSLocation(FSCategory.CUSTOM_URL, "knime://knime.workflow/notes.txt"))));
        assertEquals("notes", firstLine(
            new FSLocation(FSCategory.CUSTOM_URL, m_workflow.resolve("notes.txt").toUri().toString())));
    }

    @Test
    public void threadsStartedByTheWorkflowBelongToIt() throws Exception {
        final List<String> lines = new ArrayList<>();
        inWorkflow(() -> {
            final Thread thread = new Thread(() -> {
                try {
                    lines.add(firstLine(data("in.csv")));
                } catch (Exception e) {
                    lines.add(e.toString());
                }
            });
            thread.start();
            thread.join();
            return null;
        });
        assertEquals(List.of("gene,count"), lines);
    }

    @Test
    public void outsideAWorkflowThereIsNoDataArea() {
        final Exception e = assertThrows(IllegalStateException.class, () -> firstLine(data("in.csv")));
        assertTrue(e.getMessage(), e.getMessage().contains("no workflow"));
    }

    @Test
    public void afterAWorkflowThereIsNoneEither() throws Exception {
        inWorkflow(() -> null);
        assertThrows(IllegalStateException.class, () -> firstLine(data("in.csv")));
    }

    @Test
    public void missingFileIsNamed() {
        final NoSuchFileException e =
            assertThrows(NoSuchFileException.class, () -> inWorkflow(() -> firstLine(data("out.csv"))));
        assertTrue(e.getMessage(), e.getMessage().endsWith("out.csv"));
    }

    @Test
    public void fileSystemsOfKnimeServersAreRefused() {
        final Exception e = assertThrows(UnsupportedOperationException.class,
            () -> firstLine(new FSLocation(FSCategory.MOUNTPOINT, "LOCAL", "/in.csv")));
        assertTrue(e.getMessage(), e.getMessage().contains("MOUNTPOINT"));
        assertThrows(UnsupportedOperationException.class, () -> inWorkflow(
            () -> firstLine(new FSLocation(FSCategory.RELATIVE, "knime.space", "in.csv"))));
    }

    @Test
    public void filesAreWrittenBesideAndMoved() throws Exception {
        inWorkflow(() -> with(data("results/out.csv"), path -> {
            Files.createDirectories(path.getParent());
            final Path draft = path.resolveSibling(path.getFileName() + ".part");
            try (Writer out = Files.newBufferedWriter(draft)) {
                out.write("done");
            }
            assertFalse(Files.exists(path));
            return Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        }));
        assertEquals("done", Files.readString(m_workflow.resolve("data/results/out.csv")));
        assertFalse(Files.exists(m_workflow.resolve("data/results/out.csv.part")));
    }

    @Test
    public void foldersAreListed() throws Exception {
        assertEquals(List.of("in.csv"), inWorkflow(() -> with(data(""), path -> {
            final List<String> names = new ArrayList<>();
            try (DirectoryStream<Path> files = Files.newDirectoryStream(path.toAbsolutePath())) {
                files.forEach(file -> names.add(file.getFileName().toString()));
            }
            return names;
        })));
    }

    @Test
    public void pathsHaveNoFile() throws Exception {
        inWorkflow(() -> with(data("in.csv"), path -> {
            assertThrows(UnsupportedOperationException.class, path::toFile);
            assertEquals(data("in.csv"), path.toFSLocation());
            return null;
        }));
    }
}
