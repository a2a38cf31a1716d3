package org.knime.core.node.config.base;

import java.util.Objects;

/** A text, which can be null. */
public final class ConfigStringEntry extends AbstractConfigEntry {

    private final String m_value;

    public ConfigStringEntry(final String key, final String value) {
        super(key, ConfigEntries.xstring);
        m_value = value;
    }

    public String getString() {
        return m_value;
    }

    @Override
    public String toStringValue() {
        return m_value;
    }

    @Override
    protected boolean hasIdenticalValue(final AbstractConfigEntry other) {
        return Objects.equals(m_value, other.toStringValue());
    }
}
