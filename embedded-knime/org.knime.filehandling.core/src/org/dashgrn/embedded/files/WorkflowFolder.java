package org.dashgrn.embedded.files;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.knime.filehandling.core.connections.RelativeTo;

/** The folder of the workflow that runs, known to the thread that runs it and to those it starts. */
public final class WorkflowFolder {

    private static final ThreadLocal<Path> CURRENT = new InheritableThreadLocal<>();

    private WorkflowFolder() {
    }

    /** Runs the action as part of the workflow in this folder. */
    public static <T> T during(final Path folder, final Callable<T> action) throws Exception {
        final Path before = CURRENT.get();
        CURRENT.set(folder.toAbsolutePath().normalize());
        try {
            return action.call();
        } finally {
            CURRENT.set(before);
        }
    }

    static Path base(final RelativeTo relativeTo) {
        final Path folder = CURRENT.get();
        if (folder == null) {
            throw new IllegalStateException("A path relative to the " + relativeTo
                + " cannot be resolved: no workflow runs here.");
        }
        return switch (relativeTo) {
            case WORKFLOW -> folder;
            case WORKFLOW_DATA -> folder.resolve("data");
            case SPACE, MOUNTPOINT -> throw new UnsupportedOperationException("Paths relative to the " + relativeTo
                + " are not supported outside KNIME: use the " + RelativeTo.WORKFLOW_DATA + " or an absolute path.");
        };
    }
}
