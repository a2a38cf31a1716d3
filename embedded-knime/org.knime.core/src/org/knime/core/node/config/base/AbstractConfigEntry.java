package org.knime.core.node.config.base;

import java.io.Serializable;
import java.util.Objects;

/** One named setting: a typed value, or a tree of settings. */
public abstract class AbstractConfigEntry implements Serializable {

    private static final long serialVersionUID = 1L;

    private String m_key;

    private final ConfigEntries m_type;

    AbstractConfigEntry(final String key, final ConfigEntries type) {
        if (key == null) {
            throw new IllegalArgumentException("a setting needs a key");
        }
        m_key = key;
        m_type = type;
    }

    public final String getKey() {
        return m_key;
    }

    /** The root of a settings file gets its key from the file. */
    final void setKey(final String key) {
        m_key = key;
    }

    public final ConfigEntries getType() {
        return m_type;
    }

    /** @return the value as it is written to a file; null for a string that is null */
    public abstract String toStringValue();

    abstract boolean hasIdenticalValue(AbstractConfigEntry other);

    /** @return whether key, type and value (of a tree: everything below it) are the same */
    public final boolean isIdentical(final AbstractConfigEntry other) {
        return other != null && m_key.equals(other.m_key) && m_type == other.m_type && hasIdenticalValue(other);
    }

    @Override
    public boolean equals(final Object obj) {
        return obj instanceof AbstractConfigEntry other && m_key.equals(other.m_key) && m_type == other.m_type;
    }

    @Override
    public int hashCode() {
        return Objects.hash(m_key, m_type);
    }

    @Override
    public String toString() {
        return m_key + "=" + toStringValue();
    }
}
