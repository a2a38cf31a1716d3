package org.dashgrn.prune;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;
import org.dashgrn.compute.Lanes;
import org.dashgrn.data.Progress;
import org.dashgrn.model.EdgeEvidence;
import org.dashgrn.model.EffectMatrix;
import org.dashgrn.model.NeuralNetwork;
import org.dashgrn.network.IndexedNetwork;

/**
 * Measures how strongly the data support single edges: by what a dense network makes of them, where all compete, and by
 * what regressions do ({@link PartialEffects}); on demand again in a sparse network, where few are left.
 */
final class EdgeStrengths {

    /** Targets between two reports of progress. */
    private static final int AT_A_TIME = 16;

    private EdgeStrengths() {
    }

    /**
     * @param network a network with all its edges
     * @param partial what regressions say of the same data
     * @param prior n×n
     * @param trust see {@link EdgeBelief#fit}
     * @param least pairs outside the prior are listed if they are believed in this much
     * @param most and no more of them than this
     * @param lanes threads
     * @param progress told how many targets are done
     * @return the evidence; dense and present strength are the same; the same for any number of threads
     */
    static EdgeEvidence inDense(final NeuralNetwork network, final PartialEffects partial, final IndexedNetwork prior,
        final double trust, final double least, final int most, final Lanes lanes, final Progress progress) {
        final int n = network.genes();
        final EffectMatrix effects = network.effects();
        final EdgeBelief.Strengths strengths = new EdgeBelief.Strengths();
        forEachTarget(n, effects, partial, lanes, telling(progress, "Edges are measured"), (i, x) -> {
            final BitSet chosen = partial.chosen(i);
            for (int j = 0; j < n; j++) {
                strengths.add(x[j], prior.weight(j, i) != 0, chosen.get(j));
            }
        });
        final EdgeBelief belief = EdgeBelief.fit(strengths, trust);
        final double threshold = belief.threshold(least, most, strengths);
        final EdgeBelief.Strengths unlisted = new EdgeBelief.Strengths();
        final Listing listing = new Listing();
        forEachTarget(n, effects, partial, lanes, telling(progress, "Edges are listed"), (i, x) -> {
            final BitSet chosen = partial.chosen(i);
            for (int j = 0; j < n; j++) {
                final boolean inPrior = prior.weight(j, i) != 0;
                if (inPrior || chosen.get(j) || x[j] >= threshold) {
                    listing.add(j, i, inPrior, chosen.get(j), (float)x[j]);
                } else {
                    unlisted.add(x[j], false);
                }
            }
        });
        return listing.evidence(unlisted.others());
    }

    private interface Use {
        /** @param strength of every gene's edge to the target */
        void accept(int target, double[] strength);
    }

    /** @return tells how many targets are done, but not the share of the whole, which it does not know */
    private static Progress telling(final Progress progress, final String what) {
        return (fraction, message) -> progress.report(Double.NaN,
            String.format(Locale.ROOT, "%s, %.0f %%", what, 100 * fraction));
    }

    /** Some targets at a time; what comes of them is used in their order. */
    private static void forEachTarget(final int genes, final EffectMatrix effects, final PartialEffects partial,
        final Lanes lanes, final Progress progress, final Use use) {
        for (int from = 0; from < genes; from += AT_A_TIME) {
            progress.report(from / (double)genes, null);
            final int first = from;
            final int count = Math.min(AT_A_TIME, genes - from);
            final double[][] strengths = effects.columns(first, count, lanes);
            lanes.run(count, part -> weigh(first + part, strengths[part], partial));
            for (int part = 0; part < count; part++) {
                use.accept(first + part, strengths[part]);
            }
        }
    }

