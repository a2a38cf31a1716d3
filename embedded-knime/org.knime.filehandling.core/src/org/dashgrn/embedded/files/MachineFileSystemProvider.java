package org.dashgrn.embedded.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.DirectoryStream.Filter;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

import org.knime.filehandling.core.connections.FSFileSystemProvider;

/** Does on the real files what is asked for the paths of {@link MachineFileSystem}. */
final class MachineFileSystemProvider extends FSFileSystemProvider<MachinePath, MachineFileSystem> {

    private final MachineFileSystem m_fileSystem;

    MachineFileSystemProvider(final MachineFileSystem fileSystem) {
        m_fileSystem = fileSystem;
    }

    private Path real(final Path path) {
        return m_fileSystem.real(path);
    }

    @Override
    public String getScheme() {
        return "knime-machine";
    }

    @Override
    public MachineFileSystem newFileSystem(final URI uri, final Map<String, ?> env) {
        return getFileSystem(uri);
    }

    @Override
    public MachineFileSystem getFileSystem(final URI uri) {
        return m_fileSystem;
    }

    @Override
    public MachinePath getPath(final URI uri) {
        return m_fileSystem.getPath(uri.getPath());
    }

    @Override
    public InputStream newInputStream(final Path path, final OpenOption... options) throws IOException {
        return Files.newInputStream(real(path), options);
    }

    @Override
    public OutputStream newOutputStream(final Path path, final OpenOption... options) throws IOException {
        return Files.newOutputStream(real(path), options);
    }

    @Override
    public SeekableByteChannel newByteChannel(final Path path, final Set<? extends OpenOption> options,
        final FileAttribute<?>... attrs) throws IOException {
        return Files.newByteChannel(real(path), options, attrs);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(final Path dir, final Filter<? super Path> filter)
        throws IOException {
        final DirectoryStream<Path> files =
            Files.newDirectoryStream(real(dir), file -> filter.accept(dir.resolve(file.getFileName().toString())));
        return new DirectoryStream<>() {

            @Override
            public Iterator<Path> iterator() {
                return StreamSupport.stream(files.spliterator(), false)
                    .map(file -> dir.resolve(file.getFileName().toString())).iterator();
            }

            @Override
            public void close() throws IOException {
                files.close();
            }
        };
    }

    @Override
    public void createDirectory(final Path dir, final FileAttribute<?>... attrs) throws IOException {
        Files.createDirectory(real(dir), attrs);
    }

    @Override
    public void delete(final Path path) throws IOException {
        Files.delete(real(path));
    }

    @Override
    public void copy(final Path source, final Path target, final CopyOption... options) throws IOException {
        Files.copy(real(source), real(target), options);
    }

    @Override
    public void move(final Path source, final Path target, final CopyOption... options) throws IOException {
        Files.move(real(source), real(target), options);
    }

    @Override
    public boolean isSameFile(final Path path, final Path path2) throws IOException {
        return path.equals(path2)
            || path2 instanceof MachinePath other && Files.isSameFile(real(path), other.getFileSystem().real(other));
    }

    @Override
    public boolean isHidden(final Path path) throws IOException {
        return Files.isHidden(real(path));
    }

    @Override
    public FileStore getFileStore(final Path path) throws IOException {
        return Files.getFileStore(real(path));
    }

    @Override
    public void checkAccess(final Path path, final AccessMode... modes) throws IOException {
        final Path real = real(path);
        real.getFileSystem().provider().checkAccess(real, modes);
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(final Path path, final Class<V> type,
        final LinkOption... options) {
        return Files.getFileAttributeView(real(path), type, options);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(final Path path, final Class<A> type,
        final LinkOption... options) throws IOException {
        return Files.readAttributes(real(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(final Path path, final String attributes, final LinkOption... options)
        throws IOException {
        return Files.readAttributes(real(path), attributes, options);
    }

    @Override
    public void setAttribute(final Path path, final String attribute, final Object value, final LinkOption... options)
        throws IOException {
        Files.setAttribute(real(path), attribute, value, options);
    }
}
