package org.dashgrn.headless;

import java.nio.file.Path;

/** Reads workflows as the runner does, for whoever has none of its own. */
public final class WorkflowInput {

    private WorkflowInput() {
    }

    /**
     * @param location a workflow folder or a .knwf file
     * @return why it is refused; null if it is read
     */
    public static String refusal(final Path location) {
        try (WorkflowSource source = WorkflowSource.open(location, new WorkflowSource.Limits(100, 1 << 20))) {
            WorkflowReader.read(source.name(), source.folder());
            return null;
        } catch (NotRunnableException e) {
            return e.getMessage();
        }
    }
}
