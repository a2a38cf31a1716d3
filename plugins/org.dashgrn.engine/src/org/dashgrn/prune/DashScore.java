package org.dashgrn.prune;

import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;
import org.dashgrn.compute.DoubleAlgebra;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.data.Progress;
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

    /** Pairs of layers that PHOENIX has; a model with fewer uses the first. */
    private static final int MOST_PAIRS = 2;

    private final double m_lambda1;
    private final double m_lambda2;
    private final IndexedNetwork m_prior;
    private final CoRegulation m_coRegulation;
    /** S of each pair of layers. */
    private final double[][] m_scores;

    /**
     * @param lambda1 weight of co-regulation in the input layers, 0 to 1
     * @param lambda2 weight of the prior in the output layers, 0 to 1
     * @param prior n×n regulators × targets; may be null if both weights are 0
     * @param coRegulation n×n, or null for |P|·|P|ᵀ
     * @param scores first S of every input layer, m×n, row-major
     */
    public DashScore(final double lambda1, final double lambda2, final IndexedNetwork prior,
        final IndexedNetwork coRegulation, final double[]... scores) {
        m_lambda1 = lambda1;
        m_lambda2 = lambda2;
        m_prior = prior;
        if (lambda1 == 0) {
            m_coRegulation = null;
        } else {
            m_coRegulation = coRegulation == null ? CoRegulation.ofPrior(prior) : CoRegulation.given(coRegulation);
        }
        m_scores = scores.clone();
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
        final double[][] scores = new double[MOST_PAIRS][hidden * genes];
        for (double[] layer : scores) {
            for (int i = 0; i < layer.length; i++) {
                layer[i] = random.nextDouble();
            }
        }
        return new DashScore(lambda1, lambda2, prior, coRegulation, scores);
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
        return List.of(m_scores);
    }

    @Override
    public void recall(final List<double[]> memory) {
        if (memory.size() != m_scores.length) {
            throw new InvalidInputException("The remembered scores are not those of a model of this size", "",
                "Delete the checkpoint to start anew");
        }
        for (int p = 0; p < m_scores.length; p++) {
            if (memory.get(p).length != m_scores[p].length) {
                throw new InvalidInputException("The remembered scores are not those of a model of this size", "",
                    "Delete the checkpoint to start anew");
            }
            m_scores[p] = memory.get(p);
        }
    }

    /** Input layers come first, as in the original, so the output layers see their new scores. */
    @Override
    public Scores score(final LayerWeights weights, final Progress progress) {
        final int pairs = weights.pairs();
        final double[][] layers = new double[2 * pairs][];
        final double[] ridge = new double[2 * pairs];
        if (m_lambda1 > 0 || m_lambda2 > 0) {
            DoubleAlgebra.load(progress);
        }
        for (int p = 0; p < pairs; p++) {
            m_scores[p] = input(Magnitude.input(weights, p), m_scores[p], weights, ridge, p, progress);
            layers[p] = m_scores[p];
            layers[pairs + p] = output(Magnitude.output(weights, p), m_scores[p], weights, ridge, pairs + p,
                progress);
        }
        return new Scores(layers, ridge);
    }

    private double[] input(final double[] w, final double[] s, final LayerWeights weights, final double[] ridge,
        final int layer, final Progress progress) {
        progress.checkCancelled();
        if (m_lambda1 == 0) {
            return w;
        }
        final int m = weights.hidden();
        final int n = weights.genes();
        final GramInverse gram = GramInverse.of(s, m, n, progress);
        ridge[layer] = gram.ridge();
        final double[] regulated = m_coRegulation.multiply(s, m, progress);
        return mix(m_lambda1, w, DoubleAlgebra.multiply(gram.inverse(), regulated, m, m, n));
    }

    private double[] output(final double[] w, final double[] s, final LayerWeights weights, final double[] ridge,
        final int layer, final Progress progress) {
        progress.checkCancelled();
        if (m_lambda2 == 0) {
            return w;
        }
        final int m = weights.hidden();
        final int n = weights.genes();
        final GramInverse gram = GramInverse.of(s, m, n, progress);
        ridge[layer] = gram.ridge();
        final double[] targets =
            DoubleAlgebra.transpose(SparseProduct.timesAbsolute(s, m, m_prior, progress), m, n);
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
