package org.dashgrn.compute;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops of {@link Activation} that the JIT does not vectorise, by the vector instructions of the processor; the same
 * operations in the same order, so the same bits. Runs where {@link VectorKernels} runs.
 */
final class VectorActivation {

    private static final VectorSpecies<Float> EIGHT = FloatVector.SPECIES_256;

    private VectorActivation() {
    }

    private static FloatVector eight(final float[] x, final int at) {
        return FloatVector.fromArray(EIGHT, x, at);
    }

    /** @return how many elements were done: the largest multiple of eight */
    static int hill(final float[] y, final int length, final float[] hill, final float[] logHill) {
        final int done = length & -8;
        for (int i = 0; i < done; i += 8) {
            final FloatVector x = eight(y, i).sub(0.5f);
            final FloatVector h = x.div(x.abs().add(1f));
            h.intoArray(hill, i);
            final FloatVector s = h.div(h.add(2f));
            final FloatVector q = s.mul(s);
            FloatVector p = q.mul(Activation.ARTANH_15).add(Activation.ARTANH_13);
            p = q.mul(p).add(Activation.ARTANH_11);
            p = q.mul(p).add(Activation.ARTANH_9);
            p = q.mul(p).add(Activation.ARTANH_7);
            p = q.mul(p).add(Activation.ARTANH_5);
            p = q.mul(p).add(Activation.ARTANH_3);
            p = q.mul(p).add(1f);
            s.mul(2f).mul(p).intoArray(logHill, i);
            if (!h.abs().compare(VectorOperators.LE, Activation.NEAR).allTrue()) {
                Activation.logHillFar(y, hill, i, i + 8, logHill);
            }
        }
        return done;
    }

    /** @return how many elements were done: the largest multiple of eight */
    static int expOfSum(final float[] x, final float[] bias, final int length) {
        final int done = length & -8;
        for (int i = 0; i < done; i += 8) {
            final FloatVector z = eight(x, i).add(eight(bias, i)).min(Activation.EXP_MOST).max(Activation.EXP_LEAST);
            final FloatVector rounded = z.mul(Activation.LOG2_E).add(Activation.ROUND);
            final FloatVector n = rounded.sub(Activation.ROUND);
            final FloatVector f = z.sub(n.mul(Activation.LN2_HIGH)).sub(n.mul(Activation.LN2_LOW));
            FloatVector p = f.mul(Activation.EXP_7).add(Activation.EXP_6);
            p = f.mul(p).add(Activation.EXP_5);
            p = f.mul(p).add(Activation.EXP_4);
            p = f.mul(p).add(Activation.EXP_3);
            p = f.mul(p).add(0.5f);
            p = f.mul(p).add(1f);
            p = f.mul(p).add(1f);
            final IntVector power = rounded.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23).add(Activation.ONE);
            p.mul(power.reinterpretAsFloats()).intoArray(x, i);
        }
        return done;
    }
}
