package org.dashgrn.model;

import java.util.Arrays;
import java.util.List;
import org.dashgrn.compute.Gemm;

/**
 * The PHOENIX neural ODE (METHOD.md, section 1): additive and multiplicative regulation through m hidden units each,
 * <pre>
 * dy/dt = relu(v) ⊙ (As·(Ws·hill(y) + bs) + Ap·exp(Wp·logHill(y) + bp) - y)
 * </pre>
 * Source: Hossain et al., Biologically informed NeuralODEs for genome-wide regulatory dynamics, Genome Biology 2024.
 */
public final class Phoenix implements NeuralNetwork {

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
            in.requireShape(m, n);
        }
        for (Layer out : List.of(as, ap)) {
            out.requireShape(n, m);
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

    @Override
    public BaseModel baseModel() {
        return BaseModel.PHOENIX;
    }

    @Override
    public int genes() {
        return m_v.length;
    }

    @Override
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

    @Override
    public float[] multipliers() {
        return m_v;
    }

    /** Ws, Wp, As, Ap. */
    @Override
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

    @Override
    public Phoenix withLayers(final List<Layer> layers) {
        return new Phoenix(layers.get(0), layers.get(1), layers.get(2), layers.get(3), m_bs, m_bp, m_v);
    }

    @Override
    public Phoenix copy() {
        return new Phoenix(m_ws.copy(), m_wp.copy(), m_as.copy(), m_ap.copy(), m_bs.clone(), m_bp.clone(), m_v.clone());
    }

    /** Their multipliers are negative, so relu makes them 0. */
    @Override
    public Phoenix holding(final int... genes) {
        final Phoenix held = copy();
        for (int gene : genes) {
            held.m_v[gene] = -1f;
        }
        return held;
    }

    @Override
    public Phoenix undamped() {
        final float[] one = new float[m_v.length];
        Arrays.fill(one, 1f);
        return new Phoenix(m_ws, m_wp, m_as, m_ap, m_bs, m_bp, one);
    }

    @Override
    public float decay() {
        return 1f;
    }
}
