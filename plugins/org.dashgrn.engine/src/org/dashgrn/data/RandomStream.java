package org.dashgrn.data;

import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/** Independent streams of random numbers from one seed, the same on every platform. */
public final class RandomStream {

    private RandomStream() {
    }

    /**
     * @param seed the user's seed
     * @param purpose one or more numbers that no other use of the seed has
     * @return a generator at its start
     */
    public static RandomGenerator of(final long seed, final int... purpose) {
        final int[] state = new int[purpose.length + 2];
        state[0] = (int)(seed >>> 32);
        state[1] = (int)seed;
        System.arraycopy(purpose, 0, state, 2, purpose.length);
        return new Well19937c(state);
    }
}
