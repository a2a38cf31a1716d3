package org.knime.filehandling.core.connections;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.util.Optional;

/**
 * A file system as KNIME's nodes see it.
 *
 * @param <T> the class of its paths
 */
public abstract class FSFileSystem<T extends FSPath> extends FileSystem {

    private final FSLocationSpec m_spec;

    private final String m_workingDirectory;

    private boolean m_open = true;

    public FSFileSystem(final FSLocationSpec fsLocationSpec, final String workingDirectory) {
        m_spec = fsLocationSpec;
        m_workingDirectory = workingDirectory;
    }

    @Override
    public abstract FSFileSystemProvider<?, ?> provider();

    @Override
    public abstract T getPath(String first, String... more);

    public T getPath(final FSLocation fsLocation) {
        return getPath(fsLocation.getPath());
    }

    /** @return where relative paths start */
    public T getWorkingDirectory() {
        return getPath(m_workingDirectory);
    }

    public final FSLocationSpec getFSLocationSpec() {
        return m_spec;
    }

    public final FSCategory getFileSystemCategory() {
        return m_spec.getFSCategory();
    }

    public final Optional<String> getFileSystemSpecifier() {
        return m_spec.getFileSystemSpecifier();
    }

    @Override
    public boolean isOpen() {
        return m_open;
    }

    @Override
    public final void close() throws IOException {
        m_open = false;
        ensureClosedInternal();
    }

    protected abstract void ensureClosedInternal() throws IOException;
}
