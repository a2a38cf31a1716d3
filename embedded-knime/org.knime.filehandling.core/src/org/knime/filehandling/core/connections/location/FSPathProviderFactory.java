package org.knime.filehandling.core.connections.location;

import java.io.IOException;
import java.util.Optional;

import org.dashgrn.embedded.files.FileSystems;
import org.knime.filehandling.core.connections.FSConnection;
import org.knime.filehandling.core.connections.FSLocation;
import org.knime.filehandling.core.connections.FSLocationSpec;

/** Opens file systems and hands out paths there. */
public abstract class FSPathProviderFactory implements AutoCloseable {

    public FSPathProviderFactory() {
    }

    /**
     * @param portObjectConnection must be empty: the stand-in has no ports for file systems
     * @throws UnsupportedOperationException if there is no such file system here
     */
    public static FSPathProviderFactory newFactory(final Optional<FSConnection> portObjectConnection,
        final FSLocationSpec fsLocationSpec) {
        if (portObjectConnection.isPresent()) {
            throw new UnsupportedOperationException("file systems from a port are not supported");
        }
        return FileSystems.factory(fsLocationSpec);
    }

    public abstract FSPathProvider create(FSLocation fsLocation);

    @Override
    public abstract void close() throws IOException;
}
