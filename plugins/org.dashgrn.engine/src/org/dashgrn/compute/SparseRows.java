package org.dashgrn.compute;

/**
 * A sparse matrix by rows, with kernels on row-major blocks {@code [feature][width]}. The same class serves a matrix by
 * columns: then "row" means column.
 * <p>
 * The kernels keep eight (or four) columns of the block in registers while they walk along a row: the loops over columns
 * are too short for the JIT to vectorise them with profit.
 */
final class SparseRows {

    private final int[] m_start;
    private final int[] m_index;
    private final float[] m_values;
    /** Where the values come from, or null if they are the pattern's own array. */
    private final int[] m_source;

    private SparseRows(final int[] start, final int[] index, final float[] values, final int[] source) {
        m_start = start;
        m_index = index;
        m_values = values;
        m_source = source;
    }

    static SparseRows byRows(final Pattern pattern, final float[] values) {
        return new SparseRows(pattern.rowStart(), pattern.column(), values, null);
    }

    static SparseRows byColumns(final Pattern pattern) {
        final int[] start = new int[pattern.columns() + 1];
        for (int c : pattern.column()) {
            start[c + 1]++;
        }
        for (int c = 0; c < pattern.columns(); c++) {
            start[c + 1] += start[c];
        }
        final int[] next = start.clone();
        final int[] index = new int[pattern.alive()];
        final int[] source = new int[pattern.alive()];
        for (int r = 0; r < pattern.rows(); r++) {
            for (int e = pattern.rowStart()[r]; e < pattern.rowStart()[r + 1]; e++) {
                final int at = next[pattern.column()[e]]++;
                index[at] = r;
                source[at] = e;
            }
        }
        return new SparseRows(start, index, new float[pattern.alive()], source);
    }

    /** Takes over the pattern's values. */
    void refresh(final float[] values) {
        for (int e = 0; m_source != null && e < m_values.length; e++) {
            m_values[e] = values[m_source[e]];
        }
    }

    /** Adds a gradient in this order to one in the pattern's order. */
    void collect(final float[] gradient, final float[] out) {
        for (int e = 0; e < gradient.length; e++) {
            out[m_source == null ? e : m_source[e]] += gradient[e];
        }
    }

    /** out ← out + W·x. */
    void gather(final float[] x, final int width, final float[] out) {
        int c = 0;
        for (; c + 8 <= width; c += 8) {
            gatherEight(x, width, c, out);
        }
        for (; c + 4 <= width; c += 4) {
            gatherFour(x, width, c, out);
        }
        for (; c < width; c++) {
            gatherOne(x, width, c, out);
        }
    }

