package org.dashgrn.benchmarks;

/** A measurement that could not be made; the message says why and what to do. */
public final class BenchmarkException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message why, and what to do */
    public BenchmarkException(final String message) {
        super(message);
    }
}
