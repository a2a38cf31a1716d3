package org.dashgrn.compute;

/**
 * Σ f[j]·x[j], with as few passes through memory as possible: blocks of states do not fit into the nearest cache. Whoever needs
 * the sum once may compute it on the way.
 */
public final class WeightedSum {

    /** More terms than any tableau has stages. */
    private static final int MOST = 16;

    private final float[] m_factors = new float[MOST];
    private final float[][] m_terms = new float[MOST][];
    private int m_size;

    /**
     * Forgets all terms but this one.
     *
     * @param x kept
     * @return this
     */
    public WeightedSum set(final float factor, final float[] x) {
        m_size = 0;
        return add(factor, x);
    }

    /**
     * One more term.
     *
     * @param x kept
     * @return this
     */
    public WeightedSum add(final float factor, final float[] x) {
        m_factors[m_size] = factor;
        m_terms[m_size++] = x;
        return this;
    }

    int size() {
        return m_size;
    }

    float factor(final int term) {
        return m_factors[term];
    }

    float[] term(final int term) {
        return m_terms[term];
    }

    /**
     * Sums.
     *
     * @param length how many
     * @param out result; may be the first term, but no other
     */
    public void to(final int length, final float[] out) {
        float own = m_factors[0];
        float[] sum = m_terms[0];
        int j = 1;
        do {
            final float[][] x = m_terms;
            final float[] f = m_factors;
            switch (Math.min(4, m_size - j)) {
                case 0 -> sum(own, sum, length, out);
                case 1 -> sum(own, sum, f[j], x[j], length, out);
                case 2 -> sum(own, sum, f[j], x[j], f[j + 1], x[j + 1], length, out);
                case 3 -> sum(own, sum, f[j], x[j], f[j + 1], x[j + 1], f[j + 2], x[j + 2], length, out);
                default -> sum(own, sum, f[j], x[j], f[j + 1], x[j + 1], f[j + 2], x[j + 2], f[j + 3], x[j + 3], length,
                    out);
            }
            own = 1f;
            sum = out;
            j += 4;
        } while (j < m_size);
    }

    private static void sum(final float f, final float[] base, final int length, final float[] out) {
        for (int i = 0; i < length; i++) {
            out[i] = f * base[i];
        }
    }

    private static void sum(final float f, final float[] base, final float f0, final float[] x0, final int length,
        final float[] out) {
        for (int i = 0; i < length; i++) {
            out[i] = f * base[i] + f0 * x0[i];
        }
    }

    private static void sum(final float f, final float[] base, final float f0, final float[] x0, final float f1,
        final float[] x1, final int length, final float[] out) {
        for (int i = 0; i < length; i++) {
            out[i] = f * base[i] + f0 * x0[i] + f1 * x1[i];
        }
    }

    private static void sum(final float f, final float[] base, final float f0, final float[] x0, final float f1,
        final float[] x1, final float f2, final float[] x2, final int length, final float[] out) {
        for (int i = 0; i < length; i++) {
            out[i] = f * base[i] + f0 * x0[i] + f1 * x1[i] + f2 * x2[i];
        }
    }

    private static void sum(final float f, final float[] base, final float f0, final float[] x0, final float f1,
        final float[] x1, final float f2, final float[] x2, final float f3, final float[] x3, final int length,
        final float[] out) {
        for (int i = 0; i < length; i++) {
            out[i] = f * base[i] + f0 * x0[i] + f1 * x1[i] + f2 * x2[i] + f3 * x3[i];
        }
    }
}
