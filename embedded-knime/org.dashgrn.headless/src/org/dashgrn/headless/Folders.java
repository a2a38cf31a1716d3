package org.dashgrn.headless;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Whole folders. */
final class Folders {

    private static final int ATTEMPTS = 20;

    private Folders() {
    }

    /** Deletes a folder with all it holds, links but not what they point to; null or a missing one is fine. */
    static void delete(final Path folder) throws IOException {
        if (folder == null || !Files.exists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : (Iterable<Path>)tree.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(path);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** As {@link #delete}, also while another thread is still writing into it; gives up after a while. */
    static void deleteQuietly(final Path folder) {
        for (int i = 0; i < ATTEMPTS; i++) {
            try {
                delete(folder);
                return;
            } catch (IOException e) {
                Thread.onSpinWait(); // a file appeared in the meantime
            }
        }
    }
}
