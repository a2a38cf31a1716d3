package org.dashgrn.headless;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Where a workflow comes from: a folder, used in place, or a .knwf file (a zip of such a folder), unpacked into a
 * temporary folder that is removed on closing, or by the next run if this one is killed.
 */
final class WorkflowSource implements AutoCloseable {

    /** Limits against archives that unpack to far more than they seem: real workflows stay far below. */
    record Limits(int entries, long bytes) {
        static final Limits DEFAULT = new Limits(100_000, 8L << 30);
    }

    private static final String PREFIX = "dash-workflow-";

    private static final Pattern FOLDERS = Pattern.compile(PREFIX + "\\d+");

    private final String m_name;

    private final Path m_folder;

    private final LockedFolder m_temporary;

    private WorkflowSource(final String name, final Path folder, final LockedFolder temporary) {
        m_name = name;
        m_folder = folder;
        m_temporary = temporary;
    }

    /** @throws NotRunnableException if it is neither a workflow folder nor a proper .knwf file */
    static WorkflowSource open(final Path location, final Limits limits) throws NotRunnableException {
        final Path path = location.toAbsolutePath().normalize();
        if (Files.isDirectory(path)) {
            return new WorkflowSource(path.getFileName().toString(), path, null);
        }
        if (!Files.isRegularFile(path)) {
            throw new NotRunnableException("There is no workflow " + path + ".");
        }
        if (path.endsWith(WorkflowReader.WORKFLOW_FILE)) {
            return open(path.getParent(), limits);
        }
        LockedFolder temporary = null;
        try {
            final Path parent = Path.of(System.getProperty("java.io.tmpdir"));
            LockedFolder.clearAway(parent, FOLDERS, Folders::delete);
            temporary = LockedFolder.create(parent, PREFIX);
            // for nobody else to read
            final Path unpacked = Files.createTempDirectory(temporary.path(), null);
            unpack(path, unpacked, limits);
            return new WorkflowSource(path.getFileName().toString().replaceFirst("\\.knwf$", ""),
                workflowFolder(path, unpacked), temporary);
        } catch (ZipException e) {
            remove(temporary);
            throw new NotRunnableException(path + " is neither a workflow folder nor a .knwf file: " + e.getMessage(),
                e);
        } catch (IOException e) {
            remove(temporary);
            throw new NotRunnableException(path + " cannot be unpacked: " + e.getMessage(), e);
        } catch (NotRunnableException e) {
            remove(temporary);
            throw e;
        }
    }

    String name() {
        return m_name;
    }

    Path folder() {
        return m_folder;
    }

    private static void unpack(final Path archive, final Path target, final Limits limits)
        throws IOException, NotRunnableException {
        long left = limits.bytes();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            if (zip.size() > limits.entries()) {
                throw new NotRunnableException(archive + " has " + zip.size() + " entries, more than any workflow ("
                    + limits.entries() + ").");
            }
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements();) {
                final ZipEntry entry = entries.nextElement();
                final Path file = inside(archive, target, entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    left -= copy(zip, entry, file, left);
                    if (left < 0) {
                        throw new NotRunnableException(archive + " unpacks to more than "
                            + limits.bytes() + " bytes. Unpack it yourself and run the folder.");
                    }
                }
            }
        }
    }

    private static Path inside(final Path archive, final Path target, final String name) throws NotRunnableException {
        try {
            final Path file = target.resolve(name).normalize();
            if (!name.startsWith("/") && !name.contains("\\") && file.startsWith(target)) {
                return file;
            }
        } catch (InvalidPathException e) {
            // as bad as one that leads elsewhere
        }
        throw new NotRunnableException(archive + " has an entry \"" + name
            + "\" that would be written outside its folder; nothing of it is used.");
    }

    /** @return the bytes written, at most one more than allowed */
    private static long copy(final ZipFile zip, final ZipEntry entry, final Path file, final long allowed)
        throws IOException {
        final byte[] buffer = new byte[1 << 16];
        long written = 0;
        try (InputStream in = zip.getInputStream(entry); OutputStream out = Files.newOutputStream(file)) {
            for (int n; written <= allowed && (n = in.read(buffer)) > 0; written += n) {
                out.write(buffer, 0, n);
            }
        }
        return written;
    }

    /** KNIME puts the workflow's folder into the archive; archives packed by hand may lack it. */
    private static Path workflowFolder(final Path archive, final Path temporary)
        throws IOException, NotRunnableException {
        if (Files.exists(temporary.resolve(WorkflowReader.WORKFLOW_FILE))) {
            return temporary;
        }
        try (Stream<Path> children = Files.list(temporary)) {
            final List<Path> folders = children
                .filter(p -> Files.exists(p.resolve(WorkflowReader.WORKFLOW_FILE))).toList();
            if (folders.size() == 1) {
                return folders.get(0);
            }
            throw new NotRunnableException(archive + " holds " + folders.size()
                + " workflows; it must be exactly one.");
        }
    }

    @Override
    public void close() {
        remove(m_temporary);
    }

    private static void remove(final LockedFolder temporary) {
        if (temporary != null) {
            Folders.deleteQuietly(temporary.path());
            try {
                temporary.close();
            } catch (IOException e) {
                // the next run clears it away
            }
        }
    }
}
