package org.dashgrn.model;

import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.dashgrn.compute.Pattern;

/** PHOENIX written down a second time, in double precision, straight from METHOD.md. */
public record DoublePhoenix(Phoenix network) implements FirstOrderDifferentialEquations {

    @Override
    public int getDimension() {
        return network.genes();
    }

    @Override
    public void computeDerivatives(final double t, final double[] y, final double[] dy) {
        final int n = network.genes();
        final double[] h = new double[n];
        final double[] l = new double[n];
        for (int j = 0; j < n; j++) {
            h[j] = (y[j] - 0.5) / (1 + Math.abs(y[j] - 0.5));
            l[j] = Math.log1p(h[j]);
        }
        final double[] s = apply(network.ws(), h);
        final double[] p = apply(network.wp(), l);
        for (int k = 0; k < s.length; k++) {
            s[k] += network.bs()[k];
            p[k] = Math.exp(p[k] + network.bp()[k]);
        }
        final double[] additive = apply(network.as(), s);
        final double[] product = apply(network.ap(), p);
        for (int i = 0; i < n; i++) {
            dy[i] = network.multiplier(i) * (additive[i] + product[i] - y[i]);
        }
    }

    private static double[] apply(final Layer layer, final double[] x) {
        final Pattern pattern = layer.pattern();
        final double[] dense = pattern.dense(layer.values());
        final double[] out = new double[pattern.rows()];
        for (int r = 0; r < pattern.rows(); r++) {
            for (int c = 0; c < pattern.columns(); c++) {
                out[r] += dense[r * pattern.columns() + c] * x[c];
            }
        }
        return out;
    }
}
