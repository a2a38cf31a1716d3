package org.dashgrn.benchmarks.paper;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What is being computed right now, in one line that is written over; on a terminal only. */
final class Display {

    private static final long BETWEEN = 1_000_000_000L;

    private final PrintStream m_out;
    private final boolean m_terminal;
    private final Map<PaperCell, String> m_running = new LinkedHashMap<>();
    private long m_last;

    Display(final PrintStream out, final boolean terminal) {
        m_out = out;
        m_terminal = terminal;
    }

    synchronized void report(final PaperCell key, final double fraction, final String message) {
        if (!m_terminal || !(fraction >= 0)) {
            return;
        }
        m_running.put(key, String.format(Locale.ROOT, "%s %s seed %d: %.0f %%", key.dataset(), key.strategy(), key.seed(),
            100 * fraction));
        if (System.nanoTime() - m_last > BETWEEN) {
            m_last = System.nanoTime();
            m_out.print("\r\033[K" + String.join("; ", m_running.values()));
            m_out.flush();
        }
    }

    synchronized void ended(final PaperCell key) {
        m_running.remove(key);
    }

    synchronized void log(final String line) {
        m_out.println((m_terminal ? "\r\033[K" : "") + line);
    }
}
