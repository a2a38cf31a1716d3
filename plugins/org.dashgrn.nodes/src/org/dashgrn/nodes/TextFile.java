package org.dashgrn.nodes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.dashgrn.data.GeneNames;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.data.Progress;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileReaderWidget;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelection;
import org.knime.filehandling.core.connections.FSLocation;
import org.knime.filehandling.core.connections.location.FSPathProvider;
import org.knime.filehandling.core.connections.location.FSPathProviderFactory;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.persistence.Persistable;

/**
 * The choice of a text file to read. The file chooser is the only part of KNIME outside its public packages that our
 * nodes use, and this class and {@link TargetFile} the only ones that know it.
 */
@LoadDefaultsForAbsentFields
public final class TextFile implements WidgetGroup, Persistable {

    /** KNIME's name for the data area of a workflow. */
    private static final String WORKFLOW_DATA = "knime.workflow.data";

    /**
     * Reads a file that is there only while it is read.
     *
     * @param <T> what it holds
     */
    @FunctionalInterface
    public interface FileReader<T> {

        /**
         * @param file the file
         * @return what it holds
         * @throws IOException if it cannot be read
         */
        T read(Path file) throws IOException;
    }

    @Widget(title = "File", description = "The text file to read: local, relative to the workflow or a KNIME URL."
        + " Leave it empty where the file is optional and there is none.")
    @FileReaderWidget(fileExtensions = {"csv", "tsv", "txt", "sif", "gmt", "gz"})
    FileSelection m_location = new FileSelection();

    /** @return whether a file was chosen at all */
    public boolean isChosen() {
        return !m_location.getFSLocation().getPath().isBlank();
    }

    /**
     * Looks whether there is a file to read.
     *
     * @param what how to call it in a message
     * @return its size in bytes
     * @throws IOException if the file system cannot be reached
     * @throws InvalidInputException if no file is chosen, it does not exist or is a folder
     */
    public long check(final String what) throws IOException {
        return read(what, Files::size);
    }

    /**
     * Opens the file and closes it again.
     *
     * @param <T> what it holds
     * @param what how to call the file in a message, e.g. "expression file"
     * @param reader reads it
     * @return what was read
     * @throws IOException if the file system cannot be reached
     * @throws InvalidInputException if no file is chosen, it does not exist or is a folder
     */
    public <T> T read(final String what, final FileReader<T> reader) throws IOException {
        final FSLocation location = m_location.getFSLocation();
        if (!isChosen()) {
            throw new InvalidInputException("No " + what + " is chosen", "", "Choose a file in the dialog");
        }
        try (FSPathProviderFactory factory = FSPathProviderFactory.newFactory(Optional.empty(), location);
                FSPathProvider provider = factory.create(location)) {
            final Path path = provider.getPath();
            if (!Files.isRegularFile(path)) {
                final boolean inWorkflow = location.getFileSystemSpecifier().filter(WORKFLOW_DATA::equals).isPresent();
                throw new InvalidInputException(
                    "The " + what + (Files.isDirectory(path) ? " is a folder" : " does not exist"),
                    location.getPath() + (inWorkflow ? " in the data area of the workflow" : ""),
                    inWorkflow ? "Put it there, or choose another file" : "Choose a file in the dialog");
            }
            return reader.read(path);
        }
    }

    /**
     * Reads this file as a list of gene names.
     *
     * @param column name, or number from 1, of the column with the genes; empty for the first one
     * @param progress of the reading
     * @return the names, or null if no file is chosen
     * @throws IOException if the file system cannot be reached
     * @throws InvalidInputException if the file does not exist, is a folder or no list of names
     */
    public GeneNames readGeneNames(final String column, final Progress progress) throws IOException {
        return isChosen() ? read("file of gene names", file -> GeneNames.read(file, column, progress)) : null;
    }
}
