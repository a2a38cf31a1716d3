package org.dashgrn.compute;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Gemm} by the vector instructions of the processor, for the products of this engine: one operand is a block of a few
 * dozen columns. BLAS rearranges both operands before it multiplies, which for so few columns costs more than the product;
 * here only the second is, the first is read where it is. Runs where {@link VectorKernels} runs.
 * <p>
 * Six rows of sixteen columns of the result are kept in registers while the loop runs along the inner dimension. The order
 * of a sum depends on the inner dimension alone, so a product cut by rows has the bits of the whole.
 */
final class VectorGemm extends ArrayGemm {

    private static final VectorSpecies<Float> EIGHT = FloatVector.SPECIES_256;

    /** Columns of the result that are kept in registers. */
    private static final int CHUNK = 16;

    /** Columns for which a part of the first operand is read from the nearer caches. */
    private static final int WIDE = 64;

    /** Most of the inner dimension that is multiplied at once: sixteen columns of it stay in the nearest cache. */
    private static final int DEEP = 320;

    /** The same where the first operand is transposed: that much of its rows stays in the second cache. */
    private static final int SHALLOW = 64;

    /** Rows of a transposed operand that are longer are not read ahead: they would push each other out of the cache. */
    private static final int LONGEST_AHEAD = 1024;

    /** Rows of the result for which the first operand stays in the second cache. */
    private static final int TALL = 96;

    /** Floats of a line of the caches. */
    private static final int LINE = 16;

    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    /** What one thread needs beside the operands. */
    private static final class Scratch {
        /** Of the second operand: chunk by chunk, depth×{@link #CHUNK} each, filled up with 0. */
        private final float[] m_panels = new float[DEEP * WIDE];
        /** Of the result, where it has fewer columns than a chunk. */
        private final float[] m_edge = new float[TALL * CHUNK];
        /** Receives what is read ahead, so that reading it is not left out. */
        private float m_ahead;
    }

    @Override
    void multiply(final boolean transposeA, final boolean transposeB, final int rows, final int columns,
        final int inner, final float[] a, final int aFrom, final int lda, final float[] b, final int bFrom,
        final int ldb, final float beta, final float[] c, final int cFrom, final int ldc) {
        // distances between two rows, and between two columns, of op(A)
        final int down = transposeA ? 1 : lda;
        final int along = transposeA ? lda : 1;
        final boolean ahead = transposeA && rows <= LONGEST_AHEAD && (long)rows * inner > DEEP * DEEP;
        final int depth = ahead ? SHALLOW : depth(inner);
        final Scratch scratch = SCRATCH.get();
        for (int from = 0; from < columns; from += WIDE) {
            final int width = Math.min(WIDE, columns - from);
            for (int k = 0; k < inner; k += depth) {
                final int deep = Math.min(depth, inner - k);
                pack(transposeB, b, bFrom + (transposeB ? from * ldb + k : k * ldb + from), ldb, deep, width,
                    scratch.m_panels);
                if (ahead) {
                    scratch.m_ahead = readAhead(a, aFrom + k * lda, lda, deep, rows);
                }
                for (int r = 0; r < rows; r += TALL) {
                    final int tall = Math.min(TALL, rows - r);
                    if (beta == 0 && k == 0) {
                        clear(c, cFrom + r * ldc + from, ldc, tall, width);
                    }
                    for (int done = 0, panel = 0; done < width; done += CHUNK, panel += deep * CHUNK) {
                        chunk(a, aFrom + r * down + k * along, down, along, scratch, panel, deep, tall,
                            Math.min(CHUNK, width - done), c, cFrom + r * ldc + from + done, ldc);
                    }
                }
            }
        }
        if (inner == 0 && beta == 0) {
            clear(c, cFrom, ldc, rows, columns);
        }
    }

    /** Parts of about the same depth. */
    private static int depth(final int inner) {
        final int parts = (inner + DEEP - 1) / DEEP;
        return parts < 2 ? DEEP : (inner + parts - 1) / parts;
    }

