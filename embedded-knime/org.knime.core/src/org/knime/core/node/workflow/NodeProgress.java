package org.knime.core.node.workflow;

/** How far the execution of a node has come. */
public final class NodeProgress {

    private final Double m_progress;

    private final String m_message;

    /**
     * @param progress from 0 to 1, or null if not known
     * @param message null for none
     */
    public NodeProgress(final Double progress, final String message) {
        m_progress = progress;
        m_message = message;
    }

    public boolean hasProgress() {
        return m_progress != null;
    }

    public Double getProgress() {
        return m_progress;
    }

    public boolean hasMessage() {
        return m_message != null;
    }

    public String getMessage() {
        return m_message;
    }

    @Override
    public String toString() {
        return m_progress + " " + m_message;
    }
}
