package org.dashgrn.compute;

import java.util.Arrays;

/**
 * Blocks of few columns that wait, where they are, until there are enough for the gradient of a sparse matrix: to gather them in one
 * block costs as much as to multiply them. For one thread.
 */
final class WaitingBlocks {

    /** Columns of the blocks whose gradient keeps sums for each column. */
    static final int NARROW = 4;

    /** Columns of the blocks whose gradient is a product of {@link Columns#MOST} columns. */
    static final int WIDE = Columns.MOST / 4;

    /** How many are summed up at once. */
    static final int MOST = 4;

    /** Takes {@link #MOST} blocks. */
    interface Sum {
        /**
         * @param d of the rows
         * @param x of the columns
         */
        void add(Floats[] d, Floats[] x);
    }

    private final Sum m_sum;
    private final Floats[] m_d = new Floats[MOST];
    private final Floats[] m_x = new Floats[MOST];
    private int m_waiting;
    private final int m_length;
    /** Cotangents that fill up; null until they are needed. */
    private Floats m_zero;

    /**
     * @param length of each block of the rows
     * @param sum takes them
     */
    WaitingBlocks(final int length, final Sum sum) {
        m_length = length;
        m_sum = sum;
    }

    /** Whether blocks of that many columns can wait. */
    static boolean canWait(final int width) {
        return width == NARROW || width == WIDE;
    }

    /**
     * @param d of the rows; stays as it is until {@link #settle}, or until {@link #MOST} were added
     * @param x of the columns; likewise
     */
    void add(final Floats d, final Floats x) {
        m_d[m_waiting] = d;
        m_x[m_waiting] = x;
        if (++m_waiting == MOST) {
            sum();
        }
    }

    /** Sums up what waits. */
    void settle() {
        if (m_waiting > 0) {
            m_zero = m_zero == null ? Floats.of(new float[m_length]) : m_zero;
            Arrays.fill(m_d, m_waiting, MOST, m_zero);
            Arrays.fill(m_x, m_waiting, MOST, m_x[0]);
            sum();
        }
    }

    private void sum() {
        m_sum.add(m_d, m_x);
        m_waiting = 0;
    }
}
