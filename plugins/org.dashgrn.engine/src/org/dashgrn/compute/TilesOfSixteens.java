package org.dashgrn.compute;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link GemmTiles} by vectors of sixteen, of which there are 32 registers. Ten sums at once: two units for products are busy
 * with eight. Tiles could be larger, but Java 17 gives up a method for which it has made 18 000 nodes: what is stored last is
 * then of unknown kind to it, and made an object.
 */
final class TilesOfSixteens implements GemmTiles {

    private static final VectorSpecies<Float> SIXTEEN = FloatVector.SPECIES_512;
    /** Its kind is known: see {@link VectorLoopsCode}. */
    private static final FloatVector ZERO = FloatVector.zero(SIXTEEN);

    @Override
    public void add(final float[] a, final int at, final int down, final int along, final float[] panels, final int panel,
        final int deep, final int rows, final float[] out, final int outAt, final int ldc) {
        int r = 0;
        for (; r + 10 <= rows; r += 10) {
            if (down == 1) {
                tenColumns(a, at + r, along, panels, panel, deep, out, outAt + r * ldc, ldc);
            } else {
                ten(a, at + r * down, down, panels, panel, deep, out, outAt + r * ldc, ldc);
            }
        }
        for (; r + 4 <= rows; r += 4) {
            four(a, at + r * down, down, along, panels, panel, deep, out, outAt + r * ldc, ldc);
        }
        for (; r < rows; r++) {
            one(a, at + r * down, along, panels, panel, deep, out, outAt + r * ldc);
        }
    }

    @Override
    public void addPair(final float[] a, final int at, final int down, final int along, final float[] panels,
        final int panel, final int deep, final int rows, final float[] out, final int outAt, final int ldc) {
        int r = 0;
        for (; r + 5 <= rows; r += 5) {
            if (down == 1) {
                fiveColumnsPair(a, at + r, along, panels, panel, deep, out, outAt + r * ldc, ldc);
            } else {
                fivePair(a, at + r * down, down, panels, panel, deep, out, outAt + r * ldc, ldc);
            }
        }
        for (; r + 2 <= rows; r += 2) {
            twoPair(a, at + r * down, down, along, panels, panel, deep, out, outAt + r * ldc, ldc);
        }
        if (r < rows) {
            onePair(a, at + r * down, along, panels, panel, deep, out, outAt + r * ldc);
        }
    }

    private static FloatVector load(final float[] x, final int at) {
        return FloatVector.fromArray(SIXTEEN, x, at);
    }

    /** Java 17 does not unroll so long a loop, and checks the bounds of its rows once for all. */
    private static void ten(final float[] a, final int at, final int lda, final float[] panels, final int panel,
        final int deep, final float[] out, final int o, final int ldc) {
        FloatVector c0 = load(out, o);
        FloatVector c1 = load(out, o + ldc);
        FloatVector c2 = load(out, o + 2 * ldc);
        FloatVector c3 = load(out, o + 3 * ldc);
        FloatVector c4 = load(out, o + 4 * ldc);
        FloatVector c5 = load(out, o + 5 * ldc);
        FloatVector c6 = load(out, o + 6 * ldc);
        FloatVector c7 = load(out, o + 7 * ldc);
        FloatVector c8 = load(out, o + 8 * ldc);
        FloatVector c9 = load(out, o + 9 * ldc);
        for (int k = 0; k < deep; k++) {
            final FloatVector x = load(panels, panel + k * COLUMNS);
            c0 = ZERO.broadcast(a[at + k]).fma(x, c0);
            c1 = ZERO.broadcast(a[at + lda + k]).fma(x, c1);
            c2 = ZERO.broadcast(a[at + 2 * lda + k]).fma(x, c2);
            c3 = ZERO.broadcast(a[at + 3 * lda + k]).fma(x, c3);
            c4 = ZERO.broadcast(a[at + 4 * lda + k]).fma(x, c4);
            c5 = ZERO.broadcast(a[at + 5 * lda + k]).fma(x, c5);
            c6 = ZERO.broadcast(a[at + 6 * lda + k]).fma(x, c6);
            c7 = ZERO.broadcast(a[at + 7 * lda + k]).fma(x, c7);
            c8 = ZERO.broadcast(a[at + 8 * lda + k]).fma(x, c8);
            c9 = ZERO.broadcast(a[at + 9 * lda + k]).fma(x, c9);
        }
        ZERO.add(c0).intoArray(out, o);
        ZERO.add(c1).intoArray(out, o + ldc);
        ZERO.add(c2).intoArray(out, o + 2 * ldc);
        ZERO.add(c3).intoArray(out, o + 3 * ldc);
        ZERO.add(c4).intoArray(out, o + 4 * ldc);
        ZERO.add(c5).intoArray(out, o + 5 * ldc);
        ZERO.add(c6).intoArray(out, o + 6 * ldc);
        ZERO.add(c7).intoArray(out, o + 7 * ldc);
        ZERO.add(c8).intoArray(out, o + 8 * ldc);
        ZERO.add(c9).intoArray(out, o + 9 * ldc);
    }

