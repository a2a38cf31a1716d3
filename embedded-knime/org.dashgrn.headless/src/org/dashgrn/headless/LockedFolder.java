package org.dashgrn.headless;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;

/**
 * A folder beside a file that this process holds locked as long as it needs the folder. The lock ends with the process,
 * however that ends: whoever gets it may clear away what a killed one has left.
 */
final class LockedFolder implements Closeable {

    private static final String LOCK = ".lock";

    /** What to do with the folder of a process that has ended. */
    interface Clearing {
        void clear(Path folder) throws IOException;
    }

    private final Path m_file;

    private final FileChannel m_lock;

    private LockedFolder(final Path file, final FileChannel lock) {
        m_file = file;
        m_lock = lock;
    }

    /**
     * @param parent exists
     * @param prefix of the names of folder and lock file
     * @return the folder, made and empty, and locked
     */
    static LockedFolder create(final Path parent, final String prefix) throws IOException {
        while (true) {
            final Path file = Files.createTempFile(parent, prefix, LOCK);
            final FileChannel lock = lock(file);
            if (lock != null) {
                Files.createDirectory(folder(file));
                return new LockedFolder(file, lock);
            }
            // another process took it for one that a killed one has left
        }
    }

    /**
     * @param parent where the folders are
     * @param names of these folders; others are left alone
     * @param clearing told each folder whose process has ended, while nobody else can; the lock file goes afterwards
     */
    static void clearAway(final Path parent, final Pattern names, final Clearing clearing) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(parent)) {
            for (Path file : files) {
                if (file.getFileName().toString().endsWith(LOCK)
                    && names.matcher(folder(file).getFileName().toString()).matches()) {
                    clearAway(file, clearing);
                }
            }
        }
    }

    private static void clearAway(final Path file, final Clearing clearing) throws IOException {
        final FileChannel lock;
        try {
            lock = lock(file);
        } catch (IOException e) {
            return; // gone in the meantime, or not ours
        }
        if (lock != null) {
            try (lock) {
                clearing.clear(folder(file));
                Files.deleteIfExists(file);
            }
        }
    }

    /** @return the open file, locked; null if somebody else holds the lock or has deleted the file */
    private static FileChannel lock(final Path file) throws IOException {
        final FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null && Files.exists(file)) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // this process
        }
        channel.close();
        return null;
    }

    private static Path folder(final Path file) {
        final String name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.length() - LOCK.length()));
    }

    Path path() {
        return folder(m_file);
    }

    /** Gives up the lock. The folder stays, if it is still there. */
    @Override
    public void close() throws IOException {
        try (m_lock) {
            Files.deleteIfExists(m_file);
        }
    }
}
