package org.dashgrn.compute;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Products of dense double matrices for pruning scores, by ND4J where its natives load and in plain Java elsewhere.
 * Matrices are row-major arrays. Not for inner loops: every call copies to and from ND4J.
 */
public final class DoubleAlgebra {

    private static final boolean NATIVE = loads();

    private DoubleAlgebra() {
    }

    private static boolean loads() {
        if (Gemm.best() instanceof JavaGemm) {
            return false;
        }
        final Thread thread = Thread.currentThread();
        final ClassLoader before = thread.getContextClassLoader();
        // ND4J finds its back end with the context class loader, which in OSGi sees another bundle
        thread.setContextClassLoader(INDArray.class.getClassLoader());
        try {
            Nd4j.create(new double[]{1}, new long[]{1, 1}, 'c');
            return true;
        } catch (LinkageError | RuntimeException e) {
            return false;
        } finally {
            thread.setContextClassLoader(before);
            OpenBlasGemm.keepToCallingThread();
        }
    }

    /**
     * @param a rows×inner
     * @param b inner×columns
     * @param rows rows of the result
     * @param inner columns of a
     * @param columns columns of the result
     * @return a·b, rows×columns
     */
    public static double[] multiply(final double[] a, final double[] b, final int rows, final int inner,
        final int columns) {
        if (!NATIVE) {
            return multiplyInJava(a, b, rows, inner, columns);
        }
        try (INDArray left = Nd4j.create(a, new long[]{rows, inner}, 'c');
                INDArray right = Nd4j.create(b, new long[]{inner, columns}, 'c');
                INDArray product = left.mmul(right)) {
            return product.dup('c').data().asDouble();
        } finally {
            // ND4J gives OpenBLAS, which it shares with us, all processors
            OpenBlasGemm.keepToCallingThread();
        }
    }

    static double[] multiplyInJava(final double[] a, final double[] b, final int rows, final int inner,
        final int columns) {
        final double[] c = new double[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < inner; k++) {
                final double factor = a[i * inner + k];
                for (int j = 0; j < columns; j++) {
                    c[i * columns + j] += factor * b[k * columns + j];
                }
            }
        }
        return c;
    }

    /**
     * @param a rows×columns
     * @param rows rows of a
     * @param columns columns of a
     * @return aᵀ, columns×rows
     */
    public static double[] transpose(final double[] a, final int rows, final int columns) {
        final double[] t = new double[a.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                t[j * rows + i] = a[i * columns + j];
            }
        }
        return t;
    }
}
