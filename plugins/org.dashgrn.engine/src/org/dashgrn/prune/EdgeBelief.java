package org.dashgrn.prune;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.dashgrn.model.EdgeEvidence;
import org.dashgrn.network.IndexedNetwork;

/**
 * How far each edge is to be believed, given what the data say about it and whether a prior of unknown quality has it.
 * <p>
 * The data give every ordered pair of genes a strength x ≥ 0. The prior is taken as a noisy label: it has a share a of
 * the true edges and a share b of all other pairs, whatever their strength. So among pairs of strength x the share that
 * the prior has is r(x) = a·t(x) + b·(1 - t(x)), where t(x) is the share of true edges among them. r is estimated by
 * isotonic regression (the stronger, the truer), a from the strongest pairs, b from the weaker half, and then
 * <pre>
 * t(x) = (r(x) - b) / (a - b)
 * P(true | x, in the prior)     = a·t / (a·t + b·(1-t))
 * P(true | x, not in the prior) = (1-a)·t / ((1-a)·t + (1-b)·(1-t))
 * </pre>
 * Neither rate is taken for worse than the trust that the user has in the prior, so where data say nothing, r is flat
 * and the prior's edges keep that trust. Where data do say something, though, in that regressions choose regulators
 * ({@link PartialEffects}), but others than the prior's, less trust is due: it falls with the square of the share of
 * chosen regulators that the prior has. A prior that has few of the strongest pairs, because it is small or wrong, cannot
 * serve as a label; then the share of chosen pairs takes the place of t(x), and a and b come from them too. Strengths are compared by bins of a quarter of an octave: nothing of the size
 * n² is held.
 */
public final class EdgeBelief {

    private static final int OCTAVES_BELOW_ONE = 40;
    private static final int PER_OCTAVE = 4;
    private static final int BINS = 2 + (OCTAVES_BELOW_ONE + 24) * PER_OCTAVE;
    private static final int TOP_EDGES = 20;
    private static final int BLOCK_EDGES = 10;
    private static final double MOST = 0.999;
    /** Share of true edges whose effect is too small to tell from none. */
    private static final double UNDETECTABLE = 0.2;
    /** Fewer chosen regulators say nothing about the prior. */
    private static final int TELLING = 20;
    /** A prior that has a lesser share of the strongest pairs is no label ... */
    private static final double LABEL = 0.1;
    /** ... and neither is one that has less than so many times the share of the false pairs. */
    private static final double CONTRAST = 2;
    /** Breaks ties between strengths that isotonic regression finds equally good. */
    private static final double SLOPE = 1e-4;

    private final double m_recall;
    private final double m_falseRate;
    private final double m_precision;
    private final double[] m_knots;
    private final double[] m_logOdds;

    /** How many pairs have which strength. */
    public static final class Strengths {

        private final long[] m_inPrior = new long[BINS];
        private final long[] m_others = new long[BINS];
        private final long[] m_chosen = new long[BINS];
        private long m_chosenInPrior;

        /**
         * @param x strength of a pair, at least 0
         * @param inPrior whether the prior has it
         */
        public void add(final double x, final boolean inPrior) {
            add(x, inPrior, false);
        }

        /**
         * @param x strength of a pair, at least 0
         * @param inPrior whether the prior has it
         * @param chosen whether regressions chose the regulator for the target
         */
        public void add(final double x, final boolean inPrior, final boolean chosen) {
            final int bin = (int)place(x);
            (inPrior ? m_inPrior : m_others)[bin]++;
            if (chosen) {
                m_chosen[bin]++;
                m_chosenInPrior += inPrior ? 1 : 0;
            }
        }

        /** @return which share of the regulators that regressions chose the prior has; 1 if they say too little */
        public double agreement() {
            return chosen() < TELLING ? 1 : m_chosenInPrior / chosen();
        }

        /**
         * @param evidence strengths of edges
         * @param priorOrNull n×n; null: the prior that the evidence was gathered with
         * @return those of all its pairs
         */
        public static Strengths of(final EdgeEvidence evidence, final IndexedNetwork priorOrNull) {
            final Strengths strengths = new Strengths();
            strengths.addOthers(evidence.unlisted());
            int listed = 0;
            for (int e = 0; e < evidence.size(); e++) {
                final boolean inPrior = priorOrNull == null ? evidence.inPrior()[e]
                    : priorOrNull.weight(evidence.sources()[e], evidence.targets()[e]) != 0;
                strengths.add(evidence.strength()[e], inPrior, evidence.chosen()[e]);
                listed += inPrior ? 1 : 0;
            }
            // edges of another prior than the one that the model was pruned with: too weak to have been listed
            for (int e = listed; priorOrNull != null && e < priorOrNull.edgeCount(); e++) {
                strengths.add(0, true);
            }
            return strengths;
        }

