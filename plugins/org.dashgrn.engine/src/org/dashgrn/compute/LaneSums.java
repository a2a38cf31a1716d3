package org.dashgrn.compute;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums over the lanes of vectors. Java 17 sums lane by lane, so that most of the time of a short product would go there;
 * vectors of four that are read back from memory have few lanes.
 */
final class LaneSums {

    private static final VectorSpecies<Float> FOUR = FloatVector.SPECIES_128;
    /** Its kind is known: see {@link VectorLoopsCode}. */
    private static final FloatVector ZERO = FloatVector.zero(FOUR);

    private LaneSums() {
    }

    private static FloatVector four(final float[] x, final int at) {
        return FloatVector.fromArray(FOUR, x, at);
    }

    /**
     * sums[from + n] ← sums[from + n] + Σ of vector n.
     *
     * @param vectors one after the other
     * @param lanes of each: 8 or 16
     * @param count how many
     * @param sums to be added to
     * @param from where the first goes
     */
    static void add(final float[] vectors, final int lanes, final int count, final float[] sums, final int from) {
        if (lanes == 16) {
            for (int n = 0, i = 0; n < count; n++, i += 16) {
                sums[from + n] += ZERO.add(four(vectors, i)).add(four(vectors, i + 8))
                    .add(ZERO.add(four(vectors, i + 4)).add(four(vectors, i + 12))).reduceLanes(VectorOperators.ADD);
            }
        } else {
            for (int n = 0, i = 0; n < count; n++, i += 8) {
                sums[from + n] += ZERO.add(four(vectors, i)).add(four(vectors, i + 4)).reduceLanes(VectorOperators.ADD);
            }
        }
    }
}