    private static void pack(final boolean transpose, final float[] b, final int at, final int ldb, final int deep,
        final int width, final float[] panels) {
        for (int done = 0, panel = 0; done < width; done += CHUNK, panel += deep * CHUNK) {
            final int count = Math.min(CHUNK, width - done);
            if (count < CHUNK) {
                Arrays.fill(panels, panel, panel + deep * CHUNK, 0f);
            }
            if (transpose) {
                for (int c = 0; c < count; c++) {
                    for (int k = 0, i = at + (done + c) * ldb, o = panel + c; k < deep; k++, i++, o += CHUNK) {
                        panels[o] = b[i];
                    }
                }
            } else if (count == CHUNK) {
                for (int k = 0, i = at + done, o = panel; k < deep; k++, i += ldb, o += CHUNK) {
                    eight(b, i).intoArray(panels, o);
                    eight(b, i + 8).intoArray(panels, o + 8);
                }
            } else {
                for (int k = 0, i = at + done, o = panel; k < deep; k++, i += ldb, o += CHUNK) {
                    System.arraycopy(b, i, panels, o, count);
                }
            }
        }
    }

    /** Touches each line once, in the order in which they lie, which is how processors fetch before they are asked. */
    private static float readAhead(final float[] a, final int at, final int lda, final int rows, final int columns) {
        float sum = 0;
        for (int r = 0; r < rows; r++) {
            for (int i = at + r * lda, end = i + columns; i < end; i += LINE) {
                sum += a[i];
            }
        }
        return sum;
    }

    private static void clear(final float[] out, final int at, final int ldc, final int rows, final int columns) {
        if (columns == ldc) {
            Arrays.fill(out, at, at + rows * ldc, 0f);
            return;
        }
        for (int r = 0, o = at; r < rows; r++, o += ldc) {
            Arrays.fill(out, o, o + columns, 0f);
        }
    }

    /** Adds to up to {@link #TALL} rows of up to {@link #CHUNK} columns of the result. */
    private static void chunk(final float[] a, final int at, final int down, final int along, final Scratch scratch,
        final int panel, final int deep, final int rows, final int columns, final float[] out, final int outAt,
        final int ldc) {
        if (columns == CHUNK) {
            rows(a, at, down, along, scratch.m_panels, panel, deep, rows, out, outAt, ldc);
            return;
        }
        final float[] edge = scratch.m_edge;
        Arrays.fill(edge, 0, rows * CHUNK, 0f);
        for (int r = 0; r < rows; r++) {
            System.arraycopy(out, outAt + r * ldc, edge, r * CHUNK, columns);
        }
        rows(a, at, down, along, scratch.m_panels, panel, deep, rows, edge, 0, CHUNK);
        for (int r = 0; r < rows; r++) {
            System.arraycopy(edge, r * CHUNK, out, outAt + r * ldc, columns);
        }
    }

    private static void rows(final float[] a, final int at, final int down, final int along, final float[] panels,
        final int panel, final int deep, final int rows, final float[] out, final int outAt, final int ldc) {
        // so many fives leave a multiple of six
        final int inFives = 5 * ((6 - rows % 6) % 6);
        int r = 0;
        for (; inFives <= rows && r < inFives; r += 5) {
            five(a, at + r * down, down, along, panels, panel, deep, out, outAt + r * ldc, ldc);
        }
        for (; r + 6 <= rows; r += 6) {
            if (down == 1) {
                sixColumns(a, at + r, along, panels, panel, deep, out, outAt + r * ldc, ldc);
            } else {
                six(a, at + r * down, down, along, panels, panel, deep, out, outAt + r * ldc, ldc);
            }
        }
        for (; r + 2 <= rows; r += 2) {
            two(a, at + r * down, down, along, panels, panel, deep, out, outAt + r * ldc, ldc);
        }
        if (r < rows) {
            one(a, at + r * down, along, panels, panel, deep, out, outAt + r * ldc);
        }
    }

    private static FloatVector eight(final float[] x, final int at) {
        return FloatVector.fromArray(EIGHT, x, at);
    }

    private static FloatVector all(final float x) {
        return FloatVector.broadcast(EIGHT, x);
    }

