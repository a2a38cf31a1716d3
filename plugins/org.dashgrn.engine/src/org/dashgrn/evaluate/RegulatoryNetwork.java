package org.dashgrn.evaluate;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.data.Progress;

/**
 * The edges that a model has learned: every regulator and target whose effect is not exactly 0, strongest first
 * (METHOD.md, section 4).
 */
public final class RegulatoryNetwork implements WeightedEdges, Serializable {

    private static final long serialVersionUID = 1L;

    private final int[] m_sources;
    private final int[] m_targets;
    private final double[] m_effects;
    private final double[] m_targetSums;
    private final long m_nonZero;

    private RegulatoryNetwork(final int[] sources, final int[] targets, final double[] effects,
        final double[] targetSums, final long nonZero) {
        m_sources = sources;
        m_targets = targets;
        m_effects = effects;
        m_targetSums = targetSums;
        m_nonZero = nonZero;
    }

    /**
     * Reads the network out of a model. Only the edges that are returned are held in memory.
     *
     * @param rows the effects; read twice
     * @param limit how many of the strongest edges to keep, at least 1; Integer.MAX_VALUE for all
     * @param progress asked once per regulator
     * @return the edges by falling |effect|; equal ones by regulator, then target
     */
    public static RegulatoryNetwork extract(final EffectRows rows, final int limit, final Progress progress) {
        if (limit < 1) {
            throw new InvalidInputException(limit + " edges were asked for", "number of edges", "Ask for at least 1");
        }
        final int n = rows.genes();
        final double[] targetSums = new double[n];
        long nonZero = 0;
        for (int j = 0; j < n; j++) {
            progress.report(0.5 * j / n, null);
            final double[] effects = rows.effects(j);
            for (int i = 0; i < n; i++) {
                if (!Double.isFinite(effects[i])) {
                    throw new InvalidInputException("The effect of gene " + (j + 1) + " on gene " + (i + 1) + " is "
                        + effects[i], "model", "Training diverged: train again with a lower learning rate");
                }
                targetSums[i] += Math.abs(effects[i]);
                nonZero += effects[i] != 0 ? 1 : 0;
            }
        }
        final StrongestEdges strongest = new StrongestEdges((int)Math.min(limit, nonZero));
        for (int j = 0; j < n; j++) {
            progress.report(0.5 + 0.5 * j / n, null);
            final double[] effects = rows.effects(j);
            for (int i = 0; i < n; i++) {
                if (effects[i] != 0) {
                    strongest.offer(j, i, effects[i]);
                }
            }
        }
        final int[] order = strongest.order();
        final int[] sources = new int[order.length];
        final int[] targets = new int[order.length];
        final double[] effects = new double[order.length];
        for (int e = 0; e < order.length; e++) {
            sources[e] = strongest.source(order[e]);
            targets[e] = strongest.target(order[e]);
            effects[e] = strongest.effect(order[e]);
        }
        return new RegulatoryNetwork(sources, targets, effects, targetSums, nonZero);
    }

    /**
     * @param limit how many edges to keep, at least 1
     * @return the strongest of the edges; scores stay those of all
     */
    public RegulatoryNetwork strongest(final int limit) {
        return limit >= size() ? this : new RegulatoryNetwork(Arrays.copyOf(m_sources, limit),
            Arrays.copyOf(m_targets, limit), Arrays.copyOf(m_effects, limit), m_targetSums, m_nonZero);
    }

    /** @return the number of genes, n */
    @Override
    public int genes() {
        return m_targetSums.length;
    }

    /** @return the number of edges that were kept */
    @Override
    public int size() {
        return m_effects.length;
    }

    /** @return the number of edges that the model has, kept or not */
    public long modelEdges() {
        return m_nonZero;
    }

    /**
     * @param edge place in the ranking, from 0
     * @return index of the regulator
     */
    @Override
    public int source(final int edge) {
        return m_sources[edge];
    }

    /**
     * @param edge place in the ranking, from 0
     * @return index of the target
     */
    @Override
    public int target(final int edge) {
        return m_targets[edge];
    }

    /**
     * @param edge place in the ranking, from 0
     * @return the effect of the regulator on the target; its sign says activation or repression
     */
    @Override
    public double effect(final int edge) {
        return m_effects[edge];
    }

    /**
     * @param edge place in the ranking, from 0
     * @return |effect| divided by the sum of |effect| over all regulators of the target: comparable between targets
     */
    @Override
    public double score(final int edge) {
        return Math.abs(m_effects[edge]) / m_targetSums[m_targets[edge]];
    }

    /** @return how many kept edges leave each gene */
    public int[] outDegrees() {
        return count(m_sources);
    }

    /** @return how many kept edges arrive at each gene */
    public int[] inDegrees() {
        return count(m_targets);
    }

    private int[] count(final int[] ends) {
        final int[] degrees = new int[m_targetSums.length];
        Arrays.stream(ends).forEach(gene -> degrees[gene]++);
        return degrees;
    }

    /**
     * @param genes names of the model's genes
     * @return the kept edges, ready to be judged
     */
    public ScoredEdges scoredEdges(final List<String> genes) {
        final ScoredEdges edges = new ScoredEdges(genes);
        for (int e = 0; e < size(); e++) {
            edges.add(m_sources[e], m_targets[e], score(e), m_effects[e]);
        }
        return edges;
    }
}
