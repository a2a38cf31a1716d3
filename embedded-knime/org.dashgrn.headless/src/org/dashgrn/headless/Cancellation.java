package org.dashgrn.headless;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.NodeProgressMonitor;

/** Passes an interruption on to the node that is being executed. */
final class Cancellation {

    private NodeProgressMonitor m_current;

    private boolean m_requested;

    /** From now on nothing is executed any more. */
    synchronized void request() {
        m_requested = true;
        if (m_current != null) {
            m_current.setExecuteCanceled();
        }
    }

    /** @param monitor of the node that is executed next */
    synchronized void watch(final NodeProgressMonitor monitor) throws CanceledExecutionException {
        m_current = monitor;
        if (m_requested) {
            throw new CanceledExecutionException();
        }
    }
}
