package org.dashgrn.compute;

/**
 * A block of column vectors, row-major {@code [feature][width]}: the values of one feature for all columns of a batch lie
 * side by side. It is an array for the elementwise loops, which the JIT vectorises on arrays only, with a mirror where
 * {@link Gemm} multiplies; each is brought up to date when it is asked for. For one thread.
 */
public final class Block {

    private final Gemm m_gemm;
    private final float[] m_values;
    private Operand m_mirror;
    /** How many leading values the mirror has that the array has not. */
    private int m_ahead;
    /** How many leading values are the same in both. */
    private int m_same;

    /**
     * @param gemm what multiplies it
     * @param length features times the most columns
     */
    public Block(final Gemm gemm, final int length) {
        m_gemm = gemm;
        m_values = new float[length];
    }

    /** @return the values, to be read only */
    public float[] values() {
        if (m_ahead > 0) {
            m_mirror.read(0, m_values, 0, m_ahead);
            m_same = m_ahead;
            m_ahead = 0;
        }
        return m_values;
    }

    /** @return the array, to be filled: what was in it counts no longer */
    public float[] overwrite() {
        m_ahead = 0;
        m_same = 0;
        return m_values;
    }

    /** @return the values, to be read and changed */
    public float[] update() {
        values();
        m_same = 0;
        return m_values;
    }

    /** The first values, to be read by a product. */
    Operand input(final int length) {
        if (m_ahead == 0 && m_same < length) {
            mirror().write(m_values, 0, length);
            m_same = length;
        }
        return mirror();
    }

    /** Room for the result of a product. */
    Operand output(final int length) {
        m_ahead = length;
        return mirror();
    }

    /** The first values, to be added to by a product. */
    Operand sum(final int length) {
        input(length);
        return output(length);
    }

    private Operand mirror() {
        if (m_mirror == null) {
            m_mirror = m_gemm.mirror(m_values);
        }
        return m_mirror;
    }
}
