package org.dashgrn.embedded.tests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import org.junit.Test;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.DefaultNodeProgressMonitor;
import org.knime.core.node.ExecutionMonitor;

/** Progress, its parts, and cancelling. */
public class ExecutionMonitorTest {

    private final DefaultNodeProgressMonitor m_progress = new DefaultNodeProgressMonitor();

    private final ExecutionMonitor m_exec = new ExecutionMonitor(m_progress);

    @Test
    public void progressStaysBetweenNothingAndAll() {
        m_exec.setProgress(-1);
        assertEquals(0, m_progress.getProgress(), 0);
        m_exec.setProgress(7);
        assertEquals(1, m_progress.getProgress(), 0);
        m_exec.setProgress(Double.NaN);
        assertEquals(1, m_progress.getProgress(), 0);
    }

    @Test
    public void messageAloneLeavesTheProgress() {
        m_exec.setProgress(0.25, "reading");
        m_exec.setMessage("writing");
        assertEquals(0.25, m_progress.getProgress(), 0);
        assertEquals("writing", m_progress.getMessage());
    }

    @Test
    public void partsAdvanceTheWholeByTheirShare() {
        final ExecutionMonitor first = m_exec.createSubProgress(0.25);
        first.setProgress(0.5, "first");
        assertEquals(0.125, m_progress.getProgress(), 1e-12);
        assertEquals("first", m_progress.getMessage());
        first.setProgress(1);
        m_exec.createSubProgress(0.75).createSubProgress(0.5).setProgress(1, "inner");
        assertEquals(0.25 + 0.75 * 0.5, m_progress.getProgress(), 1e-12);
    }

    @Test
    public void silentPartsKeepTheirMessages() {
        m_exec.createSilentSubProgress(1).setProgress(0.5, "psst");
        assertNull(m_progress.getMessage());
        assertEquals(0.5, m_progress.getProgress(), 0);
    }

    @Test
    public void cancellingReachesEveryPart() throws Exception {
        final ExecutionMonitor part = m_exec.createSubProgress(0.5).createSubProgress(0.5);
        part.checkCanceled();
        m_progress.setExecuteCanceled();
        assertThrows(CanceledExecutionException.class, part::checkCanceled);
        m_progress.reset();
        part.checkCanceled();
    }

    @Test
    public void cancellingAPartCancelsAll() {
        m_exec.createSubProgress(0.5).getProgressMonitor().setExecuteCanceled();
        assertThrows(CanceledExecutionException.class, m_exec::checkCanceled);
    }
}
