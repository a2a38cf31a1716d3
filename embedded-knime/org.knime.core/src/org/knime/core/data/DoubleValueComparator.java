package org.knime.core.data;

/** Orders cells by floating point value; not-a-number is the largest. */
public class DoubleValueComparator extends DataValueComparator {

    public DoubleValueComparator() {
    }

    @Override
    public int compareDataValues(final DataValue v1, final DataValue v2) {
        return Double.compare(((DoubleValue)v1).getDoubleValue(), ((DoubleValue)v2).getDoubleValue());
    }
}
