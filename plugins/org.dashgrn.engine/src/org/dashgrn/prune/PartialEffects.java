package org.dashgrn.prune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.dashgrn.compute.RowSums;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.Progress;
import org.dashgrn.data.Trajectory;
import org.dashgrn.network.IndexedNetwork;

/**
 * What each regulator explains of a target that its other regulators do not: partial R² in a regression over all
 * intervals.
 * <p>
 * A gene that is produced at the rate v·(c + Σ_j w_j·h_j) and decays at the rate v is after an interval of length d at
 * <pre>
 * y(d) = exp(-v·d)·y(0) + Σ_j w_j·φ_j + c·φ_0,   φ_j = ∫ v·exp(-v·(d-s))·h_j(s) ds,
 * </pre>
 * which is linear in w; h_j(s), the hill value of gene j, is taken to approach its value at the end as a gene of that
 * rate does. Regulators are chosen one after the other as long as that makes the data likelier by more than they cost
 * (Bayesian information criterion; prior odds from the trust in the prior network), v is the likeliest of a grid. A gene
 * that a random walk explains better has no regulators.
 * <p>
 * So an edge of the prior that explains nothing shows, as does one that the prior lacks; and a gene that only goes along
 * with a regulator explains nothing once that regulator is among the chosen ones.
 */
final class PartialEffects {

    /** Rates v, in units of 1 / median interval, rising. */
    private static final double[] RATES = {0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 1, 1.4, 2, 2.8, 4, 5.6, 8};
    private static final int MOST_REGULATORS = 20;
    /** Less of its square outside the span of those chosen before: too much the same to be told from them. */
    private static final double ALIKE = 1e-6;
    private static final int LEAST_INTERVALS = 4;
    private static final int LEAST_TRAJECTORIES = 5;
    /** Likelihood ratios (times 2) up to this size happen by chance. */
    private static final double CHANCE = 4;

    private final ExpressionTrajectories m_data;
    private final RandomWalks m_walks;
    private final double m_interval;
    private final int m_genes;
    /** hill values, observation × gene; trajectories one after the other. */
    private final List<float[]> m_hill = new ArrayList<>();
    private final BitSet[] m_priorOf;
    private final double m_inPrior;
    private final double m_others;
    private final Design[] m_designs = new Design[RATES.length];
    private final Fit[] m_fits;

    /**
     * @param data expression
     * @param prior n×n
     * @param trust share of the prior's edges that are believed to be true, and of the true edges that it has
     * @param progress asked once per gene
     */
    PartialEffects(final ExpressionTrajectories data, final IndexedNetwork prior, final double trust,
        final Progress progress) {
        m_data = data;
        m_genes = data.geneCount();
        m_walks = new RandomWalks(data, progress);
        m_interval = RandomWalks.medianInterval(data);
        for (int k = 0; k < data.trajectories().size(); k++) {
            for (float[] state : m_walks.states(k)) {
                final float[] hill = new float[m_genes];
                for (int j = 0; j < m_genes; j++) {
                    hill[j] = (float)RegulatorSpread.hill(state[j]);
                }
                m_hill.add(hill);
            }
        }
        m_priorOf = new BitSet[m_genes];
        Arrays.setAll(m_priorOf, i -> new BitSet());
        for (int j = 0; j < m_genes; j++) {
            for (int e = prior.rowStart()[j]; e < prior.rowStart()[j + 1]; e++) {
                m_priorOf[prior.columns()[e]].set(j);
            }
        }
        m_inPrior = Math.log(trust / (1 - trust));
        m_others = Math.log((1 - trust) * prior.edgeCount() / ((double)m_genes * m_genes));
        m_fits = new Fit[m_genes];
    }

    /** The rate, by its place, and the regulators of a target; no rate if it is not regulated. */
    private record Fit(int rate, int[] regulators) {

        private static final Fit NONE = new Fit(-1, new int[0]);
    }

