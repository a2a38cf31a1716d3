package org.dashgrn.embedded.tests;

import static org.junit.Assume.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Files that are not part of the repository: in the folder of the property dash.shared, or one near this. */
final class SharedFiles {

    private SharedFiles() {
    }

    /** @return the file; without it, the test is skipped */
    static Path require(final String name) {
        final Path file = folder().resolve(name);
        assumeTrue("skipped: " + file + " is not there", Files.exists(file));
        return file;
    }

    private static Path folder() {
        final String property = System.getProperty("dash.shared");
        if (property != null) {
            return Path.of(property);
        }
        for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
            if (Files.isDirectory(p.resolve("shared/data"))) {
                return p.resolve("shared");
            }
        }
        return Path.of("shared");
    }
}
