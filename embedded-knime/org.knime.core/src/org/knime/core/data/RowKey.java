package org.knime.core.data;

import java.util.Arrays;

/** The name of a row, unique in its table. */
public final class RowKey implements RowKeyValue {

    private final String m_string;

    public RowKey(final String id) {
        if (id == null) {
            throw new NullPointerException("a row key cannot be null");
        }
        m_string = id;
    }

    /** @return {@code Row0} for index 0, and so on: the names KNIME gives to rows that have none */
    public static RowKey createRowKey(final long index) {
        return new RowKey("Row" + index);
    }

    @Override
    public String getString() {
        return m_string;
    }

    public static RowKey[] toRowKeys(final String... strings) {
        return Arrays.stream(strings).map(RowKey::new).toArray(RowKey[]::new);
    }

    public static String[] toStrings(final RowKey... rowKeys) {
        return Arrays.stream(rowKeys).map(RowKey::getString).toArray(String[]::new);
    }

    @Override
    public boolean equals(final Object obj) {
        return obj instanceof RowKey other && m_string.equals(other.m_string);
    }

    @Override
    public int hashCode() {
        return m_string.hashCode();
    }

    @Override
    public String toString() {
        return m_string;
    }
}
