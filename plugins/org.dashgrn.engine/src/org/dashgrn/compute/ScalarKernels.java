package org.dashgrn.compute;

/**
 * {@link Kernels} in plain Java. They keep eight (or four) columns of the block in registers while they walk along a row: the
 * loops over columns are too short for the JIT to vectorise them with profit.
 */
final class ScalarKernels implements Kernels {

    /** Floats that are worth a call of their own. */
    private static final int FEWEST_COPIED = 8;

    @Override
    public double sparseBelow(final long weights) {
        return 0.08;
    }

    @Override
    public boolean gathersGradients() {
        return false;
    }

    @Override
    public boolean multipliesDense() {
        return false;
    }

    @Override
    public void multiply(final float[] matrix, final int rows, final int inner, final Floats x, final int width,
        final Floats out) {
        throw new UnsupportedOperationException("BLAS is faster");
    }

    /** One column of a dense product. */
    static void multiplyOne(final float[] matrix, final int rows, final int inner, final Floats x, final int width,
        final int column, final Floats out) {
        for (int r = 0; r < rows; r++) {
            float sum = 0;
            for (int k = 0; k < inner; k++) {
                sum = Fma.add(matrix[k * rows + r], x.get(k * width + column), sum);
            }
            out.set(r * width + column, sum);
        }
    }

    @Override
    public void copyColumns(final Floats from, final int column, final int stride, final int width, final int rows,
        final Floats to, final int toColumn, final int toStride) {
        if (width < FEWEST_COPIED) {
            for (int c = 0; c < width; c++) {
                copyOne(from.from(column + c), stride, rows, to.from(toColumn + c), toStride);
            }
            return;
        }
        for (int r = 0, i = from.at() + column, o = to.at() + toColumn; r < rows; r++, i += stride, o += toStride) {
            System.arraycopy(from.array(), i, to.array(), o, width);
        }
    }

    static void copyOne(final Floats from, final int stride, final int rows, final Floats to, final int toStride) {
        for (int r = 0, i = 0, o = 0; r < rows; r++, i += stride, o += toStride) {
            to.set(o, from.get(i));
        }
    }

    @Override
    public int sliceHeight() {
        return 1;
    }

    @Override
    public void gather(final SlicedRows matrix, final int from, final int to, final Floats x, final int width,
        final Floats out) {
        int c = 0;
        for (; c + 8 <= width; c += 8) {
            gatherEight(matrix, from, to, x, width, c, out);
        }
        for (; c + 4 <= width; c += 4) {
            gatherFour(matrix, from, to, x, width, c, out);
        }
        for (; c < width; c++) {
            gatherOne(matrix, sliceHeight(), from, to, x, width, c, out);
        }
    }

    private static void gatherEight(final SlicedRows matrix, final int from, final int to, final Floats ofColumns,
        final int width, final int c, final Floats ofRows) {
        final float[] x = ofColumns.array();
        final float[] out = ofRows.array();
        final int xAt = ofColumns.at() + c;
        final int outAt = ofRows.at() + c;
        final int[] row = matrix.row();
        final int[] start = matrix.start();
        final int[] index = matrix.index();
        final float[] values = matrix.values();
        for (int n = from; n < to; n++) {
            final int o = outAt + row[n] * width;
            float s0 = 0;
            float s1 = 0;
            float s2 = 0;
            float s3 = 0;
            float s4 = 0;
            float s5 = 0;
            float s6 = 0;
            float s7 = 0;
            for (int e = start[n], end = start[n + 1]; e < end; e++) {
                final float w = values[e];
                final int i = xAt + index[e] * width;
                s0 = Fma.add(w, x[i], s0);
                s1 = Fma.add(w, x[i + 1], s1);
                s2 = Fma.add(w, x[i + 2], s2);
                s3 = Fma.add(w, x[i + 3], s3);
                s4 = Fma.add(w, x[i + 4], s4);
                s5 = Fma.add(w, x[i + 5], s5);
                s6 = Fma.add(w, x[i + 6], s6);
                s7 = Fma.add(w, x[i + 7], s7);
            }
            out[o] = s0;
            out[o + 1] = s1;
            out[o + 2] = s2;
            out[o + 3] = s3;
            out[o + 4] = s4;
            out[o + 5] = s5;
            out[o + 6] = s6;
            out[o + 7] = s7;
        }
    }

    private static void gatherFour(final SlicedRows matrix, final int from, final int to, final Floats ofColumns,
        final int width, final int c, final Floats ofRows) {
        final float[] x = ofColumns.array();
        final float[] out = ofRows.array();
        final int xAt = ofColumns.at() + c;
        final int outAt = ofRows.at() + c;
        final int[] row = matrix.row();
        final int[] start = matrix.start();
        final int[] index = matrix.index();
        final float[] values = matrix.values();
        for (int n = from; n < to; n++) {
            final int o = outAt + row[n] * width;
            float s0 = 0;
            float s1 = 0;
            float s2 = 0;
            float s3 = 0;
            for (int e = start[n], end = start[n + 1]; e < end; e++) {
                final float w = values[e];
                final int i = xAt + index[e] * width;
                s0 = Fma.add(w, x[i], s0);
                s1 = Fma.add(w, x[i + 1], s1);
                s2 = Fma.add(w, x[i + 2], s2);
                s3 = Fma.add(w, x[i + 3], s3);
            }
            out[o] = s0;
            out[o + 1] = s1;
            out[o + 2] = s2;
            out[o + 3] = s3;
        }
    }

