package org.dashgrn.compute;

/**
 * {@link Gemm} on Java arrays: an operand is the array itself. Sums run along the inner dimension in one way for all elements,
 * so that a product cut by rows has the bits of the whole.
 */
abstract class ArrayGemm implements Gemm {

    @Override
    public final Operand allocate(final int length) {
        return new ArrayOperand(new float[length], 0);
    }

    @Override
    public final Operand mirror(final float[] array) {
        return new ArrayOperand(array, 0);
    }

    @Override
    public final void multiply(final boolean transposeA, final boolean transposeB, final int rows, final int columns,
        final int inner, final Operand a, final int lda, final Operand b, final int ldb, final float beta,
        final Operand c, final int ldc) {
        final ArrayOperand left = (ArrayOperand)a;
        final ArrayOperand right = (ArrayOperand)b;
        final ArrayOperand result = (ArrayOperand)c;
        multiply(transposeA, transposeB, rows, columns, inner, left.array(), left.offset(), lda, right.array(),
            right.offset(), ldb, beta, result.array(), result.offset(), ldc);
    }

    /** As {@link Gemm#multiply}, on arrays from an offset each. */
    abstract void multiply(boolean transposeA, boolean transposeB, int rows, int columns, int inner, float[] a, int aFrom,
        int lda, float[] b, int bFrom, int ldb, float beta, float[] c, int cFrom, int ldc);
}
