package org.dashgrn.data;

/**
 * How long work reports to its caller and learns that it should stop. Every loop of the engine that may take longer
 * than a fraction of a second calls it several times a second.
 */
@FunctionalInterface
public interface Progress {

    /** Ignores everything and never cancels. */
    Progress NONE = (fraction, message) -> { };

    /**
     * @param fraction share of the work that is done, 0 to 1; NaN if it has not changed or is unknown
     * @param message what is happening, or null if that has not changed
     * @throws java.util.concurrent.CancellationException if the work is to stop; nothing half-done may be left behind
     */
    void report(double fraction, String message);

    /** Only asks whether to go on. */
    default void checkCancelled() {
        report(Double.NaN, null);
    }
}