    /**
     * Share of the target's variance that is explained, times the root of the share of all effects on it: the network
     * is the weaker of the two witnesses. Self-regulation cannot be told from decay, so the pair of a gene with itself
     * has no strength.
     *
     * @param x effects on the target; become strengths
     */
    private static void weigh(final int target, final double[] x, final PartialEffects partial) {
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            x[j] = j == target ? 0 : Math.abs(x[j]);
            sum += x[j];
        }
        final double[] explained = partial.on(target);
        for (int j = 0; j < x.length; j++) {
            x[j] = sum == 0 ? 0 : Math.sqrt(x[j] / sum) * explained[j];
        }
    }

    /**
     * Takes the geometric mean of the strength in the dense network and |effect|·spread in a sparse one. Pairs that the
     * sparse network does not have are put on the same scale by the median ratio of the two among edges that are not in
     * the prior: left at 0, they would make the chosen ones look true.
     *
     * @param evidence so far
     * @param network a sparse network that was trained
     * @param spread of the regulators
     * @param progress asked once per regulator
     * @return the evidence with new present strengths
     */
    static EdgeEvidence inSparse(final EdgeEvidence evidence, final NeuralNetwork network, final double[] spread,
        final Progress progress) {
        final EffectMatrix effects = network.effects();
        final int size = evidence.size();
        final double[] sparse = new double[size];
        final double[] ratios = new double[size];
        int others = 0;
        double[] row = null;
        for (int e = 0; e < size; e++) {
            final int j = evidence.sources()[e];
            if (row == null || evidence.sources()[e - 1] != j) {
                progress.checkCancelled();
                row = effects.row(j);
            }
            sparse[e] = Math.abs(row[evidence.targets()[e]]) * spread[j];
            if (sparse[e] > 0 && evidence.dense()[e] > 0 && !evidence.inPrior()[e]) {
                ratios[others++] = sparse[e] / evidence.dense()[e];
            }
        }
        Arrays.sort(ratios, 0, others);
        final double ratio = others == 0 ? 1 : ratios[others / 2];
        final float[] strength = new float[size];
        for (int e = 0; e < size; e++) {
            final double dense = evidence.dense()[e];
            strength[e] = (float)(sparse[e] > 0 ? Math.sqrt(sparse[e] / ratio * dense) : evidence.strength()[e]);
        }
        return new EdgeEvidence(evidence.sources(), evidence.targets(), evidence.inPrior(), evidence.chosen(),
            evidence.dense(), strength, evidence.unlisted());
    }

    /** Grows with the pairs that are listed. */
    private static final class Listing {

        private int[] m_sources = new int[1024];
        private int[] m_targets = new int[1024];
        private boolean[] m_inPrior = new boolean[1024];
        private boolean[] m_chosen = new boolean[1024];
        private float[] m_strength = new float[1024];
        private int m_size;

        void add(final int source, final int target, final boolean inPrior, final boolean chosen,
            final float strength) {
            if (m_size == m_sources.length) {
                m_sources = Arrays.copyOf(m_sources, 2 * m_size);
                m_targets = Arrays.copyOf(m_targets, 2 * m_size);
                m_inPrior = Arrays.copyOf(m_inPrior, 2 * m_size);
                m_chosen = Arrays.copyOf(m_chosen, 2 * m_size);
                m_strength = Arrays.copyOf(m_strength, 2 * m_size);
            }
            m_sources[m_size] = source;
            m_targets[m_size] = target;
            m_inPrior[m_size] = inPrior;
            m_chosen[m_size] = chosen;
            m_strength[m_size++] = strength;
        }

        /** By regulator, then target. */
        EdgeEvidence evidence(final int[] unlisted) {
            final int[] order = IntStream.range(0, m_size).boxed()
                .sorted(Comparator.comparingInt((Integer e) -> m_sources[e]).thenComparingInt(e -> m_targets[e]))
                .mapToInt(Integer::intValue).toArray();
            final float[] dense = new float[m_size];
            final int[] sources = new int[m_size];
            final int[] targets = new int[m_size];
            final boolean[] inPrior = new boolean[m_size];
            final boolean[] chosen = new boolean[m_size];
            for (int k = 0; k < m_size; k++) {
                sources[k] = m_sources[order[k]];
                targets[k] = m_targets[order[k]];
                inPrior[k] = m_inPrior[order[k]];
                chosen[k] = m_chosen[order[k]];
                dense[k] = m_strength[order[k]];
            }
            return new EdgeEvidence(sources, targets, inPrior, chosen, dense, dense.clone(), unlisted);
        }
    }
}
