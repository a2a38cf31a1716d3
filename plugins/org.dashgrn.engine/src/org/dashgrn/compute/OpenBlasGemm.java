package org.dashgrn.compute;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.blas_set_num_threads;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.bytedeco.javacpp.FloatPointer;

/** {@link Gemm} by OpenBLAS. */
final class OpenBlasGemm implements Gemm {

    /** Loads the natives. */
    OpenBlasGemm() {
        try {
            NativeCache.separate();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        keepToCallingThread();
    }

    /**
     * OpenBLAS keeps to the calling thread, so that results do not depend on its thread count, and so that its threads do not
     * wait for each other, by spinning, in each small product.
     */
    static void keepToCallingThread() {
        blas_set_num_threads(1);
    }

    @Override
    public void multiply(final boolean transposeA, final boolean transposeB, final int rows, final int columns,
        final int inner, final Operand a, final int lda, final Operand b, final int ldb, final float beta,
        final Operand c, final int ldc) {
        cblas_sgemm(CblasRowMajor, transposeA ? CblasTrans : CblasNoTrans, transposeB ? CblasTrans : CblasNoTrans, rows,
            columns, inner, 1f, pointer(a), lda, pointer(b), ldb, beta, pointer(c), ldc);
    }

    private static FloatPointer pointer(final Operand operand) {
        return ((NativeOperand)operand).pointer();
    }

    @Override
    public Operand allocate(final int length) {
        return new NativeOperand(length);
    }

    @Override
    public Operand mirror(final Floats values, final int length) {
        return new NativeOperand(length);
    }
}
