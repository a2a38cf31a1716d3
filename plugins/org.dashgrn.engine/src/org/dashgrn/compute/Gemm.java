package org.dashgrn.compute;

import java.util.function.IntConsumer;

/**
 * The matrix product C ← op(A)·op(B) + β·C on row-major floats. Implementations are stateless and give the same bits for
 * the same shapes and operands on one machine; they never start threads of their own.
 */
public interface Gemm {

    /**
     * @param transposeA whether op(A) is Aᵀ
     * @param transposeB whether op(B) is Bᵀ
     * @param rows rows of C
     * @param columns columns of C
     * @param inner columns of op(A)
     * @param a operand, leading dimension {@code lda}
     * @param lda distance between two rows of A
     * @param b operand, leading dimension {@code ldb}
     * @param ldb distance between two rows of B
     * @param beta 0 to overwrite C, 1 to add to it
     * @param c result
     * @param ldc distance between two rows of C; what lies between them may be overwritten
     */
    void multiply(boolean transposeA, boolean transposeB, int rows, int columns, int inner, Operand a, int lda,
        Operand b, int ldb, float beta, Operand c, int ldc);

    /**
     * @param length how many floats
     * @return an operand of this product, all 0
     */
    Operand allocate(int length);

    /**
     * @param values of an operand
     * @param length how many
     * @return an operand of the same length: the values themselves, or memory that has to be brought up to date by
     *         {@link Operand#write} and {@link Operand#read}
     */
    Operand mirror(Floats values, int length);

    /**
     * Runs parts of a computation that do not touch each other, at the same time if there are threads for it.
     *
     * @param parts how many
     * @param part called with 0 … parts-1
     */
    default void each(final int parts, final IntConsumer part) {
        for (int p = 0; p < parts; p++) {
            part.accept(p);
        }
    }

    /** @return whether {@link #each} has more than one thread */
    default boolean isShared() {
        return false;
    }

    /** @return the native BLAS that comes with ND4J, or plain Java where this platform has no natives */
    static Gemm best() {
        return BestGemm.INSTANCE;
    }
}
