package org.knime.core.data;

import java.util.Optional;

/** Thrown when a value is needed and missing. */
public class MissingValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient MissingValue m_value;

    public MissingValueException(final String message) {
        super(message);
        m_value = null;
    }

    public MissingValueException(final MissingValue value) {
        this(value, value.getError());
    }

    public MissingValueException(final MissingValue value, final String message) {
        super(message);
        m_value = value;
    }

    public Optional<String> getError() {
        return Optional.ofNullable(m_value).map(MissingValue::getError);
    }
}
