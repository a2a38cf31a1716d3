package org.dashgrn.headless;

/** What the process tells its caller. A process that is interrupted ends with 130, by the rule of the shell. */
final class ExitCode {

    static final int OK = 0;

    /** A node failed while it was executed. */
    static final int WORKFLOW_FAILED = 1;

    /** The command line, the workflow or its settings are such that nothing was executed. */
    static final int NOT_RUNNABLE = 2;

    private ExitCode() {
    }
}
