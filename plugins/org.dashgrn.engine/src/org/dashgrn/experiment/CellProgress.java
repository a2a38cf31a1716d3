package org.dashgrn.experiment;

import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.dashgrn.data.Progress;

/** How far many cells are together, and whether they shall stop. Workers write, the caller reads. */
final class CellProgress {

    private final double[] m_fractions;
    private int m_done;
    private int m_failed;
    private String m_last = "";
    private volatile boolean m_cancelled;

    CellProgress(final int cells) {
        m_fractions = new double[cells];
    }

    void cancel() {
        m_cancelled = true;
    }

    boolean isCancelled() {
        return m_cancelled;
    }

    /** @return what the computation of a cell reports to */
    Progress of(final int index, final Cell cell) {
        return (fraction, message) -> {
            if (m_cancelled) {
                throw new CancellationException("Cancelled");
            }
            if (!Double.isNaN(fraction) || message != null) {
                update(index, fraction, message == null ? null : cell.title() + ": " + message);
            }
        };
    }

    private synchronized void update(final int index, final double fraction, final String message) {
        if (!Double.isNaN(fraction)) {
            m_fractions[index] = Math.max(0, Math.min(1, fraction));
        }
        if (message != null) {
            m_last = message;
        }
    }

    synchronized void ended(final int index, final CellResult result) {
        m_fractions[index] = 1;
        m_done++;
        m_failed += result.succeeded() ? 0 : 1;
    }

    /** Tells the caller of the whole; that may cancel. */
    void report(final Progress progress) {
        final double fraction;
        final String message;
        synchronized (this) {
            double sum = 0;
            for (double f : m_fractions) {
                sum += f;
            }
            fraction = sum / m_fractions.length;
            message = String.format(Locale.ROOT, "%d of %d trainings done%s%s", m_done, m_fractions.length,
                m_failed == 0 ? "" : ", " + m_failed + " failed", m_last.isEmpty() ? "" : "; " + m_last);
        }
        progress.report(fraction, message);
    }
}
