package org.dashgrn.compute;

/**
 * A block of column vectors, row-major {@code [feature][width]}: the values of one feature for all columns of a batch lie
 * side by side. It is an array for the elementwise loops, which the JIT vectorises on arrays only, with a mirror where
 * {@link Gemm} multiplies; each is brought up to date when it is asked for. For one thread.
 */
public final class Block {

    private final Gemm m_gemm;
    private final Floats m_values;
    private final int m_length;
    private Operand m_mirror;
    /** How many leading values the mirror has that the array has not. */
    private int m_ahead;
    /** How many leading values are the same in both. */
    private int m_same;

    /**
     * A block in an array of its own.
     *
     * @param gemm what multiplies it
     * @param length features times the most columns
     */
    public Block(final Gemm gemm, final int length) {
        this(gemm, Floats.of(new float[length]), length);
    }

    /**
     * @param gemm what multiplies it
     * @param memory where it is to be
     * @param length features times the most columns
     */
    public Block(final Gemm gemm, final FloatArena memory, final int length) {
        this(gemm, memory.take(length), length);
    }

    private Block(final Gemm gemm, final Floats values, final int length) {
        m_gemm = gemm;
        m_values = values;
        m_length = length;
    }

    /** @return the values, to be read only */
    public Floats values() {
        if (m_ahead > 0) {
            m_mirror.read(0, m_values, m_ahead);
            m_same = m_ahead;
            m_ahead = 0;
        }
        return m_values;
    }

    /** @return the values, to be filled: what they were counts no longer */
    public Floats overwrite() {
        m_ahead = 0;
        m_same = 0;
        return m_values;
    }

    /** @return the values, to be read and changed */
    public Floats update() {
        values();
        m_same = 0;
        return m_values;
    }

    /** The first values, to be read by a product. */
    Operand input(final int length) {
        if (m_ahead == 0 && m_same < length) {
            mirror().write(m_values, length);
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
            m_mirror = m_gemm.mirror(m_values, m_length);
        }
        return m_mirror;
    }
}
