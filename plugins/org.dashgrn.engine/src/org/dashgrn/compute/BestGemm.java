package org.dashgrn.compute;

/** Decides once which {@link Gemm} this platform has; loaded only by code that computes. */
final class BestGemm {

    static final Gemm INSTANCE = choose();

    private BestGemm() {
    }

    private static Gemm choose() {
        if (Boolean.getBoolean("org.dashgrn.compute.java")) {
            return new JavaGemm();
        }
        if (Kernels.best() instanceof VectorKernels) {
            return new VectorGemm();
        }
        try {
            return new OpenBlasGemm();
        } catch (LinkageError | RuntimeException e) {
            // no natives for this platform, or they do not load: slower, but everything works
            return new JavaGemm();
        }
    }
}
