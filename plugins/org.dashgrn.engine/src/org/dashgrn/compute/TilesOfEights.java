package org.dashgrn.compute;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link GemmTiles} of at most six rows, each in two vectors of eight: sixteen registers have room for no more. */
final class TilesOfEights implements GemmTiles {

    private static final VectorSpecies<Float> EIGHT = FloatVector.SPECIES_256;
    /** Its kind is known: see {@link VectorLoopsCode}. */
    private static final FloatVector ZERO = FloatVector.zero(EIGHT);

    @Override
    public int rows() {
        return 6;
    }

    @Override
    public int pairRows() {
        return 6;
    }

    @Override
    public void add(final float[] a, final int at, final int down, final int along, final Panels panels, final int panel,
        final int deep, final int rows, final float[] out, final int outAt, final int ldc) {
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

    @Override
    public void addPair(final float[] a, final int at, final int down, final int along, final Panels panels,
        final int panel, final int deep, final int rows, final float[] out, final int outAt, final int ldc) {
        add(a, at, down, along, panels, panel, deep, rows, out, outAt, ldc);
        add(a, at, down, along, panels, panel + panels.next(), deep, rows, out, outAt + COLUMNS, ldc);
    }

    private static FloatVector eight(final float[] x, final int at) {
        return FloatVector.fromArray(EIGHT, x, at);
    }

    private static FloatVector all(final float x) {
        return ZERO.broadcast(x);
    }

    /**
     * Twelve sums at once: as many as two units for products need, and as the registers hold beside their factors. The
     * distance {@code along} is a variable even though it is 1: with a constant, Java 17 unrolls the loop until the sums do
     * not fit into the registers.
     */
    private static void six(final float[] a, final int at, final int down, final int along, final Panels panels,
        final int panel, final int deep, final float[] out, final int o, final int ldc) {
        final float[] b = panels.values();
        final int stride = panels.stride();
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
        for (int k = 0, i = at, p = panel; k < deep; k++, i += along, p += stride) {
            final FloatVector x = eight(b, p);
            final FloatVector y = eight(b, p + 8);
            FloatVector w = all(a[i]);
            a0 = w.fma(x, a0);
            b0 = w.fma(y, b0);
            w = all(a[i + down]);
            a1 = w.fma(x, a1);
            b1 = w.fma(y, b1);
            w = all(a[i + 2 * down]);
            a2 = w.fma(x, a2);
            b2 = w.fma(y, b2);
            w = all(a[i + 3 * down]);
            a3 = w.fma(x, a3);
            b3 = w.fma(y, b3);
            w = all(a[i + 4 * down]);
            a4 = w.fma(x, a4);
            b4 = w.fma(y, b4);
            w = all(a[i + 5 * down]);
            a5 = w.fma(x, a5);
            b5 = w.fma(y, b5);
        }
        ZERO.add(a0).intoArray(out, o);
        ZERO.add(b0).intoArray(out, o + 8);
        ZERO.add(a1).intoArray(out, o + ldc);
        ZERO.add(b1).intoArray(out, o + ldc + 8);
        ZERO.add(a2).intoArray(out, o + 2 * ldc);
        ZERO.add(b2).intoArray(out, o + 2 * ldc + 8);
        ZERO.add(a3).intoArray(out, o + 3 * ldc);
        ZERO.add(b3).intoArray(out, o + 3 * ldc + 8);
        ZERO.add(a4).intoArray(out, o + 4 * ldc);
        ZERO.add(b4).intoArray(out, o + 4 * ldc + 8);
        ZERO.add(a5).intoArray(out, o + 5 * ldc);
        ZERO.add(b5).intoArray(out, o + 5 * ldc + 8);
    }

    /** Ten sums are enough, if each takes five cycles. */
    private static void five(final float[] a, final int at, final int down, final int along, final Panels panels,
        final int panel, final int deep, final float[] out, final int o, final int ldc) {
        final float[] b = panels.values();
        final int stride = panels.stride();
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
        for (int k = 0, i = at, p = panel; k < deep; k++, i += along, p += stride) {
            final FloatVector x = eight(b, p);
            final FloatVector y = eight(b, p + 8);
            FloatVector w = all(a[i]);
            a0 = w.fma(x, a0);
            b0 = w.fma(y, b0);
            w = all(a[i + down]);
            a1 = w.fma(x, a1);
            b1 = w.fma(y, b1);
            w = all(a[i + 2 * down]);
            a2 = w.fma(x, a2);
            b2 = w.fma(y, b2);
            w = all(a[i + 3 * down]);
            a3 = w.fma(x, a3);
            b3 = w.fma(y, b3);
            w = all(a[i + 4 * down]);
            a4 = w.fma(x, a4);
            b4 = w.fma(y, b4);
        }
        ZERO.add(a0).intoArray(out, o);
        ZERO.add(b0).intoArray(out, o + 8);
        ZERO.add(a1).intoArray(out, o + ldc);
        ZERO.add(b1).intoArray(out, o + ldc + 8);
        ZERO.add(a2).intoArray(out, o + 2 * ldc);
        ZERO.add(b2).intoArray(out, o + 2 * ldc + 8);
        ZERO.add(a3).intoArray(out, o + 3 * ldc);
        ZERO.add(b3).intoArray(out, o + 3 * ldc + 8);
        ZERO.add(a4).intoArray(out, o + 4 * ldc);
        ZERO.add(b4).intoArray(out, o + 4 * ldc + 8);
    }

    /** The same where the six rows of op(A) are columns of A. */
    private static void sixColumns(final float[] a, final int at, final int lda, final Panels panels,
        final int panel, final int deep, final float[] out, final int o, final int ldc) {
        final float[] b = panels.values();
        final int stride = panels.stride();
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
            final FloatVector x = eight(b, panel + k * stride);
            final FloatVector y = eight(b, panel + k * stride + 8);
            FloatVector w = all(a[i]);
            a0 = w.fma(x, a0);
            b0 = w.fma(y, b0);
            w = all(a[i + 1]);
            a1 = w.fma(x, a1);
            b1 = w.fma(y, b1);
            w = all(a[i + 2]);
            a2 = w.fma(x, a2);
            b2 = w.fma(y, b2);
            w = all(a[i + 3]);
            a3 = w.fma(x, a3);
            b3 = w.fma(y, b3);
            w = all(a[i + 4]);
            a4 = w.fma(x, a4);
            b4 = w.fma(y, b4);
            w = all(a[i + 5]);
            a5 = w.fma(x, a5);
            b5 = w.fma(y, b5);
        }
        ZERO.add(a0).intoArray(out, o);
        ZERO.add(b0).intoArray(out, o + 8);
        ZERO.add(a1).intoArray(out, o + ldc);
        ZERO.add(b1).intoArray(out, o + ldc + 8);
        ZERO.add(a2).intoArray(out, o + 2 * ldc);
        ZERO.add(b2).intoArray(out, o + 2 * ldc + 8);
        ZERO.add(a3).intoArray(out, o + 3 * ldc);
        ZERO.add(b3).intoArray(out, o + 3 * ldc + 8);
        ZERO.add(a4).intoArray(out, o + 4 * ldc);
        ZERO.add(b4).intoArray(out, o + 4 * ldc + 8);
        ZERO.add(a5).intoArray(out, o + 5 * ldc);
        ZERO.add(b5).intoArray(out, o + 5 * ldc + 8);
    }

