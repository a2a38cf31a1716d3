package org.dashgrn.compute;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link GemmTiles} by vectors of sixteen, of which there are 32 registers: twenty sums at once, for two panels of ten rows. For
 * one panel only fifteen where the rows of A lie apart, since each needs an address. No method calls any other of ours, see
 * {@link VectorLoopsCode}.
 */
final class TilesOfSixteens implements GemmTiles, HeldRows {

    private static final VectorSpecies<Float> SIXTEEN = FloatVector.SPECIES_512;
    private static final int LANES = SIXTEEN.length();
    /** Its kind is known: see {@link VectorLoopsCode}. */
    private static final FloatVector ZERO = FloatVector.zero(SIXTEEN);
    private static final Class<? extends FloatVector> KIND = ZERO.getClass();

    @Override
    public int rows() {
        return 15;
    }

    @Override
    public int pairRows() {
        return 10;
    }

    @Override
    public void addHeld(final float[] a, final int at, final int down, final Panels panels, final int panel, final int rows,
        final float[] out, final int outAt, final int ldc) {
        final float[] b = panels.values();
        final int stride = panels.stride();
        final FloatVector b0 = KIND.cast(FloatVector.fromArray(SIXTEEN, b, panel));
        final FloatVector b1 = KIND.cast(FloatVector.fromArray(SIXTEEN, b, panel + stride));
        final FloatVector b2 = KIND.cast(FloatVector.fromArray(SIXTEEN, b, panel + 2 * stride));
        final FloatVector b3 = KIND.cast(FloatVector.fromArray(SIXTEEN, b, panel + 3 * stride));
        final FloatVector b4 = KIND.cast(FloatVector.fromArray(SIXTEEN, b, panel + 4 * stride));
        final FloatVector b5 = KIND.cast(FloatVector.fromArray(SIXTEEN, b, panel + 5 * stride));
        final FloatVector b6 = KIND.cast(FloatVector.fromArray(SIXTEEN, b, panel + 6 * stride));
        final FloatVector b7 = KIND.cast(FloatVector.fromArray(SIXTEEN, b, panel + 7 * stride));
        final FloatVector b8 = KIND.cast(FloatVector.fromArray(SIXTEEN, b, panel + 8 * stride));
        final FloatVector b9 = KIND.cast(FloatVector.fromArray(SIXTEEN, b, panel + 9 * stride));
        final FloatVector b10 = KIND.cast(FloatVector.fromArray(SIXTEEN, b, panel + 10 * stride));
        final FloatVector b11 = KIND.cast(FloatVector.fromArray(SIXTEEN, b, panel + 11 * stride));
        for (int i = at, o = outAt, end = at + rows; i < end; i++, o += ldc) {
            FloatVector c = b0.mul(ZERO.broadcast(a[i]));
            FloatVector d = b6.mul(ZERO.broadcast(a[i + 6 * down]));
            c = b1.fma(ZERO.broadcast(a[i + down]), c);
            d = b7.fma(ZERO.broadcast(a[i + 7 * down]), d);
            c = b2.fma(ZERO.broadcast(a[i + 2 * down]), c);
            d = b8.fma(ZERO.broadcast(a[i + 8 * down]), d);
            c = b3.fma(ZERO.broadcast(a[i + 3 * down]), c);
            d = b9.fma(ZERO.broadcast(a[i + 9 * down]), d);
            c = b4.fma(ZERO.broadcast(a[i + 4 * down]), c);
            d = b10.fma(ZERO.broadcast(a[i + 10 * down]), d);
            c = b5.fma(ZERO.broadcast(a[i + 5 * down]), c);
            d = b11.fma(ZERO.broadcast(a[i + 11 * down]), d);
            KIND.cast(FloatVector.fromArray(SIXTEEN, out, o)).add(c).add(d).intoArray(out, o);
        }
    }