    /** The same where rows of op(A) are columns of A. */
    private static void tenColumns(final float[] a, final int at, final int lda, final float[] panels, final int panel,
        final int deep, final float[] out, final int o, final int ldc) {
        FloatVector c0 = load(out, o);
        FloatVector c1 = load(out, o + ldc);
        FloatVector c2 = load(out, o + 2 * ldc);
        FloatVector c3 = load(out, o + 3 * ldc);
        FloatVector c4 = load(out, o + 4 * ldc);
        FloatVector c5 = load(out, o + 5 * ldc);
        FloatVector c6 = load(out, o + 6 * ldc);
        FloatVector c7 = load(out, o + 7 * ldc);
        FloatVector c8 = load(out, o + 8 * ldc);
        FloatVector c9 = load(out, o + 9 * ldc);
        for (int k = 0, i = at; k < deep; k++, i += lda) {
            final FloatVector x = load(panels, panel + k * COLUMNS);
            c0 = ZERO.broadcast(a[i]).fma(x, c0);
            c1 = ZERO.broadcast(a[i + 1]).fma(x, c1);
            c2 = ZERO.broadcast(a[i + 2]).fma(x, c2);
            c3 = ZERO.broadcast(a[i + 3]).fma(x, c3);
            c4 = ZERO.broadcast(a[i + 4]).fma(x, c4);
            c5 = ZERO.broadcast(a[i + 5]).fma(x, c5);
            c6 = ZERO.broadcast(a[i + 6]).fma(x, c6);
            c7 = ZERO.broadcast(a[i + 7]).fma(x, c7);
            c8 = ZERO.broadcast(a[i + 8]).fma(x, c8);
            c9 = ZERO.broadcast(a[i + 9]).fma(x, c9);
        }
        ZERO.add(c0).intoArray(out, o);
        ZERO.add(c1).intoArray(out, o + ldc);
        ZERO.add(c2).intoArray(out, o + 2 * ldc);
        ZERO.add(c3).intoArray(out, o + 3 * ldc);
        ZERO.add(c4).intoArray(out, o + 4 * ldc);
        ZERO.add(c5).intoArray(out, o + 5 * ldc);
        ZERO.add(c6).intoArray(out, o + 6 * ldc);
        ZERO.add(c7).intoArray(out, o + 7 * ldc);
        ZERO.add(c8).intoArray(out, o + 8 * ldc);
        ZERO.add(c9).intoArray(out, o + 9 * ldc);
    }

    private static void four(final float[] a, final int at, final int down, final int along, final float[] panels,
        final int panel, final int deep, final float[] out, final int o, final int ldc) {
        FloatVector c0 = load(out, o);
        FloatVector c1 = load(out, o + ldc);
        FloatVector c2 = load(out, o + 2 * ldc);
        FloatVector c3 = load(out, o + 3 * ldc);
        for (int k = 0, i = at; k < deep; k++, i += along) {
            final FloatVector x = load(panels, panel + k * COLUMNS);
            c0 = ZERO.broadcast(a[i]).fma(x, c0);
            c1 = ZERO.broadcast(a[i + down]).fma(x, c1);
            c2 = ZERO.broadcast(a[i + 2 * down]).fma(x, c2);
            c3 = ZERO.broadcast(a[i + 3 * down]).fma(x, c3);
        }
        ZERO.add(c0).intoArray(out, o);
        ZERO.add(c1).intoArray(out, o + ldc);
        ZERO.add(c2).intoArray(out, o + 2 * ldc);
        ZERO.add(c3).intoArray(out, o + 3 * ldc);
    }

