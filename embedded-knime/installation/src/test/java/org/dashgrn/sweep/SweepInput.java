package org.dashgrn.sweep;

import java.io.IOException;
import java.nio.file.Path;
import org.dashgrn.data.Progress;

/** Reads what a sweep is to do, as the command does. */
public final class SweepInput {

    private SweepInput() {
    }

    /**
     * @param file a YAML file
     * @param progress may cancel
     * @throws IOException if it cannot be read
     */
    public static void read(final Path file, final Progress progress) throws IOException {
        SweepSpec.read(file, progress);
    }
}
