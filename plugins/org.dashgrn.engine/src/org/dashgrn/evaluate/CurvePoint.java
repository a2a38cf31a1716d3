package org.dashgrn.evaluate;

/**
 * What a network looks like if only edges with at least this score are kept.
 *
 * @param threshold the lowest score that is kept; infinite where nothing is kept
 * @param truePositiveRate share of the reference edges that are kept, also called recall
 * @param falsePositiveRate share of the other pairs that are kept
 * @param precision share of the kept edges that are in the reference; 1 where nothing is kept
 */
public record CurvePoint(double threshold, double truePositiveRate, double falsePositiveRate, double precision) {

    /** @return (TPR + TNR) / 2 */
    public double balancedAccuracy() {
        return (truePositiveRate + 1 - falsePositiveRate) / 2;
    }
}