    private void gatherEight(final float[] x, final int width, final int c, final float[] out) {
        final int[] start = m_start;
        final int[] index = m_index;
        final float[] values = m_values;
        for (int r = 0; r < start.length - 1; r++) {
            final int o = r * width + c;
            float s0 = out[o];
            float s1 = out[o + 1];
            float s2 = out[o + 2];
            float s3 = out[o + 3];
            float s4 = out[o + 4];
            float s5 = out[o + 5];
            float s6 = out[o + 6];
            float s7 = out[o + 7];
            for (int e = start[r], end = start[r + 1]; e < end; e++) {
                final float w = values[e];
                final int i = index[e] * width + c;
                s0 += w * x[i];
                s1 += w * x[i + 1];
                s2 += w * x[i + 2];
                s3 += w * x[i + 3];
                s4 += w * x[i + 4];
                s5 += w * x[i + 5];
                s6 += w * x[i + 6];
                s7 += w * x[i + 7];
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

    private void gatherFour(final float[] x, final int width, final int c, final float[] out) {
        final int[] start = m_start;
        final int[] index = m_index;
        final float[] values = m_values;
        for (int r = 0; r < start.length - 1; r++) {
            final int o = r * width + c;
            float s0 = out[o];
            float s1 = out[o + 1];
            float s2 = out[o + 2];
            float s3 = out[o + 3];
            for (int e = start[r], end = start[r + 1]; e < end; e++) {
                final float w = values[e];
                final int i = index[e] * width + c;
                s0 += w * x[i];
                s1 += w * x[i + 1];
                s2 += w * x[i + 2];
                s3 += w * x[i + 3];
            }
            out[o] = s0;
            out[o + 1] = s1;
            out[o + 2] = s2;
            out[o + 3] = s3;
        }
    }

    private void gatherOne(final float[] x, final int width, final int c, final float[] out) {
        for (int r = 0; r < m_start.length - 1; r++) {
            float sum = out[r * width + c];
            for (int e = m_start[r]; e < m_start[r + 1]; e++) {
                sum += m_values[e] * x[m_index[e] * width + c];
            }
            out[r * width + c] = sum;
        }
    }

    /** out ← out + Wᵀ·y. */
    void scatter(final float[] y, final int width, final float[] out) {
        int c = 0;
        for (; c + 8 <= width; c += 8) {
            scatterEight(y, width, c, out);
        }
        for (; c + 4 <= width; c += 4) {
            scatterFour(y, width, c, out);
        }
        for (; c < width; c++) {
            scatterOne(y, width, c, out);
        }
    }

    private void scatterEight(final float[] y, final int width, final int c, final float[] out) {
        final int[] start = m_start;
        final int[] index = m_index;
        final float[] values = m_values;
        for (int r = 0; r < start.length - 1; r++) {
            final int i = r * width + c;
            final float y0 = y[i];
            final float y1 = y[i + 1];
            final float y2 = y[i + 2];
            final float y3 = y[i + 3];
            final float y4 = y[i + 4];
            final float y5 = y[i + 5];
            final float y6 = y[i + 6];
            final float y7 = y[i + 7];
            for (int e = start[r], end = start[r + 1]; e < end; e++) {
                final float w = values[e];
                final int o = index[e] * width + c;
                out[o] += w * y0;
                out[o + 1] += w * y1;
                out[o + 2] += w * y2;
                out[o + 3] += w * y3;
                out[o + 4] += w * y4;
                out[o + 5] += w * y5;
                out[o + 6] += w * y6;
                out[o + 7] += w * y7;
            }
        }
    }

    private void scatterFour(final float[] y, final int width, final int c, final float[] out) {
        final int[] start = m_start;
        final int[] index = m_index;
        final float[] values = m_values;
        for (int r = 0; r < start.length - 1; r++) {
            final int i = r * width + c;
            final float y0 = y[i];
            final float y1 = y[i + 1];
            final float y2 = y[i + 2];
            final float y3 = y[i + 3];
            for (int e = start[r], end = start[r + 1]; e < end; e++) {
                final float w = values[e];
                final int o = index[e] * width + c;
                out[o] += w * y0;
                out[o + 1] += w * y1;
                out[o + 2] += w * y2;
                out[o + 3] += w * y3;
            }
        }
    }

    private void scatterOne(final float[] y, final int width, final int c, final float[] out) {
        for (int r = 0; r < m_start.length - 1; r++) {
            final float factor = y[r * width + c];
            for (int e = m_start[r]; e < m_start[r + 1]; e++) {
                out[m_index[e] * width + c] += m_values[e] * factor;
            }
        }
    }

    /**
     * gradient[e] ← gradient[e] + Σ_c d[row][c]·x[index[e]][c].
     *
     * @param d one row of {@code width} per row
     * @param x one row of {@code width} per column
     */
    void addGradient(final float[] d, final float[] x, final int width, final float[] gradient) {
        for (int r = 0; r < m_start.length - 1; r++) {
            final int end = m_start[r + 1];
            int e = m_start[r];
            for (; e + 4 <= end; e += 4) {
                addFourDots(d, r * width, x, width, e, gradient);
            }
            for (; e < end; e++) {
                gradient[e] += dot(d, r * width, x, m_index[e] * width, width);
            }
        }
    }

    /** Four weights of a row share the loads of d, and their sums do not wait for each other. */
    private void addFourDots(final float[] d, final int row, final float[] x, final int width, final int e,
        final float[] gradient) {
        final int i0 = m_index[e] * width;
        final int i1 = m_index[e + 1] * width;
        final int i2 = m_index[e + 2] * width;
        final int i3 = m_index[e + 3] * width;
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float t0 = 0;
        float t1 = 0;
        float t2 = 0;
        float t3 = 0;
        int c = 0;
        for (; c + 2 <= width; c += 2) {
            final float a = d[row + c];
            final float b = d[row + c + 1];
            s0 += a * x[i0 + c];
            s1 += a * x[i1 + c];
            s2 += a * x[i2 + c];
            s3 += a * x[i3 + c];
            t0 += b * x[i0 + c + 1];
            t1 += b * x[i1 + c + 1];
            t2 += b * x[i2 + c + 1];
            t3 += b * x[i3 + c + 1];
        }
        if (c < width) {
            final float a = d[row + c];
            s0 += a * x[i0 + c];
            s1 += a * x[i1 + c];
            s2 += a * x[i2 + c];
            s3 += a * x[i3 + c];
        }
        gradient[e] += s0 + t0;
        gradient[e + 1] += s1 + t1;
        gradient[e + 2] += s2 + t2;
        gradient[e + 3] += s3 + t3;
    }

    private static float dot(final float[] a, final int from, final float[] b, final int with, final int length) {
        float s0 = 0;
        float s1 = 0;
        int i = 0;
        for (; i + 2 <= length; i += 2) {
            s0 += a[from + i] * b[with + i];
            s1 += a[from + i + 1] * b[with + i + 1];
        }
        if (i < length) {
            s0 += a[from + i] * b[with + i];
        }
        return s0 + s1;
    }
}
