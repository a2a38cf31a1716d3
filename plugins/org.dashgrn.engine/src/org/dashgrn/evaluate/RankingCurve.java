package org.dashgrn.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Walks down a ranking of pairs, one group of equal scores at a time, and adds up the areas under its two curves. Pairs
 * that are not listed form the last group, with score 0; they are only counted, never stored.
 */
final class RankingCurve {

    /** As many points as a plot can show. */
    private static final int MAX_POINTS = 1000;

    private final long m_positives;
    private final long m_negatives;
    private final List<CurvePoint> m_points = new ArrayList<>();
    private double m_auroc;
    private double m_averagePrecision;
    private double m_precisionAtK = Double.NaN;
    private CurvePoint m_best;
    private long m_truePositives;
    private long m_falsePositives;

    /**
     * @param positiveScores scores of listed pairs that are in the reference; sorted here
     * @param negativeScores scores of listed pairs that are not; sorted here
     * @param positives number of pairs in the reference
     * @param negatives number of all other pairs
     */
    RankingCurve(final double[] positiveScores, final double[] negativeScores, final long positives,
        final long negatives) {
        m_positives = positives;
        m_negatives = negatives;
        m_best = point(Double.POSITIVE_INFINITY);
        m_points.add(m_best);
        Arrays.sort(positiveScores);
        Arrays.sort(negativeScores);
        int p = positiveScores.length;
        int n = negativeScores.length;
        while (p > 0 || n > 0) {
            final double score = Math.max(p > 0 ? positiveScores[p - 1] : 0, n > 0 ? negativeScores[n - 1] : 0);
            if (score == 0) {
                break;
            }
            final int p0 = p;
            final int n0 = n;
            while (p > 0 && positiveScores[p - 1] == score) {
                p--;
            }
            while (n > 0 && negativeScores[n - 1] == score) {
                n--;
            }
            group(score, p0 - p, n0 - n);
        }
        if (m_truePositives < m_positives || m_falsePositives < m_negatives) {
            group(0, m_positives - m_truePositives, m_negatives - m_falsePositives);
        }
    }

    private void group(final double score, final long truePositives, final long falsePositives) {
        final long before = m_truePositives + m_falsePositives;
        if (before < m_positives && before + truePositives + falsePositives >= m_positives) {
            final double share = (double)(m_positives - before) / (truePositives + falsePositives);
            m_precisionAtK = (m_truePositives + share * truePositives) / m_positives;
        }
        final double heightBefore = m_truePositives / (double)m_positives;
        m_truePositives += truePositives;
        m_falsePositives += falsePositives;
        final CurvePoint point = point(score);
        m_auroc += falsePositives / (double)m_negatives * (heightBefore + point.truePositiveRate()) / 2;
        m_averagePrecision += truePositives / (double)m_positives * point.precision();
        if (point.balancedAccuracy() > m_best.balancedAccuracy()) {
            m_best = point;
        }
        m_points.add(point);
    }

    private CurvePoint point(final double threshold) {
        final long kept = m_truePositives + m_falsePositives;
        return new CurvePoint(threshold, m_truePositives / (double)m_positives, m_falsePositives / (double)m_negatives,
            kept == 0 ? 1 : m_truePositives / (double)kept);
    }

    /** @return the area under the ROC curve; equal scores count half, as with average ranks */
    double auroc() {
        return m_auroc;
    }

    /** @return the area under the precision-recall curve as average precision, without interpolation */
    double averagePrecision() {
        return m_averagePrecision;
    }

    /** @return the precision of the strongest k pairs, k = positives; a group of equal scores is shared out evenly */
    double precisionAtK() {
        return m_precisionAtK;
    }

    /** @return the point with the best balanced accuracy */
    CurvePoint best() {
        return m_best;
    }

    /** @return first and last point and, between them, at most as many as a plot can show */
    List<CurvePoint> points() {
        if (m_points.size() <= MAX_POINTS) {
            return List.copyOf(m_points);
        }
        final List<CurvePoint> thinned = new ArrayList<>(MAX_POINTS);
        for (int i = 0; i < MAX_POINTS; i++) {
            thinned.add(m_points.get((int)((long)i * (m_points.size() - 1) / (MAX_POINTS - 1))));
        }
        return thinned;
    }
}