    @Override
    public void add(final float[] a, final int at, final int down, final int along, final Panels panels, final int panel,
        final int deep, final int rows, final float[] out, final int outAt, final int ldc) {
        int r = 0;
        for (; down == 1 && r + 20 <= rows; r += 20) {
            twentyColumns(a, at + r, along, panels, panel, deep, out, outAt + r * ldc, ldc);
        }
        for (; down != 1 && r + 15 <= rows; r += 15) {
            fifteen(a, at + r * down, down, panels, panel, deep, out, outAt + r * ldc, ldc);
        }
        for (; r + 5 <= rows; r += 5) {
            five(a, at + r * down, down, along, panels, panel, deep, out, outAt + r * ldc, ldc);
        }
        for (; r < rows; r++) {
            one(a, at + r * down, along, panels, panel, deep, out, outAt + r * ldc);
        }
    }

    @Override
    public void addPair(final float[] a, final int at, final int down, final int along, final Panels panels,
        final int panel, final int deep, final int rows, final float[] out, final int outAt, final int ldc) {
        int r = 0;
        for (; r + 10 <= rows; r += 10) {
            if (down == 1) {
                tenColumnsPair(a, at + r, along, panels, panel, deep, out, outAt + r * ldc, ldc);
            } else {
                tenPair(a, at + r * down, down, panels, panel, deep, out, outAt + r * ldc, ldc);
            }
        }
        for (; r + 4 <= rows; r += 4) {
            fourPair(a, at + r * down, down, along, panels, panel, deep, out, outAt + r * ldc, ldc);
        }
        for (; r < rows; r++) {
            onePair(a, at + r * down, along, panels, panel, deep, out, outAt + r * ldc);
        }
    }

    /** Java 17 does not unroll so long a loop, and checks the bounds of its rows once for all. */
    private static void fifteen(final float[] a, final int at, final int lda, final Panels panels, final int panel,
        final int deep, final float[] out, final int o, final int ldc) {
        final float[] b = panels.values();
        final int stride = panels.stride();
        FloatVector c0 = FloatVector.fromArray(SIXTEEN, out, o);
        FloatVector c1 = FloatVector.fromArray(SIXTEEN, out, o + ldc);
        FloatVector c2 = FloatVector.fromArray(SIXTEEN, out, o + 2 * ldc);
        FloatVector c3 = FloatVector.fromArray(SIXTEEN, out, o + 3 * ldc);
        FloatVector c4 = FloatVector.fromArray(SIXTEEN, out, o + 4 * ldc);
        FloatVector c5 = FloatVector.fromArray(SIXTEEN, out, o + 5 * ldc);
        FloatVector c6 = FloatVector.fromArray(SIXTEEN, out, o + 6 * ldc);
        FloatVector c7 = FloatVector.fromArray(SIXTEEN, out, o + 7 * ldc);
        FloatVector c8 = FloatVector.fromArray(SIXTEEN, out, o + 8 * ldc);
        FloatVector c9 = FloatVector.fromArray(SIXTEEN, out, o + 9 * ldc);
        FloatVector c10 = FloatVector.fromArray(SIXTEEN, out, o + 10 * ldc);
        FloatVector c11 = FloatVector.fromArray(SIXTEEN, out, o + 11 * ldc);
        FloatVector c12 = FloatVector.fromArray(SIXTEEN, out, o + 12 * ldc);
        FloatVector c13 = FloatVector.fromArray(SIXTEEN, out, o + 13 * ldc);
        FloatVector c14 = FloatVector.fromArray(SIXTEEN, out, o + 14 * ldc);
        for (int k = 0; k < deep; k++) {
            final FloatVector x = KIND.cast(FloatVector.fromArray(SIXTEEN, b, panel + k * stride));
            c0 = x.fma(ZERO.broadcast(a[at + k]), c0);
            c1 = x.fma(ZERO.broadcast(a[at + lda + k]), c1);
            c2 = x.fma(ZERO.broadcast(a[at + 2 * lda + k]), c2);
            c3 = x.fma(ZERO.broadcast(a[at + 3 * lda + k]), c3);
            c4 = x.fma(ZERO.broadcast(a[at + 4 * lda + k]), c4);
            c5 = x.fma(ZERO.broadcast(a[at + 5 * lda + k]), c5);
            c6 = x.fma(ZERO.broadcast(a[at + 6 * lda + k]), c6);
            c7 = x.fma(ZERO.broadcast(a[at + 7 * lda + k]), c7);
            c8 = x.fma(ZERO.broadcast(a[at + 8 * lda + k]), c8);
            c9 = x.fma(ZERO.broadcast(a[at + 9 * lda + k]), c9);
            c10 = x.fma(ZERO.broadcast(a[at + 10 * lda + k]), c10);
            c11 = x.fma(ZERO.broadcast(a[at + 11 * lda + k]), c11);
            c12 = x.fma(ZERO.broadcast(a[at + 12 * lda + k]), c12);
            c13 = x.fma(ZERO.broadcast(a[at + 13 * lda + k]), c13);
            c14 = x.fma(ZERO.broadcast(a[at + 14 * lda + k]), c14);
        }
        KIND.cast(c0).intoArray(out, o);
        KIND.cast(c1).intoArray(out, o + ldc);
        KIND.cast(c2).intoArray(out, o + 2 * ldc);
        KIND.cast(c3).intoArray(out, o + 3 * ldc);
        KIND.cast(c4).intoArray(out, o + 4 * ldc);
        KIND.cast(c5).intoArray(out, o + 5 * ldc);
        KIND.cast(c6).intoArray(out, o + 6 * ldc);
        KIND.cast(c7).intoArray(out, o + 7 * ldc);
        KIND.cast(c8).intoArray(out, o + 8 * ldc);
        KIND.cast(c9).intoArray(out, o + 9 * ldc);
        KIND.cast(c10).intoArray(out, o + 10 * ldc);
        KIND.cast(c11).intoArray(out, o + 11 * ldc);
        KIND.cast(c12).intoArray(out, o + 12 * ldc);
        KIND.cast(c13).intoArray(out, o + 13 * ldc);
        KIND.cast(c14).intoArray(out, o + 14 * ldc);
    }

