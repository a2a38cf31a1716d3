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

    private void gatherOne(final float[] x, final int width, final int c, final float[] out) {
        for (int r = 0; r < m_start.length - 1; r++) {
            float sum = out[r * width + c];
            for (int e = m_start[r]; e < m_start[r + 1]; e++) {
                sum = Fma.add(m_values[e], x[m_index[e] * width + c], sum);
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
                out[o] = Fma.add(w, y0, out[o]);
                out[o + 1] = Fma.add(w, y1, out[o + 1]);
                out[o + 2] = Fma.add(w, y2, out[o + 2]);
                out[o + 3] = Fma.add(w, y3, out[o + 3]);
                out[o + 4] = Fma.add(w, y4, out[o + 4]);
                out[o + 5] = Fma.add(w, y5, out[o + 5]);
                out[o + 6] = Fma.add(w, y6, out[o + 6]);
                out[o + 7] = Fma.add(w, y7, out[o + 7]);
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
                out[o] = Fma.add(w, y0, out[o]);
                out[o + 1] = Fma.add(w, y1, out[o + 1]);
                out[o + 2] = Fma.add(w, y2, out[o + 2]);
                out[o + 3] = Fma.add(w, y3, out[o + 3]);
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
        int c = 0;
        for (; c + 8 <= width; c += 8) {
            addGradientEight(d, x, width, c, gradient);
        }
        for (; c + 4 <= width; c += 4) {
            addGradientFour(d, x, width, c, gradient);
        }
        for (; c < width; c++) {
            addGradientOne(d, x, width, c, gradient);
        }
    }

    private void addGradientEight(final float[] d, final float[] x, final int width, final int c,
        final float[] gradient) {
        final int[] start = m_start;
        final int[] index = m_index;
        for (int r = 0; r < start.length - 1; r++) {
            final int i = r * width + c;
            final float d0 = d[i];
            final float d1 = d[i + 1];
            final float d2 = d[i + 2];
            final float d3 = d[i + 3];
            final float d4 = d[i + 4];
            final float d5 = d[i + 5];
            final float d6 = d[i + 6];
            final float d7 = d[i + 7];
            for (int e = start[r], end = start[r + 1]; e < end; e++) {
                final int o = index[e] * width + c;
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

    private void addGradientFour(final float[] d, final float[] x, final int width, final int c,
        final float[] gradient) {
        final int[] start = m_start;
        final int[] index = m_index;
        for (int r = 0; r < start.length - 1; r++) {
            final int i = r * width + c;
            final float d0 = d[i];
            final float d1 = d[i + 1];
            final float d2 = d[i + 2];
            final float d3 = d[i + 3];
            for (int e = start[r], end = start[r + 1]; e < end; e++) {
                final int o = index[e] * width + c;
                float s = d0 * x[o];
                float t = d2 * x[o + 2];
                s = Fma.add(d1, x[o + 1], s);
                t = Fma.add(d3, x[o + 3], t);
                gradient[e] += s + t;
            }
        }
    }

    private void addGradientOne(final float[] d, final float[] x, final int width, final int c,
        final float[] gradient) {
        for (int r = 0; r < m_start.length - 1; r++) {
            final float factor = d[r * width + c];
            for (int e = m_start[r]; e < m_start[r + 1]; e++) {
                gradient[e] = Fma.add(factor, x[m_index[e] * width + c], gradient[e]);
            }
        }
    }
}
