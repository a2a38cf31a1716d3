package org.dashgrn.compute;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Kernels} by the vector instructions of the processor. They need a Java machine that was started with
 * {@code --add-modules jdk.incubator.vector}; elsewhere this class does not link and {@link ScalarKernels} does the work.
 * <p>
 * Sparse products keep a row of the result in registers, eight columns each; the order of sums depends on the shapes alone.
 * Dense products serve weight matrices that stay in the nearer caches: BLAS rearranges its operands before it multiplies,
 * which for few columns costs more than the product.
 */
final class VectorKernels implements Kernels {

    /**
     * The only kind of vector here: Java machines keep vectors in registers only where they have seen a single kind.
     */
    private static final VectorSpecies<Float> EIGHT = FloatVector.SPECIES_256;

    private static final int TILE_ROWS = 16;

    private static final long MANY = 1 << 17;

    /** A result that is turned before it is stored. */
    private static final ThreadLocal<float[]> TILE = ThreadLocal.withInitial(() -> new float[4 * TILE_ROWS]);

    /** @throws UnsupportedOperationException if the processor's vectors are shorter than eight floats */
    VectorKernels() {
        if (FloatVector.SPECIES_PREFERRED.length() < EIGHT.length()) {
            throw new UnsupportedOperationException("Vectors of " + FloatVector.SPECIES_PREFERRED.length() + " floats");
        }
    }

    private static FloatVector eight(final float[] x, final int at) {
        return FloatVector.fromArray(EIGHT, x, at);
    }

    /**
     * A sum that a loop has left. Java machines forget behind a loop which kind of vector it is, and would make an object of
     * it; as the argument of a vector whose kind is known it stays in its register.
     */
    private static FloatVector known(final FloatVector sum) {
        return FloatVector.zero(EIGHT).add(sum);
    }

    private static FloatVector all(final float x) {
        return FloatVector.broadcast(EIGHT, x);
    }

    /** Where the sparse kernels win is measured: benchmarks/README.md. */
    @Override
    public double sparseBelow(final long weights) {
        return weights < MANY ? 0.15 : 0.3;
    }

    @Override
    public int fewestGathered() {
        return 8;
    }

    @Override
    public boolean multipliesDense() {
        return true;
    }

    @Override
    public void gather(final SparseRows matrix, final float[] x, final int width, final float[] out) {
        int c = 0;
        for (; c + 16 <= width; c += 16) {
            gatherSixteen(matrix.start(), matrix.index(), matrix.values(), x, width, c, out);
        }
        for (; c + 8 <= width; c += 8) {
            gatherEight(matrix.start(), matrix.index(), matrix.values(), x, width, c, out);
        }
        for (; c + 4 <= width; c += 4) {
            gatherFour(matrix.start(), matrix.index(), matrix.values(), x, width, c, out);
        }
        for (; c < width; c++) {
            ScalarKernels.gatherOne(matrix, x, width, c, out);
        }
    }

    /** Two entries at a time, since a sum has to wait for the one before. */
    private static void gatherSixteen(final int[] start, final int[] index, final float[] values, final float[] x,
        final int width, final int c, final float[] out) {
        for (int r = 0, o = c; r < start.length - 1; r++, o += width) {
            FloatVector a = eight(out, o);
            FloatVector b = eight(out, o + 8);
            FloatVector p = FloatVector.zero(EIGHT);
            FloatVector q = p;
            int e = start[r];
            for (final int end = start[r + 1] - 1; e < end; e += 2) {
                final FloatVector w = all(values[e]);
                final FloatVector v = all(values[e + 1]);
                final int i = index[e] * width + c;
                final int j = index[e + 1] * width + c;
                a = eight(x, i).fma(w, a);
                b = eight(x, i + 8).fma(w, b);
                p = eight(x, j).fma(v, p);
                q = eight(x, j + 8).fma(v, q);
            }
            if (e < start[r + 1]) {
                final FloatVector w = all(values[e]);
                final int i = index[e] * width + c;
                a = eight(x, i).fma(w, a);
                b = eight(x, i + 8).fma(w, b);
            }
            known(a).add(p).intoArray(out, o);
            known(b).add(q).intoArray(out, o + 8);
        }
    }

