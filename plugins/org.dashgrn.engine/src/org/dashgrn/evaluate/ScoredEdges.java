package org.dashgrn.evaluate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dashgrn.data.InvalidInputException;

/**
 * Directed edges between the genes of a list, each with a score and perhaps a sign; in columns, because a dense network
 * has n² of them. An edge that is listed counts as predicted, whatever its score.
 */
public final class ScoredEdges {

    private final Map<String, Integer> m_index;
    private final List<String> m_genes;
    private int[] m_sources = new int[1024];
    private int[] m_targets = new int[1024];
    private double[] m_scores = new double[1024];
    private byte[] m_signs = new byte[1024];
    private int m_size;

    /** @param genes the gene universe: unique names; the index of a gene is its place here */
    public ScoredEdges(final List<String> genes) {
        m_genes = List.copyOf(genes);
        m_index = new HashMap<>(genes.size() * 2);
        for (int i = 0; i < m_genes.size(); i++) {
            if (m_index.put(m_genes.get(i), i) != null) {
                throw new InvalidInputException("Gene " + m_genes.get(i) + " occurs twice in the list of genes", "",
                    "List every gene once");
            }
        }
    }

    /**
     * @param source index of the regulator
     * @param target index of its target
     * @param score how much the edge is believed in, finite and not negative
     * @param sign positive for activation, negative for repression, 0 if not known
     */
    public void add(final int source, final int target, final double score, final double sign) {
        if (!(score >= 0) || Double.isInfinite(score)) {
            throw new InvalidInputException("The score is " + score,
                "edge " + m_genes.get(source) + " -> " + m_genes.get(target),
                "Scores must be finite and not negative: use the magnitude of an effect");
        }
        if (m_size == m_sources.length) {
            final int capacity = (int)Math.min(Integer.MAX_VALUE - 8L, m_size * 2L);
            m_sources = Arrays.copyOf(m_sources, capacity);
            m_targets = Arrays.copyOf(m_targets, capacity);
            m_scores = Arrays.copyOf(m_scores, capacity);
            m_signs = Arrays.copyOf(m_signs, capacity);
        }
        m_sources[m_size] = source;
        m_targets[m_size] = target;
        m_scores[m_size] = score;
        m_signs[m_size] = (byte)Math.signum(sign);
        m_size++;
    }

    /**
     * Adds an edge by the names of its ends.
     *
     * @param source the regulator
     * @param target the gene it regulates
     * @param score as in {@link #add(int, int, double, double)}
     * @param sign as there
     * @return false, and nothing added, if an end is outside the gene universe
     */
    public boolean add(final String source, final String target, final double score, final double sign) {
        final Integer from = m_index.get(source);
        final Integer to = m_index.get(target);
        if (from == null || to == null) {
            return false;
        }
        add(from.intValue(), to.intValue(), score, sign);
        return true;
    }

    /** @return the gene universe */
    public List<String> genes() {
        return m_genes;
    }

    /** @return the number of edges */
    public int size() {
        return m_size;
    }

    int source(final int edge) {
        return m_sources[edge];
    }

    int target(final int edge) {
        return m_targets[edge];
    }

    double score(final int edge) {
        return m_scores[edge];
    }

    int sign(final int edge) {
        return m_signs[edge];
    }

    /** An edge that is listed twice would be counted twice, so it is refused. */
    void checkUnique() {
        final long[] pairs = new long[m_size];
        for (int e = 0; e < m_size; e++) {
            pairs[e] = (long)m_sources[e] * m_genes.size() + m_targets[e];
        }
        Arrays.sort(pairs);
        for (int e = 1; e < m_size; e++) {
            if (pairs[e] == pairs[e - 1]) {
                throw new InvalidInputException(
                    "Edge " + m_genes.get((int)(pairs[e] / m_genes.size())) + " -> "
                        + m_genes.get((int)(pairs[e] % m_genes.size())) + " is listed twice",
                    "", "Keep one row per source and target");
            }
        }
    }
}
