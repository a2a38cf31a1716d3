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
    private static final Class<? extends FloatVector> KIND = ZERO.getClass();

    private LaneSums() {
    }

    private static FloatVector four(final float[] x, final int at) {
        return FloatVector.fromArray(FOUR, x, at);
    }

    /**
     * sums[from + n] ← sums[from + n] + Σ of sixteen floats n.
     *
     * @param sixteens one after the other
     * @param count how many
     * @param sums to be added to
     * @param from where the first goes
     */
    static void add(final Floats sixteens, final int count, final float[] sums, final int from) {
        final float[] floats = sixteens.array();
        for (int n = 0, i = sixteens.at(); n < count; n++, i += VectorLoops.SUM) {
            final FloatVector even = KIND.cast(KIND.cast(four(floats, i)).add(four(floats, i + 8)));
            final FloatVector odd = KIND.cast(KIND.cast(four(floats, i + 4)).add(four(floats, i + 12)));
            sums[from + n] += KIND.cast(even.add(odd)).reduceLanes(VectorOperators.ADD);
        }
    }

    /** sums[n] ← sums[n] + Σ of four floats n. */
    static void addFours(final float[] floats, final float[] sums) {
        for (int n = 0, i = 0; n < sums.length; n++, i += 4) {
            sums[n] += ZERO.add(four(floats, i)).reduceLanes(VectorOperators.ADD);
        }
    }
}