        private double count() {
            return inPrior() + Arrays.stream(m_others).sum();
        }

        private double chosen() {
            return Arrays.stream(m_chosen).sum();
        }

        private double inPrior() {
            return Arrays.stream(m_inPrior).sum();
        }

        /** @param counted pairs that the prior does not have, by bins as in {@link #others()} */
        public void addOthers(final int[] counted) {
            for (int b = 0; b < Math.min(BINS, counted.length); b++) {
                m_others[b] += counted[b];
            }
        }

        /** @return how many of the pairs that the prior does not have are in which bin */
        public int[] others() {
            return Arrays.stream(m_others).mapToInt(Math::toIntExact).toArray();
        }
    }

    private EdgeBelief(final double recall, final double falseRate, final double precision, final double[] knots,
        final double[] logOdds) {
        m_recall = recall;
        m_falseRate = falseRate;
        m_precision = precision;
        m_knots = knots;
        m_logOdds = logOdds;
    }

    /** Bin and place within it; 0 for strength 0, at least 1 for all others. */
    private static double place(final double x) {
        return x == 0 ? 0
            : Math.min(BINS - 1e-6, Math.max(1, 1 + (Math.log(x) / Math.log(2) + OCTAVES_BELOW_ONE) * PER_OCTAVE));
    }

    /**
     * @param strengths of all pairs
     * @param trust the prior is believed to have at least this share of the true edges, and at least this share of its
     *            own edges to be true; above 0, below 1
     * @return the belief
     */
    public static EdgeBelief fit(final Strengths strengths, final double trust) {
        final long[] prior = strengths.m_inPrior;
        final long[] others = strengths.m_others;
        final double inPrior = strengths.inPrior();
        final double all = strengths.count();
        final double agreement = Math.min(1, strengths.agreement() / trust);
        final double least = trust * agreement * agreement;
        final double known = shareAmongStrongest(prior, others, inPrior);
        final double recall = Math.min(MOST, Math.max(least, known));
        final double weak = shareAmongWeaker(prior, others, all) * all / inPrior;
        final double precision = Math.min(MOST, Math.max(Math.max(1 - MOST, least), (1 - weak) / (1 - UNDETECTABLE)));
        if (agreement < 1 && known < Math.max(LABEL, CONTRAST * (1 - precision) * inPrior / all)) {
            return fitByChoices(strengths);
        }
        return fit(strengths, recall, precision);
    }

    /**
     * With a prior whose quality is known, from an earlier fit for example.
     *
     * @param strengths of all pairs
     * @param recall share of the true edges that the prior has, above 0 and below 1
     * @param precision share of the prior's edges that are true, above 0 and below 1
     * @return the belief
     */
    public static EdgeBelief fit(final Strengths strengths, final double recall, final double precision) {
        final double share = strengths.inPrior() / strengths.count();
        final double falseRate = (1 - precision) * share;
        final double least = UNDETECTABLE * precision * share / recall;
        return of(strengths, strengths.m_inPrior, recall, falseRate, precision,
            level -> Math.max(least, (level - falseRate) / (recall - falseRate)));
    }

    /** Where the prior has too few of the strong pairs to learn from it how true they are: regressions tell instead. */
    private static EdgeBelief fitByChoices(final Strengths strengths) {
        final double chosen = strengths.chosen();
        final double all = strengths.count();
        final double falseRate = (strengths.inPrior() - strengths.m_chosenInPrior + 0.5) / (all - chosen + 1);
        final double recall = Math.max(falseRate, shareAmongStrongest(strengths, chosen / 2));
        final double least = UNDETECTABLE * chosen / all;
        return of(strengths, strengths.m_chosen, recall, falseRate,
            Math.min(MOST, recall * chosen / strengths.inPrior()), level -> Math.max(least, level));
    }

    /** Share of the prior among so many of the strongest pairs. */
    private static double shareAmongStrongest(final Strengths strengths, final double pairs) {
        long p = 0;
        long seen = 0;
        for (int b = BINS - 1; b > 0 && seen < pairs; b--) {
            p += strengths.m_inPrior[b];
            seen += strengths.m_inPrior[b] + strengths.m_others[b];
        }
        return (p + 0.5) / (seen + 1);
    }

