package org.dashgrn.compute;

/**
 * Σ f[j]·x[j], with as few passes through memory as possible: blocks of states do not fit into the nearest cache. Whoever needs
 * the sum once may compute it on the way.
 */
public final class WeightedSum {

    /** More terms than any tableau has stages. */
    private static final int MOST = 16;

    private final float[] m_factors = new float[MOST];
    private final Floats[] m_terms = new Floats[MOST];
    private int m_size;

    /**
     * Forgets all terms but this one.
     *
     * @param x kept
     * @return this
     */
    public WeightedSum set(final float factor, final Floats x) {
        m_size = 0;
        return add(factor, x);
    }

    /**
     * One more term.
     *
     * @param x kept
     * @return this
     */
    public WeightedSum add(final float factor, final Floats x) {
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

    Floats term(final int term) {
        return m_terms[term];
    }

    /**
     * Sums.
     *
     * @param length how many
     * @param out result; may be the first term, but no other
     */
    public void to(final int length, final Floats out) {
        final float[] f = m_factors;
        final Floats[] x = m_terms;
        if (m_size == 1) {
            sum(f[0], x[0], length, out);
            return;
        }
        float own = f[0];
        Floats sum = x[0];
        for (int j = 1; j < m_size;) {
            if (m_size - j >= 4) {
                sum(own, sum, f[j], x[j], f[j + 1], x[j + 1], f[j + 2], x[j + 2], f[j + 3], x[j + 3], length, out);
                j += 4;
            } else if (m_size - j >= 2) {
                sum(own, sum, f[j], x[j], f[j + 1], x[j + 1], length, out);
                j += 2;
            } else {
                sum(own, sum, f[j], x[j], length, out);
                j++;
            }
            own = 1f;
            sum = out;
        }
    }

    private static void sum(final float f, final Floats z, final int length, final Floats out) {
        if (Floats.areWhole(z, out)) {
            sum(f, z.array(), length, out.array());
            return;
        }
        final int done = Activation.VECTORS ? VectorLoops.LONGEST.sum(f, z, length, out) : 0;
        for (int i = done; i < length; i++) {
            out.set(i, f * z.get(i));
        }
    }

    private static void sum(final float f, final float[] z, final int length, final float[] out) {
        for (int i = 0; i < length; i++) {
            out[i] = f * z[i];
        }
    }

    static void sum(final float f, final Floats z, final float f0, final Floats x0, final int length, final Floats out) {
        if (Floats.areWhole(z, x0, out)) {
            sum(f, z.array(), f0, x0.array(), length, out.array());
            return;
        }
        final int done = Activation.VECTORS ? VectorLoops.LONGEST.sum(f, z, f0, x0, length, out) : 0;
        for (int i = done; i < length; i++) {
            out.set(i, f * z.get(i) + f0 * x0.get(i));
        }
    }

    private static void sum(final float f, final float[] z, final float f0, final float[] x0, final int length,
        final float[] out) {
        for (int i = 0; i < length; i++) {
            out[i] = f * z[i] + f0 * x0[i];
        }
    }

    private static void sum(final float f, final Floats z, final float f0, final Floats x0, final float f1, final Floats x1,
        final int length, final Floats out) {
        if (Floats.areWhole(z, x0, out) && x1.at() == 0) {
            sum(f, z.array(), f0, x0.array(), f1, x1.array(), length, out.array());
            return;
        }
        final int done = Activation.VECTORS ? VectorLoops.LONGEST.sum(f, z, f0, x0, f1, x1, length, out) : 0;
        for (int i = done; i < length; i++) {
            out.set(i, f * z.get(i) + f0 * x0.get(i) + f1 * x1.get(i));
        }
    }

    private static void sum(final float f, final float[] z, final float f0, final float[] x0, final float f1, final float[] x1,
        final int length, final float[] out) {
        for (int i = 0; i < length; i++) {
            out[i] = f * z[i] + f0 * x0[i] + f1 * x1[i];
        }
    }

    private static void sum(final float f, final Floats z, final float f0, final Floats x0, final float f1, final Floats x1,
        final float f2, final Floats x2, final float f3, final Floats x3, final int length, final Floats out) {
        if (Floats.areWhole(z, x0, x1, x2, x3) && out.at() == 0) {
            sum(f, z.array(), f0, x0.array(), f1, x1.array(), f2, x2.array(), f3, x3.array(), length, out.array());
            return;
        }
        final int done = Activation.VECTORS ? VectorLoops.LONGEST.sum(f, z, f0, x0, f1, x1, f2, x2, f3, x3, length, out) : 0;
        for (int i = done; i < length; i++) {
            out.set(i, f * z.get(i) + f0 * x0.get(i) + f1 * x1.get(i) + f2 * x2.get(i) + f3 * x3.get(i));
        }
    }

    private static void sum(final float f, final float[] z, final float f0, final float[] x0, final float f1, final float[] x1,
        final float f2, final float[] x2, final float f3, final float[] x3, final int length, final float[] out) {
        for (int i = 0; i < length; i++) {
            out[i] = f * z[i] + f0 * x0[i] + f1 * x1[i] + f2 * x2[i] + f3 * x3[i];
        }
    }
}
