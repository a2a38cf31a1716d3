package org.knime.core.data;

/** A value that is not there, and why. */
public interface MissingValue extends DataValue {

    /** @return the reason, or null */
    String getError();
}
