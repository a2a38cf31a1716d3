package org.dashgrn.compute;

import java.util.function.IntConsumer;

/**
 * {@link Gemm} that cuts large products by the rows of the result, so that threads share one product. How it cuts depends
 * on the shape alone, not on the number of threads; but one thread alone does not cut where that changes no bit.
 */
public final class SharedGemm implements Gemm {

    /** Multiplications that are worth a second thread: about 50 µs. */
    private static final long WORTH_SHARING = 1 << 21;
    private static final int MOST_PARTS = 4;
    /** A part has at least so many rows: each part makes its own copy of the right operand in the order of its kernels. */
    private static final int FEWEST_ROWS = 128;
    /** Parts begin where tiles do: see {@link TilesOfSixteens}. */
    private static final int STEP = 20;

    private final Gemm m_gemm;
    private final Lanes m_lanes;

    /**
     * @param gemm multiplies the parts
     * @param lanes threads
     */
    public SharedGemm(final Gemm gemm, final Lanes lanes) {
        m_gemm = gemm;
        m_lanes = lanes;
    }

    @Override
    public void multiply(final boolean transposeA, final boolean transposeB, final int rows, final int columns,
        final int inner, final Operand a, final int lda, final Operand b, final int ldb, final float beta,
        final Operand c, final int ldc) {
        final int parts =
            (int)Math.min(Math.min(MOST_PARTS, rows / FEWEST_ROWS), (long)rows * columns * inner / WORTH_SHARING);
        if (parts < 2 || !isShared() && m_gemm instanceof ArrayGemm) {
            m_gemm.multiply(transposeA, transposeB, rows, columns, inner, a, lda, b, ldb, beta, c, ldc);
            return;
        }
        m_lanes.run(parts, p -> {
            final int from = start(p, parts, rows);
            m_gemm.multiply(transposeA, transposeB, start(p + 1, parts, rows) - from, columns, inner,
                a.from(transposeA ? from : from * lda), lda, b, ldb, beta, c.from(from * ldc), ldc);
        });
    }

    @Override
    public void each(final int parts, final IntConsumer part) {
        m_lanes.run(parts, part);
    }

    @Override
    public boolean isShared() {
        return !m_lanes.isOne();
    }

    private static int start(final int part, final int parts, final int rows) {
        return part == parts ? rows : rows * part / parts / STEP * STEP;
    }

    @Override
    public Operand allocate(final int length) {
        return m_gemm.allocate(length);
    }

    @Override
    public Operand mirror(final Floats values, final int length) {
        return m_gemm.mirror(values, length);
    }
}
