package org.dashgrn.compute;

/** Decides once which {@link Kernels} there are; loaded only by code that computes. */
final class BestKernels {

    static final Kernels INSTANCE = choose();

    private BestKernels() {
    }

    private static Kernels choose() {
        if (Boolean.getBoolean("org.dashgrn.compute.scalar")) {
            return new ScalarKernels();
        }
        try {
            return new VectorKernels();
        } catch (LinkageError | UnsupportedOperationException e) {
            // the Java machine was not asked for its module of vectors, or the processor's are short
            return new ScalarKernels();
        }
    }
}
