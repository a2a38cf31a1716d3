package org.knime.core.node;

/** A share of another monitor's progress: what is done here advances that one by as much. */
final class SubProgressMonitor extends DefaultNodeProgressMonitor {

    private final NodeProgressMonitor m_parent;

    private final double m_share;

    private final boolean m_silent;

    private double m_done;

    SubProgressMonitor(final NodeProgressMonitor parent, final double share, final boolean silent) {
        m_parent = parent;
        m_share = share;
        m_silent = silent;
    }

    @Override
    public void checkCanceled() throws CanceledExecutionException {
        m_parent.checkCanceled();
        super.checkCanceled();
    }

    @Override
    public void setExecuteCanceled() {
        m_parent.setExecuteCanceled();
    }

    @Override
    public void setProgress(final double progress) {
        super.setProgress(progress);
        advance();
    }

    @Override
    public void setProgress(final double progress, final String message) {
        super.setProgress(progress, message);
        advance();
        tell(message);
    }

    @Override
    public void setMessage(final String message) {
        super.setMessage(message);
        tell(message);
    }

    private void tell(final String message) {
        if (!m_silent) {
            m_parent.setMessage(message);
        }
    }

    private synchronized void advance() {
        final Double own = getProgress();
        if (own != null && own > m_done) {
            final Double before = m_parent.getProgress();
            m_parent.setProgress((before == null ? 0 : before) + m_share * (own - m_done));
            m_done = own;
        }
    }
}
