package org.dashgrn.compute;

/**
 * Floats where a {@link Gemm} reads and writes them without a copy: native memory for BLAS, an array for plain Java.
 * Parts that do not overlap may be used by several threads at once.
 */
public interface Operand {

    /**
     * Copies to the beginning of this operand.
     *
     * @param from source
     * @param length how many
     */
    void write(Floats from, int length);

    /**
     * Copies out of this operand.
     *
     * @param at offset in this operand
     * @param to target
     * @param length how many
     */
    void read(int at, Floats to, int length);

    /**
     * @param offset of the first value that the result has
     * @return the rest of this operand, sharing its values
     */
    Operand from(int offset);
}
