package org.dashgrn.data;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Decodes UTF-8, unpacking gzip first, and refuses what is not text instead of replacing it: a wrong encoding must not
 * turn into wrong gene names. Java's own readers do that too, but cannot say on which line.
 */
final class Utf8Reader extends Reader {

    private static final int BUFFER = 1 << 16;

    /** A line of a million columns has perhaps 20 million characters. More is no table, but would fill the memory. */
    private static final int LONGEST_LINE = 1 << 26;

    /** What gzip may blow up, beyond {@link #HARMLESS}: tables of numbers are packed to a tenth, rarely a hundredth. */
    private static final long MOST_UNPACKED = 400;
    private static final long HARMLESS = 1L << 28;

    private final String m_name;
    private final InputStream m_in;
    private final CharsetDecoder m_decoder = StandardCharsets.UTF_8.newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer m_bytes = ByteBuffer.allocate(BUFFER).flip();
    private final CharBuffer m_chars = CharBuffer.allocate(BUFFER).flip();
    private boolean m_ended;
    private long m_line = 1;
    private int m_lineLength;
    private Counted m_packed;
    private long m_unpacked;
    private boolean m_afterReturn;

    /**
     * @param in plain or gzipped text; closed with this reader
     * @param name how messages call it
     */
    Utf8Reader(final InputStream in, final String name) throws IOException {
        m_name = name;
        m_in = unpacked(in);
    }

    private InputStream unpacked(final InputStream in) throws IOException {
        final Counted counted = new Counted(in);
        final PushbackInputStream peekable = new PushbackInputStream(counted, 2);
        final byte[] magic = peekable.readNBytes(2);
        peekable.unread(magic);
        if (magic.length == 2) {
            final int first = magic[0] & 0xff;
            final int second = magic[1] & 0xff;
            if (first == 'P' && second == 'K') {
                throw new InvalidInputException("The file is a zip archive or an Excel workbook, not text", m_name,
                    "Unpack it, or save the sheet as CSV");
            }
            if (first == 0xff && second == 0xfe || first == 0xfe && second == 0xff) {
                throw new InvalidInputException("The file is encoded in UTF-16", m_name, "Save it as UTF-8");
            }
            if (first == 0x1f && second == 0x8b) {
                m_packed = counted;
                try {
                    return new GZIPInputStream(peekable, BUFFER);
                } catch (EOFException | ZipException e) {
                    throw damagedGzip(e);
                }
            }
        }
        return peekable;
    }

    private InvalidInputException damagedGzip(final IOException cause) {
        return new InvalidInputException(
            "The gzip file is " + (cause instanceof EOFException ? "cut short" : "damaged") + " after line " + m_line,
            m_name, "Download or pack it again", cause);
    }

    @Override
    public int read(final char[] target, final int offset, final int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!m_chars.hasRemaining() && !decode()) {
            return -1;
        }
        final int count = Math.min(length, m_chars.remaining());
        m_chars.get(target, offset, count);
        return count;
    }

    /** Refills the characters; false at the end. */
    private boolean decode() throws IOException {
        m_chars.clear();
        while (true) {
            final CoderResult result = m_decoder.decode(m_bytes, m_chars, m_ended);
            if (m_chars.position() > 0) {
                m_chars.flip();
                countLines();
                return true;
            }
            if (result.isError()) {
                throw new InvalidInputException("The text is not UTF-8", m_name + ":" + m_line,
                    "Save the file as UTF-8, or check that it is a text file");
            }
            if (m_ended) {
                m_chars.flip();
                return false;
            }
            fill();
        }
    }

    private void fill() throws IOException {
        m_bytes.compact();
        try {
            final int count = m_in.read(m_bytes.array(), m_bytes.position(), m_bytes.remaining());
            if (count < 0) {
                m_ended = true;
            } else {
                m_bytes.position(m_bytes.position() + count);
                m_unpacked += count;
            }
        } catch (EOFException | ZipException e) {
            throw damagedGzip(e);
        }
        m_bytes.flip();
        if (m_packed != null && m_unpacked > HARMLESS && m_unpacked > MOST_UNPACKED * m_packed.m_count) {
            throw new InvalidInputException("The gzip file unpacks to more than " + MOST_UNPACKED + " times its size",
                m_name + ":" + m_line, "Check where it comes from; if it is sound, unpack it first");
        }
    }

    private void countLines() {
        final char[] chars = m_chars.array();
        for (int i = 0; i < m_chars.limit(); i++) {
            final char c = chars[i];
            m_lineLength++;
            if (c == '\r' || c == '\n' && !m_afterReturn) {
                m_line++;
                m_lineLength = 0;
            } else if (m_lineLength > LONGEST_LINE) {
                throw new InvalidInputException("The line is longer than " + LONGEST_LINE + " characters",
                    m_name + ":" + m_line, "Check that it is a table with one row per line");
            } else if (c == 0) {
                throw new InvalidInputException("The file is not a text file: it contains a zero byte",
                    m_name + ":" + m_line, "Choose a text file");
            }
            m_afterReturn = c == '\r';
        }
    }

    @Override
    public void close() throws IOException {
        m_in.close();
    }

    /** Counts the bytes that were read. */
    private static final class Counted extends FilterInputStream {

        private long m_count;

        Counted(final InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            final int value = super.read();
            m_count += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(final byte[] target, final int offset, final int length) throws IOException {
            final int count = super.read(target, offset, length);
            m_count += Math.max(0, count);
            return count;
        }
    }
}
