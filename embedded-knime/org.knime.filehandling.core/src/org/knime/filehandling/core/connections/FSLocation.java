package org.knime.filehandling.core.connections;

import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;

/** A file: the file system and the path there. */
public final class FSLocation implements FSLocationSpec, Serializable {

    private static final long serialVersionUID = 1L;

    private final String m_category;

    private final String m_specifier;

    private final String m_path;

    public FSLocation(final FSCategory category, final String path) {
        this(category.name(), null, path);
    }

    public FSLocation(final FSCategory category, final String fsSpecifier, final String path) {
        this(category.name(), fsSpecifier, path);
    }

    public FSLocation(final String fsCategory, final String path) {
        this(fsCategory, null, path);
    }

    public FSLocation(final String fsCategory, final String fsSpecifier, final String path) {
        m_category = Objects.requireNonNull(fsCategory, "category");
        m_specifier = fsSpecifier;
        m_path = Objects.requireNonNull(path, "path");
    }

    @Override
    public String getFileSystemCategory() {
        return m_category;
    }

    @Override
    public Optional<String> getFileSystemSpecifier() {
        return Optional.ofNullable(m_specifier);
    }

    public String getPath() {
        return m_path;
    }

    @Override
    public boolean equals(final Object obj) {
        return obj instanceof FSLocation other && m_category.equals(other.m_category)
            && Objects.equals(m_specifier, other.m_specifier) && m_path.equals(other.m_path);
    }

    @Override
    public int hashCode() {
        return Objects.hash(m_category, m_specifier, m_path);
    }

    @Override
    public String toString() {
        return "(" + m_category + ", " + (m_specifier == null ? "" : m_specifier) + ", " + m_path + ")";
    }
}
