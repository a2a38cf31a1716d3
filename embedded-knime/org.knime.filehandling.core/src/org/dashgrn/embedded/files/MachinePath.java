package org.dashgrn.embedded.files;

import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.WatchEvent.Kind;
import java.nio.file.WatchEvent.Modifier;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;

import org.knime.filehandling.core.connections.FSPath;

/** A path of {@link MachineFileSystem}, whose syntax is that of Java's own paths. */
final class MachinePath extends FSPath {

    private final MachineFileSystem m_fileSystem;

    private final Path m_plain;

    MachinePath(final MachineFileSystem fileSystem, final Path plain) {
        m_fileSystem = fileSystem;
        m_plain = plain;
    }

    Path plain() {
        return m_plain;
    }

    /** @return the path from the root on, relative */
    Path steps() {
        return m_plain.isAbsolute() ? m_plain.getRoot().relativize(m_plain) : m_plain;
    }

    private MachinePath wrap(final Path plain) {
        return plain == null ? null : m_fileSystem.wrap(plain);
    }

    private static Path unwrap(final Path path) {
        return path instanceof MachinePath own ? own.m_plain : path;
    }

    @Override
    public MachineFileSystem getFileSystem() {
        return m_fileSystem;
    }

    @Override
    public boolean isAbsolute() {
        return m_plain.isAbsolute();
    }

    @Override
    public Path getRoot() {
        return wrap(m_plain.getRoot());
    }

    @Override
    public Path getFileName() {
        return wrap(m_plain.getFileName());
    }

    @Override
    public Path getParent() {
        return wrap(m_plain.getParent());
    }

    @Override
    public int getNameCount() {
        return m_plain.getNameCount();
    }

    @Override
    public Path getName(final int index) {
        return wrap(m_plain.getName(index));
    }

    @Override
    public Path subpath(final int beginIndex, final int endIndex) {
        return wrap(m_plain.subpath(beginIndex, endIndex));
    }

    @Override
    public boolean startsWith(final Path other) {
        return m_plain.startsWith(unwrap(other));
    }

    @Override
    public boolean endsWith(final Path other) {
        return m_plain.endsWith(unwrap(other));
    }

    @Override
    public Path normalize() {
        return wrap(m_plain.normalize());
    }

    @Override
    public Path resolve(final Path other) {
        return wrap(m_plain.resolve(unwrap(other)));
    }

    @Override
    public Path relativize(final Path other) {
        return wrap(m_plain.relativize(unwrap(other)));
    }

    @Override
    public Path toAbsolutePath() {
        return isAbsolute() ? this : m_fileSystem.getWorkingDirectory().resolve(this);
    }

    @Override
    public Path toRealPath(final LinkOption... options) throws IOException {
        return m_fileSystem.fromReal(m_fileSystem.real(this).toRealPath(options));
    }

    @Override
    public WatchKey register(final WatchService watcher, final Kind<?>[] events, final Modifier... modifiers) {
        throw new UnsupportedOperationException("KNIME's file systems cannot be watched");
    }

    @Override
    public int compareTo(final Path other) {
        return m_plain.compareTo(unwrap(other));
    }

    @Override
    public boolean equals(final Object obj) {
        return obj instanceof MachinePath other && m_fileSystem == other.m_fileSystem && m_plain.equals(other.m_plain);
    }

    @Override
    public int hashCode() {
        return m_plain.hashCode();
    }

    @Override
    public String toString() {
        return m_plain.toString();
    }
}