    private static void gatherEight(final int[] start, final int[] index, final float[] values, final float[] x,
        final int width, final int c, final float[] out) {
        for (int r = 0, o = c; r < start.length - 1; r++, o += width) {
            FloatVector a = eight(out, o);
            FloatVector p = FloatVector.zero(EIGHT);
            int e = start[r];
            for (final int end = start[r + 1] - 1; e < end; e += 2) {
                a = eight(x, index[e] * width + c).fma(all(values[e]), a);
                p = eight(x, index[e + 1] * width + c).fma(all(values[e + 1]), p);
            }
            if (e < start[r + 1]) {
                a = eight(x, index[e] * width + c).fma(all(values[e]), a);
            }
            known(a).add(p).intoArray(out, o);
        }
    }

    /** Four columns, in vectors that reach into the next row of x; only the first half counts. */
    private static void gatherFour(final int[] start, final int[] index, final float[] values, final float[] x,
        final int width, final int c, final float[] out) {
        final float[] tile = TILE.get();
        for (int r = 0, o = c; r < start.length - 1; r++, o += width) {
            FloatVector a = FloatVector.zero(EIGHT);
            FloatVector p = a;
            int e = start[r];
            for (final int end = start[r + 1] - 1; e < end; e += 2) {
                a = eight(x, index[e] * width + c).fma(all(values[e]), a);
                p = eight(x, index[e + 1] * width + c).fma(all(values[e + 1]), p);
            }
            if (e < start[r + 1]) {
                a = eight(x, index[e] * width + c).fma(all(values[e]), a);
            }
            known(a).add(p).intoArray(tile, 0);
            out[o] += tile[0];
            out[o + 1] += tile[1];
            out[o + 2] += tile[2];
            out[o + 3] += tile[3];
        }
    }

    @Override
    public void scatter(final SparseRows matrix, final float[] y, final int width, final float[] out) {
        int c = 0;
        for (; c + 16 <= width; c += 16) {
            scatterSixteen(matrix.start(), matrix.index(), matrix.values(), y, width, c, out);
        }
        for (; c + 8 <= width; c += 8) {
            scatterEight(matrix.start(), matrix.index(), matrix.values(), y, width, c, out);
        }
        for (; c + 4 <= width; c += 4) {
            scatterFour(matrix.start(), matrix.index(), matrix.values(), y, width, c, out);
        }
        for (; c < width; c++) {
            ScalarKernels.scatterOne(matrix, y, width, c, out);
        }
    }

    private static void scatterSixteen(final int[] start, final int[] index, final float[] values, final float[] y,
        final int width, final int c, final float[] out) {
        for (int r = 0, i = c; r < start.length - 1; r++, i += width) {
            final FloatVector a = eight(y, i);
            final FloatVector b = eight(y, i + 8);
            for (int e = start[r], end = start[r + 1]; e < end; e++) {
                final FloatVector w = all(values[e]);
                final int o = index[e] * width + c;
                w.fma(a, eight(out, o)).intoArray(out, o);
                w.fma(b, eight(out, o + 8)).intoArray(out, o + 8);
            }
        }
    }

    private static void scatterEight(final int[] start, final int[] index, final float[] values, final float[] y,
        final int width, final int c, final float[] out) {
        for (int r = 0, i = c; r < start.length - 1; r++, i += width) {
            final FloatVector a = eight(y, i);
            for (int e = start[r], end = start[r + 1]; e < end; e++) {
                final int o = index[e] * width + c;
                all(values[e]).fma(a, eight(out, o)).intoArray(out, o);
            }
        }
    }

    /** Four columns, in vectors that reach into the next row of the result, to which 0 is added. */
    private static void scatterFour(final int[] start, final int[] index, final float[] values, final float[] y,
        final int width, final int c, final float[] out) {
        final float[] row = new float[8];
        for (int r = 0, i = c; r < start.length - 1; r++, i += width) {
            row[0] = y[i];
            row[1] = y[i + 1];
            row[2] = y[i + 2];
            row[3] = y[i + 3];
            final FloatVector a = eight(row, 0);
            for (int e = start[r], end = start[r + 1]; e < end; e++) {
                final int o = index[e] * width + c;
                all(values[e]).fma(a, eight(out, o)).intoArray(out, o);
            }
        }
    }

