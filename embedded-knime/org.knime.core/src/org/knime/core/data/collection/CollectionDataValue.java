package org.knime.core.data.collection;

import org.knime.core.data.DataType;
import org.knime.core.data.DataValue;

/** The value of a cell that holds several. */
public interface CollectionDataValue extends DataValue, CellCollection {

    /** @return what the types of all elements have in common */
    DataType getElementType();

    int size();
}
