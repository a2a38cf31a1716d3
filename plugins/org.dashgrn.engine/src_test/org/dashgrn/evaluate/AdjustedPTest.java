package org.dashgrn.evaluate;

import static org.junit.Assert.assertArrayEquals;

import org.junit.Test;

/** Corrections for many tests, computed by hand. */
public class AdjustedPTest {

    private static final double EXACT = 1e-15;

    @Test
    public void bonferroniMultipliesByTheNumberOfTests() {
        assertArrayEquals(new double[]{0.03, 0, 1, Double.NaN},
            AdjustedP.bonferroni(new double[]{0.01, 0, 0.5, Double.NaN}), EXACT);
    }

    /** Sorted 0.01 0.02 0.03 0.05 0.6 times 5/rank: 0.05 0.05 0.05 0.0625 0.6. */
    @Test
    public void benjaminiHochbergTakesTheSmallestOfTheGreaterRanks() {
        assertArrayEquals(new double[]{0.6, 0.05, 0.0625, 0.05, 0.05},
            AdjustedP.benjaminiHochberg(new double[]{0.6, 0.01, 0.05, 0.03, 0.02}), EXACT);
    }

    /** Sorted 0.01 0.04 0.05 times 3/rank: 0.03 0.06 0.05, and 0.06 may not exceed its successor. */
    @Test
    public void benjaminiHochbergNeverFallsWithP() {
        assertArrayEquals(new double[]{0.05, 0.03, 0.05},
            AdjustedP.benjaminiHochberg(new double[]{0.04, 0.01, 0.05}), EXACT);
    }

    /** Two tests: 0.02·2/1 and 1·2/2. */
    @Test
    public void whatWasNotTestedDoesNotCount() {
        assertArrayEquals(new double[]{Double.NaN, 0.04, 1, Double.NaN},
            AdjustedP.benjaminiHochberg(new double[]{Double.NaN, 0.02, 1, Double.NaN}), EXACT);
        assertArrayEquals(new double[]{0, 0}, AdjustedP.benjaminiHochberg(new double[]{0, 0}), 0);
        assertArrayEquals(new double[0], AdjustedP.benjaminiHochberg(new double[0]), 0);
    }
}
