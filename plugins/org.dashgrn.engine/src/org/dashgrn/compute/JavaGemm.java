package org.dashgrn.compute;

import java.util.Arrays;

/** {@link Gemm} in plain Java, for platforms without natives; loops are ordered so that the JIT vectorises them. */
final class JavaGemm extends ArrayGemm {

    @Override
    void multiply(final boolean transposeA, final boolean transposeB, final int rows, final int columns,
        final int inner, final float[] a, final int aFrom, final int lda, final float[] b, final int bFrom,
        final int ldb, final float beta, final float[] c, final int cFrom, final int ldc) {
        for (int i = 0; i < rows; i++) {
            final int row = cFrom + i * ldc;
            if (beta == 0) {
                Arrays.fill(c, row, row + columns, 0f);
            }
            if (transposeB) {
                dots(transposeA, i, columns, inner, a, aFrom, lda, b, bFrom, ldb, c, row);
            } else {
                for (int k = 0; k < inner; k++) {
                    axpy(a[aFrom + (transposeA ? k * lda + i : i * lda + k)], b, bFrom + k * ldb, c, row, columns);
                }
            }
        }
    }

    private static void axpy(final float factor, final float[] b, final int from, final float[] c, final int to,
        final int length) {
        for (int j = 0; j < length; j++) {
            c[to + j] += factor * b[from + j];
        }
    }

    private static void dots(final boolean transposeA, final int i, final int columns, final int inner, final float[] a,
        final int aFrom, final int lda, final float[] b, final int bFrom, final int ldb, final float[] c,
        final int row) {
        for (int j = 0; j < columns; j++) {
            float sum = 0;
            for (int k = 0; k < inner; k++) {
                sum += a[aFrom + (transposeA ? k * lda + i : i * lda + k)] * b[bFrom + j * ldb + k];
            }
            c[row + j] += sum;
        }
    }
}
