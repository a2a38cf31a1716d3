package org.dashgrn.model;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Arrays in NumPy's .npy format, version 1.0: little-endian float32, float64 or int32, C order, one or two dimensions.
 * <p>
 * Source: NumPy Enhancement Proposal 1, "A Simple File Format for NumPy Arrays".
 */
final class NpyArray {

    private static final byte[] MAGIC = {(byte)0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;
    private static final int CHUNK = 1 << 16;
    private static final int FIRST = 1 << 20;
    private static final Pattern HEADER = Pattern.compile(
        "\\{'descr': '(<f4|<f8|<i4)', 'fortran_order': False, 'shape': \\((\\d{1,10}),(?: ?(\\d{1,10}),?)?\\), *\\}\\s*");

    private NpyArray() {
    }

    static void write(final OutputStream out, final float[] values, final int... shape) throws IOException {
        writeHeader(out, "<f4", shape);
        final ByteBuffer buffer = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < values.length; from += CHUNK / 4) {
            final int count = Math.min(CHUNK / 4, values.length - from);
            buffer.asFloatBuffer().put(values, from, count);
            out.write(buffer.array(), 0, 4 * count);
        }
    }

    static void write(final OutputStream out, final int[] values) throws IOException {
        writeHeader(out, "<i4", values.length);
        final ByteBuffer buffer = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < values.length; from += CHUNK / 4) {
            final int count = Math.min(CHUNK / 4, values.length - from);
            buffer.asIntBuffer().put(values, from, count);
            out.write(buffer.array(), 0, 4 * count);
        }
    }

    static void write(final OutputStream out, final double[] values) throws IOException {
        writeHeader(out, "<f8", values.length);
        final ByteBuffer buffer = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < values.length; from += CHUNK / 8) {
            final int count = Math.min(CHUNK / 8, values.length - from);
            buffer.asDoubleBuffer().put(values, from, count);
            out.write(buffer.array(), 0, 8 * count);
        }
    }

    private static void writeHeader(final OutputStream out, final String type, final int... shape) throws IOException {
        final String dimensions = shape.length == 1 ? shape[0] + "," : shape[0] + ", " + shape[1];
        final StringBuilder header = new StringBuilder("{'descr': '").append(type)
            .append("', 'fortran_order': False, 'shape': (").append(dimensions).append("), }");
        while ((MAGIC.length + 2 + header.length() + 1) % ALIGNMENT != 0) {
            header.append(' ');
        }
        header.append('\n');
        out.write(MAGIC);
        out.write(header.length() & 0xff);
        out.write(header.length() >> 8);
        out.write(header.toString().getBytes(StandardCharsets.US_ASCII));
    }

    /** @return values that may be read altogether: of files that unpack to more than memory holds nothing is used */
    static long mostInMemory() {
        return Runtime.getRuntime().maxMemory() / 2 / Double.BYTES;
    }

    /**
     * @param in at the start of an array
     * @param most values that the reader expects at most: more are refused before memory is taken
     * @return float[], double[] or int[]
     * @throws IOException if the bytes are not such an array, or end too early
     */
    static Object read(final InputStream in, final long most) throws IOException {
        final DataInputStream data = new DataInputStream(in);
        final byte[] magic = new byte[MAGIC.length];
        data.readFully(magic);
        if (!Arrays.equals(magic, MAGIC)) {
            throw new IOException("not a NumPy array of version 1.0");
        }
        final byte[] header = new byte[data.readUnsignedByte() | data.readUnsignedByte() << 8];
        data.readFully(header);
        final Matcher matcher = HEADER.matcher(new String(header, StandardCharsets.US_ASCII));
        if (!matcher.matches()) {
            throw new IOException("unexpected header of a NumPy array");
        }
        final long rows = Long.parseLong(matcher.group(2));
        final long count = rows * (matcher.group(3) == null ? 1 : Long.parseLong(matcher.group(3)));
        if (count > most) {
            throw new IOException("array of " + count + " values where at most " + most + " can be, or fit in memory");
        }
        final Object values = switch (matcher.group(1)) {
            case "<f4" -> floats(data, (int)count);
            case "<f8" -> doubles(data, (int)count);
            default -> ints(data, (int)count);
        };
        if (data.read() >= 0) {
            throw new IOException("bytes follow the array");
        }
        return values;
    }

    private static float[] floats(final DataInputStream data, final int count) throws IOException {
        // grows with the bytes that arrive: a damaged header must not claim memory
        float[] values = new float[Math.min(count, FIRST)];
        final byte[] bytes = new byte[CHUNK];
        for (int from = 0; from < count; from += CHUNK / 4) {
            final int part = Math.min(CHUNK / 4, count - from);
            if (from + part > values.length) {
                values = Arrays.copyOf(values, (int)Math.min(count, 2L * values.length));
            }
            readFully(data, bytes, 4 * part);
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values, from, part);
        }
        return values;
    }

    private static double[] doubles(final DataInputStream data, final int count) throws IOException {
        // grows with the bytes that arrive: a damaged header must not claim memory
        double[] values = new double[Math.min(count, FIRST)];
        final byte[] bytes = new byte[CHUNK];
        for (int from = 0; from < count; from += CHUNK / 8) {
            final int part = Math.min(CHUNK / 8, count - from);
            if (from + part > values.length) {
                values = Arrays.copyOf(values, (int)Math.min(count, 2L * values.length));
            }
            readFully(data, bytes, 8 * part);
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(values, from, part);
        }
        return values;
    }

    private static int[] ints(final DataInputStream data, final int count) throws IOException {
        // grows with the bytes that arrive: a damaged header must not claim memory
        int[] values = new int[Math.min(count, FIRST)];
        final byte[] bytes = new byte[CHUNK];
        for (int from = 0; from < count; from += CHUNK / 4) {
            final int part = Math.min(CHUNK / 4, count - from);
            if (from + part > values.length) {
                values = Arrays.copyOf(values, (int)Math.min(count, 2L * values.length));
            }
            readFully(data, bytes, 4 * part);
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(values, from, part);
        }
        return values;
    }

    private static void readFully(final DataInputStream data, final byte[] bytes, final int count) throws IOException {
        try {
            data.readFully(bytes, 0, count);
        } catch (EOFException e) {
            throw new IOException("the array ends too early", e);
        }
    }
}
