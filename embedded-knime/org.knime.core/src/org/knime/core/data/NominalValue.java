package org.knime.core.data;

/** Marks values of which a table's spec lists those that occur. */
public interface NominalValue extends DataValue {
}
