package org.dashgrn.compute;

import java.util.Arrays;

/**
 * Floats within an array, from one place on; how many is known to whoever uses them.
 *
 * @param array that has them, and perhaps others
 * @param at where they begin
 */
public record Floats(float[] array, int at) {

    /** @return an array from its beginning on */
    public static Floats of(final float[] array) {
        return new Floats(array, 0);
    }

    /** Whether they begin where their array does: of loops over others the JIT makes no vectors. */
    boolean isWhole() {
        return at == 0;
    }

    /** @return one of them */
    public float get(final int i) {
        return array[at + i];
    }

    /** Sets one of them. */
    public void set(final int i, final float x) {
        array[at + i] = x;
    }

    /** Sets the first ones. */
    public void fill(final int length, final float value) {
        Arrays.fill(array, at, at + length, value);
    }

    /** Takes over the first ones of others. */
    public void copy(final Floats from, final int length) {
        System.arraycopy(from.array, from.at, array, at, length);
    }

    /** @return a copy of the first ones */
    public float[] toArray(final int length) {
        return Arrays.copyOfRange(array, at, at + length);
    }

    /** @return those from a later place on */
    public Floats from(final int start) {
        return new Floats(array, at + start);
    }
}
