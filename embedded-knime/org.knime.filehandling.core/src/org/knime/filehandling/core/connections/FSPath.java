package org.knime.filehandling.core.connections;

import java.net.URI;
import java.nio.file.Path;

/** A path in one of KNIME's file systems. There is no File for it: open it through {@link java.nio.file.Files}. */
public abstract class FSPath implements Path {

    public FSPath() {
    }

    @Override
    public abstract FSFileSystem<?> getFileSystem();

    public FSLocation toFSLocation() {
        final FSLocationSpec spec = getFileSystem().getFSLocationSpec();
        return new FSLocation(spec.getFileSystemCategory(), spec.getFileSystemSpecifier().orElse(null), toString());
    }

    @Override
    public final URI toUri() {
        return Path.of(toAbsolutePath().toString()).toUri();
    }
}
