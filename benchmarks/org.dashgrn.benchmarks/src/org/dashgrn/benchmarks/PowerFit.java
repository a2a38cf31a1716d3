package org.dashgrn.benchmarks;

import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * The power law y = factor·x^exponent through measured points, by least squares in the logarithms.
 *
 * @param exponent by how much y grows when x does
 * @param factor y at x = 1
 * @param error standard error of the exponent; NaN for two points
 */
record PowerFit(double exponent, double factor, double error) {

    /**
     * @param x at least two different positive values
     * @param y as many positive values
     * @return the fit
     */
    static PowerFit of(final double[] x, final double[] y) {
        if (x.length != y.length || x.length < 2) {
            throw new IllegalArgumentException(x.length + " and " + y.length + " values");
        }
        final SimpleRegression line = new SimpleRegression();
        for (int i = 0; i < x.length; i++) {
            if (!(x[i] > 0 && y[i] > 0)) {
                throw new IllegalArgumentException("not positive: " + x[i] + ", " + y[i]);
            }
            line.addData(Math.log(x[i]), Math.log(y[i]));
        }
        if (Double.isNaN(line.getSlope())) {
            throw new IllegalArgumentException("all x are the same");
        }
        return new PowerFit(line.getSlope(), Math.exp(line.getIntercept()), line.getSlopeStdErr());
    }
}
