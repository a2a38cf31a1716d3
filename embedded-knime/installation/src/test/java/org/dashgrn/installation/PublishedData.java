package org.dashgrn.installation;

import java.nio.file.Files;
import java.nio.file.Path;

/** The published data, which are not part of the project. */
final class PublishedData {

    private PublishedData() {
    }

    /**
     * Looks at the system property dash.shared, else in a folder "shared" beside the project or one of the folders it
     * lies in.
     *
     * @param name which data
     * @return their folder, or null if they are not here
     */
    static Path folder(final String name) {
        final String property = System.getProperty("dash.shared");
        if (property != null) {
            return existing(Path.of(property), name);
        }
        for (Path folder = Installation.root(); folder != null; folder = folder.getParent()) {
            final Path found = existing(folder.resolve("shared"), name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static Path existing(final Path shared, final String name) {
        final Path folder = shared.resolve("data").resolve(name);
        return Files.isDirectory(folder) ? folder : null;
    }
}
