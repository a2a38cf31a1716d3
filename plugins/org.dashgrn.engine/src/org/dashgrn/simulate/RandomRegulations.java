package org.dashgrn.simulate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.util.FastMath;

/**
 * Draws a regulatory network with few regulators, many targets and a skewed out-degree.
 * <p>
 * Genes are numbered: input genes, then other regulators, then genes that regulate nothing. The in-degree is geometric
 * and the regulators are drawn by Zipf weights with the exponent 0.6, both as in SIM350 (whose in-degrees are 143 ones,
 * 65 twos, 39 threes, 15 fours … and whose largest out-degrees 37, 28, 24, 19). EC50 and n are uniform, as there.
 */
final class RandomRegulations {

    private static final double ZIPF_EXPONENT = 0.6;
    private static final double LEAST_EC50 = 0.4;
    private static final double MOST_EC50 = 0.6;
    private static final double LEAST_EXPONENT = 1.01;
    private static final double MOST_EXPONENT = 1.7;

    private record Pair(int regulator, int target) {
    }

    private final int m_genes;
    private final int m_regulators;
    private final int m_inputs;
    private final double m_meanRegulators;
    private final RandomGenerator m_random;
    private final double[] m_cumulated;

    RandomRegulations(final SimulationSettings settings, final RandomGenerator random) {
        m_random = random;
        m_genes = settings.genes();
        m_meanRegulators = settings.meanRegulators();
        m_regulators = settings.regulators();
        // a single regulator that is no input would have to regulate itself
        final int fewest = m_regulators == 1 ? 1 : 0;
        m_inputs = Math.max(fewest,
            Math.min(m_genes - 1, (int)Math.round(settings.inputShare() * m_regulators)));
        m_cumulated = new double[m_regulators];
        final int[] rank = shuffled(m_regulators);
        double sum = 0;
        for (int r = 0; r < m_regulators; r++) {
            sum += FastMath.pow(rank[r] + 1.0, -ZIPF_EXPONENT);
            m_cumulated[r] = sum;
        }
    }

    /** Genes 0 to this are constant. */
    int inputs() {
        return m_inputs;
    }

    List<Regulation> draw(final double repressionShare) {
        final Set<Pair> known = new HashSet<>();
        final List<Pair> pairs = new ArrayList<>();
        final boolean[] used = new boolean[m_regulators];
        for (int target = m_inputs; target < m_genes; target++) {
            final int degree = inDegree(target < m_regulators ? m_regulators - 1 : m_regulators);
            for (int i = 0; i < degree; i++) {
                Pair pair;
                do {
                    pair = new Pair(regulator(), target);
                } while (pair.regulator() == target || !known.add(pair));
                pairs.add(pair);
                used[pair.regulator()] = true;
            }
        }
        for (int regulator = 0; regulator < m_regulators; regulator++) {
            if (!used[regulator]) {
                addTarget(regulator, known, pairs);
            }
        }
        return parametrised(pairs, repressionShare);
    }

    private int inDegree(final int most) {
        int degree = 1;
        while (degree < most && m_random.nextDouble() < 1 - 1 / m_meanRegulators) {
            degree++;
        }
        return degree;
    }

    private int regulator() {
        final double drawn = m_random.nextDouble() * m_cumulated[m_regulators - 1];
        int low = 0;
        int high = m_regulators - 1;
        while (low < high) {
            final int middle = (low + high) >>> 1;
            if (m_cumulated[middle] > drawn) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** A regulator that regulates nothing would be none; it gets a target, unless it is the only one that could be. */
    private void addTarget(final int regulator, final Set<Pair> known, final List<Pair> pairs) {
        final int targets = m_genes - m_inputs;
        final int first = m_inputs + m_random.nextInt(targets);
        final int target = first != regulator ? first : m_inputs + (first - m_inputs + 1) % targets;
        if (target != regulator) {
            final Pair pair = new Pair(regulator, target);
            known.add(pair);
            pairs.add(pair);
        }
    }

    private List<Regulation> parametrised(final List<Pair> pairs, final double repressionShare) {
        final int[] order = shuffled(pairs.size());
        final long repressing = Math.round(repressionShare * pairs.size());
        final List<Regulation> regulations = new ArrayList<>(pairs.size());
        for (int e = 0; e < pairs.size(); e++) {
            regulations.add(new Regulation(pairs.get(e).regulator(), pairs.get(e).target(), order[e] < repressing,
                uniform(LEAST_EC50, MOST_EC50), uniform(LEAST_EXPONENT, MOST_EXPONENT), m_random.nextBoolean()));
        }
        return regulations;
    }

    private double uniform(final double least, final double most) {
        return least + (most - least) * m_random.nextDouble();
    }

    private int[] shuffled(final int count) {
        final int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            final int j = m_random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