    /** Where rows of op(A) are columns of A. */
    private static void twentyColumns(final float[] a, final int at, final int lda, final Panels panels, final int panel,
        final int deep, final float[] out, final int o, final int ldc) {
        final float[] b = panels.values();
        final int stride = panels.stride();
        FloatVector c0 = FloatVector.fromArray(SIXTEEN, out, o);
        FloatVector c1 = FloatVector.fromArray(SIXTEEN, out, o + ldc);
        FloatVector c2 = FloatVector.fromArray(SIXTEEN, out, o + 2 * ldc);
        FloatVector c3 = FloatVector.fromArray(SIXTEEN, out, o + 3 * ldc);
        FloatVector c4 = FloatVector.fromArray(SIXTEEN, out, o + 4 * ldc);
        FloatVector c5 = FloatVector.fromArray(SIXTEEN, out, o + 5 * ldc);
        FloatVector c6 = FloatVector.fromArray(SIXTEEN, out, o + 6 * ldc);
        FloatVector c7 = FloatVector.fromArray(SIXTEEN, out, o + 7 * ldc);
        FloatVector c8 = FloatVector.fromArray(SIXTEEN, out, o + 8 * ldc);
        FloatVector c9 = FloatVector.fromArray(SIXTEEN, out, o + 9 * ldc);
        FloatVector c10 = FloatVector.fromArray(SIXTEEN, out, o + 10 * ldc);
        FloatVector c11 = FloatVector.fromArray(SIXTEEN, out, o + 11 * ldc);
        FloatVector c12 = FloatVector.fromArray(SIXTEEN, out, o + 12 * ldc);
        FloatVector c13 = FloatVector.fromArray(SIXTEEN, out, o + 13 * ldc);
        FloatVector c14 = FloatVector.fromArray(SIXTEEN, out, o + 14 * ldc);
        FloatVector c15 = FloatVector.fromArray(SIXTEEN, out, o + 15 * ldc);
        FloatVector c16 = FloatVector.fromArray(SIXTEEN, out, o + 16 * ldc);
        FloatVector c17 = FloatVector.fromArray(SIXTEEN, out, o + 17 * ldc);
        FloatVector c18 = FloatVector.fromArray(SIXTEEN, out, o + 18 * ldc);
        FloatVector c19 = FloatVector.fromArray(SIXTEEN, out, o + 19 * ldc);
        for (int k = 0, i = at; k < deep; k++, i += lda) {
            final FloatVector x = KIND.cast(FloatVector.fromArray(SIXTEEN, b, panel + k * stride));
            c0 = x.fma(ZERO.broadcast(a[i]), c0);
            c1 = x.fma(ZERO.broadcast(a[i + 1]), c1);
            c2 = x.fma(ZERO.broadcast(a[i + 2]), c2);
            c3 = x.fma(ZERO.broadcast(a[i + 3]), c3);
            c4 = x.fma(ZERO.broadcast(a[i + 4]), c4);
            c5 = x.fma(ZERO.broadcast(a[i + 5]), c5);
            c6 = x.fma(ZERO.broadcast(a[i + 6]), c6);
            c7 = x.fma(ZERO.broadcast(a[i + 7]), c7);
            c8 = x.fma(ZERO.broadcast(a[i + 8]), c8);
            c9 = x.fma(ZERO.broadcast(a[i + 9]), c9);
            c10 = x.fma(ZERO.broadcast(a[i + 10]), c10);
            c11 = x.fma(ZERO.broadcast(a[i + 11]), c11);
            c12 = x.fma(ZERO.broadcast(a[i + 12]), c12);
            c13 = x.fma(ZERO.broadcast(a[i + 13]), c13);
            c14 = x.fma(ZERO.broadcast(a[i + 14]), c14);
            c15 = x.fma(ZERO.broadcast(a[i + 15]), c15);
            c16 = x.fma(ZERO.broadcast(a[i + 16]), c16);
            c17 = x.fma(ZERO.broadcast(a[i + 17]), c17);
            c18 = x.fma(ZERO.broadcast(a[i + 18]), c18);
            c19 = x.fma(ZERO.broadcast(a[i + 19]), c19);
        }
        KIND.cast(c0).intoArray(out, o);
        KIND.cast(c1).intoArray(out, o + ldc);
        KIND.cast(c2).intoArray(out, o + 2 * ldc);
        KIND.cast(c3).intoArray(out, o + 3 * ldc);
        KIND.cast(c4).intoArray(out, o + 4 * ldc);
        KIND.cast(c5).intoArray(out, o + 5 * ldc);
        KIND.cast(c6).intoArray(out, o + 6 * ldc);
        KIND.cast(c7).intoArray(out, o + 7 * ldc);
        KIND.cast(c8).intoArray(out, o + 8 * ldc);
        KIND.cast(c9).intoArray(out, o + 9 * ldc);
        KIND.cast(c10).intoArray(out, o + 10 * ldc);
        KIND.cast(c11).intoArray(out, o + 11 * ldc);
        KIND.cast(c12).intoArray(out, o + 12 * ldc);
        KIND.cast(c13).intoArray(out, o + 13 * ldc);
        KIND.cast(c14).intoArray(out, o + 14 * ldc);
        KIND.cast(c15).intoArray(out, o + 15 * ldc);
        KIND.cast(c16).intoArray(out, o + 16 * ldc);
        KIND.cast(c17).intoArray(out, o + 17 * ldc);
        KIND.cast(c18).intoArray(out, o + 18 * ldc);
        KIND.cast(c19).intoArray(out, o + 19 * ldc);
    }

