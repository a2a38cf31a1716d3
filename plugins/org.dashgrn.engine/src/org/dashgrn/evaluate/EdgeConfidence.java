package org.dashgrn.evaluate;

import java.util.Arrays;
import java.util.Optional;
import org.dashgrn.data.Progress;
import org.dashgrn.model.EdgeEvidence;
import org.dashgrn.network.IndexedNetwork;
import org.dashgrn.prune.EdgeBelief;

/**
 * The probability that an edge is true, given how strong it is in a model and whether a prior has it; the share of
 * mistakes in the prior is estimated from both ({@link EdgeBelief}).
 * <p>
 * A model that was pruned edge by edge brings the strengths that were measured on the way, for pruned edges too; for any
 * other model an edge's strength is its score.
 */
public final class EdgeConfidence {

    private final EdgeBelief m_belief;
    private final long[] m_pairs;
    private final float[] m_strengths;
    private final boolean[] m_inPrior;
    private final int m_genes;
    private final IndexedNetwork m_prior;

    private EdgeConfidence(final EdgeBelief belief, final EdgeEvidence evidence, final int genes,
        final IndexedNetwork prior) {
        m_belief = belief;
        m_genes = genes;
        m_prior = prior;
        m_pairs = evidence == null ? null : new long[evidence.size()];
        m_strengths = evidence == null ? null : evidence.strength();
        m_inPrior = evidence == null ? null : evidence.inPrior();
        for (int e = 0; evidence != null && e < m_pairs.length; e++) {
            m_pairs[e] = (long)evidence.sources()[e] * genes + evidence.targets()[e];
        }
    }

    /**
     * @param rows the model's effects
     * @param evidence what the model knows about single edges, if it does
     * @param prior n×n, or null: then the prior that the model was pruned with counts
     * @param trust the prior is believed to have at least this share of the true edges, and at least this share of its
     *            own edges to be true
     * @param progress asked once per regulator
     * @return the confidence of all pairs; empty if there is neither evidence nor an edge of a prior
     */
    public static Optional<EdgeConfidence> of(final EffectRows rows, final Optional<EdgeEvidence> evidence,
        final IndexedNetwork prior, final double trust, final Progress progress) {
        if (prior != null && prior.edgeCount() == 0 || prior == null && evidence.isEmpty()) {
            return Optional.empty();
        }
        final int n = rows.genes();
        final EdgeBelief.Strengths strengths =
            evidence.isPresent() ? EdgeBelief.Strengths.of(evidence.get(), prior) : count(rows, prior, progress);
        return Optional.of(
            new EdgeConfidence(EdgeBelief.fit(strengths, trust), evidence.orElse(null), n, prior));
    }

    private static EdgeBelief.Strengths count(final EffectRows rows, final IndexedNetwork prior,
        final Progress progress) {
        final EdgeBelief.Strengths strengths = new EdgeBelief.Strengths();
        final int n = rows.genes();
        final double[] sums = new double[n];
        for (int j = 0; j < n; j++) {
            progress.checkCancelled();
            final double[] effects = rows.effects(j);
            for (int i = 0; i < n; i++) {
                sums[i] += Math.abs(effects[i]);
            }
        }
        for (int j = 0; j < n; j++) {
            progress.checkCancelled();
            final double[] effects = rows.effects(j);
            for (int i = 0; i < n; i++) {
                strengths.add(effects[i] == 0 ? 0 : Math.abs(effects[i]) / sums[i], prior.weight(j, i) != 0);
            }
        }
        return strengths;
    }

    /**
     * @param source index of the regulator
     * @param target index of its target
     * @param score the edge's score in the model: |effect| over the sum of all |effects| on the target
     * @return probability that the edge is true, 0 to 1
     */
    public double of(final int source, final int target, final double score) {
        if (m_pairs == null) {
            return m_belief.belief(score, m_prior.weight(source, target) != 0);
        }
        final int found = Arrays.binarySearch(m_pairs, (long)source * m_genes + target);
        final boolean inPrior =
            m_prior == null ? found >= 0 && m_inPrior[found] : m_prior.weight(source, target) != 0;
        return m_belief.belief(found < 0 ? 0 : m_strengths[found], inPrior);
    }

    /** @return estimated share of the prior's edges that are true */
    public double priorPrecision() {
        return m_belief.priorPrecision();
    }

    /** @return estimated share of the true edges that the prior has */
    public double priorRecall() {
        return m_belief.priorRecall();
    }
}
