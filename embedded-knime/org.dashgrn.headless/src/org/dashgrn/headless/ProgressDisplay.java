package org.dashgrn.headless;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

import org.knime.core.node.NodeProgressMonitor;

/**
 * Shows how far a run is: on a terminal one line that is rewritten in place, else a line every few seconds. A thread
 * of its own looks at the progress of the current node, so that nodes are never slowed down by it.
 */
final class ProgressDisplay implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(200);

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    private static final Duration BEFORE_ESTIMATE = Duration.ofSeconds(3);

    private static final int WIDTH = 110;

    private final PrintStream m_out;

    private final boolean m_terminal;

    private final Thread m_thread;

    private Step m_step;

    private long m_lastLine;

    private String m_shown = "";

    private record Step(String title, NodeProgressMonitor monitor, long start) {
    }

    /**
     * @param out where to, or null for nowhere
     * @param terminal whether a line can be rewritten in place
     */
    ProgressDisplay(final PrintStream out, final boolean terminal) {
        m_out = out;
        m_terminal = terminal;
        m_thread = new Thread(this::watch, "progress");
        m_thread.setDaemon(true);
        if (out != null) {
            m_thread.start();
        }
    }

    /** @param title of the node, with its place in the order */
    synchronized void begin(final String title, final NodeProgressMonitor monitor) {
        final long now = System.nanoTime();
        m_step = new Step(title, monitor, now);
        m_lastLine = now;
    }

    /**
     * The current node is done.
     *
     * @param remark a warning to keep in sight, or null
     */
    synchronized void end(final String remark) {
        if (m_out != null) {
            clear();
            m_out.printf(Locale.ROOT, "%s  %s%n", m_step.title(), time(System.nanoTime() - m_step.start()));
            if (remark != null) {
                m_out.println("      warning: " + remark);
            }
        }
        m_step = null;
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(LOOK.toMillis());
                look();
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    private synchronized void look() {
        if (m_step == null) {
            return;
        }
        final long now = System.nanoTime();
        final String line = line(m_step.title(), m_step.monitor().getProgress(), m_step.monitor().getMessage(),
            now - m_step.start());
        if (m_terminal) {
            if (!line.equals(m_shown)) {
                clear();
                m_shown = line.length() > WIDTH ? line.substring(0, WIDTH) : line;
                m_out.print(m_shown);
                m_out.flush();
            }
        } else if (now - m_lastLine >= BETWEEN_LINES.toNanos()) {
            m_lastLine = now;
            m_out.println(line);
        }
    }

    /** @param nanos since the node began */
    static String line(final String title, final Double progress, final String message, final long nanos) {
        final double fraction = progress == null ? 0 : progress;
        final StringBuilder line = new StringBuilder(title);
        if (fraction > 0) {
            line.append(String.format(Locale.ROOT, "  %2d %%", Math.round(Math.floor(100 * fraction))));
        }
        final String text = Objects.requireNonNullElse(message, "").strip();
        if (!text.isEmpty()) {
            line.append(' ').append(text);
        }
        if (fraction > 0 && fraction < 1 && nanos > BEFORE_ESTIMATE.toNanos()) {
            line.append(", ").append(time(Math.round(nanos * (1 - fraction) / fraction))).append(" left");
        }
        return line.toString();
    }

    static String time(final long nanos) {
        final double seconds = nanos / 1e9;
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        final long whole = Math.round(seconds);
        return whole < 120 ? whole + " s" : String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
    }

    private void clear() {
        if (m_terminal && !m_shown.isEmpty()) {
            m_out.print("\r" + " ".repeat(m_shown.length()) + "\r");
            m_shown = "";
        }
    }

    @Override
    public void close() {
        m_thread.interrupt();
        synchronized (this) {
            if (m_out != null) {
                clear();
                m_out.flush();
            }
            m_step = null;
        }
    }
}