    /**
     * Twelve sums at once: as many as two units for products need, and as the registers hold beside their factors. The
     * distance {@code along} is a variable even though it is 1: with a constant, Java 17 unrolls the loop until the sums do
     * not fit into the registers.
     */
    private static void six(final float[] a, final int at, final int down, final int along, final float[] panels,
        final int panel, final int deep, final float[] out, final int o, final int ldc) {
        FloatVector a0 = eight(out, o);
        FloatVector b0 = eight(out, o + 8);
        FloatVector a1 = eight(out, o + ldc);
        FloatVector b1 = eight(out, o + ldc + 8);
        FloatVector a2 = eight(out, o + 2 * ldc);
        FloatVector b2 = eight(out, o + 2 * ldc + 8);
        FloatVector a3 = eight(out, o + 3 * ldc);
        FloatVector b3 = eight(out, o + 3 * ldc + 8);
        FloatVector a4 = eight(out, o + 4 * ldc);
        FloatVector b4 = eight(out, o + 4 * ldc + 8);
        FloatVector a5 = eight(out, o + 5 * ldc);
        FloatVector b5 = eight(out, o + 5 * ldc + 8);
        for (int k = 0, i = at, p = panel; k < deep; k++, i += along, p += CHUNK) {
            final FloatVector x = eight(panels, p);
            final FloatVector y = eight(panels, p + 8);
            FloatVector w = all(a[i]);
            a0 = x.fma(w, a0);
            b0 = y.fma(w, b0);
            w = all(a[i + down]);
            a1 = x.fma(w, a1);
            b1 = y.fma(w, b1);
            w = all(a[i + 2 * down]);
            a2 = x.fma(w, a2);
            b2 = y.fma(w, b2);
            w = all(a[i + 3 * down]);
            a3 = x.fma(w, a3);
            b3 = y.fma(w, b3);
            w = all(a[i + 4 * down]);
            a4 = x.fma(w, a4);
            b4 = y.fma(w, b4);
            w = all(a[i + 5 * down]);
            a5 = x.fma(w, a5);
            b5 = y.fma(w, b5);
        }
        a0.intoArray(out, o);
        b0.intoArray(out, o + 8);
        a1.intoArray(out, o + ldc);
        b1.intoArray(out, o + ldc + 8);
        a2.intoArray(out, o + 2 * ldc);
        b2.intoArray(out, o + 2 * ldc + 8);
        a3.intoArray(out, o + 3 * ldc);
        b3.intoArray(out, o + 3 * ldc + 8);
        a4.intoArray(out, o + 4 * ldc);
        b4.intoArray(out, o + 4 * ldc + 8);
        a5.intoArray(out, o + 5 * ldc);
        b5.intoArray(out, o + 5 * ldc + 8);
    }

    /** Ten sums are enough, if each takes five cycles. */
    private static void five(final float[] a, final int at, final int down, final int along, final float[] panels,
        final int panel, final int deep, final float[] out, final int o, final int ldc) {
        FloatVector a0 = eight(out, o);
        FloatVector b0 = eight(out, o + 8);
        FloatVector a1 = eight(out, o + ldc);
        FloatVector b1 = eight(out, o + ldc + 8);
        FloatVector a2 = eight(out, o + 2 * ldc);
        FloatVector b2 = eight(out, o + 2 * ldc + 8);
        FloatVector a3 = eight(out, o + 3 * ldc);
        FloatVector b3 = eight(out, o + 3 * ldc + 8);
        FloatVector a4 = eight(out, o + 4 * ldc);
        FloatVector b4 = eight(out, o + 4 * ldc + 8);
        for (int k = 0, i = at, p = panel; k < deep; k++, i += along, p += CHUNK) {
            final FloatVector x = eight(panels, p);
            final FloatVector y = eight(panels, p + 8);
            FloatVector w = all(a[i]);
            a0 = x.fma(w, a0);
            b0 = y.fma(w, b0);
            w = all(a[i + down]);
            a1 = x.fma(w, a1);
            b1 = y.fma(w, b1);
            w = all(a[i + 2 * down]);
            a2 = x.fma(w, a2);
            b2 = y.fma(w, b2);
            w = all(a[i + 3 * down]);
            a3 = x.fma(w, a3);
            b3 = y.fma(w, b3);
            w = all(a[i + 4 * down]);
            a4 = x.fma(w, a4);
            b4 = y.fma(w, b4);
        }
        a0.intoArray(out, o);
        b0.intoArray(out, o + 8);
        a1.intoArray(out, o + ldc);
        b1.intoArray(out, o + ldc + 8);
        a2.intoArray(out, o + 2 * ldc);
        b2.intoArray(out, o + 2 * ldc + 8);
        a3.intoArray(out, o + 3 * ldc);
        b3.intoArray(out, o + 3 * ldc + 8);
        a4.intoArray(out, o + 4 * ldc);
        b4.intoArray(out, o + 4 * ldc + 8);
    }