    private static void five(final float[] a, final int at, final int down, final int along, final Panels panels,
        final int panel, final int deep, final float[] out, final int o, final int ldc) {
        final float[] b = panels.values();
        final int stride = panels.stride();
        FloatVector c0 = FloatVector.fromArray(SIXTEEN, out, o);
        FloatVector c1 = FloatVector.fromArray(SIXTEEN, out, o + ldc);
        FloatVector c2 = FloatVector.fromArray(SIXTEEN, out, o + 2 * ldc);
        FloatVector c3 = FloatVector.fromArray(SIXTEEN, out, o + 3 * ldc);
        FloatVector c4 = FloatVector.fromArray(SIXTEEN, out, o + 4 * ldc);
        for (int k = 0, i = at; k < deep; k++, i += along) {
            final FloatVector x = KIND.cast(FloatVector.fromArray(SIXTEEN, b, panel + k * stride));
            c0 = x.fma(ZERO.broadcast(a[i]), c0);
            c1 = x.fma(ZERO.broadcast(a[i + down]), c1);
            c2 = x.fma(ZERO.broadcast(a[i + 2 * down]), c2);
            c3 = x.fma(ZERO.broadcast(a[i + 3 * down]), c3);
            c4 = x.fma(ZERO.broadcast(a[i + 4 * down]), c4);
        }
        KIND.cast(c0).intoArray(out, o);
        KIND.cast(c1).intoArray(out, o + ldc);
        KIND.cast(c2).intoArray(out, o + 2 * ldc);
        KIND.cast(c3).intoArray(out, o + 3 * ldc);
        KIND.cast(c4).intoArray(out, o + 4 * ldc);
    }

