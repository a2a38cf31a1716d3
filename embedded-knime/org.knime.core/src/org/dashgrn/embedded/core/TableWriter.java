package org.dashgrn.embedded.core;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataTableSpecCreator;

/** Writes rows into columns and works out the domains on the way. The rows must agree with the spec. */
public final class TableWriter {

    private static final int FIRST_CAPACITY = 16;

    private final DataTableSpec m_spec;

    private final StoredColumn[] m_columns;

    private final ColumnDomain[] m_domains;

    private String[] m_keys = new String[FIRST_CAPACITY];

    private int m_rows;

    public TableWriter(final DataTableSpec spec, final boolean startFromSpec, final boolean updateDomains,
        final int maxPossibleValues) {
        m_spec = spec;
        m_columns = spec.stream().map(column -> new StoredColumn(column.getType())).toArray(StoredColumn[]::new);
        m_domains = updateDomains ? spec.stream()
            .map(column -> new ColumnDomain(column, startFromSpec, maxPossibleValues)).toArray(ColumnDomain[]::new)
            : null;
    }

    public void add(final DataRow row) {
        if (m_rows == m_keys.length) {
            m_keys = Arrays.copyOf(m_keys, m_rows + (m_rows >> 1));
        }
        m_keys[m_rows++] = row.getKey().getString();
        for (int i = 0; i < m_columns.length; i++) {
            m_columns[i].add(row.getCell(i));
            if (m_domains != null) {
                m_domains[i].update(row.getCell(i));
            }
        }
    }

    public long size() {
        return m_rows;
    }

    public StoredTable finish() {
        for (StoredColumn column : m_columns) {
            column.trim();
        }
        return new StoredTable(finalSpec(), Arrays.copyOf(m_keys, m_rows), m_columns, m_rows);
    }

    private DataTableSpec finalSpec() {
        if (m_domains == null) {
            return m_spec;
        }
        final DataColumnSpec[] columns = IntStream.range(0, m_columns.length)
            .mapToObj(i -> m_domains[i].applyTo(m_spec.getColumnSpec(i))).toArray(DataColumnSpec[]::new);
        return new DataTableSpecCreator(m_spec).dropAllColumns().addColumns(columns).createSpec();
    }
}
