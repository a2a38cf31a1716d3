package org.dashgrn.compute;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.dashgrn.data.Progress;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Products of dense double matrices for pruning scores, by ND4J where its natives load and in plain Java elsewhere.
 * Matrices are row-major arrays. Not for inner loops: every call copies to and from ND4J.
 */
public final class DoubleAlgebra {

    private static final long POLL_MILLIS = 50;

    private static final FutureTask<Boolean> NATIVE = new FutureTask<>(DoubleAlgebra::loads);

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
     * Loads ND4J, which takes seconds where its natives have to be unpacked first, in a thread of its own: nobody who
     * cancels waits for that. Later calls return at once.
     *
     * @param progress may cancel
     */
    public static void load(final Progress progress) {
        if (!NATIVE.isDone()) {
            final Thread loader = new Thread(NATIVE, "ND4J loader");
            loader.setDaemon(true);
            loader.start();
            while (!isNative(POLL_MILLIS).isPresent()) {
                progress.checkCancelled();
            }
        }
    }

    private static boolean isNative() {
        // does nothing where it has run or is running
        NATIVE.run();
        return isNative(Long.MAX_VALUE).orElseThrow();
    }

    private static Optional<Boolean> isNative(final long millis) {
        try {
            return Optional.of(NATIVE.get(millis, TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted");
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
        if (!isNative()) {
            return multiplyInJava(a, b, rows, inner, columns);
        }
        try (INDArray left = Nd4j.create(a, new long[]{rows, inner}, 'c');
                INDArray right = Nd4j.create(b, new long[]{inner, columns}, 'c');
                INDArray product = left.mmul(right);
                INDArray ordered = product.dup('c')) {
            return ordered.data().asDouble();
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