    private static void one(final float[] a, final int at, final int along, final Panels panels, final int panel,
        final int deep, final float[] out, final int o) {
        final float[] b = panels.values();
        final int stride = panels.stride();
        FloatVector c0 = FloatVector.fromArray(SIXTEEN, out, o);
        for (int k = 0, i = at; k < deep; k++, i += along) {
            final FloatVector x = KIND.cast(FloatVector.fromArray(SIXTEEN, b, panel + k * stride));
            c0 = x.fma(ZERO.broadcast(a[i]), c0);
        }
        KIND.cast(c0).intoArray(out, o);
    }

    private static void tenPair(final float[] a, final int at, final int lda, final Panels panels, final int panel,
        final int deep, final float[] out, final int o, final int ldc) {
        final float[] b = panels.values();
        final int stride = panels.stride();
        final int next = panels.next();
        FloatVector c0 = FloatVector.fromArray(SIXTEEN, out, o);
        FloatVector d0 = FloatVector.fromArray(SIXTEEN, out, o + LANES);
        FloatVector c1 = FloatVector.fromArray(SIXTEEN, out, o + ldc);
        FloatVector d1 = FloatVector.fromArray(SIXTEEN, out, o + ldc + LANES);
        FloatVector c2 = FloatVector.fromArray(SIXTEEN, out, o + 2 * ldc);
        FloatVector d2 = FloatVector.fromArray(SIXTEEN, out, o + 2 * ldc + LANES);
        FloatVector c3 = FloatVector.fromArray(SIXTEEN, out, o + 3 * ldc);
        FloatVector d3 = FloatVector.fromArray(SIXTEEN, out, o + 3 * ldc + LANES);
        FloatVector c4 = FloatVector.fromArray(SIXTEEN, out, o + 4 * ldc);
        FloatVector d4 = FloatVector.fromArray(SIXTEEN, out, o + 4 * ldc + LANES);
        FloatVector c5 = FloatVector.fromArray(SIXTEEN, out, o + 5 * ldc);
        FloatVector d5 = FloatVector.fromArray(SIXTEEN, out, o + 5 * ldc + LANES);
        FloatVector c6 = FloatVector.fromArray(SIXTEEN, out, o + 6 * ldc);
        FloatVector d6 = FloatVector.fromArray(SIXTEEN, out, o + 6 * ldc + LANES);
        FloatVector c7 = FloatVector.fromArray(SIXTEEN, out, o + 7 * ldc);
        FloatVector d7 = FloatVector.fromArray(SIXTEEN, out, o + 7 * ldc + LANES);
        FloatVector c8 = FloatVector.fromArray(SIXTEEN, out, o + 8 * ldc);
        FloatVector d8 = FloatVector.fromArray(SIXTEEN, out, o + 8 * ldc + LANES);
        FloatVector c9 = FloatVector.fromArray(SIXTEEN, out, o + 9 * ldc);
        FloatVector d9 = FloatVector.fromArray(SIXTEEN, out, o + 9 * ldc + LANES);
        for (int k = 0; k < deep; k++) {
            final FloatVector x = KIND.cast(FloatVector.fromArray(SIXTEEN, b, panel + k * stride));
            final FloatVector y = KIND.cast(FloatVector.fromArray(SIXTEEN, b, panel + next + k * stride));
            FloatVector w = ZERO.broadcast(a[at + k]);
            c0 = x.fma(w, c0);
            d0 = y.fma(w, d0);
            w = ZERO.broadcast(a[at + lda + k]);
            c1 = x.fma(w, c1);
            d1 = y.fma(w, d1);
            w = ZERO.broadcast(a[at + 2 * lda + k]);
            c2 = x.fma(w, c2);
            d2 = y.fma(w, d2);
            w = ZERO.broadcast(a[at + 3 * lda + k]);
            c3 = x.fma(w, c3);
            d3 = y.fma(w, d3);
            w = ZERO.broadcast(a[at + 4 * lda + k]);
            c4 = x.fma(w, c4);
            d4 = y.fma(w, d4);
            w = ZERO.broadcast(a[at + 5 * lda + k]);
            c5 = x.fma(w, c5);
            d5 = y.fma(w, d5);
            w = ZERO.broadcast(a[at + 6 * lda + k]);
            c6 = x.fma(w, c6);
            d6 = y.fma(w, d6);
            w = ZERO.broadcast(a[at + 7 * lda + k]);
            c7 = x.fma(w, c7);
            d7 = y.fma(w, d7);
            w = ZERO.broadcast(a[at + 8 * lda + k]);
            c8 = x.fma(w, c8);
            d8 = y.fma(w, d8);
            w = ZERO.broadcast(a[at + 9 * lda + k]);
            c9 = x.fma(w, c9);
            d9 = y.fma(w, d9);
        }
        KIND.cast(c0).intoArray(out, o);
        KIND.cast(d0).intoArray(out, o + LANES);
        KIND.cast(c1).intoArray(out, o + ldc);
        KIND.cast(d1).intoArray(out, o + ldc + LANES);
        KIND.cast(c2).intoArray(out, o + 2 * ldc);
        KIND.cast(d2).intoArray(out, o + 2 * ldc + LANES);
        KIND.cast(c3).intoArray(out, o + 3 * ldc);
        KIND.cast(d3).intoArray(out, o + 3 * ldc + LANES);
        KIND.cast(c4).intoArray(out, o + 4 * ldc);
        KIND.cast(d4).intoArray(out, o + 4 * ldc + LANES);
        KIND.cast(c5).intoArray(out, o + 5 * ldc);
        KIND.cast(d5).intoArray(out, o + 5 * ldc + LANES);
        KIND.cast(c6).intoArray(out, o + 6 * ldc);
        KIND.cast(d6).intoArray(out, o + 6 * ldc + LANES);
        KIND.cast(c7).intoArray(out, o + 7 * ldc);
        KIND.cast(d7).intoArray(out, o + 7 * ldc + LANES);
        KIND.cast(c8).intoArray(out, o + 8 * ldc);
        KIND.cast(d8).intoArray(out, o + 8 * ldc + LANES);
        KIND.cast(c9).intoArray(out, o + 9 * ldc);
        KIND.cast(d9).intoArray(out, o + 9 * ldc + LANES);
    }

