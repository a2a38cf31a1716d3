package org.knime.core.data;

/** The value of a cell that can be read as a text. */
public interface StringValue extends DataValue {

    String getStringValue();
}
