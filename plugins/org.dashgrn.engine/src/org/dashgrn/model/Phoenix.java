package org.dashgrn.model;

import java.util.List;
import org.dashgrn.compute.Gemm;
import org.dashgrn.compute.Pattern;

/**
 * The PHOENIX neural ODE (METHOD.md, section 1): additive and multiplicative regulation through m hidden units each,
 * <pre>
 * dy/dt = relu(v) ⊙ (As·(Ws·hill(y) + bs) + Ap·exp(Wp·logHill(y) + bp) - y)
 * </pre>
 * Source: Hossain et al., Biologically informed NeuralODEs for genome-wide regulatory dynamics, Genome Biology 2024.
 */
public final class Phoenix implements Dynamics {

    /** The multipliers v learn this much faster than everything else. */
    static final float MULTIPLIER_RATE = 5f;

    private final Layer m_ws;
    private final Layer m_wp;
    private final Layer m_as;
    private final Layer m_ap;
    private final float[] m_bs;
    private final float[] m_bp;
    private final float[] m_v;

    /**
     * @param ws additive input weights Ws, m×n
     * @param wp multiplicative input weights Wp, m×n
     * @param as additive output weights As, n×m
     * @param ap multiplicative output weights Ap, n×m
     * @param bs additive bias, m
     * @param bp multiplicative bias, m
     * @param v gene multipliers before relu, n
     */
    public Phoenix(final Layer ws, final Layer wp, final Layer as, final Layer ap, final float[] bs, final float[] bp,
        final float[] v) {
        final int n = v.length;
        final int m = bs.length;
        for (Layer in : List.of(ws, wp)) {
            requireShape(in, m, n);
        }
        for (Layer out : List.of(as, ap)) {
            requireShape(out, n, m);
        }
        if (bp.length != m) {
            throw new IllegalArgumentException(bp.length + " multiplicative biases for " + m + " hidden units");
        }
        m_ws = ws;
        m_wp = wp;
        m_as = as;
        m_ap = ap;
        m_bs = bs;
        m_bp = bp;
        m_v = v;
    }

    private static void requireShape(final Layer layer, final int rows, final int columns) {
        final Pattern pattern = layer.pattern();
        if (pattern.rows() != rows || pattern.columns() != columns) {
            throw new IllegalArgumentException("a layer is " + pattern.rows() + "x" + pattern.columns() + ", not " + rows
                + "x" + columns);
        }
    }

    @Override
    public int genes() {
        return m_v.length;
    }

    /** @return m, hidden units of each kind */
    public int hidden() {
        return m_bs.length;
    }

    /** @return additive input weights, m×n */
    public Layer ws() {
        return m_ws;
    }

    /** @return multiplicative input weights, m×n */
    public Layer wp() {
        return m_wp;
    }

    /** @return additive output weights, n×m */
    public Layer as() {
        return m_as;
    }

    /** @return multiplicative output weights, n×m */
    public Layer ap() {
        return m_ap;
    }

    /** @return additive bias, m; live */
    public float[] bs() {
        return m_bs;
    }

    /** @return multiplicative bias, m; live */
    public float[] bp() {
        return m_bp;
    }

    /** @return gene multipliers before relu, n; live */
    public float[] v() {
        return m_v;
    }

    /**
     * @param gene index
     * @return relu(v), 0 for a gene whose expression the model holds constant
     */
    public double multiplier(final int gene) {
        return Math.max(0, m_v[gene]);
    }

    /** @return how many genes have relu(v) = 0: no edge can lead to them */
    public int deadGenes() {
        int dead = 0;
        for (float v : m_v) {
            dead += v > 0 ? 0 : 1;
        }
        return dead;
    }

    /** The four weight matrices in the order of {@link #parameters()}. */
    public List<Layer> layers() {
        return List.of(m_ws, m_wp, m_as, m_ap);
    }

    /** Ws, Wp, As, Ap (alive weights), bs, bp, v. */
    @Override
    public float[][] parameters() {
        return new float[][]{m_ws.values(), m_wp.values(), m_as.values(), m_ap.values(), m_bs, m_bp, m_v};
    }

    @Override
    public float[] learningRateFactors() {
        return new float[]{1f, 1f, 1f, 1f, 1f, 1f, MULTIPLIER_RATE};
    }

    @Override
    public Kernel kernel(final Gemm gemm) {
        return new PhoenixKernel(this, gemm);
    }

    /** @return a model that shares no parameter with this one */
    public Phoenix copy() {
        return new Phoenix(m_ws.copy(), m_wp.copy(), m_as.copy(), m_ap.copy(), m_bs.clone(), m_bp.clone(), m_v.clone());
    }

    /** @return share of exact zeros among all entries of Ws, Wp, relu(v)⊙As, relu(v)⊙Ap (METHOD.md, section 4) */
    public double sparsity() {
        long nonZero = 0;
        for (Layer in : List.of(m_ws, m_wp)) {
            for (float w : in.values()) {
                nonZero += w == 0 ? 0 : 1;
            }
        }
        for (Layer out : List.of(m_as, m_ap)) {
            final int[] start = out.pattern().rowStart();
            for (int gene = 0; gene < m_v.length; gene++) {
                for (int e = start[gene]; m_v[gene] > 0 && e < start[gene + 1]; e++) {
                    nonZero += out.values()[e] * m_v[gene] == 0 ? 0 : 1;
                }
            }
        }
        return 1 - nonZero / (4.0 * genes() * hidden());
    }

    /**
     * @return the effects of the present parameters, row by row: effect(j → i) = relu(v_i)·[Wsᵀ·Asᵀ + Wpᵀ·Apᵀ]_{j,i}
     *         (METHOD.md, section 4)
     */
    public EffectMatrix effects() {
        return new EffectMatrix(this);
    }
}
