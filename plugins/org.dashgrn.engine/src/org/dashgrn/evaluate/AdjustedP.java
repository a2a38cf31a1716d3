package org.dashgrn.evaluate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** p values corrected for the number of tests. NaN is no test: it is not counted and stays NaN. */
public final class AdjustedP {

    private AdjustedP() {
    }

    /**
     * Bonferroni: bounds the probability of any false discovery.
     *
     * @param p one value per test
     * @return p times the number of tests, at most 1
     */
    public static double[] bonferroni(final double[] p) {
        final long tests = Arrays.stream(p).filter(value -> !Double.isNaN(value)).count();
        return Arrays.stream(p).map(value -> Math.min(1, value * tests)).toArray();
    }

    /**
     * Benjamini and Hochberg, J. R. Stat. Soc. B 57 (1995): bounds the expected share of false discoveries.
     *
     * @param p one value per test
     * @return for each test the smallest rate of false discoveries at which it is one
     */
    public static double[] benjaminiHochberg(final double[] p) {
        final int[] order = IntStream.range(0, p.length).filter(i -> !Double.isNaN(p[i])).boxed()
            .sorted(Comparator.comparingDouble(i -> p[i])).mapToInt(Integer::intValue).toArray();
        final double[] adjusted = new double[p.length];
        Arrays.fill(adjusted, Double.NaN);
        double smallest = 1;
        for (int rank = order.length; rank >= 1; rank--) {
            smallest = Math.min(smallest, p[order[rank - 1]] * order.length / rank);
            adjusted[order[rank - 1]] = smallest;
        }
        return adjusted;
    }
}
