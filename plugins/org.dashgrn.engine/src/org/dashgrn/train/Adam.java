package org.dashgrn.train;

import org.dashgrn.compute.Pattern;

/**
 * Adam (Kingma and Ba 2015) with the usual constants, on parameter arrays that are updated in place.
 */
public final class Adam {

    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final float[][] m_first;
    private final float[][] m_second;
    private long m_updates;

    /**
     * A start from nothing.
     *
     * @param parameters arrays of the lengths that {@link #update} will get
     */
    public Adam(final float[][] parameters) {
        m_first = new float[parameters.length][];
        m_second = new float[parameters.length][];
        for (int p = 0; p < parameters.length; p++) {
            m_first[p] = new float[parameters[p].length];
            m_second[p] = new float[parameters[p].length];
        }
    }

    /** A continuation; the moments are copied. */
    Adam(final float[][] first, final float[][] second, final long updates) {
        m_first = copy(first);
        m_second = copy(second);
        m_updates = updates;
    }

    static float[][] copy(final float[][] arrays) {
        final float[][] copies = new float[arrays.length][];
        for (int a = 0; a < arrays.length; a++) {
            copies[a] = arrays[a].clone();
        }
        return copies;
    }

    /**
     * One step.
     *
     * @param parameters updated in place
     * @param gradient of the loss
     * @param rate η
     * @param factors by which η is multiplied per array
     */
    public void update(final float[][] parameters, final float[][] gradient, final double rate,
        final float[] factors) {
        m_updates++;
        final double first = 1 - Math.pow(BETA1, m_updates);
        final double second = 1 - Math.pow(BETA2, m_updates);
        // backwards: of the gradient the last arrays may still be in a cache, and the first ones are needed next
        for (int p = parameters.length - 1; p >= 0; p--) {
            update(parameters[p], gradient[p], m_first[p], m_second[p], (float)(rate * factors[p] / first),
                (float)(1 / Math.sqrt(second)));
        }
    }

    private static void update(final float[] w, final float[] g, final float[] first, final float[] second,
        final float rate, final float scale) {
        final float b1 = (float)BETA1;
        final float b2 = (float)BETA2;
        final float c1 = (float)(1 - BETA1);
        final float c2 = (float)(1 - BETA2);
        final float epsilon = (float)EPSILON;
        for (int i = 0; i < w.length; i++) {
            final float m = b1 * first[i] + c1 * g[i];
            final float v = b2 * second[i] + c2 * g[i] * g[i];
            first[i] = m;
            second[i] = v;
            w[i] -= rate * m / ((float)Math.sqrt(v) * scale + epsilon);
        }
    }

    /** Forgets the moments of weights that are pruned from one array. */
    void retain(final int array, final boolean[] keep) {
        m_first[array] = Pattern.retain(m_first[array], keep);
        m_second[array] = Pattern.retain(m_second[array], keep);
    }

    /** Goes back to moments that were copied before, of arrays of the same lengths. */
    void restore(final float[][] first, final float[][] second, final long updates) {
        for (int p = 0; p < m_first.length; p++) {
            System.arraycopy(first[p], 0, m_first[p], 0, first[p].length);
            System.arraycopy(second[p], 0, m_second[p], 0, second[p].length);
        }
        m_updates = updates;
    }

    /**
     * Lets the moments of one array follow its weights to new places.
     *
     * @param array index
     * @param source for every new place, where its weight was; negative for a weight that was not there
     */
    void rearrange(final int array, final int[] source) {
        m_first[array] = rearranged(m_first[array], source);
        m_second[array] = rearranged(m_second[array], source);
    }

    private static float[] rearranged(final float[] moments, final int[] source) {
        final float[] to = new float[source.length];
        for (int i = 0; i < to.length; i++) {
            to[i] = source[i] < 0 ? 0 : moments[source[i]];
        }
        return to;
    }

    float[][] firstMoments() {
        return m_first;
    }

    float[][] secondMoments() {
        return m_second;
    }

    long updates() {
        return m_updates;
    }
}
