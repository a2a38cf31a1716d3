package org.dashgrn.data;

import static org.junit.Assume.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the published data sets, which are not part of the project; tests that need them are skipped without. */
public final class SharedData {

    private SharedData() {
    }

    /**
     * @param file a path below the folder of data sets
     * @return where it is
     */
    public static Path file(final String file) {
        final String set = System.getProperty("dash.shared");
        Path data = set == null ? null : Path.of(set).resolve("data");
        Path above = Path.of("").toAbsolutePath();
        while (data == null && above != null) {
            final Path candidate = above.resolveSibling("shared").resolve("data");
            data = Files.isDirectory(candidate) ? candidate : null;
            above = above.getParent();
        }
        assumeTrue("the published data sets are not on this machine", data != null && Files.exists(data.resolve(file)));
        return data.resolve(file);
    }
}
