package org.knime.core.data.collection;

import org.knime.core.data.DataCell;

/** The value of a cell that holds others in an order. */
public interface ListDataValue extends CollectionDataValue {

    DataCell get(int index);
}
