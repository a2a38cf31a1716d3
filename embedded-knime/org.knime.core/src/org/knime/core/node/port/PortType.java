package org.knime.core.node.port;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;

/** The class of the objects that a port takes or gives. */
public final class PortType {

    private static final String OBJECT_CLASS = "object_class";

    private final Class<? extends PortObject> m_objectClass;

    private final Class<? extends PortObjectSpec> m_specClass;

    private final boolean m_optional;

    private final String m_name;

    private final int m_color;

    private final boolean m_hidden;

    PortType(final Class<? extends PortObject> objectClass, final Class<? extends PortObjectSpec> specClass,
        final boolean optional, final String name, final int color, final boolean hidden) {
        m_objectClass = objectClass;
        m_specClass = specClass;
        m_optional = optional;
        m_name = name;
        m_color = color;
        m_hidden = hidden;
    }

    PortType asOptional() {
        return new PortType(m_objectClass, m_specClass, true, m_name, m_color, m_hidden);
    }

    public Class<? extends PortObject> getPortObjectClass() {
        return m_objectClass;
    }

    public Class<? extends PortObjectSpec> getPortObjectSpecClass() {
        return m_specClass;
    }

    public boolean isOptional() {
        return m_optional;
    }

    public String getName() {
        return m_name;
    }

    /** @return red, green and blue, eight bits each */
    public int getColor() {
        return m_color;
    }

    public boolean isHidden() {
        return m_hidden;
    }

    public boolean acceptsPortObjectClass(final Class<? extends PortObject> cl) {
        return m_objectClass.isAssignableFrom(cl);
    }

    public boolean acceptsPortObject(final PortObject obj) {
        return m_objectClass.isInstance(obj);
    }

    public boolean acceptsPortObjectSpec(final PortObjectSpec spec) {
        return m_specClass.isInstance(spec);
    }

    public boolean isSuperTypeOf(final PortType subType) {
        return m_objectClass.isAssignableFrom(subType.m_objectClass);
    }

    public void save(final ConfigWO config) {
        config.addString(OBJECT_CLASS, m_objectClass.getName());
    }

    public static PortType load(final ConfigRO config) throws InvalidSettingsException {
        final String name = config.getString(OBJECT_CLASS);
        final PortTypeRegistry registry = PortTypeRegistry.getInstance();
        return registry.getObjectClass(name).map(registry::getPortType)
            .orElseThrow(() -> new InvalidSettingsException("Port type " + name + " is not known here."));
    }

    @Override
    public boolean equals(final Object obj) {
        return obj instanceof PortType other && m_objectClass == other.m_objectClass && m_optional == other.m_optional;
    }

    @Override
    public int hashCode() {
        return m_objectClass.hashCode();
    }

    @Override
    public String toString() {
        return "PortType(" + m_objectClass.getName() + ")";
    }
}
