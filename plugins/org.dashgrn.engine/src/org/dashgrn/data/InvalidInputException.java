package org.dashgrn.data;

import java.util.Objects;

/**
 * The one error that readers and the engine raise for input they cannot use: what is wrong, where, and what to do.
 * <p>
 * The place is as exact as it can be: {@code file:line}, a column, a gene, a row.
 */
public final class InvalidInputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String m_problem;
    private final String m_place;
    private final String m_remedy;

    /**
     * @param problem what is wrong, a full sentence without its full stop
     * @param place where, e.g. {@code expression.csv:12, column 3}; empty if the whole input is meant
     * @param remedy what the user can do, a full sentence without its full stop; may be empty
     */
    public InvalidInputException(final String problem, final String place, final String remedy) {
        this(problem, place, remedy, null);
    }

    /**
     * @param problem what is wrong, a full sentence without its full stop
     * @param place where; empty if the whole input is meant
     * @param remedy what the user can do; may be empty
     * @param cause what was thrown, or null
     */
    public InvalidInputException(final String problem, final String place, final String remedy, final Throwable cause) {
        super((place.isEmpty() ? "" : place + ": ") + problem + "." + (remedy.isEmpty() ? "" : " " + remedy + "."),
            cause);
        m_problem = Objects.requireNonNull(problem);
        m_place = place;
        m_remedy = Objects.requireNonNull(remedy);
    }

    /**
     * @param file where the input came from
     * @return the same, with the file as its place if it has none
     */
    public InvalidInputException in(final String file) {
        return m_place.isEmpty() ? new InvalidInputException(m_problem, file, m_remedy, this) : this;
    }

    /**
     * Checks a setting.
     *
     * @param ok whether its value is in its range
     * @param what the setting, as in "Patience"
     * @param value its value
     * @param range as in "of at least 1"
     * @throws InvalidInputException if it is not
     */
    public static void require(final boolean ok, final String what, final Number value, final String range) {
        if (!ok) {
            throw new InvalidInputException(what + " is " + value, "", "Choose a value " + range);
        }
    }

    /** @return what is wrong */
    public String problem() {
        return m_problem;
    }

    /** @return where it is wrong, or an empty string */
    public String place() {
        return m_place;
    }

    /** @return what to do about it, or an empty string */
    public String remedy() {
        return m_remedy;
    }
}
