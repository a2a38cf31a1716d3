package org.knime.core.node.config.base;

/** A setting of type double. */
public final class ConfigDoubleEntry extends AbstractConfigEntry {

    private final double m_value;

    public ConfigDoubleEntry(final String key, final double value) {
        super(key, ConfigEntries.xdouble);
        m_value = value;
    }

    public ConfigDoubleEntry(final String key, final String value) {
        this(key, Double.parseDouble(value));
    }

    public double getDouble() {
        return m_value;
    }

    @Override
    public String toStringValue() {
        return Double.toString(m_value);
    }

    @Override
    protected boolean hasIdenticalValue(final AbstractConfigEntry other) {
        return toStringValue().equals(other.toStringValue());
    }
}
