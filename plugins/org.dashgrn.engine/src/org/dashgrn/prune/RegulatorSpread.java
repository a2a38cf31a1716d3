package org.dashgrn.prune;

import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.Trajectory;

/** How much each gene's regulating signal varies in the data: what hardly varies cannot be seen to regulate. */
final class RegulatorSpread {

    private RegulatorSpread() {
    }

    static double hill(final double y) {
        final double z = y - 0.5;
        return z / (1 + Math.abs(z));
    }

    /**
     * @param data expression; missing values are skipped
     * @return standard deviation of hill(y) over all observations of each gene, n; 0 for a gene without any
     */
    static double[] of(final ExpressionTrajectories data) {
        final int n = data.geneCount();
        final double[] sum = new double[n];
        final double[] squares = new double[n];
        final int[] count = new int[n];
        for (Trajectory trajectory : data.trajectories()) {
            for (double[] y : trajectory.values()) {
                for (int j = 0; j < n; j++) {
                    if (Double.isFinite(y[j])) {
                        final double hill = hill(y[j]);
                        sum[j] += hill;
                        squares[j] += hill * hill;
                        count[j]++;
                    }
                }
            }
        }
        final double[] spread = new double[n];
        for (int j = 0; j < n; j++) {
            final double mean = sum[j] / count[j];
            spread[j] = count[j] == 0 ? 0 : Math.sqrt(Math.max(0, squares[j] / count[j] - mean * mean));
        }
        return spread;
    }
}
