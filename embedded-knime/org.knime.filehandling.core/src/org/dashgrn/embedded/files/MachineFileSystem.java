package org.dashgrn.embedded.files;

import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.List;
import java.util.Set;

import org.knime.filehandling.core.connections.FSFileSystem;
import org.knime.filehandling.core.connections.FSLocationSpec;

/** Files of this machine below a folder: an absolute path here starts there. */
final class MachineFileSystem extends FSFileSystem<MachinePath> {

    private final Path m_base;

    private final MachineFileSystemProvider m_provider = new MachineFileSystemProvider(this);

    MachineFileSystem(final FSLocationSpec spec, final Path base) {
        super(spec, "/");
        m_base = base;
    }

    /** @return the path as Java knows it */
    Path real(final Path path) {
        final Path inside = path.toAbsolutePath().normalize();
        return m_base.resolve(((MachinePath)inside).steps());
    }

    MachinePath wrap(final Path plain) {
        return new MachinePath(this, plain);
    }

    /** @return the path here of a file that lies below the folder */
    MachinePath fromReal(final Path real) {
        return wrap(Path.of("/").resolve(m_base.relativize(real)));
    }

    @Override
    public MachineFileSystemProvider provider() {
        return m_provider;
    }

    @Override
    public MachinePath getPath(final String first, final String... more) {
        return wrap(Path.of(first, more));
    }

    @Override
    protected void ensureClosedInternal() {
        // nothing is held open
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public String getSeparator() {
        return m_base.getFileSystem().getSeparator();
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        return List.of(getPath("/"));
    }

    @Override
    public Iterable<FileStore> getFileStores() {
        return delegate().getFileStores();
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return delegate().supportedFileAttributeViews();
    }

    @Override
    public PathMatcher getPathMatcher(final String syntaxAndPattern) {
        final PathMatcher matcher = delegate().getPathMatcher(syntaxAndPattern);
        return path -> matcher.matches(((MachinePath)path).plain());
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        return delegate().getUserPrincipalLookupService();
    }

    @Override
    public WatchService newWatchService() {
        throw new UnsupportedOperationException("KNIME's file systems cannot be watched");
    }

    private FileSystem delegate() {
        return m_base.getFileSystem();
    }
}