    private static void tenColumnsPair(final float[] a, final int at, final int lda, final Panels panels, final int panel,
        final int deep, final float[] out, final int o, final int ldc) {
        final float[] b = panels.values();
        final int stride = panels.stride();
        final int next = panels.next();
        FloatVector c0 = FloatVector.fromArray(SIXTEEN, out, o);
        FloatVector d0 = FloatVector.fromArray(SIXTEEN, out, o + LANES);
        FloatVector c1 = FloatVector.fromArray(SIXTEEN, out, o + ldc);
        FloatVector d1 = FloatVector.fromArray(SIXTEEN, out, o + ldc + LANES);
        FloatVector c2 = FloatVector.fromArray(SIXTEEN, out, o + 2 * ldc);
        FloatVector d2 = FloatVector.fromArray(SIXTEEN, out, o + 2 * ldc + LANES);
        FloatVector c3 = FloatVector.fromArray(SIXTEEN, out, o + 3 * ldc);
        FloatVector d3 = FloatVector.fromArray(SIXTEEN, out, o + 3 * ldc + LANES);
        FloatVector c4 = FloatVector.fromArray(SIXTEEN, out, o + 4 * ldc);
        FloatVector d4 = FloatVector.fromArray(SIXTEEN, out, o + 4 * ldc + LANES);
        FloatVector c5 = FloatVector.fromArray(SIXTEEN, out, o + 5 * ldc);
        FloatVector d5 = FloatVector.fromArray(SIXTEEN, out, o + 5 * ldc + LANES);
        FloatVector c6 = FloatVector.fromArray(SIXTEEN, out, o + 6 * ldc);
        FloatVector d6 = FloatVector.fromArray(SIXTEEN, out, o + 6 * ldc + LANES);
        FloatVector c7 = FloatVector.fromArray(SIXTEEN, out, o + 7 * ldc);
        FloatVector d7 = FloatVector.fromArray(SIXTEEN, out, o + 7 * ldc + LANES);
        FloatVector c8 = FloatVector.fromArray(SIXTEEN, out, o + 8 * ldc);
        FloatVector d8 = FloatVector.fromArray(SIXTEEN, out, o + 8 * ldc + LANES);
        FloatVector c9 = FloatVector.fromArray(SIXTEEN, out, o + 9 * ldc);
        FloatVector d9 = FloatVector.fromArray(SIXTEEN, out, o + 9 * ldc + LANES);
        for (int k = 0, i = at; k < deep; k++, i += lda) {
            final FloatVector x = KIND.cast(FloatVector.fromArray(SIXTEEN, b, panel + k * stride));
            final FloatVector y = KIND.cast(FloatVector.fromArray(SIXTEEN, b, panel + next + k * stride));
            FloatVector w = ZERO.broadcast(a[i]);
            c0 = x.fma(w, c0);
            d0 = y.fma(w, d0);
            w = ZERO.broadcast(a[i + 1]);
            c1 = x.fma(w, c1);
            d1 = y.fma(w, d1);
            w = ZERO.broadcast(a[i + 2]);
            c2 = x.fma(w, c2);
            d2 = y.fma(w, d2);
            w = ZERO.broadcast(a[i + 3]);
            c3 = x.fma(w, c3);
            d3 = y.fma(w, d3);
            w = ZERO.broadcast(a[i + 4]);
            c4 = x.fma(w, c4);
            d4 = y.fma(w, d4);
            w = ZERO.broadcast(a[i + 5]);
            c5 = x.fma(w, c5);
            d5 = y.fma(w, d5);
            w = ZERO.broadcast(a[i + 6]);
            c6 = x.fma(w, c6);
            d6 = y.fma(w, d6);
            w = ZERO.broadcast(a[i + 7]);
            c7 = x.fma(w, c7);
            d7 = y.fma(w, d7);
            w = ZERO.broadcast(a[i + 8]);
            c8 = x.fma(w, c8);
            d8 = y.fma(w, d8);
            w = ZERO.broadcast(a[i + 9]);
            c9 = x.fma(w, c9);
            d9 = y.fma(w, d9);
        }
        KIND.cast(c0).intoArray(out, o);
        KIND.cast(d0).intoArray(out, o + LANES);
        KIND.cast(c1).intoArray(out, o + ldc);
        KIND.cast(d1).intoArray(out, o + ldc + LANES);
        KIND.cast(c2).intoArray(out, o + 2 * ldc);
        KIND.cast(d2).intoArray(out, o + 2 * ldc + LANES);
        KIND.cast(c3).intoArray(out, o + 3 * ldc);
        KIND.cast(d3).intoArray(out, o + 3 * ldc + LANES);
        KIND.cast(c4).intoArray(out, o + 4 * ldc);
        KIND.cast(d4).intoArray(out, o + 4 * ldc + LANES);
        KIND.cast(c5).intoArray(out, o + 5 * ldc);
        KIND.cast(d5).intoArray(out, o + 5 * ldc + LANES);
        KIND.cast(c6).intoArray(out, o + 6 * ldc);
        KIND.cast(d6).intoArray(out, o + 6 * ldc + LANES);
        KIND.cast(c7).intoArray(out, o + 7 * ldc);
        KIND.cast(d7).intoArray(out, o + 7 * ldc + LANES);
        KIND.cast(c8).intoArray(out, o + 8 * ldc);
        KIND.cast(d8).intoArray(out, o + 8 * ldc + LANES);
        KIND.cast(c9).intoArray(out, o + 9 * ldc);
        KIND.cast(d9).intoArray(out, o + 9 * ldc + LANES);
    }

