package org.dashgrn.evaluate;

import java.util.Arrays;
import java.util.List;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.network.GeneNetwork;
import org.dashgrn.network.IndexedNetwork;

/**
 * How well a network of scored edges agrees with a reference, over ordered pairs of genes (METHOD.md, section 4).
 * <p>
 * "Predicted" means listed, whatever the score: that is how the paper counts balanced accuracy (effect ≠ 0). The
 * ranking measures use the scores, and 0 for pairs that are not listed.
 *
 * @param regulators how many genes are judged as sources
 * @param pairs how many ordered pairs are judged
 * @param referenceEdges how many of them are edges of the reference
 * @param predictedEdges how many of them are listed
 * @param truePositives how many are both
 * @param signedTruePositives how many of those have a sign in both networks
 * @param signAgreements and how often the two signs agree
 * @param auroc area under the ROC curve, equal scores counted half
 * @param aupr average precision
 * @param precisionAtK precision of as many top-ranked pairs as the reference has edges
 * @param best the threshold on the score with the highest balanced accuracy
 * @param curve points of the ROC and the precision-recall curve by falling score, at most 1000
 */
public record NetworkScore(int regulators, long pairs, long referenceEdges, long predictedEdges, long truePositives,
    long signedTruePositives, long signAgreements, double auroc, double aupr, double precisionAtK, CurvePoint best,
    List<CurvePoint> curve) {

    /**
     * @param predicted the edges to judge and the gene universe; every pair at most once
     * @param reference the true edges; those with an end outside the gene universe are left out
     * @param rules which pairs are judged
     * @return the score
     * @throws InvalidInputException if an edge is listed twice, or the reference has no edge, or nothing but edges,
     *             among the judged pairs
     */
    public static NetworkScore of(final ScoredEdges predicted, final GeneNetwork reference, final ScoringRules rules) {
        predicted.checkUnique();
        final int n = predicted.genes().size();
        final IndexedNetwork truth = reference.indexed(predicted.genes());
        int regulators = 0;
        long positives = 0;
        for (int j = 0; j < n; j++) {
            if (judged(truth, j, rules)) {
                regulators++;
                final int edges = truth.rowStart()[j + 1] - truth.rowStart()[j];
                positives += !rules.selfPairs() && truth.weight(j, j) != 0 ? edges - 1 : edges;
            }
        }
        final long pairs = (long)regulators * (rules.selfPairs() ? n : n - 1);
        if (positives == 0 || positives == pairs) {
            throw new InvalidInputException(
                positives + " of the " + pairs + " pairs of genes that are judged are edges of the reference"
                    + " (reference: " + reference.edges().size() + " edges; gene universe: " + n + " genes)",
                "reference network", "Both edges and non-edges are needed: check that both networks name genes alike");
        }

        final double[] truePositiveScores = new double[predicted.size()];
        final double[] falsePositiveScores = new double[predicted.size()];
        int truePositives = 0;
        int falsePositives = 0;
        long signed = 0;
        long agreeing = 0;
        for (int e = 0; e < predicted.size(); e++) {
            final int source = predicted.source(e);
            final int target = predicted.target(e);
            if (!judged(truth, source, rules) || !rules.selfPairs() && source == target) {
                continue;
            }
            final double weight = truth.weight(source, target);
            if (weight == 0) {
                falsePositiveScores[falsePositives++] = predicted.score(e);
            } else {
                truePositiveScores[truePositives++] = predicted.score(e);
                if (predicted.sign(e) != 0) {
                    signed++;
                    agreeing += predicted.sign(e) == (int)Math.signum(weight) ? 1 : 0;
                }
            }
        }
        final RankingCurve ranking = new RankingCurve(Arrays.copyOf(truePositiveScores, truePositives),
            Arrays.copyOf(falsePositiveScores, falsePositives), positives, pairs - positives);
        return new NetworkScore(regulators, pairs, positives, truePositives + (long)falsePositives, truePositives,
            signed, agreeing, ranking.auroc(), ranking.averagePrecision(), ranking.precisionAtK(), ranking.best(),
            ranking.points());
    }

    private static boolean judged(final IndexedNetwork truth, final int regulator, final ScoringRules rules) {
        return !rules.assayedOnly() || truth.rowStart()[regulator + 1] > truth.rowStart()[regulator];
    }

    /** @return share of the reference edges that are listed; also called recall */
    public double truePositiveRate() {
        return truePositives / (double)referenceEdges;
    }

    /** @return share of the other pairs that are not listed */
    public double trueNegativeRate() {
        return 1 - (predictedEdges - truePositives) / (double)(pairs - referenceEdges);
    }

    /** @return (TPR + TNR) / 2, the figure of the paper */
    public double balancedAccuracy() {
        return (truePositiveRate() + trueNegativeRate()) / 2;
    }

    /** @return share of the listed edges that are in the reference; NaN if none is listed */
    public double precision() {
        return truePositives / (double)predictedEdges;
    }

    /** @return harmonic mean of precision and recall; 0 if no listed edge is right */
    public double f1() {
        return 2.0 * truePositives / (predictedEdges + referenceEdges);
    }

    /** @return share of the right edges whose sign is right too; NaN if the signs are not known */
    public double signAccuracy() {
        return signAgreements / (double)signedTruePositives;
    }

    /** @return listed edges per judged regulator */
    public double meanOutDegree() {
        return predictedEdges / (double)regulators;
    }
}
