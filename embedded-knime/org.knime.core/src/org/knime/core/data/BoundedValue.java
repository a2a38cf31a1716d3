package org.knime.core.data;

/** Marks values of which a table's spec gives the smallest and the largest. */
public interface BoundedValue extends DataValue {
}
