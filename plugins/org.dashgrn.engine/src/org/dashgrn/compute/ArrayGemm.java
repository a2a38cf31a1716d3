package org.dashgrn.compute;

/**
 * {@link Gemm} on Java arrays: an operand is the array itself. Sums run along the inner dimension in one way for all elements,
 * so that a product cut by rows has the bits of the whole.
 */
abstract class ArrayGemm implements Gemm {

    @Override
    public final Operand allocate(final int length) {
        return new ArrayOperand(Floats.of(new float[length]));
    }

    @Override
    public final Operand mirror(final Floats values, final int length) {
        return new ArrayOperand(values);
    }

    @Override
    public final void multiply(final boolean transposeA, final boolean transposeB, final int rows, final int columns,
        final int inner, final Operand a, final int lda, final Operand b, final int ldb, final float beta,
        final Operand c, final int ldc) {
        final Floats left = ((ArrayOperand)a).values();
        final Floats right = ((ArrayOperand)b).values();
        final Floats result = ((ArrayOperand)c).values();
        multiply(transposeA, transposeB, rows, columns, inner, left.array(), left.at(), lda, right.array(), right.at(), ldb, beta,
            result.array(), result.at(), ldc);
    }

    /** As {@link Gemm#multiply}, on arrays from an offset each. */
    abstract void multiply(boolean transposeA, boolean transposeB, int rows, int columns, int inner, float[] a, int aFrom,
        int lda, float[] b, int bFrom, int ldb, float beta, float[] c, int cFrom, int ldc);
}
