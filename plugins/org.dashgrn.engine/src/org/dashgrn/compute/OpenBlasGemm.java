package org.dashgrn.compute;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.blas_set_num_threads;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

/** {@link Gemm} by ND4J's OpenBLAS, called on Java arrays without a copy. */
final class OpenBlasGemm implements Gemm {

    /** Loads the natives. OpenBLAS keeps to the calling thread, so that results do not depend on its thread count. */
    OpenBlasGemm() {
        blas_set_num_threads(1);
    }

    @Override
    public void multiply(final boolean transposeA, final boolean transposeB, final int rows, final int columns,
        final int inner, final float[] a, final int lda, final float[] b, final int ldb, final float beta,
        final float[] c, final int ldc) {
        cblas_sgemm(CblasRowMajor, transposeA ? CblasTrans : CblasNoTrans, transposeB ? CblasTrans : CblasNoTrans, rows,
            columns, inner, 1f, a, lda, b, ldb, beta, c, ldc);
    }
}