    private static void two(final float[] a, final int at, final int down, final int along, final Panels panels,
        final int panel, final int deep, final float[] out, final int o, final int ldc) {
        final float[] b = panels.values();
        final int stride = panels.stride();
        FloatVector a0 = eight(out, o);
        FloatVector b0 = eight(out, o + 8);
        FloatVector a1 = eight(out, o + ldc);
        FloatVector b1 = eight(out, o + ldc + 8);
        for (int k = 0, i = at, p = panel; k < deep; k++, i += along, p += stride) {
            final FloatVector x = eight(b, p);
            final FloatVector y = eight(b, p + 8);
            FloatVector w = all(a[i]);
            a0 = w.fma(x, a0);
            b0 = w.fma(y, b0);
            w = all(a[i + down]);
            a1 = w.fma(x, a1);
            b1 = w.fma(y, b1);
        }
        ZERO.add(a0).intoArray(out, o);
        ZERO.add(b0).intoArray(out, o + 8);
        ZERO.add(a1).intoArray(out, o + ldc);
        ZERO.add(b1).intoArray(out, o + ldc + 8);
    }

    private static void one(final float[] a, final int at, final int along, final Panels panels, final int panel,
        final int deep, final float[] out, final int o) {
        final float[] b = panels.values();
        final int stride = panels.stride();
        FloatVector a0 = eight(out, o);
        FloatVector b0 = eight(out, o + 8);
        for (int k = 0, i = at, p = panel; k < deep; k++, i += along, p += stride) {
            final FloatVector w = all(a[i]);
            a0 = w.fma(eight(b, p), a0);
            b0 = w.fma(eight(b, p + 8), b0);
        }
        ZERO.add(a0).intoArray(out, o);
        ZERO.add(b0).intoArray(out, o + 8);
    }
}
