package org.dashgrn.compute;

/**
 * a·b + c, in one instruction where the processor has it. {@link Math#fma} without that instruction takes a thousand times
 * as long.
 */
final class Fma {

    private static final boolean NATIVE = isFast();
    /** Seconds that a multiplication may take: in native code far less, by BigDecimal far more. */
    private static final double SLOW = 2e-7;
    private static final int CALLS = 2000;

    private Fma() {
    }

    private static boolean isFast() {
        float sum = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int trial = 0; trial < 5; trial++) {
            final long start = System.nanoTime();
            for (int i = 0; i < CALLS; i++) {
                sum = Math.fma(0.5f, sum, 0.3f);
            }
            least = Math.min(least, (System.nanoTime() - start) / 1e9 / CALLS);
        }
        return sum > 0 && least < SLOW;
    }

    static float add(final float a, final float b, final float c) {
        return NATIVE ? Math.fma(a, b, c) : a * b + c;
    }
}
