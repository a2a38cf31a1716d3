package org.dashgrn.benchmarks;

import java.nio.file.Path;
import java.util.List;

/** Which version of the sources is measured. */
public final class Commit {

    private Commit() {
    }

    /**
     * @param root folder of the sources
     * @return as git calls it; "unknown" outside a clone
     */
    public static String of(final Path root) {
        return Anchor.output(List.of("git", "-C", root.toString(), "describe", "--always", "--dirty", "--abbrev=12"))
            .orElse("unknown");
    }
}
