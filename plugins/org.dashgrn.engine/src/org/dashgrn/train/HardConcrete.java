package org.dashgrn.train;

/**
 * The hard concrete distribution of gates in [0, 1] (Louizos, Welling and Kingma, Learning sparse neural networks
 * through L0 regularization, ICLR 2018): a logistic variable is squashed, stretched to (-0.1, 1.1) and cut, so that
 * exactly 0 and exactly 1 have a probability of their own.
 *
 * @param logAlpha location
 * @param temperature β
 */
record HardConcrete(double logAlpha, double temperature) {

    private static final double LOW = -0.1;
    private static final double HIGH = 1.1;

    private static double sigmoid(final double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /**
     * @param u uniform in (0, 1)
     * @return a gate, 0 to 1
     */
    double sample(final double u) {
        return cut(stretched(u));
    }

    /**
     * @param u uniform in (0, 1)
     * @return derivative of {@link #sample} to log α; 0 where the gate is cut
     */
    double sampleSlope(final double u) {
        final double z = stretched(u);
        if (z <= 0 || z >= 1) {
            return 0;
        }
        final double s = squashed(u);
        return (HIGH - LOW) * s * (1 - s) / temperature;
    }

    private double squashed(final double u) {
        return sigmoid((Math.log(u) - Math.log1p(-u) + logAlpha) / temperature);
    }

    private double stretched(final double u) {
        return squashed(u) * (HIGH - LOW) + LOW;
    }

    private static double cut(final double z) {
        return Math.min(1, Math.max(0, z));
    }

    /** @return probability that the gate is not 0 */
    double open() {
        return sigmoid(logAlpha - temperature * Math.log(-LOW / HIGH));
    }

    /** @return derivative of {@link #open} to log α */
    double openSlope() {
        final double open = open();
        return open * (1 - open);
    }

    /** @return the gate of the finished model, 0 to 1: exactly 0 where log α is below -2.398 */
    double hard() {
        return cut(sigmoid(logAlpha) * (HIGH - LOW) + LOW);
    }
}