    @Override
    public void addGradient(final SparseRows matrix, final float[] d, final float[] x, final int width,
        final int stride, final float[] gradient) {
        int c = 0;
        for (; c + 64 <= width; c += 64) {
            addGradientSixtyFour(matrix.start(), matrix.index(), d, x, stride, c, gradient);
        }
        for (; c + 32 <= width; c += 32) {
            addGradientThirtyTwo(matrix.start(), matrix.index(), d, x, stride, c, gradient);
        }
        for (; c + 16 <= width; c += 16) {
            addGradientSixteen(matrix.start(), matrix.index(), d, x, stride, c, gradient);
        }
        for (; c + 4 <= width; c += 4) {
            ScalarKernels.addGradientFour(matrix, d, x, stride, c, gradient);
        }
        for (; c < width; c++) {
            ScalarKernels.addGradientOne(matrix, d, x, stride, c, gradient);
        }
    }

    private static void addGradientSixtyFour(final int[] start, final int[] index, final float[] d, final float[] x,
        final int stride, final int c, final float[] gradient) {
        for (int r = 0, at = c; r < start.length - 1; r++, at += stride) {
            final FloatVector d0 = eight(d, at);
            final FloatVector d1 = eight(d, at + 8);
            final FloatVector d2 = eight(d, at + 16);
            final FloatVector d3 = eight(d, at + 24);
            final FloatVector d4 = eight(d, at + 32);
            final FloatVector d5 = eight(d, at + 40);
            final FloatVector d6 = eight(d, at + 48);
            final FloatVector d7 = eight(d, at + 56);
            for (int e = start[r], end = start[r + 1]; e < end; e++) {
                final int i = index[e] * stride + c;
                FloatVector s = eight(x, i).mul(d0);
                FloatVector t = eight(x, i + 8).mul(d1);
                s = eight(x, i + 16).fma(d2, s);
                t = eight(x, i + 24).fma(d3, t);
                s = eight(x, i + 32).fma(d4, s);
                t = eight(x, i + 40).fma(d5, t);
                s = eight(x, i + 48).fma(d6, s);
                t = eight(x, i + 56).fma(d7, t);
                gradient[e] += s.add(t).reduceLanes(VectorOperators.ADD);
            }
        }
    }

    private static void addGradientThirtyTwo(final int[] start, final int[] index, final float[] d, final float[] x,
        final int stride, final int c, final float[] gradient) {
        for (int r = 0, at = c; r < start.length - 1; r++, at += stride) {
            final FloatVector d0 = eight(d, at);
            final FloatVector d1 = eight(d, at + 8);
            final FloatVector d2 = eight(d, at + 16);
            final FloatVector d3 = eight(d, at + 24);
            for (int e = start[r], end = start[r + 1]; e < end; e++) {
                final int i = index[e] * stride + c;
                FloatVector s = eight(x, i).mul(d0);
                FloatVector t = eight(x, i + 8).mul(d1);
                s = eight(x, i + 16).fma(d2, s);
                t = eight(x, i + 24).fma(d3, t);
                gradient[e] += s.add(t).reduceLanes(VectorOperators.ADD);
            }
        }
    }

    private static void addGradientSixteen(final int[] start, final int[] index, final float[] d, final float[] x,
        final int stride, final int c, final float[] gradient) {
        for (int r = 0, at = c; r < start.length - 1; r++, at += stride) {
            final FloatVector p = eight(d, at);
            final FloatVector q = eight(d, at + 8);
            for (int e = start[r], end = start[r + 1]; e < end; e++) {
                final int i = index[e] * stride + c;
                gradient[e] += eight(x, i).mul(p).add(eight(x, i + 8).mul(q)).reduceLanes(VectorOperators.ADD);
            }
        }
    }

