package org.dashgrn.headless;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder that a run leaves behind. Everything is written beside it and moved there at the end, so it is there as
 * a whole or not at all.
 * <p>
 * While a run for the folder {@code out} is under way, there are {@code .out-part-N.lock}, which it holds locked,
 * {@code .out-part-N} with what is written, and for a moment {@code .out-part-N.old} with the results to be replaced.
 */
final class ResultFolder {

    /** In every folder of results; only folders that have it are ever replaced. */
    static final String REPORT = "run.json";

    private static final String OLD = ".old";

    private static final Pattern PARTS = Pattern.compile("\\.(.+)-part-\\d+");

    private final Path m_target;

    private final LockedFolder m_part;

    private boolean m_open = true;

    private ResultFolder(final Path target, final LockedFolder part) {
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
            Files.createDirectories(target.getParent());
            clearAway(target.getParent());
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
            return new ResultFolder(target,
                LockedFolder.create(target.getParent(), "." + target.getFileName() + "-part-"));
        } catch (IOException e) {
            throw new NotRunnableException(unwritable(target, e).getMessage(), e);
        }
    }

    /** Removes what killed runs have left in this folder, and gives back what one of them was about to replace. */
    private static void clearAway(final Path parent) throws IOException {
        LockedFolder.clearAway(parent, PARTS, part -> {
            final Path target = parent.resolve(PARTS.matcher(part.getFileName().toString()).replaceFirst("$1"));
            final Path old = old(part);
            if (Files.exists(old) && !Files.exists(target)) {
                Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
            }
            Folders.delete(old);
            Folders.delete(part);
        });
    }

    private static Path old(final Path part) {
        return part.resolveSibling(part.getFileName() + OLD);
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

    /** @return what to say when they cannot be written */
    IOException unwritable(final IOException e) {
        return unwritable(m_target, e);
    }

    private static IOException unwritable(final Path target, final IOException e) {
        return new IOException("The results cannot be written to " + target + ": " + e + ". Make room there, or choose "
            + "a folder that can be written to with --out.", e);
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
        final Path file = m_part.path().resolve(name);
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
            Folders.delete(partial);
            moveTo(partial);
        }
        return partial;
    }

    private void moveTo(final Path target) throws IOException {
        final Path old = old(m_part.path());
        if (Files.exists(target)) {
            Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(m_part.path(), target, StandardCopyOption.ATOMIC_MOVE);
        m_open = false;
        Folders.delete(old);
        m_part.close();
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
            Folders.deleteQuietly(m_part.path());
            try {
                m_part.close();
            } catch (IOException e) {
                // the next run clears it away
            }
        }
        return open;
    }
}