    /**
     * @param target index of a gene
     * @return for every gene, what share of the target's variance, as far as the target's other regulators leave it
     *         unexplained, it explains; with what {@link #CHANCE} explains added, so that differences below that do not
     *         count; 0 for the target itself
     */
    double[] on(final int target) {
        final int count = rows(target).cardinality();
        if (m_fits[target] == null) {
            m_fits[target] = count < LEAST_INTERVALS ? Fit.NONE : search(target, count);
        }
        final Fit fit = m_fits[target];
        final double[] shares = new double[m_genes];
        if (fit.rate >= 0) {
            final Selection selection = new Selection(target, design(fit.rate));
            Arrays.stream(fit.regulators).forEach(selection::choose);
            selection.shares(shares);
        }
        final double chance = CHANCE / Math.max(count, CHANCE);
        for (int j = 0; j < m_genes; j++) {
            shares[j] = j == target ? 0 : (shares[j] + chance) / (1 + chance);
        }
        return shares;
    }

    /**
     * @param target index of a gene whose effects were asked for before
     * @return the regulators that were chosen for it; none if there are so few trajectories that genes that only move
     *         at the same time explain each other
     */
    BitSet chosen(final int target) {
        final BitSet chosen = new BitSet(m_genes);
        if (m_data.trajectories().size() >= LEAST_TRAJECTORIES) {
            Arrays.stream(m_fits[target].regulators).forEach(chosen::set);
        }
        return chosen;
    }

    /** From the middle of the rates to where the likelihood has a maximum. */
    private Fit search(final int target, final int count) {
        final Selection[] tried = new Selection[RATES.length];
        int at = RATES.length / 2;
        while (true) {
            final int from = at;
            for (int rate : new int[]{from, from - 1, from + 1}) {
                if (rate >= 0 && rate < RATES.length) {
                    if (tried[rate] == null) {
                        tried[rate] = new Selection(target, design(rate));
                        tried[rate].chooseAll();
                    }
                    at = tried[rate].m_logLikelihood > tried[at].m_logLikelihood ? rate : at;
                }
            }
            if (at == from) {
                break;
            }
        }
        return m_walks.logLikelihood(target) * count >= tried[at].m_logLikelihood ? Fit.NONE
            : new Fit(at, tried[at].m_chosen.stream().mapToInt(Integer::intValue).toArray());
    }

    private synchronized Design design(final int rate) {
        if (m_designs[rate] == null) {
            m_designs[rate] = new Design(RATES[rate] / m_interval);
        }
        return m_designs[rate];
    }

    /** Intervals, by the observation at their start, at both ends of which the target was seen. */
    private BitSet rows(final int target) {
        final BitSet rows = new BitSet(m_hill.size());
        int o = 0;
        for (Trajectory trajectory : m_data.trajectories()) {
            for (int t = 0; t < trajectory.length(); t++, o++) {
                rows.set(o, t + 1 < trajectory.length() && Double.isFinite(trajectory.values()[t][target])
                    && Double.isFinite(trajectory.values()[t + 1][target]));
            }
        }
        return rows;
    }

    /** The coefficients of all intervals at one rate, each interval weighted by the noise of its two ends. */
    private final class Design {

        private final double[] m_decay = new double[m_hill.size()];
        private final double[] m_weight = new double[m_hill.size()];
        /** φ of a gene is so much times its hill value at the start, and so much times that at the end. */
        private final double[] m_start = new double[m_hill.size()];
        private final double[] m_end = new double[m_hill.size()];
        private final BitSet m_all = new BitSet(m_hill.size());
        /** Of the φ of every gene, over all intervals: what a target without missing values needs. */
        private final double[] m_allSquares;

        Design(final double rate) {
            int o = 0;
            for (Trajectory trajectory : m_data.trajectories()) {
                for (int t = 0; t < trajectory.length(); t++, o++) {
                    if (t + 1 < trajectory.length()) {
                        final double length = rate * (trajectory.times()[t + 1] - trajectory.times()[t]);
                        final double decay = Math.exp(-length);
                        final double weight = 1 / Math.sqrt(1 + decay * decay);
                        m_decay[o] = decay;
                        m_weight[o] = weight;
                        m_end[o] = weight * (1 - length * decay / (1 - decay));
                        m_start[o] = weight * (1 - decay) - m_end[o];
                        m_all.set(o);
                    }
                }
            }
            m_allSquares = squares(m_all);
        }

