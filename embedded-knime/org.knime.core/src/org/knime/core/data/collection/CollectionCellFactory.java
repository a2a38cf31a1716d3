package org.knime.core.data.collection;

import java.util.Collection;
import java.util.List;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;

/** Creates cells that hold others. */
public final class CollectionCellFactory {

    private CollectionCellFactory() {
    }

    public static ListCell createListCell(final Collection<? extends DataCell> coll) {
        return new ListCell(List.copyOf(coll));
    }

    /** @return what the types have in common; the type of a missing cell if there are none */
    public static DataType getElementType(final DataType... elementTypes) {
        DataType common = DataType.getMissingCell().getType();
        for (DataType type : elementTypes) {
            common = common.isMissingValueType() ? type : DataType.getCommonSuperType(common, type);
        }
        return common;
    }
}
