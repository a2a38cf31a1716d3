package org.dashgrn.solve;

/** The dynamics left the range of numbers, or the adaptive solver would need steps too small to go on. */
public final class DivergenceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message what happened */
    public DivergenceException(final String message) {
        super(message);
    }
}
