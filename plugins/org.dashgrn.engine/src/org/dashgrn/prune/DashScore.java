package org.dashgrn.prune;

import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;
import org.dashgrn.compute.DoubleAlgebra;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.data.RandomStream;
import org.dashgrn.network.IndexedNetwork;

/**
 * The score of DASH as published (METHOD.md, section 3): what the data say, mixed with what the prior says,
 * <pre>
 * input layers   Ω ← (1-λ1)·w + λ1·|(S·Sᵀ)⁻¹·S·C|
 * output layers  Ω ← (1-λ2)·w + λ2·|(S·|P|)ᵀ·(S·Sᵀ)⁻¹|
 * </pre>
 * S is the score of the feeding input layer: random at first, then the last Ω. λ1 = λ2 = 0 is iterative magnitude
 * pruning, λ1 = λ2 = 1 pruning by the prior alone.
 */
public final class DashScore implements PruningScore {

    private final double m_lambda1;
    private final double m_lambda2;
    private final IndexedNetwork m_prior;
    private final CoRegulation m_coRegulation;
    private double[] m_additive;
    private double[] m_multiplicative;

    /**
     * @param lambda1 weight of co-regulation in the input layers, 0 to 1
     * @param lambda2 weight of the prior in the output layers, 0 to 1
     * @param prior n×n regulators × targets; may be null if both weights are 0
     * @param coRegulation n×n, or null for |P|·|P|ᵀ
     * @param additive first S of the additive layer, m×n, row-major
     * @param multiplicative first S of the multiplicative layer
     */
    public DashScore(final double lambda1, final double lambda2, final IndexedNetwork prior,
        final IndexedNetwork coRegulation, final double[] additive, final double[] multiplicative) {
        m_lambda1 = lambda1;
        m_lambda2 = lambda2;
        m_prior = prior;
        if (lambda1 == 0) {
            m_coRegulation = null;
        } else {
            m_coRegulation = coRegulation == null ? CoRegulation.ofPrior(prior) : CoRegulation.given(coRegulation);
        }
        m_additive = additive;
        m_multiplicative = multiplicative;
    }

    /**
     * With a random first S, uniform in (0, 1).
     *
     * @param lambda1 weight of co-regulation in the input layers, 0 to 1
     * @param lambda2 weight of the prior in the output layers, 0 to 1
     * @param prior n×n regulators × targets; may be null if both weights are 0
     * @param coRegulation n×n, or null for |P|·|P|ᵀ
     * @param hidden m
     * @param genes n
     * @param seed of the draw
     * @return the score before its first round
     */
    public static DashScore create(final double lambda1, final double lambda2, final IndexedNetwork prior,
        final IndexedNetwork coRegulation, final int hidden, final int genes, final long seed) {
        final RandomGenerator random = RandomStream.of(seed, 0x44415348);
        final double[] additive = new double[hidden * genes];
        final double[] multiplicative = new double[hidden * genes];
        for (int i = 0; i < additive.length; i++) {
            additive[i] = random.nextDouble();
        }
        for (int i = 0; i < multiplicative.length; i++) {
            multiplicative[i] = random.nextDouble();
        }
        return new DashScore(lambda1, lambda2, prior, coRegulation, additive, multiplicative);
    }

    @Override
    public String strategy() {
        if (m_lambda1 == 0 && m_lambda2 == 0) {
            return "iterative magnitude pruning";
        }
        return m_lambda1 == 1 && m_lambda2 == 1 ? "prior only"
            : "DASH as published, lambda1 " + m_lambda1 + ", lambda2 " + m_lambda2;
    }

    @Override
    public List<double[]> memory() {
        return List.of(m_additive, m_multiplicative);
    }

    @Override
    public void recall(final List<double[]> memory) {
        if (memory.size() != 2 || memory.get(0).length != m_additive.length
            || memory.get(1).length != m_multiplicative.length) {
            throw new InvalidInputException("The remembered scores are not those of a model of this size", "",
                "Delete the checkpoint to start anew");
        }
        m_additive = memory.get(0);
        m_multiplicative = memory.get(1);
    }

    /** Order within a round as in the original: Wp, Ws, As, Ap, so the output layers see the new input scores. */
    @Override
    public Scores score(final LayerWeights weights) {
        final double[] ridge = new double[4];
        m_multiplicative = input(Magnitude.multiplicativeInput(weights), m_multiplicative, weights, ridge, 1);
        m_additive = input(Magnitude.additiveInput(weights), m_additive, weights, ridge, 0);
        final double[] as = output(Magnitude.output(weights, weights.as()), m_additive, weights, ridge, 2);
        final double[] ap = output(Magnitude.output(weights, weights.ap()), m_multiplicative, weights, ridge, 3);
        return new Scores(m_additive, m_multiplicative, as, ap, ridge);
    }

    private double[] input(final double[] w, final double[] s, final LayerWeights weights, final double[] ridge,
        final int layer) {
        if (m_lambda1 == 0) {
            return w;
        }
        final int m = weights.hidden();
        final int n = weights.genes();
        final GramInverse gram = GramInverse.of(s, m, n);
        ridge[layer] = gram.ridge();
        return mix(m_lambda1, w, DoubleAlgebra.multiply(gram.inverse(), m_coRegulation.multiply(s, m), m, m, n));
    }

    private double[] output(final double[] w, final double[] s, final LayerWeights weights, final double[] ridge,
        final int layer) {
        if (m_lambda2 == 0) {
            return w;
        }
        final int m = weights.hidden();
        final int n = weights.genes();
        final GramInverse gram = GramInverse.of(s, m, n);
        ridge[layer] = gram.ridge();
        final double[] targets = DoubleAlgebra.transpose(SparseProduct.timesAbsolute(s, m, m_prior), m, n);
        return mix(m_lambda2, w, DoubleAlgebra.multiply(targets, gram.inverse(), n, m, m));
    }

    /** (1-λ)·w + λ·|prior|, into w. */
    private static double[] mix(final double lambda, final double[] w, final double[] prior) {
        for (int i = 0; i < w.length; i++) {
            w[i] = (1 - lambda) * w[i] + lambda * Math.abs(prior[i]);
        }
        return w;
    }
}