    @Override
    public void multiply(final float[] matrix, final int rows, final int inner, final float[] x, final int width,
        final float[] out, final boolean add) {
        int c = 0;
        for (; c < width && rows < TILE_ROWS; c++) {
            oneColumn(matrix, rows, inner, x, width, c, out, add);
        }
        for (; c + 4 <= width; c += 4) {
            for (int done = 0; done < rows; done += TILE_ROWS) {
                // the last rows may be computed twice, but are stored once
                final int r = Math.min(done, rows - TILE_ROWS);
                sixteenByFour(matrix, rows, r, inner, x, width, c, done - r, out, add);
            }
        }
        for (; c < width; c++) {
            for (int done = 0; done < rows; done += TILE_ROWS) {
                final int r = Math.min(done, rows - TILE_ROWS);
                sixteenByOne(matrix, rows, r, inner, x, width, c, done - r, out, add);
            }
        }
    }

    /** Sixteen rows of the result, four columns: here the lanes are rows. The first rows may be {@code stored} already. */
    private static void sixteenByFour(final float[] matrix, final int rows, final int r, final int inner,
        final float[] x, final int width, final int c, final int stored, final float[] out, final boolean add) {
        FloatVector a0 = FloatVector.zero(EIGHT);
        FloatVector b0 = a0;
        FloatVector a1 = a0;
        FloatVector b1 = a0;
        FloatVector a2 = a0;
        FloatVector b2 = a0;
        FloatVector a3 = a0;
        FloatVector b3 = a0;
        for (int k = 0, m = r, i = c; k < inner; k++, m += rows, i += width) {
            final FloatVector p = eight(matrix, m);
            final FloatVector q = eight(matrix, m + 8);
            final FloatVector x0 = all(x[i]);
            a0 = p.fma(x0, a0);
            b0 = q.fma(x0, b0);
            final FloatVector x1 = all(x[i + 1]);
            a1 = p.fma(x1, a1);
            b1 = q.fma(x1, b1);
            final FloatVector x2 = all(x[i + 2]);
            a2 = p.fma(x2, a2);
            b2 = q.fma(x2, b2);
            final FloatVector x3 = all(x[i + 3]);
            a3 = p.fma(x3, a3);
            b3 = q.fma(x3, b3);
        }
        final float[] tile = TILE.get();
        known(a0).intoArray(tile, 0);
        known(b0).intoArray(tile, 8);
        known(a1).intoArray(tile, 16);
        known(b1).intoArray(tile, 24);
        known(a2).intoArray(tile, 32);
        known(b2).intoArray(tile, 40);
        known(a3).intoArray(tile, 48);
        known(b3).intoArray(tile, 56);
        for (int t = stored, o = (r + stored) * width + c; t < TILE_ROWS; t++, o += width) {
            if (add) {
                out[o] += tile[t];
                out[o + 1] += tile[t + 16];
                out[o + 2] += tile[t + 32];
                out[o + 3] += tile[t + 48];
            } else {
                out[o] = tile[t];
                out[o + 1] = tile[t + 16];
                out[o + 2] = tile[t + 32];
                out[o + 3] = tile[t + 48];
            }
        }
    }

    private static void sixteenByOne(final float[] matrix, final int rows, final int r, final int inner,
        final float[] x, final int width, final int c, final int stored, final float[] out, final boolean add) {
        FloatVector a = FloatVector.zero(EIGHT);
        FloatVector b = a;
        for (int k = 0, m = r, i = c; k < inner; k++, m += rows, i += width) {
            final FloatVector y = all(x[i]);
            a = eight(matrix, m).fma(y, a);
            b = eight(matrix, m + 8).fma(y, b);
        }
        final float[] tile = TILE.get();
        known(a).intoArray(tile, 0);
        known(b).intoArray(tile, 8);
        for (int t = stored, o = (r + stored) * width + c; t < TILE_ROWS; t++, o += width) {
            out[o] = add ? out[o] + tile[t] : tile[t];
        }
    }

    private static void oneColumn(final float[] matrix, final int rows, final int inner, final float[] x,
        final int width, final int c, final float[] out, final boolean add) {
        for (int r = 0; r < rows; r++) {
            float sum = add ? out[r * width + c] : 0;
            for (int k = 0; k < inner; k++) {
                sum = Fma.add(matrix[k * rows + r], x[k * width + c], sum);
            }
            out[r * width + c] = sum;
        }
    }
}
