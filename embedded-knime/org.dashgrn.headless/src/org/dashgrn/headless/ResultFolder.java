package org.dashgrn.headless;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/**
 * The folder that a run leaves behind. Everything is written beside it and moved there at the end, so it is there as
 * a whole or not at all.
 */
final class ResultFolder {

    /** In every folder of results; only folders that have it are ever replaced. */
    static final String REPORT = "run.json";

    private final Path m_target;

    private final Path m_part;

    private boolean m_open = true;

    private ResultFolder(final Path target, final Path part) {
        m_target = target;
        m_part = part;
    }

    /**
     * @param overwrite whether a folder of earlier results may be replaced
     * @throws NotRunnableException if there is something that may not be replaced, or if nothing can be written there
     */
    static ResultFolder begin(final Path folder, final boolean overwrite) throws NotRunnableException {
        final Path target = folder.toAbsolutePath().normalize();
        try {
            if (Files.exists(target) && !isEmptyFolder(target)) {
                if (!overwrite) {
                    throw new NotRunnableException(target + " exists already and is not empty. Choose another folder "
                        + "with --out, or replace it with --overwrite.");
                }
                if (!Files.isRegularFile(target.resolve(REPORT))) {
                    throw new NotRunnableException(target + " has no file " + REPORT + ", so it does not hold results "
                        + "of an earlier run; it is not replaced. Choose another folder with --out.");
                }
            }
            Files.createDirectories(target.getParent());
            return new ResultFolder(target,
                Files.createTempDirectory(target.getParent(), "." + target.getFileName() + "-part-"));
        } catch (IOException e) {
            throw new NotRunnableException("Results cannot be written to " + target + ": " + e, e);
        }
    }

    private static boolean isEmptyFolder(final Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.findAny().isEmpty();
        }
    }

    /** Where the results will be. */
    Path target() {
        return m_target;
    }

    /**
     * @param name with slashes, relative to the folder
     * @return where to write this file now; its folder exists
     * @throws IOException also if the run was given up
     */
    synchronized Path file(final String name) throws IOException {
        if (!m_open) {
            throw new IOException("the run was given up");
        }
        final Path file = m_part.resolve(name);
        Files.createDirectories(file.getParent());
        return file;
    }

    /** Puts the results where they belong. */
    synchronized void commit() throws IOException {
        if (m_open) {
            moveTo(m_target);
        }
    }

    /**
     * Puts what there is beside the place of the results.
     *
     * @return where
     */
    synchronized Path keepPartial() throws IOException {
        final Path partial = m_target.resolveSibling(m_target.getFileName() + ".partial");
        if (m_open) {
            moveTo(partial);
        }
        return partial;
    }

    private void moveTo(final Path target) throws IOException {
        Path old = null;
        if (Files.exists(target)) {
            old = Files.createTempDirectory(target.getParent(), "." + target.getFileName() + "-old-");
            Files.move(target, old.resolve("old"), StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(m_part, target, StandardCopyOption.ATOMIC_MOVE);
        m_open = false;
        Folders.delete(old);
    }

    /**
     * Leaves nothing behind, unless the results are in place already.
     *
     * @return whether there was something to give up
     */
    synchronized boolean abandon() {
        final boolean open = m_open;
        if (open) {
            m_open = false;
            Folders.deleteQuietly(m_part);
        }
        return open;
    }
}
