package org.dashgrn.model;

import java.util.Arrays;
import java.util.List;
import org.dashgrn.compute.Gemm;
import org.dashgrn.compute.Pattern;

/**
 * The second base model (METHOD.md, section 1; the paper's Table 10): a plain network of two layers,
 * <pre>
 * dy/dt = A·elu(W·y + b)
 * </pre>
 */
public final class Mlp implements NeuralNetwork {

    private final Layer m_w;
    private final Layer m_a;
    private final float[] m_b;

    /**
     * @param w input weights W, m×n
     * @param a output weights A, n×m
     * @param b bias, m
     */
    public Mlp(final Layer w, final Layer a, final float[] b) {
        final int n = w.pattern().columns();
        w.requireShape(b.length, n);
        a.requireShape(n, b.length);
        m_w = w;
        m_a = a;
        m_b = b;
    }

    @Override
    public BaseModel baseModel() {
        return BaseModel.MLP;
    }

    @Override
    public int genes() {
        return m_w.pattern().columns();
    }

    @Override
    public int hidden() {
        return m_b.length;
    }

    /** @return input weights, m×n */
    public Layer w() {
        return m_w;
    }

    /** @return output weights, n×m */
    public Layer a() {
        return m_a;
    }

    /** @return bias, m; live */
    public float[] b() {
        return m_b;
    }

    @Override
    public List<Layer> layers() {
        return List.of(m_w, m_a);
    }

    /** W, A (alive weights), b. */
    @Override
    public float[][] parameters() {
        return new float[][]{m_w.values(), m_a.values(), m_b};
    }

    @Override
    public float[] learningRateFactors() {
        return new float[]{1f, 1f, 1f};
    }

    @Override
    public float[] multipliers() {
        return new float[0];
    }

    @Override
    public Kernel kernel(final Gemm gemm) {
        return new MlpKernel(this, gemm);
    }

    @Override
    public Mlp withLayers(final List<Layer> layers) {
        return new Mlp(layers.get(0), layers.get(1), m_b);
    }

    @Override
    public Mlp copy() {
        return new Mlp(m_w.copy(), m_a.copy(), m_b.clone());
    }

    /** A gene that no hidden unit acts on does not change. */
    @Override
    public Mlp holding(final int... genes) {
        final Pattern pattern = m_a.pattern();
        final boolean[] keep = new boolean[pattern.alive()];
        Arrays.fill(keep, true);
        for (int gene : genes) {
            Arrays.fill(keep, pattern.rowStart()[gene], pattern.rowStart()[gene + 1], false);
        }
        return new Mlp(m_w.copy(), new Layer(pattern.retain(keep), Pattern.retain(m_a.values(), keep)), m_b.clone());
    }

    @Override
    public Dynamics undamped() {
        return this;
    }

    @Override
    public float decay() {
        return 0f;
    }
}
