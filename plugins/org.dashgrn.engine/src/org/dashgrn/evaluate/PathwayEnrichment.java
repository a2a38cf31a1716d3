package org.dashgrn.evaluate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.data.Progress;
import org.dashgrn.network.GeneSet;
import org.dashgrn.network.GeneSets;
import org.dashgrn.network.GeneSymbols;

/**
 * Which pathways have more influence than random sets of as many genes (METHOD.md, section 6): the score of a pathway
 * is the sum of the influences of its genes, and permutations of the gene labels tell what it would be by chance.
 * <p>
 * Only genes with an influence that are in at least one pathway take part. p is the share of the permutations whose
 * score reaches the observed one, as published; a p of 0 says that none did. (k+1)/(N+1) would be the cautious
 * estimate, but could not pass a Bonferroni correction for many pathways with the published number of permutations.
 */
public final class PathwayEnrichment {

    /** Permutations of the published analysis. */
    public static final int PUBLISHED_PERMUTATIONS = 500;

    private static final int PERMUTATIONS_BETWEEN_REPORTS = 8;

    /** Sums of the same numbers in another order differ by less than this share of the greatest sum. */
    private static final double ROUNDING = 1e-12;

    private final List<GeneSet> m_sets;
    private final double[] m_influence;
    /** Per pathway its genes as indices into the influences; null if it is not tested. */
    private final int[][] m_members;
    private final int[] m_found;
    private final double m_tolerance;

    private PathwayEnrichment(final Map<String, Double> influence, final GeneSets pathways, final int smallest) {
        m_sets = pathways.sets();
        final Set<String> inPathways = pathways.genes();
        final Map<String, Integer> index = new HashMap<>();
        influence.keySet().stream().filter(inPathways::contains).forEach(gene -> index.put(gene, index.size()));
        m_influence = new double[index.size()];
        index.forEach((gene, i) -> m_influence[i] = influence.get(gene));
        if (m_influence.length == 0) {
            throw new InvalidInputException("None of the " + influence.size() + " genes is in any of the "
                + m_sets.size() + " pathways", "", "Use the same kind of gene names in both, such as gene symbols");
        }
        m_members = new int[m_sets.size()][];
        m_found = new int[m_sets.size()];
        for (int s = 0; s < m_members.length; s++) {
            final int[] members =
                m_sets.get(s).genes().stream().filter(index::containsKey).mapToInt(index::get).toArray();
            m_found[s] = members.length;
            m_members[s] = members.length < smallest ? null : members;
        }
        m_tolerance = ROUNDING * Arrays.stream(m_influence).map(Math::abs).sum();
    }

    /**
     * @param genes gene names; {@code A /// B} is two genes
     * @param influence one value per name, NaN where it is missing; genes that occur more than once get the mean
     * @return one value per gene, in order of first appearance
     * @throws InvalidInputException if a value is infinite
     */
    public static Map<String, Double> byGene(final List<String> genes, final double[] influence) {
        final Map<String, double[]> sums = new LinkedHashMap<>();
        for (int i = 0; i < influence.length; i++) {
            if (Double.isInfinite(influence[i])) {
                throw new InvalidInputException("The influence of gene " + genes.get(i) + " is infinite", "",
                    "Replace it with a number or a missing value");
            }
            for (String gene : Double.isNaN(influence[i]) ? List.<String> of() : GeneSymbols.split(genes.get(i))) {
                final double[] sum = sums.computeIfAbsent(gene, key -> new double[2]);
                sum[0] += influence[i];
                sum[1]++;
            }
        }
        final Map<String, Double> means = new LinkedHashMap<>();
        sums.forEach((gene, sum) -> means.put(gene, sum[0] / sum[1]));
        return means;
    }