    private static void one(final float[] a, final int at, final int along, final float[] panels, final int panel,
        final int deep, final float[] out, final int o) {
        FloatVector c0 = load(out, o);
        for (int k = 0, i = at; k < deep; k++, i += along) {
            final FloatVector x = load(panels, panel + k * COLUMNS);
            c0 = ZERO.broadcast(a[i]).fma(x, c0);
        }
        ZERO.add(c0).intoArray(out, o);
    }

    /** Two panels: half as many weights to load for each product. */
    private static void fivePair(final float[] a, final int at, final int lda, final float[] panels, final int panel,
        final int deep, final float[] out, final int o, final int ldc) {
        final int second = panel + deep * COLUMNS;
        FloatVector c0 = load(out, o);
        FloatVector d0 = load(out, o + COLUMNS);
        FloatVector c1 = load(out, o + ldc);
        FloatVector d1 = load(out, o + ldc + COLUMNS);
        FloatVector c2 = load(out, o + 2 * ldc);
        FloatVector d2 = load(out, o + 2 * ldc + COLUMNS);
        FloatVector c3 = load(out, o + 3 * ldc);
        FloatVector d3 = load(out, o + 3 * ldc + COLUMNS);
        FloatVector c4 = load(out, o + 4 * ldc);
        FloatVector d4 = load(out, o + 4 * ldc + COLUMNS);
        for (int k = 0; k < deep; k++) {
            final FloatVector x = load(panels, panel + k * COLUMNS);
            final FloatVector y = load(panels, second + k * COLUMNS);
            FloatVector w = ZERO.broadcast(a[at + k]);
            c0 = w.fma(x, c0);
            d0 = w.fma(y, d0);
            w = ZERO.broadcast(a[at + lda + k]);
            c1 = w.fma(x, c1);
            d1 = w.fma(y, d1);
            w = ZERO.broadcast(a[at + 2 * lda + k]);
            c2 = w.fma(x, c2);
            d2 = w.fma(y, d2);
            w = ZERO.broadcast(a[at + 3 * lda + k]);
            c3 = w.fma(x, c3);
            d3 = w.fma(y, d3);
            w = ZERO.broadcast(a[at + 4 * lda + k]);
            c4 = w.fma(x, c4);
            d4 = w.fma(y, d4);
        }
        ZERO.add(c0).intoArray(out, o);
        ZERO.add(d0).intoArray(out, o + COLUMNS);
        ZERO.add(c1).intoArray(out, o + ldc);
        ZERO.add(d1).intoArray(out, o + ldc + COLUMNS);
        ZERO.add(c2).intoArray(out, o + 2 * ldc);
        ZERO.add(d2).intoArray(out, o + 2 * ldc + COLUMNS);
        ZERO.add(c3).intoArray(out, o + 3 * ldc);
        ZERO.add(d3).intoArray(out, o + 3 * ldc + COLUMNS);
        ZERO.add(c4).intoArray(out, o + 4 * ldc);
        ZERO.add(d4).intoArray(out, o + 4 * ldc + COLUMNS);
    }

