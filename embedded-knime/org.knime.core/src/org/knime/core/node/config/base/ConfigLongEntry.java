package org.knime.core.node.config.base;

/** A setting of type long. */
public final class ConfigLongEntry extends AbstractConfigEntry {

    private final long m_value;

    public ConfigLongEntry(final String key, final long value) {
        super(key, ConfigEntries.xlong);
        m_value = value;
    }

    public ConfigLongEntry(final String key, final String value) {
        this(key, Long.parseLong(value));
    }

    public long getLong() {
        return m_value;
    }

    @Override
    public String toStringValue() {
        return Long.toString(m_value);
    }

    @Override
    protected boolean hasIdenticalValue(final AbstractConfigEntry other) {
        return toStringValue().equals(other.toStringValue());
    }
}
