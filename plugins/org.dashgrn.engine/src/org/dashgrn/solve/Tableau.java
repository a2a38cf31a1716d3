package org.dashgrn.solve;

/**
 * The coefficients of an explicit Runge-Kutta method.
 *
 * @param a a[i][j], weight of slope j in the state of stage i; row i has i entries
 * @param b weight of each slope in the result
 * @param error weight of each slope in the error estimate, or null if the method has none; may be one longer than b:
 *            the extra slope is the one at the result, which the next step starts with (first same as last)
 * @param order order of the result
 */
public record Tableau(float[][] a, float[] b, float[] error, int order) {

    /** The classical Runge-Kutta method of order 4. */
    public static final Tableau RK4 = new Tableau(new float[][]{{}, {1f / 2}, {0, 1f / 2}, {0, 0, 1}},
        new float[]{1f / 6, 1f / 3, 1f / 3, 1f / 6}, null, 4);

    /**
     * Dormand and Prince 5(4), J. Comput. Appl. Math. 6 (1980): order 5 with an embedded error estimate of order 4.
     */
    public static final Tableau DORMAND_PRINCE = new Tableau(
        new float[][]{{}, {1f / 5}, {3f / 40, 9f / 40}, {44f / 45, -56f / 15, 32f / 9},
            {(float)(19372d / 6561), (float)(-25360d / 2187), (float)(64448d / 6561), (float)(-212d / 729)},
            {(float)(9017d / 3168), (float)(-355d / 33), (float)(46732d / 5247), (float)(49d / 176),
                (float)(-5103d / 18656)}},
        new float[]{35f / 384, 0, 500f / 1113, 125f / 192, (float)(-2187d / 6784), 11f / 84},
        new float[]{(float)(35d / 384 - 5179d / 57600), 0, (float)(500d / 1113 - 7571d / 16695),
            (float)(125d / 192 - 393d / 640), (float)(-2187d / 6784 + 92097d / 339200), (float)(11d / 84 - 187d / 2100),
            -1f / 40},
        5);

    /** @return the number of stages that contribute to the result */
    public int stages() {
        return b.length;
    }
}
