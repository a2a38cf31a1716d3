package org.dashgrn.evaluate;

/**
 * A pathway and how likely its score is by chance.
 *
 * @param pathway its name
 * @param size genes in the pathway
 * @param found those of them with an influence
 * @param score sum of their influences
 * @param mean mean score of permuted genes
 * @param sd standard deviation of the score of permuted genes
 * @param z (score - mean) / sd; NaN if every permutation has the same score
 * @param p share of the permutations that reach the score: 0 means fewer than 1 in their number
 * @param bonferroni p times the number of pathways tested, at most 1
 * @param benjaminiHochberg the rate of false discoveries at which this is one
 */
public record PathwayScore(String pathway, int size, int found, double score, double mean, double sd, double z,
    double p, double bonferroni, double benjaminiHochberg) {

    /** @return whether the pathway was tested; if not, too few of its genes were found and all numbers are NaN */
    public boolean isTested() {
        return !Double.isNaN(p);
    }
}
