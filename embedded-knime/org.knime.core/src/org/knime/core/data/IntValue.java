package org.knime.core.data;

/** The value of a cell that can be read as a 32-bit integer. */
public interface IntValue extends DataValue {

    int getIntValue();
}
