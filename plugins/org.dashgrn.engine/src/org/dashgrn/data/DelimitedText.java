package org.dashgrn.data;

import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A delimited text file (CSV, TSV …), row by row: what all readers of text share.
 * <p>
 * UTF-8 with or without a byte order mark, any line end, double quotes, plain or gzipped. Empty lines are passed over;
 * blanks around a field are not part of it. Rows, columns and lines are counted from 1 in messages. Nothing is kept
 * but the current row.
 */
public final class DelimitedText implements AutoCloseable {

    /** Stands for a delimiter that the first line tells: whichever of comma, semicolon and tab it has most of. */
    public static final char GUESS = '\0';

    /** As {@link #GUESS}, but blanks separate the fields if the first line has blanks and none of the three. */
    public static final char GUESS_OR_BLANK = '\1';

    private static final char BLANK = ' ';

    private static final int HEAD = 1 << 16;
    private static final long REPORT_NANOS = 50_000_000L;

    private final String m_name;
    private final char m_delimiter;
    private final CSVParser m_parser;
    private final Iterator<CSVRecord> m_rows;
    private final Progress m_progress;
    private final CountedBytes m_bytes;
    private long m_lastReport = System.nanoTime();
    private String[] m_fields;
    private boolean m_peeked;

    private DelimitedText(final Reader reader, final String name, final char delimiter, final Progress progress,
        final CountedBytes bytes) throws IOException {
        m_name = name;
        m_progress = progress;
        m_bytes = bytes;
        final BufferedReader buffered = new BufferedReader(reader, HEAD);
        skipByteOrderMark(buffered);
        m_delimiter = delimiter == GUESS || delimiter == GUESS_OR_BLANK
            ? guess(buffered, delimiter == GUESS_OR_BLANK) : delimiter;
        m_parser = CSVFormat.Builder.create().setDelimiter(m_delimiter).setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(true).build().parse(buffered);
        m_rows = m_parser.iterator();
        progress.report(0, "Reading " + name);
    }

