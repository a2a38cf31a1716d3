package org.knime.core.data;

/** Orders cells by 64-bit integer value. */
public class LongValueComparator extends DataValueComparator {

    public LongValueComparator() {
    }

    @Override
    protected int compareDataValues(final DataValue v1, final DataValue v2) {
        return Long.compare(((LongValue)v1).getLongValue(), ((LongValue)v2).getLongValue());
    }
}
