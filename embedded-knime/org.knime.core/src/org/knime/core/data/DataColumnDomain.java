package org.knime.core.data;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.Config;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;

/** What is known of the values in a column: bounds, possible values, or nothing. */
public final class DataColumnDomain {

    private static final String LOWER = "lower_bound";

    private static final String UPPER = "upper_bound";

    private static final String VALUES = "possible_values";

    private static final String ARRAY_SIZE = "array-size";

    private final DataCell m_lower;

    private final DataCell m_upper;

    private final Set<DataCell> m_values;

    DataColumnDomain(final DataCell lower, final DataCell upper, final Set<DataCell> values) {
        m_lower = lower;
        m_upper = upper;
        m_values = values == null ? null : Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }

    public boolean hasLowerBound() {
        return m_lower != null;
    }

    /** @return the smallest value, or null if not known */
    public DataCell getLowerBound() {
        return m_lower;
    }

    public boolean hasUpperBound() {
        return m_upper != null;
    }

    /** @return the largest value, or null if not known */
    public DataCell getUpperBound() {
        return m_upper;
    }

    public boolean hasBounds() {
        return hasLowerBound() && hasUpperBound();
    }

    public boolean hasValues() {
        return m_values != null;
    }

    /** @return the values that occur, in the order of their first occurrence, or null if not known or too many */
    public Set<DataCell> getValues() {
        return m_values;
    }

    public void save(final ConfigWO config) {
        if (m_lower != null) {
            config.addDataCell(LOWER, m_lower);
        }
        if (m_upper != null) {
            config.addDataCell(UPPER, m_upper);
        }
        if (m_values != null) {
            final Config values = config.addConfig(VALUES);
            values.addInt(ARRAY_SIZE, m_values.size());
            int i = 0;
            for (DataCell value : m_values) {
                values.addDataCell(Integer.toString(i++), value);
            }
        }
    }

    /** @return the saved domain; what cannot be read counts as not known */
    public static DataColumnDomain load(final ConfigRO config) {
        Set<DataCell> values = null;
        try {
            if (config.containsKey(VALUES)) {
                final Config saved = config.getConfig(VALUES);
                values = new LinkedHashSet<>();
                for (int i = 0; i < saved.getInt(ARRAY_SIZE); i++) {
                    values.add(saved.getDataCell(Integer.toString(i)));
                }
            }
        } catch (InvalidSettingsException e) {
            values = null;
        }
        return new DataColumnDomain(bound(config, LOWER), bound(config, UPPER), values);
    }

    private static DataCell bound(final ConfigRO config, final String key) {
        try {
            return config.containsKey(key) ? config.getDataCell(key) : null;
        } catch (InvalidSettingsException e) {
            return null;
        }
    }

    @Override
    public boolean equals(final Object obj) {
        return obj instanceof DataColumnDomain other && Objects.equals(m_lower, other.m_lower)
            && Objects.equals(m_upper, other.m_upper) && Objects.equals(m_values, other.m_values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(m_lower, m_upper, m_values);
    }

    @Override
    public String toString() {
        return "lower=" + m_lower + ",upper=" + m_upper + ",values=" + m_values;
    }
}