    /**
     * @param file a text file, perhaps gzipped
     * @param delimiter what separates fields, or {@link #GUESS}
     * @param progress is told the share of the file that has been read
     * @return the text, before its first row
     * @throws InvalidInputException if there is no such file, or it is no text
     * @throws IOException if reading fails for another reason
     */
    public static DelimitedText open(final Path file, final char delimiter, final Progress progress)
        throws IOException {
        final String name = String.valueOf(file.getFileName());
        if (Files.isDirectory(file)) {
            throw new InvalidInputException(file + " is a folder, not a file", "", "Choose a file");
        }
        final CountedBytes bytes;
        try {
            bytes = new CountedBytes(Files.newInputStream(file), Files.size(file));
        } catch (NoSuchFileException e) {
            throw new InvalidInputException("There is no file " + file, "", "Check the path", e);
        } catch (AccessDeniedException e) {
            throw new InvalidInputException("The file " + file + " may not be read", "", "Check its permissions", e);
        }
        try {
            return new DelimitedText(new Utf8Reader(bytes, name), name, delimiter, progress, bytes);
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    /**
     * @param reader the text; closed with this
     * @param name how messages call it
     * @param delimiter what separates fields, or {@link #GUESS}
     * @param progress is asked whether to go on
     * @return the text, before its first row
     * @throws IOException if reading fails
     */
    public static DelimitedText of(final Reader reader, final String name, final char delimiter,
        final Progress progress) throws IOException {
        return new DelimitedText(reader, name, delimiter, progress, null);
    }

    private static void skipByteOrderMark(final BufferedReader in) throws IOException {
        in.mark(1);
        if (in.read() != '\ufeff') {
            in.reset();
        }
    }

    private static char guess(final BufferedReader in, final boolean orBlank) throws IOException {
        in.mark(HEAD);
        int commas = 0;
        int semicolons = 0;
        int tabs = 0;
        boolean pause = false;
        boolean blanks = false;
        boolean quoted = false;
        boolean seen = false;
        for (int i = 0; i < HEAD; i++) {
            final int c = in.read();
            if (c < 0 || !quoted && seen && (c == '\n' || c == '\r')) {
                break;
            }
            // blanks count where something comes before and after them
            blanks |= pause && !Character.isWhitespace(c);
            pause = seen && c == BLANK;
            seen |= !Character.isWhitespace(c);
            quoted ^= c == '"';
            commas += !quoted && c == ',' ? 1 : 0;
            semicolons += !quoted && c == ';' ? 1 : 0;
            tabs += !quoted && c == '\t' ? 1 : 0;
        }
        in.reset();
        if (orBlank && blanks && tabs + commas + semicolons == 0) {
            return BLANK;
        }
        if (tabs > Math.max(commas, semicolons)) {
            return '\t';
        }
        return semicolons > commas ? ';' : ',';
    }

    /**
     * Moves on to the next row that is not empty.
     *
     * @return false at the end of the text
     * @throws IOException if reading fails
     * @throws InvalidInputException if the text is damaged
     * @throws java.util.concurrent.CancellationException if the work is to stop
     */
    public boolean next() throws IOException {
        if (m_peeked) {
            m_peeked = false;
            return m_fields != null;
        }
        if (System.nanoTime() - m_lastReport > REPORT_NANOS) {
            m_progress.report(m_bytes == null ? Double.NaN : m_bytes.share(), null);
            m_lastReport = System.nanoTime();
        }
        try {
            m_fields = m_rows.hasNext() ? m_rows.next().values() : null;
            if (m_fields != null && m_delimiter == BLANK) {
                // several blanks are one delimiter
                m_fields = Arrays.stream(m_fields).filter(field -> !field.isEmpty()).toArray(String[]::new);
            }
            return m_fields != null;
        } catch (UncheckedIOException e) {
            // Commons CSV reports a broken quote as a plain IOException too, whose message starts with its line
            if (String.valueOf(e.getCause().getMessage()).startsWith("(")) {
                throw new InvalidInputException("A field's quotation marks are not closed, or text follows them",
                    place(), "Check the quotation marks", e);
            }
            throw e.getCause();
        }
    }

    /**
     * Moves on to the next row, which {@link #next} will then give once more.
     *
     * @return false at the end of the text
     * @throws IOException if reading fails
     */
    public boolean peek() throws IOException {
        final boolean found = next();
        m_peeked = true;
        return found;
    }

    /** @return the number of fields of the row */
    public int width() {
        return m_fields.length;
    }

    /**
     * @param column from 0
     * @return the field, without surrounding blanks
     */
    public String field(final int column) {
        return m_fields[column].strip();
    }

    /** @return all fields of the row */
    public List<String> fields() {
        final List<String> fields = new ArrayList<>(width());
        for (int c = 0; c < width(); c++) {
            fields.add(field(c));
        }
        return fields;
    }

    /**
     * @param column from 0
     * @return the number in the field; NaN where it is empty, NA or NaN
     * @throws InvalidInputException if it is neither that nor a finite number
     */
    public double number(final int column) {
        final String text = field(column);
        try {
            return NumberText.parse(text);
        } catch (NumberFormatException e) {
            throw new InvalidInputException("“" + shortened(text) + "” is not a finite number", place(column),
                NumberText.remedy(text), e);
        }
    }

    /**
     * @param column from 0
     * @return whether the field holds a finite number (and not a missing value)
     */
    public boolean isNumber(final int column) {
        return NumberText.isNumber(field(column));
    }

    private static String shortened(final String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    /** @return the display name of the text */
    public String name() {
        return m_name;
    }

    /** @return what separates the fields */
    public char delimiter() {
        return m_delimiter;
    }

    /** @return the line of the current row, from 1; its last line if quotes span several */
    public long line() {
        return m_parser.getCurrentLineNumber();
    }

    /** @return {@code name:line} of the current row */
    public String place() {
        return m_name + ":" + line();
    }

    /**
     * @param column from 0
     * @return {@code name:line, column c} of the current row, with c from 1
     */
    public String place(final int column) {
        return place() + ", column " + (column + 1);
    }

    @Override
    public void close() throws IOException {
        m_parser.close();
    }

    /** How far the file has been read, for the progress bar; under gzip, of the packed bytes. */
    private static final class CountedBytes extends FilterInputStream {

        private final long m_size;
        private long m_read;

        CountedBytes(final InputStream in, final long size) {
            super(in);
            m_size = size;
        }

        double share() {
            return m_size <= 0 ? Double.NaN : Math.min(1, m_read / (double)m_size);
        }

        @Override
        public int read() throws IOException {
            final int value = super.read();
            m_read += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(final byte[] target, final int offset, final int length) throws IOException {
            final int count = super.read(target, offset, length);
            m_read += Math.max(0, count);
            return count;
        }
    }
}
