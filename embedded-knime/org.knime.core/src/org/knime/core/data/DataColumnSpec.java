package org.knime.core.data;

import java.util.List;
import java.util.Objects;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;

/** Name, type and domain of a column. */
public final class DataColumnSpec {

    private final String m_name;

    private final DataType m_type;

    private final List<String> m_elementNames;

    private final DataColumnDomain m_domain;

    private final DataColumnProperties m_properties;

    DataColumnSpec(final String name, final DataType type, final List<String> elementNames,
        final DataColumnDomain domain, final DataColumnProperties properties) {
        m_name = name;
        m_type = type;
        m_elementNames = elementNames;
        m_domain = domain;
        m_properties = properties;
    }

    public String getName() {
        return m_name;
    }

    public DataType getType() {
        return m_type;
    }

    /** @return the names of the elements of a vector; mostly there are none */
    public List<String> getElementNames() {
        return m_elementNames;
    }

    public DataColumnDomain getDomain() {
        return m_domain;
    }

    public DataColumnProperties getProperties() {
        return m_properties;
    }

    /** @return whether name and type are the same */
    public boolean equalStructure(final DataColumnSpec cspec) {
        return cspec != null && m_name.equals(cspec.m_name) && m_type.equals(cspec.m_type);
    }

    public void save(final ConfigWO config) {
        config.addString("column_name", m_name);
        config.addStringArray("element_names", m_elementNames.toArray(String[]::new));
        m_type.save(config.addConfig("column_type"));
        m_domain.save(config.addConfig("column_domain"));
        m_properties.save(config.addConfig("column_properties"));
        config.addConfig("meta_data");
    }

    public static DataColumnSpec load(final ConfigRO config) throws InvalidSettingsException {
        final String[] elementNames = config.getStringArray("element_names", new String[0]);
        return new DataColumnSpec(config.getString("column_name"), DataType.load(config.getConfig("column_type")),
            List.of(elementNames), DataColumnDomain.load(config.getConfig("column_domain")),
            DataColumnProperties.load(config.getConfig("column_properties")));
    }

    @Override
    public boolean equals(final Object obj) {
        return obj instanceof DataColumnSpec other && equalStructure(other) && m_domain.equals(other.m_domain)
            && m_properties.equals(other.m_properties) && m_elementNames.equals(other.m_elementNames);
    }

    @Override
    public int hashCode() {
        return Objects.hash(m_name, m_type, m_domain);
    }

    @Override
    public String toString() {
        return m_name + " (" + m_type + ")";
    }
}
