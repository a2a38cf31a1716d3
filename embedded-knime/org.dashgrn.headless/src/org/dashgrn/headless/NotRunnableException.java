package org.dashgrn.headless;

import java.util.List;

/** Nothing was executed; the message says what is wrong, where, and what to do about it. */
final class NotRunnableException extends Exception {

    private static final long serialVersionUID = 1L;

    NotRunnableException(final String message) {
        super(message);
    }

    NotRunnableException(final String message, final Throwable cause) {
        super(message, cause);
    }

    /** All that is wrong at once, a line each, so that it can be mended at once. */
    static void throwIfAny(final List<String> problems) throws NotRunnableException {
        if (!problems.isEmpty()) {
            throw new NotRunnableException(String.join("\n", problems));
        }
    }
}
