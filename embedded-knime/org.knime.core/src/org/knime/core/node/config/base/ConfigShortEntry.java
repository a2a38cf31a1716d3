package org.knime.core.node.config.base;

/** A setting of type short. */
public final class ConfigShortEntry extends AbstractConfigEntry {

    private final short m_value;

    public ConfigShortEntry(final String key, final short value) {
        super(key, ConfigEntries.xshort);
        m_value = value;
    }

    public ConfigShortEntry(final String key, final String value) {
        this(key, Short.parseShort(value));
    }

    public short getShort() {
        return m_value;
    }

    @Override
    public String toStringValue() {
        return Short.toString(m_value);
    }

    @Override
    protected boolean hasIdenticalValue(final AbstractConfigEntry other) {
        return toStringValue().equals(other.toStringValue());
    }
}
