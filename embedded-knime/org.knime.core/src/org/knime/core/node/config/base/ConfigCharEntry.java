package org.knime.core.node.config.base;

/** A setting of type char. */
public final class ConfigCharEntry extends AbstractConfigEntry {

    private final char m_value;

    public ConfigCharEntry(final String key, final char value) {
        super(key, ConfigEntries.xchar);
        m_value = value;
    }

    public ConfigCharEntry(final String key, final String value) {
        this(key, parse(key, value));
    }

    private static char parse(final String key, final String value) {
        if (value.length() != 1) {
            throw new IllegalArgumentException("not one character for \"" + key + "\": " + value);
        }
        return value.charAt(0);
    }

    public char getChar() {
        return m_value;
    }

    @Override
    public String toStringValue() {
        return Character.toString(m_value);
    }

    @Override
    protected boolean hasIdenticalValue(final AbstractConfigEntry other) {
        return toStringValue().equals(other.toStringValue());
    }
}
