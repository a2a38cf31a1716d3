package org.knime.core.data;

/** The value of a cell that can be read as a truth value. */
public interface BooleanValue extends DataValue {

    boolean getBooleanValue();
}
