package org.dashgrn.headless;

/** A node failed while it was executed; the message names the node and says why. */
final class WorkflowFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    WorkflowFailedException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
