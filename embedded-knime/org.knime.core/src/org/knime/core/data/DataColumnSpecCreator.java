package org.knime.core.data;

import java.util.List;

/** Creates column specs. Surrounding blanks of a name are cut off; an empty name is replaced. */
public final class DataColumnSpecCreator {

    private static final String NAMELESS = "<empty>";

    private String m_name;

    private DataType m_type;

    private List<String> m_elementNames = List.of();

    private DataColumnDomain m_domain = new DataColumnDomain(null, null, null);

    private DataColumnProperties m_properties = new DataColumnProperties();

    public DataColumnSpecCreator(final String name, final DataType type) {
        setName(name);
        setType(type);
    }

    public DataColumnSpecCreator(final DataColumnSpec cspec) {
        this(cspec.getName(), cspec.getType());
        m_elementNames = cspec.getElementNames();
        m_domain = cspec.getDomain();
        m_properties = cspec.getProperties();
    }

    public void setName(final String name) {
        if (name == null) {
            throw new NullPointerException("a column needs a name");
        }
        final String trimmed = name.trim();
        m_name = trimmed.isEmpty() ? NAMELESS : trimmed;
    }

    public void setType(final DataType type) {
        if (type == null) {
            throw new NullPointerException("a column needs a type");
        }
        m_type = type;
    }

    public DataType getType() {
        return m_type;
    }

    /** @param domain null for: nothing is known */
    public void setDomain(final DataColumnDomain domain) {
        m_domain = domain == null ? new DataColumnDomain(null, null, null) : domain;
    }

    public void setProperties(final DataColumnProperties props) {
        m_properties = props == null ? new DataColumnProperties() : props;
    }

    public void setElementNames(final String[] elementNames) {
        m_elementNames = elementNames == null ? List.of() : List.of(elementNames);
    }

    public DataColumnSpec createSpec() {
        return new DataColumnSpec(m_name, m_type, m_elementNames, m_domain, m_properties);
    }
}
