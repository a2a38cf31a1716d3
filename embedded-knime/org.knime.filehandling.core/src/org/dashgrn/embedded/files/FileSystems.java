package org.dashgrn.embedded.files;

import java.io.IOException;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import org.knime.filehandling.core.connections.FSCategory;
import org.knime.filehandling.core.connections.FSConnection;
import org.knime.filehandling.core.connections.FSLocation;
import org.knime.filehandling.core.connections.FSLocationSpec;
import org.knime.filehandling.core.connections.FSPath;
import org.knime.filehandling.core.connections.RelativeTo;
import org.knime.filehandling.core.connections.location.FSPathProvider;
import org.knime.filehandling.core.connections.location.FSPathProviderFactory;

/** The file systems that exist without KNIME: this machine, the workflow and its data area, and URLs to these. */
public final class FileSystems {

    private FileSystems() {
    }

    /** @throws UnsupportedOperationException if there is no such file system here */
    public static FSPathProviderFactory factory(final FSLocationSpec spec) {
        return switch (spec.getFSCategory()) {
            case LOCAL, CUSTOM_URL -> new Factory(new MachineFileSystem(spec, Path.of("/")));
            case RELATIVE -> new Factory(new MachineFileSystem(spec, WorkflowFolder.base(relativeTo(spec))));
            case MOUNTPOINT, HUB_SPACE, CONNECTED -> throw new UnsupportedOperationException(
                "Files of the category " + spec.getFileSystemCategory() + " are not supported outside KNIME: choose "
                    + FSCategory.LOCAL + " or " + FSCategory.RELATIVE + ".");
        };
    }

    private static RelativeTo relativeTo(final FSLocationSpec spec) {
        return RelativeTo.fromSettingsValue(spec.getFileSystemSpecifier().orElse(""));
    }

    private static final class Factory extends FSPathProviderFactory {

        private final MachineFileSystem m_fileSystem;

        Factory(final MachineFileSystem fileSystem) {
            m_fileSystem = fileSystem;
        }

        @Override
        public FSPathProvider create(final FSLocation location) {
            return new Provider(path(location), m_fileSystem);
        }

        private FSPath path(final FSLocation location) {
            final String path = location.getPath();
            return switch (location.getFSCategory()) {
                case LOCAL -> m_fileSystem.getPath(absolute(path));
                case CUSTOM_URL -> m_fileSystem.getPath(fromUrl(path).toString());
                default -> m_fileSystem.getPath(path);
            };
        }

        private static String absolute(final String path) {
            if (!path.isEmpty() && !Path.of(path).isAbsolute()) {
                throw new InvalidPathException(path, "a local file needs an absolute path");
            }
            return path;
        }

        private static Path fromUrl(final String text) {
            final URI url = URI.create(text);
            if ("file".equals(url.getScheme())) {
                return Path.of(url);
            }
            if ("knime".equals(url.getScheme())) {
                return WorkflowFolder.base(RelativeTo.fromSettingsValue(url.getHost()))
                    .resolve(url.getPath().replaceFirst("^/+", ""));
            }
            throw new UnsupportedOperationException("URL " + text + ": only file: and knime: URLs are supported.");
        }

        @Override
        public void close() throws IOException {
            m_fileSystem.close();
        }
    }

    private record Provider(FSPath path, MachineFileSystem fileSystem) implements FSPathProvider {

        @Override
        public FSPath getPath() {
            return path;
        }

        @Override
        public FSConnection getFSConnection() {
            return () -> fileSystem;
        }

        @Override
        public void close() {
            // the factory closes the file system
        }
    }
}
