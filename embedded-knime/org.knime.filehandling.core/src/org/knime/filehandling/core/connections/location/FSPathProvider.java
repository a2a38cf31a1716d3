package org.knime.filehandling.core.connections.location;

import java.io.IOException;

import org.knime.filehandling.core.connections.FSConnection;
import org.knime.filehandling.core.connections.FSPath;

/** Holds a path together with its open file system. */
public interface FSPathProvider extends AutoCloseable {

    FSPath getPath();

    FSConnection getFSConnection();

    @Override
    void close() throws IOException;
}
