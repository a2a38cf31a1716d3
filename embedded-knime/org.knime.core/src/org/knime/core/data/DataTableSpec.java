package org.knime.core.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.swing.JComponent;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;
import org.knime.core.node.port.PortObjectSpec;

/** The columns of a table; no two have the same name. */
public final class DataTableSpec implements PortObjectSpec, Iterable<DataColumnSpec> {

    private static final String DEFAULT_NAME = "default";

    /** The name that a spec gets from the constructor with names and types alone. */
    private static final String NAME_WITH_TYPES = "spec_name";

    private final String m_name;

    private final DataColumnSpec[] m_columns;

    private final Map<String, Integer> m_indices;

    private final Map<String, String> m_properties;

    public DataTableSpec() {
        this(DEFAULT_NAME);
    }

    public DataTableSpec(final String name) {
        this(name, new DataColumnSpec[0]);
    }

    public DataTableSpec(final DataColumnSpec... colSpecs) {
        this(DEFAULT_NAME, colSpecs);
    }

    public DataTableSpec(final String[] names, final DataType[] types) {
        this(NAME_WITH_TYPES, createColumnSpecs(names, types));
    }

    public DataTableSpec(final String name, final String[] colNames, final DataType[] colTypes) {
        this(name, createColumnSpecs(colNames, colTypes));
    }

    public DataTableSpec(final DataTableSpec spec1, final DataTableSpec spec2) {
        this(DEFAULT_NAME, spec1, spec2);
    }

    public DataTableSpec(final String name, final DataTableSpec spec1, final DataTableSpec spec2) {
        this(name, Stream.concat(spec1.stream(), spec2.stream()).toArray(DataColumnSpec[]::new));
    }

    /** @throws IllegalArgumentException if two columns have the same name */
    public DataTableSpec(final String name, final DataColumnSpec... colSpecs) {
        this(name, colSpecs, Map.of());
    }

    DataTableSpec(final String name, final DataColumnSpec[] columns, final Map<String, String> properties) {
        m_name = name == null ? DEFAULT_NAME : name;
        m_columns = columns.clone();
        m_properties = Map.copyOf(properties);
        m_indices = new HashMap<>();
        for (int i = 0; i < columns.length; i++) {
            if (columns[i] == null) {
                throw new NullPointerException("column spec " + i + " is null");
            }
            final Integer previous = m_indices.put(columns[i].getName(), i);
            if (previous != null) {
                throw new IllegalArgumentException("Duplicate column name \"" + columns[i].getName()
                    + "\" at positions " + previous + " and " + i + ".");
            }
        }
    }

    public static final DataColumnSpec[] createColumnSpecs(final String[] names, final DataType[] types) {
        if (names.length != types.length) {
            throw new IllegalArgumentException(names.length + " column names, but " + types.length + " types");
        }
        return IntStream.range(0, names.length)
            .mapToObj(i -> new DataColumnSpecCreator(names[i], types[i]).createSpec()).toArray(DataColumnSpec[]::new);
    }

    public String getName() {
        return m_name;
    }

    public int getNumColumns() {
        return m_columns.length;
    }

    public DataColumnSpec getColumnSpec(final int index) {
        return m_columns[index];
    }

    /** @return null if there is no such column */
    public DataColumnSpec getColumnSpec(final String column) {
        final int index = findColumnIndex(column);
        return index < 0 ? null : m_columns[index];
    }

    public final String[] getColumnNames() {
        return stream().map(DataColumnSpec::getName).toArray(String[]::new);
    }

    public boolean containsName(final String columnName) {
        return m_indices.containsKey(columnName);
    }

    /** @return -1 if there is no such column */
    public int findColumnIndex(final String columnName) {
        return m_indices.getOrDefault(columnName, -1);
    }

    /** @throws IllegalArgumentException if a column does not exist */
    public int[] columnsToIndices(final String... columns) {
        return Arrays.stream(columns).mapToInt(column -> {
            final int index = findColumnIndex(column);
            if (index < 0) {
                throw new IllegalArgumentException("Column \"" + column + "\" does not exist in the table.");
            }
            return index;
        }).toArray();
    }

    public boolean containsCompatibleType(final Class<? extends DataValue> valueClass) {
        return stream().anyMatch(column -> column.getType().isCompatible(valueClass));
    }

    public Map<String, String> getProperties() {
        return m_properties;
    }

    /** @return the trimmed name, with a number in brackets if the spec has such a column already */
    public static String getUniqueColumnName(final DataTableSpec spec, final String columnName) {
        final String trimmed = columnName.trim();
        String unique = trimmed;
        for (int number = 1; spec.containsName(unique); number++) {
            unique = trimmed + " (#" + number + ")";
        }
        return unique;
    }

    @Override
    public Iterator<DataColumnSpec> iterator() {
        return List.of(m_columns).iterator();
    }

    public Stream<DataColumnSpec> stream() {
        return Arrays.stream(m_columns);
    }

    /** @return whether names and types of all columns are the same, in the same order; domains do not matter */
    public boolean equalStructure(final DataTableSpec spec) {
        return spec != null && m_columns.length == spec.m_columns.length && IntStream.range(0, m_columns.length)
            .allMatch(i -> m_columns[i].equalStructure(spec.m_columns[i]));
    }

    public void save(final ConfigWO config) {
        config.addString("spec_name", m_name);
        config.addInt("number_columns", m_columns.length);
        for (int i = 0; i < m_columns.length; i++) {
            m_columns[i].save(config.addConfig("column_spec_" + i));
        }
    }

    public static DataTableSpec load(final ConfigRO config) throws InvalidSettingsException {
        final DataColumnSpec[] columns = new DataColumnSpec[config.getInt("number_columns")];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = DataColumnSpec.load(config.getConfig("column_spec_" + i));
        }
        return new DataTableSpec(config.getString("spec_name"), columns);
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    @Override
    public boolean equals(final Object obj) {
        return obj instanceof DataTableSpec other && Arrays.equals(m_columns, other.m_columns)
            && m_properties.equals(other.m_properties);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(m_columns);
    }

    @Override
    public String toString() {
        return "name=" + m_name + ",columns=" + Arrays.toString(getColumnNames());
    }
}
