package org.knime.core.data;

import java.io.Serializable;

/** One immutable value of a table, or a missing one. */
public abstract class DataCell implements DataValue, Serializable {

    private static final long serialVersionUID = 1L;

    public DataCell() {
    }

    public final DataType getType() {
        return DataType.of(this);
    }

    public boolean isMissing() {
        return this instanceof MissingCell;
    }

    @Override
    public abstract String toString();

    @Override
    public abstract int hashCode();

    /** @param dc a cell of the same class as this one */
    protected abstract boolean equalsDataCell(DataCell dc);

    /** Missing cells equal each other whatever the reason. */
    @Override
    public final boolean equals(final Object obj) {
        if (this == obj) {
            return true;
        }
        if (!(obj instanceof DataCell other)) {
            return false;
        }
        if (isMissing() || other.isMissing()) {
            return isMissing() && other.isMissing();
        }
        return getClass() == other.getClass() && equalsDataCell(other);
    }
}
