package org.knime.core.node.config.base;

/** A setting of type boolean. */
public final class ConfigBooleanEntry extends AbstractConfigEntry {

    private final boolean m_value;

    public ConfigBooleanEntry(final String key, final boolean value) {
        super(key, ConfigEntries.xboolean);
        m_value = value;
    }

    public ConfigBooleanEntry(final String key, final String value) {
        this(key, parse(value));
    }

    private static boolean parse(final String value) {
        if ("true".equals(value) || "false".equals(value)) {
            return "true".equals(value);
        }
        throw new IllegalArgumentException("neither true nor false: " + value);
    }

    public boolean getBoolean() {
        return m_value;
    }

    @Override
    public String toStringValue() {
        return Boolean.toString(m_value);
    }

    @Override
    protected boolean hasIdenticalValue(final AbstractConfigEntry other) {
        return toStringValue().equals(other.toStringValue());
    }
}
