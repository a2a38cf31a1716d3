package org.knime.core.node;

import java.util.function.Supplier;

import org.knime.core.node.workflow.NodeProgressListener;

/** Takes the progress of a node and tells it when it has been cancelled. */
public interface NodeProgressMonitor {

    void checkCanceled() throws CanceledExecutionException;

    void setExecuteCanceled();

    /** @param progress from 0 to 1 */
    void setProgress(double progress);

    void setProgress(double progress, String message);

    default void setProgress(final double progress, final Supplier<String> message) {
        setProgress(progress, message.get());
    }

    /** Sets the message alone. */
    void setProgress(String message);

    void setMessage(String message);

    default void setMessage(final Supplier<String> message) {
        setMessage(message.get());
    }

    /** @return from 0 to 1, or null if not known */
    Double getProgress();

    String getMessage();

    void addProgressListener(NodeProgressListener l);

    void removeProgressListener(NodeProgressListener l);

    void removeAllProgressListener();

    void reset();
}
