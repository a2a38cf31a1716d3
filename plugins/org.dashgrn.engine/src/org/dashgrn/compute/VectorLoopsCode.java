package org.dashgrn.compute;

import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link VectorLoops}, defined once for every length of vectors; the length is the data of the class.
 * <p>
 * Java 17 keeps a vector in a register only if it knows its kind where it compiles the call of a method <em>of</em> that
 * vector; arguments may be of any kind. What is loaded, or what a loop has left, is of unknown kind as soon as the process
 * uses more than one. The constant {@link #ZERO} is known, and so are what it returns and what is cast by the constant class
 * {@link #KIND}, which costs nothing. A sum begins with {@code FloatVector.zero}, not with the constant, which is an object. Where a
 * method is long, the JIT does not know in time what calls have returned, and whether it guesses right is chance: there, each result
 * that a method is called of is cast.
 * <p>
 * Of a method that has made 18 000 nodes (some fifty operations) the JIT compiles only the Java machine's own calls in place: long
 * loops call nothing of ours. And beyond some hundred operations its fast compiler gives up, and the method may stay slow for ever.
 */
final class VectorLoopsCode implements VectorLoops {

    private static final Kind DATA = data();
    private static final VectorSpecies<Float> SPECIES = DATA.species();
    /** Columns of blocks where they are known, else 0. */
    private static final int WIDTH = DATA.width();
    /** Whether blocks begin where their arrays do, which saves additions: narrow ones. */
    private static final boolean WHOLE = WIDTH == WaitingBlocks.NARROW;
    private static final FloatVector ZERO = FloatVector.zero(SPECIES);
    private static final Class<? extends FloatVector> KIND = ZERO.getClass();
    /** The kind of as many whole numbers. */
    private static final Class<? extends IntVector> BITS = ZERO.reinterpretAsInts().getClass();
    private static final int LANES = SPECIES.length();
    /** Distance between columns that gradients take together: of blocks of their own, or side by side in one. */
    private static final int NEXT = WIDTH == WaitingBlocks.WIDE ? 0 : WaitingBlocks.WIDE;

    // constants of the elementwise functions: as vectors they make fewer nodes
    private static final FloatVector HALF = all(0.5f);
    private static final FloatVector ONE = all(1f);
    private static final FloatVector TWO = all(2f);
    private static final FloatVector ARTANH_3 = all(Activation.ARTANH_3);
    private static final FloatVector ARTANH_5 = all(Activation.ARTANH_5);
    private static final FloatVector ARTANH_7 = all(Activation.ARTANH_7);
    private static final FloatVector ARTANH_9 = all(Activation.ARTANH_9);
    private static final FloatVector LEAST_SLOPE = all(Activation.LEAST_SLOPE);
    private static final FloatVector EXP_3 = all(Activation.EXP_3);
    private static final FloatVector EXP_4 = all(Activation.EXP_4);
    private static final FloatVector EXP_5 = all(Activation.EXP_5);
    private static final FloatVector EXP_6 = all(Activation.EXP_6);
    private static final FloatVector EXP_7 = all(Activation.EXP_7);
    private static final FloatVector EXP_LEAST = all(Activation.EXP_LEAST);
    private static final FloatVector EXP_MOST = all(Activation.EXP_MOST);
    private static final FloatVector LOG2_E = all(Activation.LOG2_E);
    /** The bits of 1f. */
    private static final IntVector UNIT = ONE.reinterpretAsInts();
    private static final FloatVector ROUND = all(Activation.ROUND);
    private static final FloatVector LN2_HIGH = all(Activation.LN2_HIGH);
    private static final FloatVector LN2_LOW = all(Activation.LN2_LOW);

    private static Kind data() {
        try {
            return MethodHandles.classData(MethodHandles.lookup(), ConstantDescs.DEFAULT_NAME, Kind.class);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FloatVector all(final float x) {
        return FloatVector.broadcast(SPECIES, x);
    }

    private static FloatVector load(final float[] x, final int at) {
        return FloatVector.fromArray(SPECIES, x, at);
    }

    private static FloatVector zero() {
        return FloatVector.zero(SPECIES);
    }

    @Override
    public int lanes() {
        return LANES;
    }

    @Override
    public void gather(final SlicedRows matrix, final int from, final int to, final Floats ofColumns, final int anyWidth,
        final int column, final Floats ofRows) {
        final int width = WIDTH > 0 ? WIDTH : anyWidth;
        final float[] x = ofColumns.array();
        final float[] out = ofRows.array();
        final int xAt = WHOLE ? 0 : ofColumns.at() + column;
        final int outAt = WHOLE ? 0 : ofRows.at() + column;
        final int[] row = matrix.row();
        final int[] start = matrix.start();
        final int[] index = matrix.index();
        final float[] values = matrix.values();
        for (int s = from; s < to; s++) {
            final int o0 = outAt + row[4 * s] * width;
            final int o1 = outAt + row[4 * s + 1] * width;
            final int o2 = outAt + row[4 * s + 2] * width;
            final int o3 = outAt + row[4 * s + 3] * width;
            FloatVector a = FloatVector.zero(SPECIES);
            FloatVector b = FloatVector.zero(SPECIES);
            FloatVector c = FloatVector.zero(SPECIES);
            FloatVector d = FloatVector.zero(SPECIES);
            for (int e = start[s], end = start[s + 1]; e < end; e += 4) {
                FloatVector w = ZERO.broadcast(values[e]);
                int i = xAt + index[e] * width;
                a = w.fma(FloatVector.fromArray(SPECIES, x, i), a);
                w = ZERO.broadcast(values[e + 1]);
                i = xAt + index[e + 1] * width;
                b = w.fma(FloatVector.fromArray(SPECIES, x, i), b);
                w = ZERO.broadcast(values[e + 2]);
                i = xAt + index[e + 2] * width;
                c = w.fma(FloatVector.fromArray(SPECIES, x, i), c);
                w = ZERO.broadcast(values[e + 3]);
                i = xAt + index[e + 3] * width;
                d = w.fma(FloatVector.fromArray(SPECIES, x, i), d);
            }
            KIND.cast(a).intoArray(out, o0);
            KIND.cast(b).intoArray(out, o1);
            KIND.cast(c).intoArray(out, o2);
            KIND.cast(d).intoArray(out, o3);
        }
    }

    @Override
    public void gatherPair(final SlicedRows matrix, final int from, final int to, final Floats ofColumns, final int anyWidth,
        final int column, final Floats ofRows) {
        final int width = WIDTH > 0 ? WIDTH : anyWidth;
        final float[] x = ofColumns.array();
        final float[] out = ofRows.array();
        final int xAt = WHOLE ? 0 : ofColumns.at() + column;
        final int outAt = WHOLE ? 0 : ofRows.at() + column;
        final int[] row = matrix.row();
        final int[] start = matrix.start();
        final int[] index = matrix.index();
        final float[] values = matrix.values();
        for (int s = from; s < to; s++) {
            final int o0 = outAt + row[4 * s] * width;
            final int o1 = outAt + row[4 * s + 1] * width;
            final int o2 = outAt + row[4 * s + 2] * width;
            final int o3 = outAt + row[4 * s + 3] * width;
            FloatVector a0 = FloatVector.zero(SPECIES);
            FloatVector a1 = FloatVector.zero(SPECIES);
            FloatVector b0 = FloatVector.zero(SPECIES);
            FloatVector b1 = FloatVector.zero(SPECIES);
            FloatVector c0 = FloatVector.zero(SPECIES);
            FloatVector c1 = FloatVector.zero(SPECIES);
            FloatVector d0 = FloatVector.zero(SPECIES);
            FloatVector d1 = FloatVector.zero(SPECIES);
            for (int e = start[s], end = start[s + 1]; e < end; e += 4) {
                FloatVector w = ZERO.broadcast(values[e]);
                int i = xAt + index[e] * width;
                a0 = w.fma(FloatVector.fromArray(SPECIES, x, i), a0);
                a1 = w.fma(FloatVector.fromArray(SPECIES, x, i + LANES), a1);
                w = ZERO.broadcast(values[e + 1]);
                i = xAt + index[e + 1] * width;
                b0 = w.fma(FloatVector.fromArray(SPECIES, x, i), b0);
                b1 = w.fma(FloatVector.fromArray(SPECIES, x, i + LANES), b1);
                w = ZERO.broadcast(values[e + 2]);
                i = xAt + index[e + 2] * width;
                c0 = w.fma(FloatVector.fromArray(SPECIES, x, i), c0);
                c1 = w.fma(FloatVector.fromArray(SPECIES, x, i + LANES), c1);
                w = ZERO.broadcast(values[e + 3]);
                i = xAt + index[e + 3] * width;
                d0 = w.fma(FloatVector.fromArray(SPECIES, x, i), d0);
                d1 = w.fma(FloatVector.fromArray(SPECIES, x, i + LANES), d1);
            }
            KIND.cast(a0).intoArray(out, o0);
            KIND.cast(a1).intoArray(out, o0 + LANES);
            KIND.cast(b0).intoArray(out, o1);
            KIND.cast(b1).intoArray(out, o1 + LANES);
            KIND.cast(c0).intoArray(out, o2);
            KIND.cast(c1).intoArray(out, o2 + LANES);
            KIND.cast(d0).intoArray(out, o3);
            KIND.cast(d1).intoArray(out, o3 + LANES);
        }
    }

    @Override
    public void gatherQuad(final SlicedRows matrix, final int from, final int to, final Floats ofColumns, final int anyWidth,
        final int column, final Floats ofRows) {
        final int width = WIDTH > 0 ? WIDTH : anyWidth;
        final float[] x = ofColumns.array();
        final float[] out = ofRows.array();
        final int xAt = WHOLE ? 0 : ofColumns.at() + column;
        final int outAt = WHOLE ? 0 : ofRows.at() + column;
        final int[] row = matrix.row();
        final int[] start = matrix.start();
        final int[] index = matrix.index();
        final float[] values = matrix.values();
        for (int s = from; s < to; s++) {
            final int o0 = outAt + row[4 * s] * width;
            final int o1 = outAt + row[4 * s + 1] * width;
            final int o2 = outAt + row[4 * s + 2] * width;
            final int o3 = outAt + row[4 * s + 3] * width;
            FloatVector a0 = FloatVector.zero(SPECIES);
            FloatVector a1 = FloatVector.zero(SPECIES);
            FloatVector a2 = FloatVector.zero(SPECIES);
            FloatVector a3 = FloatVector.zero(SPECIES);
            FloatVector b0 = FloatVector.zero(SPECIES);
            FloatVector b1 = FloatVector.zero(SPECIES);
            FloatVector b2 = FloatVector.zero(SPECIES);
            FloatVector b3 = FloatVector.zero(SPECIES);
            FloatVector c0 = FloatVector.zero(SPECIES);
            FloatVector c1 = FloatVector.zero(SPECIES);
            FloatVector c2 = FloatVector.zero(SPECIES);
            FloatVector c3 = FloatVector.zero(SPECIES);
            FloatVector d0 = FloatVector.zero(SPECIES);
            FloatVector d1 = FloatVector.zero(SPECIES);
            FloatVector d2 = FloatVector.zero(SPECIES);
            FloatVector d3 = FloatVector.zero(SPECIES);
            for (int e = start[s], end = start[s + 1]; e < end; e += 4) {
                FloatVector w = ZERO.broadcast(values[e]);
                int i = xAt + index[e] * width;
                a0 = w.fma(FloatVector.fromArray(SPECIES, x, i), a0);
                a1 = w.fma(FloatVector.fromArray(SPECIES, x, i + LANES), a1);
                a2 = w.fma(FloatVector.fromArray(SPECIES, x, i + 2 * LANES), a2);
                a3 = w.fma(FloatVector.fromArray(SPECIES, x, i + 3 * LANES), a3);
                w = ZERO.broadcast(values[e + 1]);
                i = xAt + index[e + 1] * width;
                b0 = w.fma(FloatVector.fromArray(SPECIES, x, i), b0);
                b1 = w.fma(FloatVector.fromArray(SPECIES, x, i + LANES), b1);
                b2 = w.fma(FloatVector.fromArray(SPECIES, x, i + 2 * LANES), b2);
                b3 = w.fma(FloatVector.fromArray(SPECIES, x, i + 3 * LANES), b3);
                w = ZERO.broadcast(values[e + 2]);
                i = xAt + index[e + 2] * width;
                c0 = w.fma(FloatVector.fromArray(SPECIES, x, i), c0);
                c1 = w.fma(FloatVector.fromArray(SPECIES, x, i + LANES), c1);
                c2 = w.fma(FloatVector.fromArray(SPECIES, x, i + 2 * LANES), c2);
                c3 = w.fma(FloatVector.fromArray(SPECIES, x, i + 3 * LANES), c3);
                w = ZERO.broadcast(values[e + 3]);
                i = xAt + index[e + 3] * width;
                d0 = w.fma(FloatVector.fromArray(SPECIES, x, i), d0);
                d1 = w.fma(FloatVector.fromArray(SPECIES, x, i + LANES), d1);
                d2 = w.fma(FloatVector.fromArray(SPECIES, x, i + 2 * LANES), d2);
                d3 = w.fma(FloatVector.fromArray(SPECIES, x, i + 3 * LANES), d3);
            }
            KIND.cast(a0).intoArray(out, o0);
            KIND.cast(a1).intoArray(out, o0 + LANES);
            KIND.cast(a2).intoArray(out, o0 + 2 * LANES);
            KIND.cast(a3).intoArray(out, o0 + 3 * LANES);
            KIND.cast(b0).intoArray(out, o1);
            KIND.cast(b1).intoArray(out, o1 + LANES);
            KIND.cast(b2).intoArray(out, o1 + 2 * LANES);
            KIND.cast(b3).intoArray(out, o1 + 3 * LANES);
            KIND.cast(c0).intoArray(out, o2);
            KIND.cast(c1).intoArray(out, o2 + LANES);
            KIND.cast(c2).intoArray(out, o2 + 2 * LANES);
            KIND.cast(c3).intoArray(out, o2 + 3 * LANES);
            KIND.cast(d0).intoArray(out, o3);
            KIND.cast(d1).intoArray(out, o3 + LANES);
            KIND.cast(d2).intoArray(out, o3 + 2 * LANES);
            KIND.cast(d3).intoArray(out, o3 + 3 * LANES);
        }
    }

    @Override
    public void addGradientOfFour(final SparseRows matrix, final Floats[] d, final Floats[] x, final int anyStride,
        final int column, final Floats kept, final boolean keep, final float[] gradient) {
        final int stride = WIDTH > 0 ? WIDTH : anyStride;
        final int[] start = matrix.start();
        final int[] index = matrix.index();
        final float[] x0 = x[0].array();
        final float[] x1 = NEXT > 0 ? x0 : x[1].array();
        final float[] x2 = NEXT > 0 ? x0 : x[2].array();
        final float[] x3 = NEXT > 0 ? x0 : x[3].array();
        final int i0 = x[0].at() + column;
        final int i1 = NEXT > 0 ? i0 + NEXT : x[1].at() + column;
        final int i2 = NEXT > 0 ? i0 + 2 * NEXT : x[2].at() + column;
        final int i3 = NEXT > 0 ? i0 + 3 * NEXT : x[3].at() + column;
        final float[] sums = kept.array();
        final int sumsAt = kept.at();
        // what was added up last; sums are read long after they are stored, or they would have to be waited for
        int done = 0;
        for (int r = 0, at = column; r < start.length - 1; r++, at += stride) {
            final FloatVector d0 = KIND.cast(FloatVector.fromArray(SPECIES, d[0].array(), d[0].at() + at));
            final FloatVector d1 = KIND.cast(FloatVector.fromArray(SPECIES, d[1].array(), d[1].at() + at + NEXT));
            final FloatVector d2 = KIND.cast(FloatVector.fromArray(SPECIES, d[2].array(), d[2].at() + at + 2 * NEXT));
            final FloatVector d3 = KIND.cast(FloatVector.fromArray(SPECIES, d[3].array(), d[3].at() + at + 3 * NEXT));
            for (int e = start[r], end = start[r + 1]; e < end;) {
                final int to = keep ? end : Math.min(end, done + BATCH);
                for (int o = sumsAt + (e - done) * SUM; e < to; e++, o += SUM) {
                    final int i = index[e] * stride;
                    FloatVector s = keep ? FloatVector.fromArray(SPECIES, sums, o) : FloatVector.zero(SPECIES);
                    s = d0.fma(FloatVector.fromArray(SPECIES, x0, i + i0), s);
                    s = d1.fma(FloatVector.fromArray(SPECIES, x1, i + i1), s);
                    s = d2.fma(FloatVector.fromArray(SPECIES, x2, i + i2), s);
                    d3.fma(FloatVector.fromArray(SPECIES, x3, i + i3), s).intoArray(sums, o);
                }
                if (!keep && e == done + BATCH) {
                    LaneSums.add(kept, BATCH, gradient, done);
                    done = e;
                }
            }
        }
        if (!keep) {
            LaneSums.add(kept, start[start.length - 1] - done, gradient, done);
        }
    }

    @Override
    public void addGradientOfEight(final SparseRows matrix, final Floats[] d, final Floats[] x, final int anyStride,
        final int column, final Floats kept, final boolean keep, final float[] gradient) {
        final int stride = WIDTH > 0 ? WIDTH : anyStride;
        final int[] start = matrix.start();
        final int[] index = matrix.index();
        final float[] x0 = x[0].array();
        final float[] x1 = NEXT > 0 ? x0 : x[1].array();
        final float[] x2 = NEXT > 0 ? x0 : x[2].array();
        final float[] x3 = NEXT > 0 ? x0 : x[3].array();
        final int i0 = x[0].at() + column;
        final int i1 = NEXT > 0 ? i0 + NEXT : x[1].at() + column;
        final int i2 = NEXT > 0 ? i0 + 2 * NEXT : x[2].at() + column;
        final int i3 = NEXT > 0 ? i0 + 3 * NEXT : x[3].at() + column;
        final float[] sums = kept.array();
        final int sumsAt = kept.at();
        // what was added up last; sums are read long after they are stored, or they would have to be waited for
        int done = 0;
        for (int r = 0, at = column; r < start.length - 1; r++, at += stride) {
            final FloatVector d0 = KIND.cast(FloatVector.fromArray(SPECIES, d[0].array(), d[0].at() + at));
            final FloatVector d1 = KIND.cast(FloatVector.fromArray(SPECIES, d[0].array(), d[0].at() + at + LANES));
            final FloatVector d2 = KIND.cast(FloatVector.fromArray(SPECIES, d[1].array(), d[1].at() + at + NEXT));
            final FloatVector d3 = KIND.cast(FloatVector.fromArray(SPECIES, d[1].array(), d[1].at() + at + NEXT + LANES));
            final FloatVector d4 = KIND.cast(FloatVector.fromArray(SPECIES, d[2].array(), d[2].at() + at + 2 * NEXT));
            final FloatVector d5 = KIND.cast(FloatVector.fromArray(SPECIES, d[2].array(), d[2].at() + at + 2 * NEXT + LANES));
            final FloatVector d6 = KIND.cast(FloatVector.fromArray(SPECIES, d[3].array(), d[3].at() + at + 3 * NEXT));
            final FloatVector d7 = KIND.cast(FloatVector.fromArray(SPECIES, d[3].array(), d[3].at() + at + 3 * NEXT + LANES));
            for (int e = start[r], end = start[r + 1]; e < end;) {
                final int to = keep ? end : Math.min(end, done + BATCH);
                for (int o = sumsAt + (e - done) * SUM; e < to; e++, o += SUM) {
                    final int i = index[e] * stride;
                    FloatVector s = keep ? FloatVector.fromArray(SPECIES, sums, o) : FloatVector.zero(SPECIES);
                    FloatVector t = keep ? FloatVector.fromArray(SPECIES, sums, o + LANES) : FloatVector.zero(SPECIES);
                    s = d0.fma(FloatVector.fromArray(SPECIES, x0, i + i0), s);
                    t = d1.fma(FloatVector.fromArray(SPECIES, x0, i + i0 + LANES), t);
                    s = d2.fma(FloatVector.fromArray(SPECIES, x1, i + i1), s);
                    t = d3.fma(FloatVector.fromArray(SPECIES, x1, i + i1 + LANES), t);
                    s = d4.fma(FloatVector.fromArray(SPECIES, x2, i + i2), s);
                    t = d5.fma(FloatVector.fromArray(SPECIES, x2, i + i2 + LANES), t);
                    d6.fma(FloatVector.fromArray(SPECIES, x3, i + i3), s).intoArray(sums, o);
                    d7.fma(FloatVector.fromArray(SPECIES, x3, i + i3 + LANES), t).intoArray(sums, o + LANES);
                }
                if (!keep && e == done + BATCH) {
                    LaneSums.add(kept, BATCH, gradient, done);
                    done = e;
                }
            }
        }
        if (!keep) {
            LaneSums.add(kept, start[start.length - 1] - done, gradient, done);
        }
    }

    @Override
    public void addNarrowBlocks(final SparseRows matrix, final Floats[] d, final Floats[] x, final float[] sums) {
        final int[] start = matrix.start();
        final int[] index = matrix.index();
        final float[] x0 = x[0].array();
        final float[] x1 = x[1].array();
        final float[] x2 = x[2].array();
        final float[] x3 = x[3].array();
        final int i0 = WHOLE ? 0 : x[0].at();
        final int i1 = WHOLE ? 0 : x[1].at();
        final int i2 = WHOLE ? 0 : x[2].at();
        final int i3 = WHOLE ? 0 : x[3].at();
        for (int r = 0, at = 0; r < start.length - 1; r++, at += LANES) {
            final FloatVector d0 = KIND.cast(FloatVector.fromArray(SPECIES, d[0].array(), WHOLE ? at : d[0].at() + at));
            final FloatVector d1 = KIND.cast(FloatVector.fromArray(SPECIES, d[1].array(), WHOLE ? at : d[1].at() + at));
            final FloatVector d2 = KIND.cast(FloatVector.fromArray(SPECIES, d[2].array(), WHOLE ? at : d[2].at() + at));
            final FloatVector d3 = KIND.cast(FloatVector.fromArray(SPECIES, d[3].array(), WHOLE ? at : d[3].at() + at));
            for (int e = start[r], end = start[r + 1]; e < end; e++) {
                final int i = index[e] * LANES;
                FloatVector s = KIND.cast(FloatVector.fromArray(SPECIES, sums, e * LANES));
                s = d0.fma(FloatVector.fromArray(SPECIES, x0, i + i0), s);
                s = d1.fma(FloatVector.fromArray(SPECIES, x1, i + i1), s);
                s = d2.fma(FloatVector.fromArray(SPECIES, x2, i + i2), s);
                d3.fma(FloatVector.fromArray(SPECIES, x3, i + i3), s).intoArray(sums, e * LANES);
            }
        }
    }

    /** Here the lanes are rows. */
    @Override
    public void multiply(final float[] matrix, final int rows, final int row, final int inner, final Floats ofColumns,
        final int width, final int column, final int stored, final Floats out, final float[] tile) {
        final float[] x = ofColumns.array();
        FloatVector c0 = zero();
        FloatVector c1 = zero();
        FloatVector c2 = zero();
        FloatVector c3 = zero();
        for (int k = 0, m = row, i = ofColumns.at() + column; k < inner; k++, m += rows, i += width) {
            final FloatVector w = load(matrix, m);
            c0 = ZERO.broadcast(x[i]).fma(w, c0);
            c1 = ZERO.broadcast(x[i + 1]).fma(w, c1);
            c2 = ZERO.broadcast(x[i + 2]).fma(w, c2);
            c3 = ZERO.broadcast(x[i + 3]).fma(w, c3);
        }
        ZERO.add(c0).intoArray(tile, 0);
        ZERO.add(c1).intoArray(tile, LANES);
        ZERO.add(c2).intoArray(tile, 2 * LANES);
        ZERO.add(c3).intoArray(tile, 3 * LANES);
        turn(tile, LANES, stored, out, row * width + column, width);
    }

    @Override
    public void multiplyPair(final float[] matrix, final int rows, final int row, final int inner, final Floats ofColumns,
        final int width, final int column, final int stored, final Floats out, final float[] tile) {
        final float[] x = ofColumns.array();
        FloatVector c0 = zero();
        FloatVector d0 = zero();
        FloatVector c1 = zero();
        FloatVector d1 = zero();
        FloatVector c2 = zero();
        FloatVector d2 = zero();
        FloatVector c3 = zero();
        FloatVector d3 = zero();
        for (int k = 0, m = row, i = ofColumns.at() + column; k < inner; k++, m += rows, i += width) {
            final FloatVector v = load(matrix, m);
            final FloatVector w = load(matrix, m + LANES);
            FloatVector factor = ZERO.broadcast(x[i]);
            c0 = factor.fma(v, c0);
            d0 = factor.fma(w, d0);
            factor = ZERO.broadcast(x[i + 1]);
            c1 = factor.fma(v, c1);
            d1 = factor.fma(w, d1);
            factor = ZERO.broadcast(x[i + 2]);
            c2 = factor.fma(v, c2);
            d2 = factor.fma(w, d2);
            factor = ZERO.broadcast(x[i + 3]);
            c3 = factor.fma(v, c3);
            d3 = factor.fma(w, d3);
        }
        ZERO.add(c0).intoArray(tile, 0);
        ZERO.add(d0).intoArray(tile, LANES);
        ZERO.add(c1).intoArray(tile, 2 * LANES);
        ZERO.add(d1).intoArray(tile, 3 * LANES);
        ZERO.add(c2).intoArray(tile, 4 * LANES);
        ZERO.add(d2).intoArray(tile, 5 * LANES);
        ZERO.add(c3).intoArray(tile, 6 * LANES);
        ZERO.add(d3).intoArray(tile, 7 * LANES);
        turn(tile, 2 * LANES, stored, out, row * width + column, width);
    }

    @Override
    public void multiplyTriple(final float[] matrix, final int rows, final int row, final int inner, final Floats ofColumns,
        final int width, final int column, final int stored, final Floats out, final float[] tile) {
        final float[] x = ofColumns.array();
        FloatVector c0 = zero();
        FloatVector d0 = zero();
        FloatVector e0 = zero();
        FloatVector c1 = zero();
        FloatVector d1 = zero();
        FloatVector e1 = zero();
        FloatVector c2 = zero();
        FloatVector d2 = zero();
        FloatVector e2 = zero();
        FloatVector c3 = zero();
        FloatVector d3 = zero();
        FloatVector e3 = zero();
        for (int k = 0, m = row, i = ofColumns.at() + column; k < inner; k++, m += rows, i += width) {
            final FloatVector u = load(matrix, m);
            final FloatVector v = load(matrix, m + LANES);
            final FloatVector w = load(matrix, m + 2 * LANES);
            FloatVector factor = ZERO.broadcast(x[i]);
            c0 = factor.fma(u, c0);
            d0 = factor.fma(v, d0);
            e0 = factor.fma(w, e0);
            factor = ZERO.broadcast(x[i + 1]);
            c1 = factor.fma(u, c1);
            d1 = factor.fma(v, d1);
            e1 = factor.fma(w, e1);
            factor = ZERO.broadcast(x[i + 2]);
            c2 = factor.fma(u, c2);
            d2 = factor.fma(v, d2);
            e2 = factor.fma(w, e2);
            factor = ZERO.broadcast(x[i + 3]);
            c3 = factor.fma(u, c3);
            d3 = factor.fma(v, d3);
            e3 = factor.fma(w, e3);
        }
        ZERO.add(c0).intoArray(tile, 0);
        ZERO.add(d0).intoArray(tile, LANES);
        ZERO.add(e0).intoArray(tile, 2 * LANES);
        ZERO.add(c1).intoArray(tile, 3 * LANES);
        ZERO.add(d1).intoArray(tile, 4 * LANES);
        ZERO.add(e1).intoArray(tile, 5 * LANES);
        ZERO.add(c2).intoArray(tile, 6 * LANES);
        ZERO.add(d2).intoArray(tile, 7 * LANES);
        ZERO.add(e2).intoArray(tile, 8 * LANES);
        ZERO.add(c3).intoArray(tile, 9 * LANES);
        ZERO.add(d3).intoArray(tile, 10 * LANES);
        ZERO.add(e3).intoArray(tile, 11 * LANES);
        turn(tile, 3 * LANES, stored, out, row * width + column, width);
    }

    @Override
    public void multiplyOne(final float[] matrix, final int rows, final int row, final int inner, final Floats ofColumns,
        final int width, final int column, final int stored, final Floats out, final float[] tile) {
        final float[] x = ofColumns.array();
        FloatVector c = zero();
        for (int k = 0, m = row, i = ofColumns.at() + column; k < inner; k++, m += rows, i += width) {
            c = ZERO.broadcast(x[i]).fma(load(matrix, m), c);
        }
        ZERO.add(c).intoArray(tile, 0);
        for (int t = stored, o = out.at() + (row + stored) * width + column; t < LANES; t++, o += width) {
            out.array()[o] = tile[t];
        }
    }

    /** Stores four columns of a tile as rows. */
    private static void turn(final float[] tile, final int count, final int stored, final Floats ofRows, final int at,
        final int width) {
        final float[] out = ofRows.array();
        for (int t = stored, o = ofRows.at() + at + stored * width; t < count; t++, o += width) {
            out[o] = tile[t];
            out[o + 1] = tile[t + count];
            out[o + 2] = tile[t + 2 * count];
            out[o + 3] = tile[t + 3 * count];
        }
    }

    @Override
    public void copy(final Floats from, final int stride, final int rows, final Floats to, final int toStride) {
        for (int r = 0, i = from.at(), o = to.at(); r < rows; r++, i += stride, o += toStride) {
            ZERO.add(load(from.array(), i)).intoArray(to.array(), o);
        }
    }

    /** Two vectors at a time; written out, so that the JIT does not compile this in place of its calls. */
    @Override
    public int hill(final Floats states, final int length, final Floats hills, final Floats logHills) {
        final int done = length & -2 * LANES;
        final float[] y = states.array();
        final float[] hill = hills.array();
        final float[] logHill = logHills.array();
        for (int n = 0; n < done; n += 2 * LANES) {
            final int i = states.at() + n;
            final int j = hills.at() + n;
            final int k = logHills.at() + n;
            final FloatVector x = KIND.cast(load(y, i)).sub(HALF);
            final FloatVector z = KIND.cast(load(y, i + LANES)).sub(HALF);
            final FloatVector h = KIND.cast(x.div(x.abs().add(ONE)));
            final FloatVector g = KIND.cast(z.div(z.abs().add(ONE)));
            h.intoArray(hill, j);
            g.intoArray(hill, j + LANES);
            // twice artanh
            final FloatVector s = KIND.cast(h.div(h.add(TWO)));
            final FloatVector t = KIND.cast(g.div(g.add(TWO)));
            final FloatVector q = KIND.cast(s.mul(s));
            final FloatVector r = KIND.cast(t.mul(t));
            FloatVector p = KIND.cast(q.mul(ARTANH_9)).add(ARTANH_7);
            FloatVector o = KIND.cast(r.mul(ARTANH_9)).add(ARTANH_7);
            p = KIND.cast(q.mul(p)).add(ARTANH_5);
            o = KIND.cast(r.mul(o)).add(ARTANH_5);
            p = KIND.cast(q.mul(p)).add(ARTANH_3);
            o = KIND.cast(r.mul(o)).add(ARTANH_3);
            p = KIND.cast(q.mul(p)).add(ONE);
            o = KIND.cast(r.mul(o)).add(ONE);
            KIND.cast(KIND.cast(s.add(s)).mul(p)).intoArray(logHill, k);
            KIND.cast(KIND.cast(t.add(t)).mul(o)).intoArray(logHill, k + LANES);
            if (!KIND.cast(h.min(g)).compare(VectorOperators.GE, Activation.LEAST_NEAR).allTrue()) {
                logHillFar(y, i, hill, j, logHill, k);
                logHillFar(y, i + LANES, hill, j + LANES, logHill, k + LANES);
            }
        }
        return done;
    }

    private static FloatVector twiceArtanh(final FloatVector x) {
        final FloatVector s = KIND.cast(x);
        final FloatVector q = KIND.cast(s.mul(s));
        FloatVector p = KIND.cast(q.mul(ARTANH_9)).add(ARTANH_7);
        p = KIND.cast(q.mul(p)).add(ARTANH_5);
        p = KIND.cast(q.mul(p)).add(ARTANH_3);
        p = KIND.cast(q.mul(p)).add(ONE);
        return KIND.cast(s.add(s)).mul(p);
    }

    /** As that of {@link Activation}, of those of a vector for which it is needed. */
    private static void logHillFar(final float[] y, final int i, final float[] hill, final int j, final float[] logHill,
        final int k) {
        final FloatVector x = KIND.cast(load(y, i));
        final IntVector bits = BITS.cast(KIND.cast(ONE.add(HALF).sub(x)).reinterpretAsInts()).sub(Activation.SQRT_HALF);
        final FloatVector n = KIND.cast(BITS.cast(bits).lanewise(VectorOperators.ASHR, 23).convert(VectorOperators.I2F, 0));
        final FloatVector m =
            KIND.cast(BITS.cast(BITS.cast(bits).and(Activation.MANTISSA)).add(Activation.SQRT_HALF).reinterpretAsFloats());
        final FloatVector log = KIND.cast(twiceArtanh(KIND.cast(m.sub(ONE)).div(m.add(ONE))));
        final FloatVector sum = KIND.cast(n.mul(LN2_HIGH)).add(KIND.cast(n.mul(LN2_LOW)).add(log));
        final var near = KIND.cast(load(hill, j)).compare(VectorOperators.GE, Activation.LEAST_NEAR);
        KIND.cast(KIND.cast(x.mul(ZERO)).sub(sum)).blend(load(logHill, k), near).intoArray(logHill, k);
    }

    /** As {@link #hill}, two vectors at a time. */
    @Override
    public int expOfSum(final Floats values, final Floats biases, final int length) {
        final int done = length & -2 * LANES;
        final float[] x = values.array();
        final float[] bias = biases.array();
        for (int k = 0; k < done; k += 2 * LANES) {
            final int i = values.at() + k;
            final int j = biases.at() + k;
            final FloatVector z = KIND.cast(load(x, i)).add(load(bias, j)).min(EXP_MOST).max(EXP_LEAST);
            final FloatVector y = KIND.cast(load(x, i + LANES)).add(load(bias, j + LANES)).min(EXP_MOST).max(EXP_LEAST);
            final FloatVector rounded = z.mul(LOG2_E).add(ROUND);
            final FloatVector whole = y.mul(LOG2_E).add(ROUND);
            final FloatVector n = rounded.sub(ROUND);
            final FloatVector m = whole.sub(ROUND);
            final FloatVector f = KIND.cast(z.sub(n.mul(LN2_HIGH)).sub(n.mul(LN2_LOW)));
            final FloatVector g = KIND.cast(y.sub(m.mul(LN2_HIGH)).sub(m.mul(LN2_LOW)));
            FloatVector p = KIND.cast(f.mul(EXP_7)).add(EXP_6);
            FloatVector q = KIND.cast(g.mul(EXP_7)).add(EXP_6);
            p = KIND.cast(f.mul(p)).add(EXP_5);
            q = KIND.cast(g.mul(q)).add(EXP_5);
            p = KIND.cast(f.mul(p)).add(EXP_4);
            q = KIND.cast(g.mul(q)).add(EXP_4);
            p = KIND.cast(f.mul(p)).add(EXP_3);
            q = KIND.cast(g.mul(q)).add(EXP_3);
            p = KIND.cast(f.mul(p)).add(HALF);
            q = KIND.cast(g.mul(q)).add(HALF);
            p = KIND.cast(f.mul(p)).add(ONE);
            q = KIND.cast(g.mul(q)).add(ONE);
            p = KIND.cast(f.mul(p)).add(ONE);
            q = KIND.cast(g.mul(q)).add(ONE);
            final IntVector power = BITS.cast(BITS.cast(rounded.reinterpretAsInts()).lanewise(VectorOperators.LSHL, 23)).add(UNIT);
            final IntVector other = BITS.cast(BITS.cast(whole.reinterpretAsInts()).lanewise(VectorOperators.LSHL, 23)).add(UNIT);
            KIND.cast(KIND.cast(p).mul(KIND.cast(power.reinterpretAsFloats()))).intoArray(x, i);
            KIND.cast(KIND.cast(q).mul(KIND.cast(other.reinterpretAsFloats()))).intoArray(x, i + LANES);
        }
        return done;
    }

    /** One method, so large that the JIT does not compile it in place of its calls, where it may not know kinds. */
    @Override
    public int sum(final int terms, final float f, final Floats base, final float f0, final Floats x0, final float f1,
        final Floats x1, final float f2, final Floats x2, final float f3, final Floats x3, final int length, final Floats out) {
        final int done = length & -LANES;
        final FloatVector g = ZERO.broadcast(f);
        final FloatVector g0 = ZERO.broadcast(f0);
        final FloatVector g1 = ZERO.broadcast(f1);
        final FloatVector g2 = ZERO.broadcast(f2);
        final FloatVector g3 = ZERO.broadcast(f3);
        final float[] z = base.array();
        final float[] y0 = x0.array();
        final float[] y1 = x1.array();
        final float[] y2 = x2.array();
        final float[] y3 = x3.array();
        final float[] sum = out.array();
        final int zAt = base.at();
        final int at0 = x0.at();
        final int at1 = x1.at();
        final int at2 = x2.at();
        final int at3 = x3.at();
        final int at = out.at();
        if (terms == 0) {
            for (int i = 0; i < done; i += LANES) {
                FloatVector s = KIND.cast(g.mul(load(z, zAt + i)));
                s.intoArray(sum, at + i);
            }
        } else if (terms == 1) {
            for (int i = 0; i < done; i += LANES) {
                FloatVector s = KIND.cast(g.mul(load(z, zAt + i)));
                s = KIND.cast(s.add(g0.mul(load(y0, at0 + i))));
                s.intoArray(sum, at + i);
            }
        } else if (terms == 2) {
            for (int i = 0; i < done; i += LANES) {
                FloatVector s = KIND.cast(g.mul(load(z, zAt + i)));
                s = KIND.cast(s.add(g0.mul(load(y0, at0 + i))));
                s = KIND.cast(s.add(g1.mul(load(y1, at1 + i))));
                s.intoArray(sum, at + i);
            }
        } else if (terms == 3) {
            for (int i = 0; i < done; i += LANES) {
                FloatVector s = KIND.cast(g.mul(load(z, zAt + i)));
                s = KIND.cast(s.add(g0.mul(load(y0, at0 + i))));
                s = KIND.cast(s.add(g1.mul(load(y1, at1 + i))));
                s = KIND.cast(s.add(g2.mul(load(y2, at2 + i))));
                s.intoArray(sum, at + i);
            }
        } else {
            for (int i = 0; i < done; i += LANES) {
                FloatVector s = KIND.cast(g.mul(load(z, zAt + i)));
                s = KIND.cast(s.add(g0.mul(load(y0, at0 + i))));
                s = KIND.cast(s.add(g1.mul(load(y1, at1 + i))));
                s = KIND.cast(s.add(g2.mul(load(y2, at2 + i))));
                s = KIND.cast(s.add(g3.mul(load(y3, at3 + i))));
                s.intoArray(sum, at + i);
            }
        }
        return done;
    }

    @Override
    public int multiply(final Floats a, final Floats b, final int length, final Floats out) {
        final int done = length & -LANES;
        for (int i = 0; i < done; i += LANES) {
            KIND.cast(KIND.cast(load(a.array(), a.at() + i)).mul(load(b.array(), b.at() + i))).intoArray(out.array(), out.at() + i);
        }
        return done;
    }

    /** As {@link #hill}, two vectors at a time. */
    @Override
    public int hillPullBack(final Floats hills, final Floats dHills, final Floats dLogHills, final Floats dJoints,
        final int length, final Floats cotangents) {
        final int done = length & -2 * LANES;
        final float[] hill = hills.array();
        final float[] dHill = dHills.array();
        final float[] dLogHill = dLogHills.array();
        final float[] dJoint = dJoints.array();
        final float[] dy = cotangents.array();
        for (int n = 0; n < done; n += 2 * LANES) {
            final int i = hills.at() + n;
            final int j = dHills.at() + n;
            final int k = dLogHills.at() + n;
            final int l = dJoints.at() + n;
            final int o = cotangents.at() + n;
            final FloatVector h = KIND.cast(load(hill, i));
            final FloatVector g = KIND.cast(load(hill, i + LANES));
            final FloatVector s = KIND.cast(ONE.sub(h.abs()));
            final FloatVector t = KIND.cast(ONE.sub(g.abs()));
            final FloatVector u = KIND.cast(KIND.cast(load(dLogHill, k)).div(KIND.cast(h.add(ONE)).max(LEAST_SLOPE)));
            final FloatVector v = KIND.cast(KIND.cast(load(dLogHill, k + LANES)).div(KIND.cast(g.add(ONE)).max(LEAST_SLOPE)));
            final FloatVector p = KIND.cast(KIND.cast(s.mul(s)).mul(u.add(load(dHill, j))));
            final FloatVector q = KIND.cast(KIND.cast(t.mul(t)).mul(v.add(load(dHill, j + LANES))));
            KIND.cast(p.sub(load(dJoint, l))).intoArray(dy, o);
            KIND.cast(q.sub(load(dJoint, l + LANES))).intoArray(dy, o + LANES);
        }
        return done;
    }

    @Override
    public int relax(final Floats scale, final Floats pull, final Floats y, final int length, final Floats slope) {
        final int done = length & -LANES;
        for (int i = 0; i < done; i += LANES) {
            final FloatVector p = KIND.cast(KIND.cast(load(pull.array(), pull.at() + i)).sub(load(y.array(), y.at() + i)));
            p.intoArray(pull.array(), pull.at() + i);
            KIND.cast(p.mul(load(scale.array(), scale.at() + i))).intoArray(slope.array(), slope.at() + i);
        }
        return done;
    }

    @Override
    public int pullBackRelaxation(final Floats scale, final Floats dt, final Floats pull, final int length, final Floats dJoint,
        final Floats dRate) {
        final int done = length & -LANES;
        for (int i = 0; i < done; i += LANES) {
            final FloatVector d = KIND.cast(load(dJoint.array(), dJoint.at() + i));
            KIND.cast(d.mul(load(scale.array(), scale.at() + i))).intoArray(dJoint.array(), dJoint.at() + i);
            final FloatVector p = KIND.cast(KIND.cast(d.mul(load(dt.array(), dt.at() + i))).mul(load(pull.array(), pull.at() + i)));
            KIND.cast(p.add(load(dRate.array(), dRate.at() + i))).intoArray(dRate.array(), dRate.at() + i);
        }
        return done;
    }

    @Override
    public void relax(final float[] rate, final float[] dt, final int genes, final int anyWidth, final Floats pulls,
        final Floats states, final Floats slopes) {
        final int width = WIDTH > 0 ? WIDTH : anyWidth;
        final float[] pull = pulls.array();
        final float[] y = states.array();
        final float[] slope = slopes.array();
        for (int n = 0, row = 0; n < genes; n++, row += width) {
            final FloatVector r = ZERO.broadcast(rate[n]);
            final int i = pulls.at() + row;
            final int j = states.at() + row;
            final int o = slopes.at() + row;
            for (int c = 0; c < width; c += LANES) {
                final FloatVector p = KIND.cast(load(pull, i + c)).sub(load(y, j + c));
                p.intoArray(pull, i + c);
                r.mul(load(dt, c)).mul(p).intoArray(slope, o + c);
            }
        }
    }

    @Override
    public void pullBackRelaxation(final float[] rate, final float[] dt, final int genes, final int anyWidth, final float f,
        final Floats x, final float g, final Floats z, final Floats pull, final Floats dJoint, final Floats dRate) {
        final int width = WIDTH > 0 ? WIDTH : anyWidth;
        final FloatVector first = ZERO.broadcast(f);
        final FloatVector second = ZERO.broadcast(g);
        for (int n = 0, row = 0; n < genes; n++, row += width) {
            final FloatVector r = ZERO.broadcast(rate[n]);
            FloatVector sum = KIND.cast(load(dRate.array(), dRate.at() + row));
            for (int c = 0; c < width; c += LANES) {
                final int i = row + c;
                final FloatVector d = first.mul(load(x.array(), x.at() + i)).add(second.mul(load(z.array(), z.at() + i)))
                    .mul(load(dt, c));
                r.mul(d).intoArray(dJoint.array(), dJoint.at() + i);
                sum = d.mul(load(pull.array(), pull.at() + i)).add(sum);
            }
            KIND.cast(sum).intoArray(dRate.array(), dRate.at() + row);
        }
    }

    @Override
    public float sumOfZeroTimesSquare(final float[] x, final int length) {
        FloatVector sum = zero();
        for (int i = 0; i < length; i += LANES) {
            final FloatVector v = ZERO.add(load(x, i));
            sum = v.mul(v).mul(ZERO).add(sum);
        }
        return ZERO.add(sum).reduceLanes(VectorOperators.ADD);
    }
}
