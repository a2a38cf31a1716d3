package org.knime.core.node.config.base;

/** A setting of type float. */
public final class ConfigFloatEntry extends AbstractConfigEntry {

    private final float m_value;

    public ConfigFloatEntry(final String key, final float value) {
        super(key, ConfigEntries.xfloat);
        m_value = value;
    }

    public ConfigFloatEntry(final String key, final String value) {
        this(key, Float.parseFloat(value));
    }

    public float getFloat() {
        return m_value;
    }

    @Override
    public String toStringValue() {
        return Float.toString(m_value);
    }

    @Override
    protected boolean hasIdenticalValue(final AbstractConfigEntry other) {
        return toStringValue().equals(other.toStringValue());
    }
}
