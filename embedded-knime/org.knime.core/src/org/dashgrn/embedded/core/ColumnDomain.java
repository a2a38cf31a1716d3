package org.dashgrn.embedded.core;

import java.util.LinkedHashSet;
import java.util.Set;

import org.knime.core.data.BoundedValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnDomain;
import org.knime.core.data.DataColumnDomainCreator;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataValueComparator;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.NominalValue;

/** The domain of a column while it is written: bounds without not-a-number, and possible values as long as few. */
final class ColumnDomain {

    private final boolean m_bounded;

    private final DataValueComparator m_order;

    private final int m_maxValues;

    private Set<DataCell> m_values;

    private DataCell m_lower;

    private DataCell m_upper;

    ColumnDomain(final DataColumnSpec column, final boolean startFromSpec, final int maxValues) {
        m_bounded = column.getType().isCompatible(BoundedValue.class);
        m_order = column.getType().getComparator();
        m_maxValues = maxValues;
        m_values = column.getType().isCompatible(NominalValue.class) ? new LinkedHashSet<>() : null;
        if (startFromSpec) {
            startFrom(column.getDomain());
        }
    }

    private void startFrom(final DataColumnDomain known) {
        m_lower = known.getLowerBound();
        m_upper = known.getUpperBound();
        if (m_values != null && known.hasValues()) {
            m_values.addAll(known.getValues());
        }
    }

    void update(final DataCell cell) {
        if (cell.isMissing()) {
            return;
        }
        if (m_bounded && !(cell instanceof DoubleValue number && Double.isNaN(number.getDoubleValue()))) {
            m_lower = m_lower == null || m_order.compare(cell, m_lower) < 0 ? cell : m_lower;
            m_upper = m_upper == null || m_order.compare(cell, m_upper) > 0 ? cell : m_upper;
        }
        if (m_values != null && m_values.add(cell) && m_values.size() > m_maxValues) {
            m_values = null;
        }
    }

    DataColumnSpec applyTo(final DataColumnSpec column) {
        final DataColumnSpecCreator creator = new DataColumnSpecCreator(column);
        creator.setDomain(new DataColumnDomainCreator(m_values, m_lower, m_upper).createDomain());
        return creator.createSpec();
    }
}
