package org.dashgrn.train;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.model.CheckpointArchive;

/**
 * Where a training saves itself, so that it can go on after it was killed, with the same bits as if it had not been.
 * <p>
 * The folder holds {@code NAME.checkpoint} and {@code NAME.lock}. A checkpoint is written beside the last one, forced to
 * disk and then put in its place, so that there is a whole one at any moment. The lock lets only one run use the name;
 * it ends with its process, however that ends.
 */
public final class Checkpoint implements AutoCloseable {

    /** Writing may take this share of the time. */
    private static final double SHARE = 0.05;

    private final Path m_file;
    private final String m_fingerprint;
    private final FileChannel m_lock;
    private final double m_share;
    private long m_written = System.nanoTime();
    private long m_duration;

    private Checkpoint(final Path file, final String fingerprint, final FileChannel lock, final double share) {
        m_file = file;
        m_fingerprint = fingerprint;
        m_lock = lock;
        m_share = share;
    }

    /** @return a checkpoint that is never written */
    public static Checkpoint none() {
        return new Checkpoint(null, "", null, 0);
    }

    /**
     * @param folder made if it is not there
     * @param name of the run in this folder
     * @param fingerprint of all that decides the result
     * @return the checkpoint, locked until it is closed
     * @throws InvalidInputException if the folder cannot be written to or another run uses it
     */
    public static Checkpoint in(final Path folder, final String name, final String fingerprint) {
        return in(folder, name, fingerprint, SHARE);
    }

    /** @param share of the time that writing may take; with infinity every epoch is saved */
    static Checkpoint in(final Path folder, final String name, final String fingerprint, final double share) {
        FileChannel channel = null;
        try {
            Files.createDirectories(folder);
            channel = FileChannel.open(folder.resolve(name + ".lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
            final FileLock lock = channel.tryLock();
            if (lock != null) {
                return new Checkpoint(folder.resolve(name + ".checkpoint"), fingerprint, channel, share);
            }
            close(channel);
            throw inUse(folder, null);
        } catch (OverlappingFileLockException e) {
            close(channel);
            throw inUse(folder, e);
        } catch (IOException | SecurityException e) {
            close(channel);
            throw new InvalidInputException("The checkpoint folder cannot be written to (" + e + ")",
                folder.toString(), "Choose another folder, or leave the option empty");
        }
    }

    private static InvalidInputException inUse(final Path folder, final Exception cause) {
        return new InvalidInputException("Another run that is under way uses this checkpoint folder",
            folder.toString(), "Choose a folder of its own for each node, or wait for the other run to end", cause);
    }

    private static void close(final FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // nothing was written through it
        }
    }

    /**
     * @return what was saved last, if there is something
     * @throws InvalidInputException if it is damaged or of another run
     */
    Optional<CheckpointArchive.Content> load() {
        if (m_file == null || !Files.exists(m_file)) {
            return Optional.empty();
        }
        final CheckpointArchive.Content content;
        try (InputStream in = Files.newInputStream(m_file)) {
            content = CheckpointArchive.read(in, m_file.toString());
        } catch (IOException e) {
            throw new InvalidInputException("The checkpoint cannot be read (" + e + ")", m_file.toString(),
                "Choose another folder, or delete it to start the training anew", e);
        }
        if (!content.fingerprint().equals(m_fingerprint)) {
            throw new InvalidInputException("The checkpoint is of another run: of other data, settings, or another"
                + " model or prior at the input", m_file.toString(),
                "Choose another folder to keep it, or delete it to start anew");
        }
        return Optional.of(content);
    }

    /** @return whether the next epoch that ends may be saved without slowing the training down */
    boolean isDue() {
        return m_file != null && System.nanoTime() - m_written >= m_duration / m_share;
    }

    /**
     * @param content the run as it is
     * @throws InvalidInputException if it cannot be written; then the last one is as it was
     */
    void save(final CheckpointArchive.Content content) {
        if (m_file == null) {
            return;
        }
        final long start = System.nanoTime();
        final Path part = m_file.resolveSibling(m_file.getFileName() + ".part");
        try {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
                final OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
                CheckpointArchive.write(content, out);
                out.flush();
                channel.force(true);
            }
            Files.move(part, m_file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            try {
                Files.deleteIfExists(part);
            } catch (IOException second) {
                e.addSuppressed(second);
            }
            throw new InvalidInputException("The checkpoint of epoch " + content.model().state().orElseThrow().epoch()
                + " cannot be written (" + e + "); the one before it is intact", m_file.toString(),
                "Make room or choose another folder, and execute again: the training goes on from the last checkpoint",
                e);
        }
        m_written = System.nanoTime();
        m_duration = m_written - start;
    }

    /** @return the fingerprint of this run */
    String fingerprint() {
        return m_fingerprint;
    }

    @Override
    public void close() {
        close(m_lock);
    }
}
