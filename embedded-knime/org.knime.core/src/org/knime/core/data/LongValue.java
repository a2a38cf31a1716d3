package org.knime.core.data;

/** The value of a cell that can be read as a 64-bit integer. */
public interface LongValue extends DataValue {

    long getLongValue();
}
