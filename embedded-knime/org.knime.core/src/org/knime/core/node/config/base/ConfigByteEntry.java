package org.knime.core.node.config.base;

/** A setting of type byte. */
public final class ConfigByteEntry extends AbstractConfigEntry {

    private final byte m_value;

    public ConfigByteEntry(final String key, final byte value) {
        super(key, ConfigEntries.xbyte);
        m_value = value;
    }

    public ConfigByteEntry(final String key, final String value) {
        this(key, Byte.parseByte(value));
    }

    public byte getByte() {
        return m_value;
    }

    @Override
    public String toStringValue() {
        return Byte.toString(m_value);
    }

    @Override
    protected boolean hasIdenticalValue(final AbstractConfigEntry other) {
        return toStringValue().equals(other.toStringValue());
    }
}