    /**
     * @param influence one value per gene, see {@link #byGene}
     * @param pathways what to test
     * @param smallest genes with an influence that a pathway must have to be tested, at least 1
     * @param permutations how many, at least 2
     * @param seed of the permutations
     * @param progress is told the share of the permutations that are done
     * @return one score per pathway, in their order
     * @throws InvalidInputException if no gene is in a pathway, or no pathway has enough genes
     * @throws java.util.concurrent.CancellationException if the work is to stop
     */
    public static List<PathwayScore> test(final Map<String, Double> influence, final GeneSets pathways,
        final int smallest, final int permutations, final long seed, final Progress progress) {
        if (smallest < 1 || permutations < 2) {
            throw new InvalidInputException(permutations + " permutations and pathways of at least " + smallest
                + " genes were asked for", "", "Ask for at least 2 permutations and 1 gene");
        }
        final PathwayEnrichment enrichment = new PathwayEnrichment(influence, pathways, smallest);
        if (Arrays.stream(enrichment.m_members).allMatch(members -> members == null)) {
            throw new InvalidInputException("No pathway has " + smallest + " genes with an influence; the greatest"
                + " number is " + Arrays.stream(enrichment.m_found).max().orElse(0), "", "Lower the smallest number of"
                + " genes");
        }
        return enrichment.test(permutations, seed, progress);
    }

    private List<PathwayScore> test(final int permutations, final long seed, final Progress progress) {
        final int count = m_members.length;
        final double[] score = new double[count];
        final double[] mean = new double[count];
        final double[] squares = new double[count];
        final int[] reached = new int[count];
        for (int s = 0; s < count; s++) {
            score[s] = sum(m_members[s], m_influence);
        }
        final RandomGenerator random = new Well19937c(seed);
        final double[] permuted = m_influence.clone();
        for (int r = 1; r <= permutations; r++) {
            if (r % PERMUTATIONS_BETWEEN_REPORTS == 1) {
                progress.report((r - 1.0) / permutations, "Permutation " + r + " of " + permutations);
            }
            shuffle(permuted, random);
            for (int s = 0; s < count; s++) {
                final double chance = sum(m_members[s], permuted);
                // running mean and sum of squared deviations (Welford)
                final double deviation = chance - mean[s];
                mean[s] += deviation / r;
                squares[s] += deviation * (chance - mean[s]);
                reached[s] += chance >= score[s] - m_tolerance ? 1 : 0;
            }
        }
        progress.report(1, null);
        return scores(score, mean, squares, reached, permutations);
    }

    private List<PathwayScore> scores(final double[] score, final double[] mean, final double[] squares,
        final int[] reached, final int permutations) {
        final double[] p = new double[score.length];
        for (int s = 0; s < p.length; s++) {
            p[s] = m_members[s] == null ? Double.NaN : reached[s] / (double)permutations;
        }
        final double[] bonferroni = AdjustedP.bonferroni(p);
        final double[] benjaminiHochberg = AdjustedP.benjaminiHochberg(p);
        final PathwayScore[] scores = new PathwayScore[p.length];
        for (int s = 0; s < p.length; s++) {
            final double deviation = Math.sqrt(squares[s] / (permutations - 1));
            final double sd = deviation <= m_tolerance ? 0 : deviation;
            final GeneSet set = m_sets.get(s);
            scores[s] = new PathwayScore(set.name(), set.genes().size(), m_found[s], score[s], mean[s], sd,
                sd == 0 ? Double.NaN : (score[s] - mean[s]) / sd, p[s], bonferroni[s], benjaminiHochberg[s]);
        }
        return List.of(scores);
    }

    private static double sum(final int[] members, final double[] influence) {
        if (members == null) {
            return Double.NaN;
        }
        double sum = 0;
        for (int gene : members) {
            sum += influence[gene];
        }
        return sum;
    }

    /** Fisher and Yates. */
    private static void shuffle(final double[] values, final RandomGenerator random) {
        for (int i = values.length - 1; i > 0; i--) {
            final int j = random.nextInt(i + 1);
            final double value = values[i];
            values[i] = values[j];
            values[j] = value;
        }
    }
}
