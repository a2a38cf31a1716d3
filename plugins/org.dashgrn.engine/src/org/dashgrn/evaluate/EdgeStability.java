package org.dashgrn.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.dashgrn.data.InvalidInputException;

/**
 * Which edges several models agree on: models of the same data that differ in seed, or of bootstrap samples of them. An
 * edge that one model does not have counts there with the effect and the score 0.
 * <p>
 * Depends on the order of the models only by rounding, so callers keep to a fixed one.
 */
public final class EdgeStability {

    private final int m_models;
    private final List<String> m_genes;
    private final int[] m_sources;
    private final int[] m_targets;
    private final int[] m_counts;
    private final int[] m_positive;
    private final double[] m_effects;
    private final double[] m_spreads;
    private final double[] m_scores;

    private EdgeStability(final int models, final List<String> genes, final int edges) {
        m_models = models;
        m_genes = genes;
        m_sources = new int[edges];
        m_targets = new int[edges];
        m_counts = new int[edges];
        m_positive = new int[edges];
        m_effects = new double[edges];
        m_spreads = new double[edges];
        m_scores = new double[edges];
    }

    /**
     * @param genes names of the models' genes, n
     * @param models the edges of each, at least one, all of the same genes
     * @return every edge that at least one of them has: by falling stability, then falling mean score, then regulator
     *         and target
     */
    public static EdgeStability of(final List<String> genes, final List<? extends WeightedEdges> models) {
        if (models.isEmpty()) {
            throw new InvalidInputException("There is no model", "", "Train at least one");
        }
        final long n = genes.size();
        long all = 0;
        for (WeightedEdges model : models) {
            if (model.genes() != n) {
                throw new IllegalArgumentException(model.genes() + " genes instead of " + n);
            }
            all += model.size();
        }
        if (all > Integer.MAX_VALUE / 2) {
            throw new InvalidInputException(models.size() + " models have " + all + " edges together", "",
                "Keep only the strongest edges of each");
        }
        final long[] pairs = models.stream().flatMapToLong(model -> IntStream.range(0, model.size())
            .mapToLong(e -> model.source(e) * n + model.target(e))).sorted().distinct().toArray();
        final EdgeStability sums = new EdgeStability(models.size(), List.copyOf(genes), pairs.length);
        for (WeightedEdges model : models) {
            for (int e = 0; e < model.size(); e++) {
                final int at = Arrays.binarySearch(pairs, model.source(e) * n + model.target(e));
                final double effect = model.effect(e);
                sums.m_counts[at]++;
                sums.m_positive[at] += effect > 0 ? 1 : 0;
                sums.m_effects[at] += effect;
                sums.m_scores[at] += model.score(e);
            }
        }
        for (int at = 0; at < pairs.length; at++) {
            sums.m_sources[at] = (int)(pairs[at] / n);
            sums.m_targets[at] = (int)(pairs[at] % n);
            sums.m_effects[at] /= models.size();
            sums.m_scores[at] /= models.size();
            sums.m_spreads[at] = (models.size() - sums.m_counts[at]) * sums.m_effects[at] * sums.m_effects[at];
        }
        for (WeightedEdges model : models) {
            for (int e = 0; e < model.size(); e++) {
                final int at = Arrays.binarySearch(pairs, model.source(e) * n + model.target(e));
                final double deviation = model.effect(e) - sums.m_effects[at];
                sums.m_spreads[at] += deviation * deviation;
            }
        }
        for (int at = 0; at < pairs.length; at++) {
            sums.m_spreads[at] = models.size() < 2 ? Double.NaN : Math.sqrt(sums.m_spreads[at] / (models.size() - 1));
        }
        return sums.sorted();
    }

    private EdgeStability sorted() {
        final int[] order = IntStream.range(0, size()).boxed()
            .sorted((a, b) -> m_counts[a] != m_counts[b] ? Integer.compare(m_counts[b], m_counts[a])
                : m_scores[a] != m_scores[b] ? Double.compare(m_scores[b], m_scores[a]) : Integer.compare(a, b))
            .mapToInt(Integer::intValue).toArray();
        final EdgeStability sorted = new EdgeStability(m_models, m_genes, size());
        for (int e = 0; e < order.length; e++) {
            sorted.m_sources[e] = m_sources[order[e]];
            sorted.m_targets[e] = m_targets[order[e]];
            sorted.m_counts[e] = m_counts[order[e]];
            sorted.m_positive[e] = m_positive[order[e]];
            sorted.m_effects[e] = m_effects[order[e]];
            sorted.m_spreads[e] = m_spreads[order[e]];
            sorted.m_scores[e] = m_scores[order[e]];
        }
        return sorted;
    }

    /** @return how many models there are */
    public int models() {
        return m_models;
    }

    /** @return how many edges at least one model has */
    public int size() {
        return m_sources.length;
    }

    /**
     * @param edge place in the order, from 0
     * @return index of the regulator
     */
    public int source(final int edge) {
        return m_sources[edge];
    }

    /**
     * @param edge place in the order, from 0
     * @return index of the target
     */
    public int target(final int edge) {
        return m_targets[edge];
    }

    /**
     * @param edge place in the order, from 0
     * @return share of the models that have the edge, above 0 to 1
     */
    public double stability(final int edge) {
        return m_counts[edge] / (double)m_models;
    }

    /**
     * @param edge place in the order, from 0
     * @return mean effect over all models
     */
    public double meanEffect(final int edge) {
        return m_effects[edge];
    }

    /**
     * @param edge place in the order, from 0
     * @return standard deviation of the effect over all models; NaN if there is only one
     */
    public double effectSpread(final int edge) {
        return m_spreads[edge];
    }

    /**
     * @param edge place in the order, from 0
     * @return share of the models with the edge that give it the more frequent sign, 0.5 to 1
     */
    public double signAgreement(final int edge) {
        return Math.max(m_positive[edge], m_counts[edge] - m_positive[edge]) / (double)m_counts[edge];
    }

    /**
     * @param edge place in the order, from 0
     * @return 1 if most models with the edge say that it activates, -1 if most say that it represses, else 0
     */
    public int sign(final int edge) {
        return Integer.signum(2 * m_positive[edge] - m_counts[edge]);
    }

    /**
     * @param edge place in the order, from 0
     * @return mean over all models of {@link WeightedEdges#score(int)}: what to rank edges by
     */
    public double meanScore(final int edge) {
        return m_scores[edge];
    }

    /**
     * @param threshold least stability, above 0 to 1
     * @return how many edges are at least so stable; they are the first ones
     */
    public int consensus(final double threshold) {
        if (!(threshold > 0 && threshold <= 1)) {
            throw new InvalidInputException("The stability of the consensus is " + threshold, "",
                "Choose a value above 0 and at most 1");
        }
        // 0.7 of 10 models are 7, though 0.7 * 10 rounds to more
        int count = 0;
        while (count < size() && m_counts[count] >= threshold * m_models * (1 - 1e-12)) {
            count++;
        }
        return count;
    }

    /**
     * @param edges how many of the first edges
     * @return those edges with their mean scores, ready to be judged
     */
    public ScoredEdges scoredEdges(final int edges) {
        final ScoredEdges scored = new ScoredEdges(m_genes);
        for (int e = 0; e < edges; e++) {
            scored.add(m_sources[e], m_targets[e], m_scores[e], sign(e));
        }
        return scored;
    }
}
