package org.knime.core.node.config.base;

/** A setting of type int. */
public final class ConfigIntEntry extends AbstractConfigEntry {

    private final int m_value;

    public ConfigIntEntry(final String key, final int value) {
        super(key, ConfigEntries.xint);
        m_value = value;
    }

    public ConfigIntEntry(final String key, final String value) {
        this(key, Integer.parseInt(value));
    }

    public int getInt() {
        return m_value;
    }

    @Override
    public String toStringValue() {
        return Integer.toString(m_value);
    }

    @Override
    protected boolean hasIdenticalValue(final AbstractConfigEntry other) {
        return toStringValue().equals(other.toStringValue());
    }
}
