package org.dashgrn.nodes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.dashgrn.data.InvalidInputException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelection;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileWriterWidget;
import org.knime.filehandling.core.connections.FSLocation;
import org.knime.filehandling.core.connections.location.FSPathProvider;
import org.knime.filehandling.core.connections.location.FSPathProviderFactory;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.persistence.Persistable;

/**
 * The choice of a file to write; beside {@link TextFile} the only class that knows KNIME's file chooser, which is not
 * public.
 */
@LoadDefaultsForAbsentFields
public final class TargetFile implements WidgetGroup, Persistable {

    @Widget(title = "File", description = "The file to write: local, relative to the workflow or a KNIME URL. Its"
        + " folder must exist.")
    @FileWriterWidget
    FileSelection m_location = new FileSelection();

    /** Writes a file. */
    @FunctionalInterface
    public interface FileWriter {

        /**
         * @param file to write
         * @throws IOException if it cannot be written
         */
        void write(Path file) throws IOException;
    }

    /** @return the name of the file in small letters; empty if none is chosen */
    public String name() {
        return m_location.getFSLocation().getPath().strip().toLowerCase(Locale.ROOT);
    }

    /**
     * Looks whether the file can be written.
     *
     * @param overwrite whether it may be replaced
     * @throws IOException if the file system cannot be reached
     * @throws InvalidInputException if no file is chosen, its folder does not exist, or it exists and must not be
     *             replaced
     */
    public void check(final boolean overwrite) throws IOException {
        write(overwrite, file -> {
        });
    }

    /**
     * Opens the file system and closes it again.
     *
     * @param overwrite whether the file may be replaced
     * @param writer writes the file
     * @throws IOException if the file system cannot be reached
     * @throws InvalidInputException as {@link #check(boolean)}
     */
    public void write(final boolean overwrite, final FileWriter writer) throws IOException {
        final FSLocation location = m_location.getFSLocation();
        if (name().isEmpty()) {
            throw new InvalidInputException("No file is chosen", "", "Choose the file to write in the dialog");
        }
        try (FSPathProviderFactory factory = FSPathProviderFactory.newFactory(Optional.empty(), location);
                FSPathProvider provider = factory.create(location)) {
            final Path file = provider.getPath();
            if (Files.isDirectory(file)) {
                throw new InvalidInputException("The file to write is a folder", location.getPath(),
                    "Choose a file in the dialog");
            }
            final Path folder = file.toAbsolutePath().getParent();
            if (folder != null && !Files.isDirectory(folder)) {
                throw new InvalidInputException("The folder of the file to write does not exist", location.getPath(),
                    "Make it, or choose another file");
            }
            if (!overwrite && Files.exists(file)) {
                throw new InvalidInputException("The file exists already", location.getPath(),
                    "Choose another one, or let it be replaced");
            }
            writer.write(file);
        }
    }
}
