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
    private final Floats m_allDt;
    private final Floats m_scale;
    private int m_width;
    private boolean m_wholeVectors;
    /** What had more than two terms. */
    private final WeightedSum m_summed = new WeightedSum();

    /**
     * @param genes n
     * @param width most columns
     * @param memory of what is kept
     */
    public Relaxation(final int genes, final int width, final FloatArena memory) {
        m_genes = genes;
        m_allDt = memory.take(genes * width);
        m_scale = memory.take(genes * width);
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
                m_allDt.set(i, dt[c]);
                m_scale.set(i, dt[c] * rate[g]);
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
    public void slope(final Floats pull, final Floats y, final Floats slope) {
        if (m_wholeVectors) {
            VectorKernels.loops(m_width).relax(m_rate, m_dt, m_genes, m_width, pull, y, slope);
            return;
        }
        final int length = m_genes * m_width;
        if (m_scale.isWhole() && pull.isWhole() && y.isWhole() && slope.isWhole()) {
            slope(m_scale.array(), pull.array(), y.array(), length, slope.array());
            return;
        }
        for (int i = Activation.VECTORS ? VectorLoops.LONGEST.relax(m_scale, pull, y, length, slope) : 0; i < length; i++) {
            pull.set(i, pull.get(i) - y.get(i));
            slope.set(i, m_scale.get(i) * pull.get(i));
        }
    }

    private static void slope(final float[] scale, final float[] pull, final float[] y, final int length,
        final float[] slope) {
        for (int i = 0; i < length; i++) {
            final float p = pull[i] - y[i];
            pull[i] = p;
            slope[i] = scale[i] * p;
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
    public void pullBack(final WeightedSum dSlope, final Floats pull, final Floats dJoint, final Floats dRate) {
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
        if (m_scale.isWhole() && m_allDt.isWhole() && pull.isWhole() && dJoint.isWhole() && dRate.isWhole()) {
            pullBack(m_scale.array(), m_allDt.array(), pull.array(), length, dJoint.array(), dRate.array());
            return;
        }
        final int done =
            Activation.VECTORS ? VectorLoops.LONGEST.pullBackRelaxation(m_scale, m_allDt, pull, length, dJoint, dRate) : 0;
        for (int i = done; i < length; i++) {
            final float d = dJoint.get(i);
            dJoint.set(i, m_scale.get(i) * d);
            dRate.set(i, dRate.get(i) + d * m_allDt.get(i) * pull.get(i));
        }
    }

    private static void pullBack(final float[] scale, final float[] dt, final float[] pull, final int length,
        final float[] dJoint, final float[] dRate) {
        for (int i = 0; i < length; i++) {
            final float d = dJoint[i];
            dJoint[i] = scale[i] * d;
            dRate[i] += d * dt[i] * pull[i];
        }
    }

    /** Of one or two terms. */
    private void pullBackVectors(final WeightedSum dSlope, final Floats pull, final Floats dJoint, final Floats dRate) {
        final int last = dSlope.size() - 1;
        VectorKernels.loops(m_width).pullBackRelaxation(m_rate, m_dt, m_genes, m_width, dSlope.factor(0), dSlope.term(0),
            last == 0 ? 0f : dSlope.factor(last), dSlope.term(last), pull, dJoint, dRate);
    }
}
