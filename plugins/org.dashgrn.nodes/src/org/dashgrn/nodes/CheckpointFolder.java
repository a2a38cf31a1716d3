package org.dashgrn.nodes;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.train.Checkpoint;
import org.dashgrn.train.Fingerprint;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.persistence.Persistable;

/** Where a node that trains saves itself, if the user wants that. */
@LoadDefaultsForAbsentFields
public final class CheckpointFolder implements WidgetGroup, Persistable {

    @Widget(title = "Checkpoint folder", description = "Whole path of a folder on this machine, in which the node saves"
        + " how far it is, using at most a twentieth of the time. Executed again with the same input and settings, also"
        + " after it was cancelled or KNIME was killed, it goes on from there and gives the same result as if it had"
        + " not been interrupted. Give each node a folder of its own. Empty: nothing is saved.")
    String m_folder = "";

    /** @return whether anything is to be saved */
    public boolean isChosen() {
        return m_folder != null && !m_folder.isBlank();
    }

    /**
     * Looks at the path; to be called when the node is configured.
     *
     * @throws InvalidInputException if it is no whole path
     */
    public void check() {
        if (isChosen()) {
            path();
        }
    }

    private Path path() {
        final Path path;
        try {
            path = Path.of(m_folder.strip());
        } catch (InvalidPathException e) {
            throw new InvalidInputException("The checkpoint folder \"" + m_folder + "\" is no path of this machine ("
                + e.getReason() + ")", "", "Choose another one, or none", e);
        }
        if (!path.isAbsolute()) {
            throw new InvalidInputException("The checkpoint folder \"" + m_folder + "\" is not a whole path of this"
                + " machine", "", "Write it from the root on, or leave it empty");
        }
        return path.normalize();
    }

    /**
     * @param name of the kind of run
     * @param fingerprint of all that decides its result; only asked for if there is a folder
     * @return where to save, to be closed when the run has ended
     * @throws InvalidInputException if the folder is no whole path, cannot be written to or is in use
     */
    public Checkpoint open(final String name, final Supplier<Fingerprint> fingerprint) {
        return isChosen() ? Checkpoint.in(path(), name, fingerprint.get().hex()) : Checkpoint.none();
    }
}