        /** @return the square of the φ of every gene over some intervals */
        double[] squares(final BitSet rows) {
            if (m_allSquares != null && rows.equals(m_all)) {
                return m_allSquares.clone();
            }
            final double[] squares = new double[m_genes];
            for (int o = rows.nextSetBit(0); o >= 0; o = rows.nextSetBit(o + 1)) {
                final float[] start = m_hill.get(o);
                final float[] end = m_hill.get(o + 1);
                final double a = m_start[o];
                final double b = m_end[o];
                for (int j = 0; j < m_genes; j++) {
                    final double phi = a * start[j] + b * end[j];
                    squares[j] += phi * phi;
                }
            }
            return squares;
        }
    }

    /** Regulators of one target at one rate, chosen one after the other; an orthonormal base of what they explain. */
    private final class Selection {

        private final int m_target;
        private final Design m_design;
        private final BitSet m_rows;
        private final int m_count;
        private final List<Integer> m_chosen = new ArrayList<>();
        private final List<double[]> m_base = new ArrayList<>();
        /** Products of the base with the φ of all genes, and with the target. */
        private final List<double[]> m_products = new ArrayList<>();
        private final List<Double> m_heights = new ArrayList<>();
        /** Of the target, by observation: what is not explained. */
        private final double[] m_rest = new double[m_hill.size()];
        private double m_restSquares;
        /** Of every φ: the square, the square outside the base, the product with the rest of the target. */
        private final double[] m_squares;
        private final double[] m_left;
        private final double[] m_common = new double[m_genes];
        private double m_logLikelihood;

        Selection(final int target, final Design design) {
            m_target = target;
            m_design = design;
            m_rows = rows(target);
            m_count = m_rows.cardinality();
            final double[] constant = new double[m_rest.length];
            int o = 0;
            for (Trajectory trajectory : m_data.trajectories()) {
                for (int t = 0; t < trajectory.length(); t++, o++) {
                    if (m_rows.get(o)) {
                        m_rest[o] = design.m_weight[o] * (trajectory.values()[t + 1][target]
                            - design.m_decay[o] * trajectory.values()[t][target]);
                        m_restSquares += m_rest[o] * m_rest[o];
                        constant[o] = design.m_weight[o] * (1 - design.m_decay[o]);
                        m_logLikelihood += Math.log(design.m_weight[o]);
                    }
                }
            }
            m_squares = design.squares(m_rows);
            m_left = m_squares.clone();
            addProducts(m_rest, m_common);
            extend(constant);
        }

        /** Adds the product of a vector over the intervals with the φ of every gene. */
        private void addProducts(final double[] vector, final double[] products) {
            final double[] factors = new double[vector.length];
            final float[][] hills = new float[vector.length][];
            int count = 0;
            for (int o = 0; o < vector.length; o++) {
                final double factor = vector[o] * m_design.m_start[o]
                    + (o > 0 ? vector[o - 1] * m_design.m_end[o - 1] : 0);
                if (factor != 0) {
                    factors[count] = factor;
                    hills[count++] = m_hill.get(o);
                }
            }
            RowSums.add(factors, hills, count, products);
        }

        /** Takes a further vector into the base. */
        private void extend(final double[] vector) {
            for (int repeat = 0; repeat < 2; repeat++) {
                for (double[] q : m_base) {
                    subtract(vector, dot(q, vector), q);
                }
            }
            final double norm = Math.sqrt(dot(vector, vector));
            for (int o = 0; o < vector.length; o++) {
                vector[o] /= norm;
            }
            final double height = dot(vector, m_rest);
            subtract(m_rest, height, vector);
            m_restSquares = dot(m_rest, m_rest);
            final double[] products = new double[m_genes];
            addProducts(vector, products);
            for (int j = 0; j < m_genes; j++) {
                m_common[j] -= height * products[j];
                m_left[j] -= products[j] * products[j];
            }
            m_base.add(vector);
            m_products.add(products);
            m_heights.add(height);
        }