    /**
     * @param marked by bins: what rises with the strength of pairs
     * @param share of true edges, from that of marked pairs
     */
    private static EdgeBelief of(final Strengths strengths, final long[] marked, final double recall,
        final double falseRate, final double precision, final DoubleUnaryOperator share) {
        final double all = strengths.count();
        final double expected = Arrays.stream(marked).sum() / all;
        final double[] knots = new double[BINS];
        final double[] level = new double[BINS];
        final double[] weight = new double[BINS];
        int blocks = 0;
        double pairs = 0;
        double found = 0;
        double places = 0;
        for (int b = 0; b < BINS; b++) {
            final double count = strengths.m_inPrior[b] + (double)strengths.m_others[b];
            pairs += count;
            found += marked[b];
            places += count * (b == 0 ? 0 : b + 0.5);
            // too few to tell a share from
            final boolean enough = Math.max(found, pairs * expected) >= BLOCK_EDGES;
            if (count == 0 || b > 0 && !enough) {
                continue;
            }
            knots[blocks] = places / pairs;
            level[blocks] = found / pairs;
            weight[blocks++] = pairs;
            pairs = 0;
            found = 0;
            places = 0;
            blocks = pool(knots, level, weight, blocks);
        }
        if (pairs > 0) {
            knots[blocks] = places / pairs;
            level[blocks] = found / pairs;
            weight[blocks++] = pairs;
            if (blocks > 1) {
                merge(knots, level, weight, --blocks);
            }
            blocks = pool(knots, level, weight, blocks);
        }
        final double[] logOdds = new double[blocks];
        for (int k = 0; k < blocks; k++) {
            final double t = Math.min(MOST, share.applyAsDouble(level[k]));
            logOdds[k] = Math.log(t / (1 - t));
        }
        return new EdgeBelief(recall, falseRate, precision, Arrays.copyOf(knots, blocks), logOdds);
    }

    /** Pool adjacent violators: the stronger, the larger the share. */
    private static int pool(final double[] knots, final double[] level, final double[] weight, final int blocks) {
        int left = blocks;
        while (left > 1 && level[left - 2] >= level[left - 1]) {
            merge(knots, level, weight, --left);
        }
        return left;
    }

    private static void merge(final double[] knots, final double[] level, final double[] weight, final int upper) {
        final int lower = upper - 1;
        final double sum = weight[lower] + weight[upper];
        level[lower] = (level[lower] * weight[lower] + level[upper] * weight[upper]) / sum;
        knots[lower] = (knots[lower] * weight[lower] + knots[upper] * weight[upper]) / sum;
        weight[lower] = sum;
    }

    private static double shareAmongStrongest(final long[] prior, final long[] others, final double inPrior) {
        double best = 0;
        long p = 0;
        long all = 0;
        for (int b = BINS - 1; b > 0; b--) {
            p += prior[b];
            all += prior[b] + others[b];
            if (p >= Math.max(TOP_EDGES, 0.1 * inPrior)) {
                best = Math.max(best, (p + 0.5) / (all + 1));
            }
        }
        return best;
    }

    private static double shareAmongWeaker(final long[] prior, final long[] others, final double all) {
        long p = 0;
        long seen = 0;
        for (int b = 0; b < BINS; b++) {
            p += prior[b];
            seen += prior[b] + others[b];
            if (seen >= all / 2) {
                break;
            }
        }
        return (p + 0.5) / (seen + 1);
    }

    /**
     * @param x strength of a pair
     * @param inPrior whether the prior has it
     * @return probability that it is a true edge
     */
    public double belief(final double x, final boolean inPrior) {
        final double label = inPrior ? Math.log(m_recall / m_falseRate) : Math.log((1 - m_recall) / (1 - m_falseRate));
        return 1 / (1 + Math.exp(-(logOdds(place(x)) + label)));
    }

    private double logOdds(final double place) {
        final int last = m_knots.length - 1;
        int k = 0;
        while (k <= last && m_knots[k] < place) {
            k++;
        }
        final double tie = SLOPE * place;
        if (k == 0 || k > last) {
            return m_logOdds[k == 0 ? 0 : last] + tie;
        }
        final double share = (place - m_knots[k - 1]) / (m_knots[k] - m_knots[k - 1]);
        return m_logOdds[k - 1] + share * (m_logOdds[k] - m_logOdds[k - 1]) + tie;
    }

    /**
     * @param least belief
     * @param most pairs
     * @param strengths of all pairs
     * @return the strength from which on pairs outside the prior are believed in at least that much, and are at most so
     *         many; infinite if there is none
     */
    double threshold(final double least, final long most, final Strengths strengths) {
        double threshold = Double.POSITIVE_INFINITY;
        long above = 0;
        for (int b = BINS - 1; b > 0; b--) {
            above += strengths.m_others[b];
            final double edge = Math.pow(2, (b - 1) / (double)PER_OCTAVE - OCTAVES_BELOW_ONE);
            if (above > most || belief(edge, false) < least) {
                break;
            }
            threshold = edge;
        }
        return threshold;
    }

    /** @return estimated share of the prior's edges that are true; NaN without a prior edge */
    public double priorPrecision() {
        return m_precision;
    }

    /** @return estimated share of the true edges that the prior has */
    public double priorRecall() {
        return m_recall;
    }
}