    private static void fourPair(final float[] a, final int at, final int down, final int along, final Panels panels,
        final int panel, final int deep, final float[] out, final int o, final int ldc) {
        final float[] b = panels.values();
        final int stride = panels.stride();
        final int next = panels.next();
        FloatVector c0 = FloatVector.fromArray(SIXTEEN, out, o);
        FloatVector d0 = FloatVector.fromArray(SIXTEEN, out, o + LANES);
        FloatVector c1 = FloatVector.fromArray(SIXTEEN, out, o + ldc);
        FloatVector d1 = FloatVector.fromArray(SIXTEEN, out, o + ldc + LANES);
        FloatVector c2 = FloatVector.fromArray(SIXTEEN, out, o + 2 * ldc);
        FloatVector d2 = FloatVector.fromArray(SIXTEEN, out, o + 2 * ldc + LANES);
        FloatVector c3 = FloatVector.fromArray(SIXTEEN, out, o + 3 * ldc);
        FloatVector d3 = FloatVector.fromArray(SIXTEEN, out, o + 3 * ldc + LANES);
        for (int k = 0, i = at; k < deep; k++, i += along) {
            final FloatVector x = KIND.cast(FloatVector.fromArray(SIXTEEN, b, panel + k * stride));
            final FloatVector y = KIND.cast(FloatVector.fromArray(SIXTEEN, b, panel + next + k * stride));
            FloatVector w = ZERO.broadcast(a[i]);
            c0 = x.fma(w, c0);
            d0 = y.fma(w, d0);
            w = ZERO.broadcast(a[i + down]);
            c1 = x.fma(w, c1);
            d1 = y.fma(w, d1);
            w = ZERO.broadcast(a[i + 2 * down]);
            c2 = x.fma(w, c2);
            d2 = y.fma(w, d2);
            w = ZERO.broadcast(a[i + 3 * down]);
            c3 = x.fma(w, c3);
            d3 = y.fma(w, d3);
        }
        KIND.cast(c0).intoArray(out, o);
        KIND.cast(d0).intoArray(out, o + LANES);
        KIND.cast(c1).intoArray(out, o + ldc);
        KIND.cast(d1).intoArray(out, o + ldc + LANES);
        KIND.cast(c2).intoArray(out, o + 2 * ldc);
        KIND.cast(d2).intoArray(out, o + 2 * ldc + LANES);
        KIND.cast(c3).intoArray(out, o + 3 * ldc);
        KIND.cast(d3).intoArray(out, o + 3 * ldc + LANES);
    }

    private static void onePair(final float[] a, final int at, final int along, final Panels panels, final int panel,
        final int deep, final float[] out, final int o) {
        final float[] b = panels.values();
        final int stride = panels.stride();
        final int next = panels.next();
        FloatVector c0 = FloatVector.fromArray(SIXTEEN, out, o);
        FloatVector d0 = FloatVector.fromArray(SIXTEEN, out, o + LANES);
        for (int k = 0, i = at; k < deep; k++, i += along) {
            final FloatVector x = KIND.cast(FloatVector.fromArray(SIXTEEN, b, panel + k * stride));
            final FloatVector y = KIND.cast(FloatVector.fromArray(SIXTEEN, b, panel + next + k * stride));
            FloatVector w = ZERO.broadcast(a[i]);
            c0 = x.fma(w, c0);
            d0 = y.fma(w, d0);
        }
        KIND.cast(c0).intoArray(out, o);
        KIND.cast(d0).intoArray(out, o + LANES);
    }
}
