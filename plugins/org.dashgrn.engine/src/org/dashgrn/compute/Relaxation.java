package org.dashgrn.compute;

/**
 * How states move towards what their regulators ask for: slope = dt·rate⊙(joint - y), with a rate for each gene and a dt for each
 * column; and the vector-Jacobian product. Blocks are row-major, genes×width. For one thread.
 */
public final class Relaxation {

    private final int m_genes;
    /** Rates, and those for every gene and column: dt, and dt·rate; the latter only where columns are no whole vectors. */
    private float[] m_rate;
    private float[] m_dt;
    private final float[] m_allDt;
    private final float[] m_scale;
    private int m_width;
    private boolean m_wholeVectors;
    /** What had more than two terms. */
    private final WeightedSum m_summed = new WeightedSum();

    /**
     * @param genes n
     * @param width most columns
     */
    public Relaxation(final int genes, final int width) {
        m_genes = genes;
        m_allDt = new float[genes * width];
        m_scale = new float[genes * width];
    }

    /**
     * @param rate of each gene; kept
     * @param dt of each column; kept
     * @param width columns
     */
    public void begin(final float[] rate, final float[] dt, final int width) {
        m_rate = rate;
        m_dt = dt;
        m_width = width;
        m_wholeVectors = Activation.VECTORS && width % VectorLoops.LONGEST.lanes() == 0;
        for (int g = 0, i = 0; g < m_genes && !m_wholeVectors; g++) {
            for (int c = 0; c < width; c++, i++) {
                m_allDt[i] = dt[c];
                m_scale[i] = dt[c] * rate[g];
            }
        }
    }

    /**
     * pull ← pull - y, and slope ← dt·rate⊙pull.
     *
     * @param pull joint(y), replaced by joint(y) - y
     * @param y states
     * @param slope result
     */
    public void slope(final float[] pull, final float[] y, final float[] slope) {
        if (m_wholeVectors) {
            VectorKernels.loops(m_width).relax(m_rate, m_dt, m_genes, m_width, pull, y, slope);
            return;
        }
        for (int i = 0; i < m_genes * m_width; i++) {
            final float p = pull[i] - y[i];
            pull[i] = p;
            slope[i] = m_scale[i] * p;
        }
    }

    /**
     * dJoint ← dt·rate⊙dSlope, and dRate ← dRate + dt·pull⊙dSlope.
     *
     * @param dSlope cotangent of the slope
     * @param pull joint(y) - y
     * @param dJoint result
     * @param dRate of each gene: the sum of its row is the cotangent of its rate, to be added to
     */
    public void pullBack(final WeightedSum dSlope, final float[] pull, final float[] dJoint, final float[] dRate) {
        final int length = m_genes * m_width;
        if (m_wholeVectors && dSlope.size() <= 2) {
            pullBackVectors(dSlope, pull, dJoint, dRate);
            return;
        }
        dSlope.to(length, dJoint);
        if (m_wholeVectors) {
            pullBackVectors(m_summed.set(1f, dJoint), pull, dJoint, dRate);
            return;
        }
        for (int i = 0; i < length; i++) {
            final float d = dJoint[i];
            dJoint[i] = m_scale[i] * d;
            dRate[i] += d * m_allDt[i] * pull[i];
        }
    }

    /** Of one or two terms. */
    private void pullBackVectors(final WeightedSum dSlope, final float[] pull, final float[] dJoint, final float[] dRate) {
        final int last = dSlope.size() - 1;
        VectorKernels.loops(m_width).pullBackRelaxation(m_rate, m_dt, m_genes, m_width, dSlope.factor(0), dSlope.term(0),
            last == 0 ? 0f : dSlope.factor(last), dSlope.term(last), pull, dJoint, dRate);
    }
}
