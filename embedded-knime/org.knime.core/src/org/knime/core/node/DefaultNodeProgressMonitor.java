package org.knime.core.node;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.knime.core.node.workflow.NodeID;
import org.knime.core.node.workflow.NodeProgress;
import org.knime.core.node.workflow.NodeProgressEvent;
import org.knime.core.node.workflow.NodeProgressListener;

/** Hands progress to listeners; can be cancelled from any thread, or by interrupting the thread that asks. */
public class DefaultNodeProgressMonitor implements NodeProgressMonitor {

    private static final NodeID ANY_NODE = new NodeID(0);

    private final List<NodeProgressListener> m_listeners = new CopyOnWriteArrayList<>();

    private volatile boolean m_canceled;

    private volatile Double m_progress;

    private volatile String m_message;

    public DefaultNodeProgressMonitor() {
    }

    public DefaultNodeProgressMonitor(final NodeProgressListener l) {
        m_listeners.add(l);
    }

    protected boolean isCanceled() {
        return m_canceled;
    }

    @Override
    public void checkCanceled() throws CanceledExecutionException {
        if (m_canceled || Thread.currentThread().isInterrupted()) {
            throw new CanceledExecutionException();
        }
    }

    @Override
    public void setExecuteCanceled() {
        m_canceled = true;
    }

    @Override
    public void setProgress(final double progress) {
        set(progress, m_message);
    }

    @Override
    public void setProgress(final double progress, final String message) {
        set(progress, message);
    }

    @Override
    public void setProgress(final String message) {
        setMessage(message);
    }

    @Override
    public void setMessage(final String message) {
        set(m_progress, message);
    }

    private void set(final Double progress, final String message) {
        m_progress = progress == null || progress.isNaN() ? m_progress : (Double)Math.max(0, Math.min(1, progress));
        m_message = message;
        final NodeProgressEvent event = new NodeProgressEvent(ANY_NODE, new NodeProgress(m_progress, m_message));
        m_listeners.forEach(l -> l.progressChanged(event));
    }

    @Override
    public Double getProgress() {
        return m_progress;
    }

    @Override
    public String getMessage() {
        return m_message;
    }

    @Override
    public void addProgressListener(final NodeProgressListener l) {
        m_listeners.add(l);
    }

    @Override
    public void removeProgressListener(final NodeProgressListener l) {
        m_listeners.remove(l);
    }

    @Override
    public void removeAllProgressListener() {
        m_listeners.clear();
    }

    @Override
    public void reset() {
        m_canceled = false;
        m_progress = null;
        m_message = null;
    }
}