    /** The same where rows of op(A) are columns of A. */
    private static void fiveColumnsPair(final float[] a, final int at, final int lda, final float[] panels, final int panel,
        final int deep, final float[] out, final int o, final int ldc) {
        final int second = panel + deep * COLUMNS;
        FloatVector c0 = load(out, o);
        FloatVector d0 = load(out, o + COLUMNS);
        FloatVector c1 = load(out, o + ldc);
        FloatVector d1 = load(out, o + ldc + COLUMNS);
        FloatVector c2 = load(out, o + 2 * ldc);
        FloatVector d2 = load(out, o + 2 * ldc + COLUMNS);
        FloatVector c3 = load(out, o + 3 * ldc);
        FloatVector d3 = load(out, o + 3 * ldc + COLUMNS);
        FloatVector c4 = load(out, o + 4 * ldc);
        FloatVector d4 = load(out, o + 4 * ldc + COLUMNS);
        for (int k = 0, i = at; k < deep; k++, i += lda) {
            final FloatVector x = load(panels, panel + k * COLUMNS);
            final FloatVector y = load(panels, second + k * COLUMNS);
            FloatVector w = ZERO.broadcast(a[i]);
            c0 = w.fma(x, c0);
            d0 = w.fma(y, d0);
            w = ZERO.broadcast(a[i + 1]);
            c1 = w.fma(x, c1);
            d1 = w.fma(y, d1);
            w = ZERO.broadcast(a[i + 2]);
            c2 = w.fma(x, c2);
            d2 = w.fma(y, d2);
            w = ZERO.broadcast(a[i + 3]);
            c3 = w.fma(x, c3);
            d3 = w.fma(y, d3);
            w = ZERO.broadcast(a[i + 4]);
            c4 = w.fma(x, c4);
            d4 = w.fma(y, d4);
        }
        ZERO.add(c0).intoArray(out, o);
        ZERO.add(d0).intoArray(out, o + COLUMNS);
        ZERO.add(c1).intoArray(out, o + ldc);
        ZERO.add(d1).intoArray(out, o + ldc + COLUMNS);
        ZERO.add(c2).intoArray(out, o + 2 * ldc);
        ZERO.add(d2).intoArray(out, o + 2 * ldc + COLUMNS);
        ZERO.add(c3).intoArray(out, o + 3 * ldc);
        ZERO.add(d3).intoArray(out, o + 3 * ldc + COLUMNS);
        ZERO.add(c4).intoArray(out, o + 4 * ldc);
        ZERO.add(d4).intoArray(out, o + 4 * ldc + COLUMNS);
    }

    private static void twoPair(final float[] a, final int at, final int down, final int along, final float[] panels,
        final int panel, final int deep, final float[] out, final int o, final int ldc) {
        final int second = panel + deep * COLUMNS;
        FloatVector c0 = load(out, o);
        FloatVector d0 = load(out, o + COLUMNS);
        FloatVector c1 = load(out, o + ldc);
        FloatVector d1 = load(out, o + ldc + COLUMNS);
        for (int k = 0, i = at; k < deep; k++, i += along) {
            final FloatVector x = load(panels, panel + k * COLUMNS);
            final FloatVector y = load(panels, second + k * COLUMNS);
            FloatVector w = ZERO.broadcast(a[i]);
            c0 = w.fma(x, c0);
            d0 = w.fma(y, d0);
            w = ZERO.broadcast(a[i + down]);
            c1 = w.fma(x, c1);
            d1 = w.fma(y, d1);
        }
        ZERO.add(c0).intoArray(out, o);
        ZERO.add(d0).intoArray(out, o + COLUMNS);
        ZERO.add(c1).intoArray(out, o + ldc);
        ZERO.add(d1).intoArray(out, o + ldc + COLUMNS);
    }

    private static void onePair(final float[] a, final int at, final int along, final float[] panels, final int panel,
        final int deep, final float[] out, final int o) {
        final int second = panel + deep * COLUMNS;
        FloatVector c0 = load(out, o);
        FloatVector d0 = load(out, o + COLUMNS);
        for (int k = 0, i = at; k < deep; k++, i += along) {
            final FloatVector x = load(panels, panel + k * COLUMNS);
            final FloatVector y = load(panels, second + k * COLUMNS);
            final FloatVector w = ZERO.broadcast(a[i]);
            c0 = w.fma(x, c0);
            d0 = w.fma(y, d0);
        }
        ZERO.add(c0).intoArray(out, o);
        ZERO.add(d0).intoArray(out, o + COLUMNS);
    }
}
