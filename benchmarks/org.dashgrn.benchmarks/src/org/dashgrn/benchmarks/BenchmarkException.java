package org.dashgrn.benchmarks;

/** A measurement that could not be made; the message says why and what to do. */
final class BenchmarkException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BenchmarkException(final String message) {
        super(message);
    }
}