        void choose(final int regulator) {
            final double[] phi = new double[m_rest.length];
            for (int o = m_rows.nextSetBit(0); o >= 0; o = m_rows.nextSetBit(o + 1)) {
                phi[o] = m_design.m_start[o] * m_hill.get(o)[regulator]
                    + m_design.m_end[o] * m_hill.get(o + 1)[regulator];
            }
            m_chosen.add(regulator);
            extend(phi);
        }

        /** Square that gene j would take from the rest. */
        private double explained(final int j) {
            return m_left[j] <= ALIKE * m_squares[j] ? 0
                : Math.min(m_common[j] * m_common[j] / m_left[j], m_restSquares);
        }

        /** As long as another regulator makes the target likelier. */
        void chooseAll() {
            final int most = Math.min(MOST_REGULATORS, m_count / LEAST_INTERVALS);
            while (m_chosen.size() < most) {
                // at the same price, what explains more makes the target likelier
                final int inPrior = mostExplaining(true);
                final int other = mostExplaining(false);
                final int best = gain(other) > gain(inPrior) ? other : inPrior;
                if (!(gain(best) > 0)) {
                    break;
                }
                choose(best);
                m_logLikelihood += price(best);
            }
            m_logLikelihood -= 0.5 * m_count * Math.log(m_restSquares / m_count);
        }

        private int mostExplaining(final boolean inPrior) {
            final BitSet prior = m_priorOf[m_target];
            int best = -1;
            double most = -1;
            for (int j = 0; j < m_genes; j++) {
                final double explained = explained(j);
                if (explained > most && prior.get(j) == inPrior && j != m_target && !m_chosen.contains(j)) {
                    best = j;
                    most = explained;
                }
            }
            return best;
        }

        /** How much likelier a regulator makes the target, if there is one. */
        private double gain(final int regulator) {
            return regulator < 0 ? Double.NEGATIVE_INFINITY
                : -0.5 * m_count * Math.log1p(-explained(regulator) / m_restSquares) + price(regulator);
        }

        private double price(final int regulator) {
            return (m_priorOf[m_target].get(regulator) ? m_inPrior : m_others) - 0.5 * Math.log(m_count);
        }

        /** Partial R²: of a chosen gene, given the other chosen ones; of another, given all chosen ones. */
        void shares(final double[] shares) {
            for (int j = 0; j < m_genes; j++) {
                shares[j] = m_restSquares == 0 ? 0 : explained(j) / m_restSquares;
            }
            final double[][] inverse = inverse();
            for (int s = 0; s < m_chosen.size(); s++) {
                double coefficient = 0;
                double variance = 0;
                for (int k = 0; k < inverse.length; k++) {
                    coefficient += inverse[s + 1][k] * m_heights.get(k);
                    variance += inverse[s + 1][k] * inverse[s + 1][k];
                }
                final double lost = coefficient * coefficient / variance;
                shares[m_chosen.get(s)] = lost == 0 ? 0 : lost / (m_restSquares + lost);
            }
        }

        /** Inverse of the triangle that makes the chosen genes, after a constant of length 1, out of the base. */
        private double[][] inverse() {
            final int size = m_base.size();
            final double[][] inverse = new double[size][size];
            for (int column = 0; column < size; column++) {
                for (int row = column; row >= 0; row--) {
                    double sum = row == column ? 1 : 0;
                    for (int k = row + 1; k <= column; k++) {
                        sum -= triangle(row, k) * inverse[k][column];
                    }
                    inverse[row][column] = sum / triangle(row, row);
                }
            }
            return inverse;
        }

        private double triangle(final int row, final int column) {
            return column == 0 ? 1 : m_products.get(row)[m_chosen.get(column - 1)];
        }
    }

    private static double dot(final double[] a, final double[] b) {
        double sum = 0;
        for (int o = 0; o < a.length; o++) {
            sum += a[o] * b[o];
        }
        return sum;
    }

    private static void subtract(final double[] from, final double factor, final double[] vector) {
        for (int o = 0; o < from.length; o++) {
            from[o] -= factor * vector[o];
        }
    }
}
