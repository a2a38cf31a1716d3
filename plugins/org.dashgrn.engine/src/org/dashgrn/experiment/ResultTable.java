package org.dashgrn.experiment;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.dashgrn.data.InvalidInputException;

/**
 * A CSV file that grows by a row whenever something is finished, and survives a kill at any time: a row that was not
 * written to its end is dropped when the file is opened again. The first column is the key; a key occurs once. While it
 * is open, no other process can open it.
 */
public final class ResultTable implements AutoCloseable {

    private final Path m_file;
    private final List<String> m_columns;
    private final Map<String, List<String>> m_rows = new LinkedHashMap<>();
    private FileChannel m_channel;
    private final FileChannel m_lockChannel;
    private final FileLock m_lock;

    private ResultTable(final Path file, final List<String> columns, final FileChannel lockChannel,
        final FileLock lock) {
        m_file = file;
        m_columns = List.copyOf(columns);
        m_lockChannel = lockChannel;
        m_lock = lock;
    }

    /**
     * @param file which may exist; its folder is made if need be
     * @param columns the header; the first one is the key
     * @return the table with the rows that the file has
     * @throws IOException if it cannot be read or written
     * @throws InvalidInputException if the file is another table, or another process has it open
     */
    public static ResultTable open(final Path file, final List<String> columns) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        final FileChannel lockChannel = FileChannel.open(file.resolveSibling("." + file.getFileName() + ".lock"),
            StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = lockChannel.tryLock();
        } catch (OverlappingFileLockException e) {
            // another thread of this process
        }
        if (lock == null) {
            lockChannel.close();
            throw new InvalidInputException("Another process is writing this table", file.toString(),
                "Wait for it to end, or choose another folder");
        }
        final ResultTable table = new ResultTable(file, columns, lockChannel, lock);
        try {
            table.load();
            return table;
        } catch (IOException | RuntimeException e) {
            table.close();
            throw e;
        }
    }

    private void load() throws IOException {
        m_channel = FileChannel.open(m_file, StandardOpenOption.CREATE, StandardOpenOption.READ,
            StandardOpenOption.WRITE);
        final byte[] bytes = Files.readAllBytes(m_file);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        if (end == 0) {
            m_channel.truncate(0);
            write(m_columns);
            return;
        }
        try (CSVParser parser =
            CSVFormat.DEFAULT.parse(new StringReader(new String(bytes, 0, end, StandardCharsets.UTF_8)))) {
            boolean header = true;
            for (CSVRecord record : parser) {
                final List<String> row = record.toList();
                if (header ? !row.equals(m_columns) : row.size() != m_columns.size()) {
                    throw new InvalidInputException(header ? "The file has other columns" : "The row has " + row.size()
                        + " fields for " + m_columns.size() + " columns",
                        m_file + ":" + parser.getCurrentLineNumber(), "Move the file away, or choose another folder");
                }
                if (!header) {
                    m_rows.put(row.get(0), row);
                }
                header = false;
            }
        }
        m_channel.truncate(end);
        m_channel.position(end);
    }

    /** @return the rows, oldest first */
    public List<List<String>> rows() {
        return List.copyOf(m_rows.values());
    }

    /**
     * @param key first field of a row
     * @return the row, or null if there is none
     */
    public List<String> row(final String key) {
        return m_rows.get(key);
    }

    /**
     * Adds a row. When this returns, it is on disk.
     *
     * @param row one field per column; its key must be new
     * @throws IOException if it cannot be written
     */
    public void append(final List<String> row) throws IOException {
        if (row.size() != m_columns.size() || m_rows.containsKey(row.get(0))) {
            throw new IllegalArgumentException("not a new row of this table: " + row);
        }
        final List<String> lines = row.stream().map(field -> field.replaceAll("[\r\n]+", " ")).toList();
        write(lines);
        m_rows.put(lines.get(0), lines);
    }

    private void write(final List<String> row) throws IOException {
        final ByteBuffer bytes =
            ByteBuffer.wrap((CSVFormat.DEFAULT.format(row.toArray()) + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            m_channel.write(bytes);
        }
        m_channel.force(false);
    }

    /**
     * Replaces the file by these rows, as a whole.
     *
     * @param keys which rows to keep, in which order
     * @throws IOException if it cannot be written
     */
    public void retain(final Collection<String> keys) throws IOException {
        final StringBuilder text = new StringBuilder(CSVFormat.DEFAULT.format(m_columns.toArray())).append('\n');
        final Map<String, List<String>> kept = new LinkedHashMap<>();
        for (String key : keys) {
            kept.put(key, new ArrayList<>(m_rows.get(key)));
        }
        kept.values().forEach(row -> text.append(CSVFormat.DEFAULT.format(row.toArray())).append('\n'));
        final Path beside = m_file.resolveSibling("." + m_file.getFileName() + ".new");
        Files.writeString(beside, text);
        m_channel.close();
        Files.move(beside, m_file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        m_channel = FileChannel.open(m_file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        m_rows.clear();
        m_rows.putAll(kept);
    }

    @Override
    public void close() throws IOException {
        if (m_channel != null) {
            m_channel.close();
        }
        m_lock.release();
        m_lockChannel.close();
    }
}
