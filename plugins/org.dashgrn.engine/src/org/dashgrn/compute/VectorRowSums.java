package org.dashgrn.compute;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The loop of {@link RowSums} by vectors, with the same bits. */
final class VectorRowSums {

    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = DOUBLES.length();
    private static final VectorSpecies<Float> FLOATS =
        VectorSpecies.of(float.class, VectorShape.forBitSize(DOUBLES.vectorBitSize() / 2));
    /** Kinds are known so: see {@link VectorLoopsCode}. */
    private static final Class<? extends DoubleVector> KIND = DoubleVector.zero(DOUBLES).getClass();
    private static final Class<? extends FloatVector> HALF = FloatVector.zero(FLOATS).getClass();

    private VectorRowSums() {
    }

    /** Adds to as many sums as whole vectors hold, and returns how many those are. */
    static int addFour(final double f0, final double f1, final double f2, final double f3, final float[] r0, final float[] r1,
        final float[] r2, final float[] r3, final double[] sums) {
        final int done = sums.length / LANES * LANES;
        for (int j = 0; j < done; j += LANES) {
            DoubleVector s = KIND.cast(DoubleVector.fromArray(DOUBLES, sums, j));
            s = KIND.cast(s.add(doubles(r0, j).mul(f0)));
            s = KIND.cast(s.add(doubles(r1, j).mul(f1)));
            s = KIND.cast(s.add(doubles(r2, j).mul(f2)));
            KIND.cast(s.add(doubles(r3, j).mul(f3))).intoArray(sums, j);
        }
        return done;
    }

    private static DoubleVector doubles(final float[] x, final int at) {
        return KIND.cast(HALF.cast(FloatVector.fromArray(FLOATS, x, at)).convertShape(VectorOperators.F2D, DOUBLES, 0));
    }
}
