package org.dashgrn.embedded.files;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.knime.filehandling.core.connections.RelativeTo;

/** The folder of the workflow that runs, known to the thread that runs it and to those it starts. */
public final class WorkflowFolder {

    private static final ThreadLocal<Places> CURRENT = new InheritableThreadLocal<>();

    private record Places(Path workflow, Path data) {
    }

    private WorkflowFolder() {
    }

    /** Runs the action as part of the workflow in this folder, with its data in that one. */
    public static <T> T during(final Path folder, final Path data, final Callable<T> action) throws Exception {
        final Places before = CURRENT.get();
        CURRENT.set(new Places(folder.toAbsolutePath().normalize(), data.toAbsolutePath().normalize()));
        try {
            return action.call();
        } finally {
            CURRENT.set(before);
        }
    }

    static Path base(final RelativeTo relativeTo) {
        final Places places = CURRENT.get();
        if (places == null) {
            throw new IllegalStateException("A path relative to the " + relativeTo
                + " cannot be resolved: no workflow runs here.");
        }
        return switch (relativeTo) {
            case WORKFLOW -> places.workflow();
            case WORKFLOW_DATA -> places.data();
            case SPACE, MOUNTPOINT -> throw new UnsupportedOperationException("Paths relative to the " + relativeTo
                + " are not supported outside KNIME: use the " + RelativeTo.WORKFLOW_DATA + " or an absolute path.");
        };
    }
}
