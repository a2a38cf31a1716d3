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
        float own = f[0];
        Floats sum = x[0];
        int j = 1;
        do {
            final int terms = Math.min(4, m_size - j);
            // what there is not is taken for the first one and does not count
            final int a = terms > 0 ? j : 0;
            final int b = terms > 1 ? j + 1 : 0;
            final int c = terms > 2 ? j + 2 : 0;
            final int d = terms > 3 ? j + 3 : 0;
            sum(terms, own, sum, f[a], x[a], f[b], x[b], f[c], x[c], f[d], x[d], length, out);
            own = 1f;
            sum = out;
            j += 4;
        } while (j < m_size);
    }

    /** out ← f·z + f0·x0 + f1·x1 + f2·x2 + f3·x3, of which so many terms behind the first one count. */
    static void sum(final int terms, final float f, final Floats z, final float f0, final Floats x0, final float f1,
        final Floats x1, final float f2, final Floats x2, final float f3, final Floats x3, final int length, final Floats out) {
        if (z.isWhole() && x0.isWhole() && x1.isWhole() && x2.isWhole() && x3.isWhole() && out.isWhole()) {
            sum(terms, f, z.array(), f0, x0.array(), f1, x1.array(), f2, x2.array(), f3, x3.array(), length, out.array());
            return;
        }
        final int done =
            Activation.VECTORS ? VectorLoops.LONGEST.sum(terms, f, z, f0, x0, f1, x1, f2, x2, f3, x3, length, out) : 0;
        for (int i = done; i < length; i++) {
            float sum = f * z.get(i);
            sum = terms > 0 ? sum + f0 * x0.get(i) : sum;
            sum = terms > 1 ? sum + f1 * x1.get(i) : sum;
            sum = terms > 2 ? sum + f2 * x2.get(i) : sum;
            out.set(i, terms > 3 ? sum + f3 * x3.get(i) : sum);
        }
    }

    private static void sum(final int terms, final float f, final float[] z, final float f0, final float[] x0, final float f1,
        final float[] x1, final float f2, final float[] x2, final float f3, final float[] x3, final int length,
        final float[] out) {
        if (terms == 0) {
            for (int i = 0; i < length; i++) {
                out[i] = f * z[i];
            }
        } else if (terms == 1) {
            for (int i = 0; i < length; i++) {
                out[i] = f * z[i] + f0 * x0[i];
            }
        } else if (terms == 2) {
            for (int i = 0; i < length; i++) {
                out[i] = f * z[i] + f0 * x0[i] + f1 * x1[i];
            }
        } else if (terms == 3) {
            for (int i = 0; i < length; i++) {
                out[i] = f * z[i] + f0 * x0[i] + f1 * x1[i] + f2 * x2[i];
            }
        } else {
            for (int i = 0; i < length; i++) {
                out[i] = f * z[i] + f0 * x0[i] + f1 * x1[i] + f2 * x2[i] + f3 * x3[i];
            }
        }
    }
}
