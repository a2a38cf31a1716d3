package org.dashgrn.embedded;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.dashgrn.embedded.files.WorkflowFolder;

/** Tells nodes in which workflow they run: paths relative to the workflow and to its data area start there. */
public final class EmbeddedWorkflow {

    private EmbeddedWorkflow() {
    }

    /**
     * Runs the action; nodes that run in the meantime, in this thread or one started by it, belong to the workflow.
     *
     * @param workflowFolder the folder with workflow.knime
     * @throws Exception what the action throws
     */
    public static <T> T run(final Path workflowFolder, final Callable<T> action) throws Exception {
        return run(workflowFolder, workflowFolder.resolve("data"), action);
    }

    /**
     * As {@link #run(Path, Callable)}, with another place for the workflow's data.
     *
     * @param dataFolder where paths relative to the workflow's data area start
     */
    public static <T> T run(final Path workflowFolder, final Path dataFolder, final Callable<T> action)
        throws Exception {
        return WorkflowFolder.during(workflowFolder, dataFolder, action);
    }
}
