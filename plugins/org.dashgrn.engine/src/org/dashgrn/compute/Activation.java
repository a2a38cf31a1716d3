package org.dashgrn.compute;

/**
 * The elementwise functions of the dynamics on whole blocks (METHOD.md, section 1). The loops carry nothing from one element
 * to the next, so that the JIT vectorises them.
 */
public final class Activation {

    static final float LOG2_E = 1.442695f;
    /** Added and subtracted again, rounds to whole numbers; in between the last bits are the number. */
    static final float ROUND = 12582912f;
    /** ln 2 in two parts; whole numbers times the first are exact. */
    static final float LN2_HIGH = 0.693359375f;
    static final float LN2_LOW = -2.1219444e-4f;
    /** Range of exponents. */
    static final float EXP_LEAST = -87f;
    static final float EXP_MOST = 89f;
    /** 1/3! to 1/7!. */
    static final float EXP_3 = 0.16666667f;
    static final float EXP_4 = 0.041666668f;
    static final float EXP_5 = 0.008333334f;
    static final float EXP_6 = 0.0013888889f;
    static final float EXP_7 = 1.984127e-4f;
    /** artanh(s)/s as a polynomial in s², for |s| <= 1/3: minimax (E. Remez), relative error below 8e-9. */
    static final float ARTANH_3 = 0.33333158f;
    static final float ARTANH_5 = 0.20012455f;
    static final float ARTANH_7 = 0.139803f;
    static final float ARTANH_9 = 0.14089167f;
    /** Least h for which the polynomial gives log1p(h) to float precision; it does for all above. */
    static final float LEAST_NEAR = -0.5f;
    /** The bits of sqrt(1/2). */
    static final int SQRT_HALF = 0x3f3504f3;
    /** The bits of 1f. */
    static final int ONE = 0x3f800000;
    /** All bits of a number but those of its sign and its power of 2. */
    static final int MANTISSA = 0x007fffff;

    /** h > -1 mathematically; rounding may reach it, where the slope of its logarithm is 0 as well. */
    static final float LEAST_SLOPE = 1e-7f;

    static final boolean VECTORS = Kernels.best() instanceof VectorKernels;

    private Activation() {
    }

    /**
     * hill(y) = (y - 1/2) / (1 + |y - 1/2|) and its logarithm log1p(hill(y)).
     *
     * @param y states
     * @param length how many
     * @param hill result
     * @param logHill result
     */
    public static void hill(final Floats y, final int length, final Floats hill, final Floats logHill) {
        final int done = VECTORS ? VectorLoops.LONGEST.hill(y, length, hill, logHill) : 0;
        if (y.isWhole() && hill.isWhole() && logHill.isWhole()) {
            hill(y.array(), done, length, hill.array(), logHill.array());
            return;
        }
        for (int i = done; i < length; i++) {
            hill.set(i, hill(y.get(i)));
            logHill.set(i, hill.get(i) >= LEAST_NEAR ? logHill(hill.get(i)) : logHillFar(y.get(i)));
        }
    }

    private static void hill(final float[] y, final int from, final int length, final float[] hill, final float[] logHill) {
        for (int i = from; i < length; i++) {
            hill[i] = hill(y[i]);
            logHill[i] = logHill(hill[i]);
        }
        for (int i = from; i < length; i++) {
            if (!(hill[i] >= LEAST_NEAR)) {
                logHill[i] = logHillFar(y[i]);
            }
        }
    }

    private static float hill(final float y) {
        final float x = y - 0.5f;
        return x / (1f + Math.abs(x));
    }

    /** log1p(h) = 2 artanh(h / (2 + h)). */
    private static float logHill(final float h) {
        return twiceArtanh(h / (2f + h));
    }

    private static float twiceArtanh(final float s) {
        final float q = s * s;
        return 2f * s * (1f + q * (ARTANH_3 + q * (ARTANH_5 + q * (ARTANH_7 + q * ARTANH_9))));
    }

    /**
     * The logarithm of a state below -1/2, which is rare; h itself has lost the digits that matter near -1. There 1 + hill(y) = 1 / z
     * with z = 3/2 - y = 2^n·m, and log(m) = 2 artanh((m - 1) / (m + 1)). Also of what is not a number, which it stays.
     */
    private static float logHillFar(final float y) {
        final float z = 1.5f - y;
        final int bits = Float.floatToRawIntBits(z) - SQRT_HALF;
        final float n = bits >> 23;
        final float m = Float.intBitsToFloat((bits & MANTISSA) + SQRT_HALF);
        final float log = n * LN2_HIGH + (n * LN2_LOW + twiceArtanh((m - 1f) / (m + 1f)));
        return 0f * y - log;
    }

    /**
     * The cotangent of the states: dy ← -dJoint + (1 - |h|)²·(dHill + dLogHill / (1 + h)), where h = hill(y).
     *
     * @param hill h
     * @param dHill cotangent of hill(y)
     * @param dLogHill cotangent of logHill(y)
     * @param dJoint cotangent of joint(y) - y
     * @param length how many
     * @param dy result
     */
    public static void hillPullBack(final Floats hill, final Floats dHill, final Floats dLogHill, final Floats dJoint,
        final int length, final Floats dy) {
        if (hill.isWhole() && dHill.isWhole() && dLogHill.isWhole() && dJoint.isWhole() && dy.isWhole()) {
            hillPullBack(hill.array(), dHill.array(), dLogHill.array(), dJoint.array(), length, dy.array());
            return;
        }
        for (int i = VECTORS ? VectorLoops.LONGEST.hillPullBack(hill, dHill, dLogHill, dJoint, length, dy) : 0; i < length; i++) {
            dy.set(i, hillPullBack(hill.get(i), dHill.get(i), dLogHill.get(i)) - dJoint.get(i));
        }
    }