    /** The same where the six rows of op(A) are columns of A. */
    private static void sixColumns(final float[] a, final int at, final int lda, final float[] panels,
        final int panel, final int deep, final float[] out, final int o, final int ldc) {
        FloatVector a0 = eight(out, o);
        FloatVector b0 = eight(out, o + 8);
        FloatVector a1 = eight(out, o + ldc);
        FloatVector b1 = eight(out, o + ldc + 8);
        FloatVector a2 = eight(out, o + 2 * ldc);
        FloatVector b2 = eight(out, o + 2 * ldc + 8);
        FloatVector a3 = eight(out, o + 3 * ldc);
        FloatVector b3 = eight(out, o + 3 * ldc + 8);
        FloatVector a4 = eight(out, o + 4 * ldc);
        FloatVector b4 = eight(out, o + 4 * ldc + 8);
        FloatVector a5 = eight(out, o + 5 * ldc);
        FloatVector b5 = eight(out, o + 5 * ldc + 8);
        for (int k = 0, i = at; k < deep; k++, i += lda) {
            final FloatVector x = eight(panels, panel + k * CHUNK);
            final FloatVector y = eight(panels, panel + k * CHUNK + 8);
            FloatVector w = all(a[i]);
            a0 = x.fma(w, a0);
            b0 = y.fma(w, b0);
            w = all(a[i + 1]);
            a1 = x.fma(w, a1);
            b1 = y.fma(w, b1);
            w = all(a[i + 2]);
            a2 = x.fma(w, a2);
            b2 = y.fma(w, b2);
            w = all(a[i + 3]);
            a3 = x.fma(w, a3);
            b3 = y.fma(w, b3);
            w = all(a[i + 4]);
            a4 = x.fma(w, a4);
            b4 = y.fma(w, b4);
            w = all(a[i + 5]);
            a5 = x.fma(w, a5);
            b5 = y.fma(w, b5);
        }
        a0.intoArray(out, o);
        b0.intoArray(out, o + 8);
        a1.intoArray(out, o + ldc);
        b1.intoArray(out, o + ldc + 8);
        a2.intoArray(out, o + 2 * ldc);
        b2.intoArray(out, o + 2 * ldc + 8);
        a3.intoArray(out, o + 3 * ldc);
        b3.intoArray(out, o + 3 * ldc + 8);
        a4.intoArray(out, o + 4 * ldc);
        b4.intoArray(out, o + 4 * ldc + 8);
        a5.intoArray(out, o + 5 * ldc);
        b5.intoArray(out, o + 5 * ldc + 8);
    }

    private static void two(final float[] a, final int at, final int down, final int along, final float[] panels,
        final int panel, final int deep, final float[] out, final int o, final int ldc) {
        FloatVector a0 = eight(out, o);
        FloatVector b0 = eight(out, o + 8);
        FloatVector a1 = eight(out, o + ldc);
        FloatVector b1 = eight(out, o + ldc + 8);
        for (int k = 0, i = at, p = panel; k < deep; k++, i += along, p += CHUNK) {
            final FloatVector x = eight(panels, p);
            final FloatVector y = eight(panels, p + 8);
            FloatVector w = all(a[i]);
            a0 = x.fma(w, a0);
            b0 = y.fma(w, b0);
            w = all(a[i + down]);
            a1 = x.fma(w, a1);
            b1 = y.fma(w, b1);
        }
        a0.intoArray(out, o);
        b0.intoArray(out, o + 8);
        a1.intoArray(out, o + ldc);
        b1.intoArray(out, o + ldc + 8);
    }

    private static void one(final float[] a, final int at, final int along, final float[] panels, final int panel,
        final int deep, final float[] out, final int o) {
        FloatVector a0 = eight(out, o);
        FloatVector b0 = eight(out, o + 8);
        for (int k = 0, i = at, p = panel; k < deep; k++, i += along, p += CHUNK) {
            final FloatVector w = all(a[i]);
            a0 = eight(panels, p).fma(w, a0);
            b0 = eight(panels, p + 8).fma(w, b0);
        }
        a0.intoArray(out, o);
        b0.intoArray(out, o + 8);
    }
}