    /** One column of a product with slices of any height. */
    static void gatherOne(final SlicedRows matrix, final int height, final int from, final int to, final Floats x,
        final int width, final int column, final Floats out) {
        final int[] row = matrix.row();
        final int[] start = matrix.start();
        final int[] index = matrix.index();
        final float[] values = matrix.values();
        for (int n = from * height; n < to * height; n++) {
            final int slice = n / height;
            float sum = 0;
            for (int e = start[slice] + n % height, end = start[slice + 1]; e < end; e += height) {
                sum = Fma.add(values[e], x.get(index[e] * width + column), sum);
            }
            out.set(row[n] * width + column, sum);
        }
    }

    @Override
    public int sumsPerEntry(final int entries) {
        return 0;
    }

    @Override
    public int room() {
        return 0;
    }

    @Override
    public void addUp(final Floats sums, final float[] gradient) {
        throw new UnsupportedOperationException("nothing is kept");
    }

    @Override
    public void addGradient(final SparseRows matrix, final Floats[] d, final Floats[] x, final Floats sums, final boolean keep,
        final float[] gradient) {
        throw new UnsupportedOperationException("blocks are added one by one");
    }

    @Override
    public void addNarrowBlocks(final SparseRows matrix, final Floats[] d, final Floats[] x, final float[] sums) {
        throw new UnsupportedOperationException("blocks are added one by one");
    }

    @Override
    public void addUpNarrow(final float[] sums, final float[] gradient) {
        throw new UnsupportedOperationException("blocks are added one by one");
    }

    @Override
    public void addGradient(final SparseRows matrix, final Floats d, final Floats x, final int width, final int stride,
        final Floats sums, final boolean keep, final float[] gradient) {
        int c = 0;
        for (; c + 8 <= width; c += 8) {
            addGradientEight(matrix, d, x, stride, c, gradient);
        }
        for (; c + 4 <= width; c += 4) {
            addGradientFour(matrix, d, x, stride, c, gradient);
        }
        for (; c < width; c++) {
            addGradientOne(matrix, d, x, stride, c, gradient);
        }
    }

    private static void addGradientEight(final SparseRows matrix, final Floats ofRows, final Floats ofColumns, final int stride,
        final int c, final float[] gradient) {
        final float[] d = ofRows.array();
        final float[] x = ofColumns.array();
        final int xAt = ofColumns.at() + c;
        final int[] start = matrix.start();
        final int[] index = matrix.index();
        for (int r = 0; r < start.length - 1; r++) {
            final int i = ofRows.at() + r * stride + c;
            final float d0 = d[i];
            final float d1 = d[i + 1];
            final float d2 = d[i + 2];
            final float d3 = d[i + 3];
            final float d4 = d[i + 4];
            final float d5 = d[i + 5];
            final float d6 = d[i + 6];
            final float d7 = d[i + 7];
            for (int e = start[r], end = start[r + 1]; e < end; e++) {
                final int o = xAt + index[e] * stride;
                float s = d0 * x[o];
                float t = d4 * x[o + 4];
                s = Fma.add(d1, x[o + 1], s);
                t = Fma.add(d5, x[o + 5], t);
                s = Fma.add(d2, x[o + 2], s);
                t = Fma.add(d6, x[o + 6], t);
                s = Fma.add(d3, x[o + 3], s);
                t = Fma.add(d7, x[o + 7], t);
                gradient[e] += s + t;
            }
        }
    }

    private static void addGradientFour(final SparseRows matrix, final Floats ofRows, final Floats ofColumns, final int stride,
        final int c, final float[] gradient) {
        final float[] d = ofRows.array();
        final float[] x = ofColumns.array();
        final int xAt = ofColumns.at() + c;
        final int[] start = matrix.start();
        final int[] index = matrix.index();
        for (int r = 0; r < start.length - 1; r++) {
            final int i = ofRows.at() + r * stride + c;
            final float d0 = d[i];
            final float d1 = d[i + 1];
            final float d2 = d[i + 2];
            final float d3 = d[i + 3];
            for (int e = start[r], end = start[r + 1]; e < end; e++) {
                final int o = xAt + index[e] * stride;
                float s = d0 * x[o];
                float t = d2 * x[o + 2];
                s = Fma.add(d1, x[o + 1], s);
                t = Fma.add(d3, x[o + 3], t);
                gradient[e] += s + t;
            }
        }
    }

    static void addGradientOne(final SparseRows matrix, final Floats d, final Floats x, final int stride, final int c,
        final float[] gradient) {
        final int[] start = matrix.start();
        final int[] index = matrix.index();
        for (int r = 0; r < start.length - 1; r++) {
            final float factor = d.get(r * stride + c);
            for (int e = start[r]; e < start[r + 1]; e++) {
                gradient[e] = Fma.add(factor, x.get(index[e] * stride + c), gradient[e]);
            }
        }
    }
}