    private static void hillPullBack(final float[] hill, final float[] dHill, final float[] dLogHill, final float[] dJoint,
        final int length, final float[] dy) {
        for (int i = 0; i < length; i++) {
            dy[i] = hillPullBack(hill[i], dHill[i], dLogHill[i]) - dJoint[i];
        }
    }

    private static float hillPullBack(final float h, final float dHill, final float dLogHill) {
        final float slope = 1f - Math.abs(h);
        return slope * slope * (dHill + dLogHill / Math.max(1f + h, LEAST_SLOPE));
    }

    /**
     * x ← exp(x + bias), to float precision.
     *
     * @param x values
     * @param bias as many
     * @param length how many
     */
    public static void expOfSum(final Floats x, final Floats bias, final int length) {
        final int done = VECTORS ? VectorLoops.LONGEST.expOfSum(x, bias, length) : 0;
        if (x.isWhole() && bias.isWhole()) {
            expOfSum(x.array(), bias.array(), done, length);
            return;
        }
        for (int i = done; i < length; i++) {
            x.set(i, exp(x.get(i) + bias.get(i)));
        }
    }

    private static void expOfSum(final float[] x, final float[] bias, final int from, final int length) {
        for (int i = from; i < length; i++) {
            x[i] = exp(x[i] + bias[i]);
        }
    }

    /** exp(z) = 2^n·exp(f) with z = n·ln 2 + f, |f| <= ln(2)/2; above the range it is infinite, below next to 0. */
    private static float exp(final float x) {
        final float z = Math.max(EXP_LEAST, Math.min(EXP_MOST, x));
        final float rounded = z * LOG2_E + ROUND;
        final float n = rounded - ROUND;
        final float f = (z - n * LN2_HIGH) - n * LN2_LOW;
        final float p = 1f + f * (1f + f * (0.5f + f * (EXP_3 + f * (EXP_4 + f * (EXP_5 + f * (EXP_6 + f * EXP_7))))));
        return p * Float.intBitsToFloat((Float.floatToRawIntBits(rounded) << 23) + ONE);
    }

    /**
     * In-place elu: x where it is positive, else exp(x) - 1.
     *
     * @param x values
     * @param length how many
     */
    public static void elu(final Floats x, final int length) {
        for (int i = 0; i < length; i++) {
            if (x.get(i) < 0) {
                x.set(i, (float)Math.expm1(x.get(i)));
            }
        }
    }

    /**
     * Cotangents through elu: where e = elu(x) is not positive its derivative is e + 1.
     *
     * @param e elu(x)
     * @param length how many
     * @param d cotangents of e; become those of x
     */
    public static void eluPullBack(final Floats e, final int length, final Floats d) {
        for (int i = 0; i < length; i++) {
            d.set(i, d.get(i) * Math.min(1f, e.get(i) + 1f));
        }
    }

    /**
     * @param x values
     * @return whether all their squares are finite
     */
    public static boolean hasFiniteSquares(final float[] x) {
        // 0·x² is 0 unless x² is infinite or not a number; several sums, because one would wait for itself
        final int from = VECTORS ? x.length & -VectorLoops.LONGEST.lanes() : 0;
        float a = from > 0 ? VectorLoops.LONGEST.sumOfZeroTimesSquare(x, from) : 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int i = from;
        for (; i + 4 <= x.length; i += 4) {
            a += 0f * (x[i] * x[i]);
            b += 0f * (x[i + 1] * x[i + 1]);
            c += 0f * (x[i + 2] * x[i + 2]);
            d += 0f * (x[i + 3] * x[i + 3]);
        }
        for (; i < x.length; i++) {
            a += 0f * (x[i] * x[i]);
        }
        return a + b + c + d == 0;
    }

    /** out ← a⊙b; out may be a or b. */
    public static void multiply(final Floats a, final Floats b, final int length, final Floats out) {
        if (a.isWhole() && b.isWhole() && out.isWhole()) {
            multiply(a.array(), b.array(), length, out.array());
            return;
        }
        for (int i = VECTORS ? VectorLoops.LONGEST.multiply(a, b, length, out) : 0; i < length; i++) {
            out.set(i, a.get(i) * b.get(i));
        }
    }

    private static void multiply(final float[] a, final float[] b, final int length, final float[] out) {
        for (int i = 0; i < length; i++) {
            out[i] = a[i] * b[i];
        }
    }

    /** sum ← sum + x. */
    public static void addTo(final float[] sum, final float[] x, final int length) {
        addTo(Floats.of(sum), Floats.of(x), length);
    }

    /** sum ← sum + x. */
    public static void addTo(final Floats sum, final Floats x, final int length) {
        WeightedSum.sum(1, 1f, sum, 1f, x, 0f, x, 0f, x, 0f, x, length, sum);
    }
}
