package org.dashgrn.benchmarks;

import java.util.concurrent.Callable;
import org.dashgrn.compute.Floats;
import org.dashgrn.compute.Gemm;
import org.dashgrn.compute.Operand;
import org.dashgrn.model.Layer;
import org.dashgrn.model.Phoenix;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures what the machine can do, one thread's matrix product and memory stream, or what the phases of a training step
 * make of it. Operations and bytes are counted from the algorithm: a product with a alive weights and B columns takes
 * 2·a·B operations; a weight is 4 bytes, and 4 more where a column index goes with it; activations are counted as read
 * or written once per product. What caches save is not subtracted.
 */
@Command(name = "roofline", hidden = true)
final class RooflineProbe implements Callable<Integer> {

    private static final int MATRIX = 1024;
    private static final int STREAM = 16 << 20;
    private static final int STAGES = 4;
    /** Passes over Adam's arrays: reads weight, gradient and two moments, writes weight and moments. */
    private static final int ADAM_PASSES = 7;

    @Option(names = "--genes")
    private int m_genes;

    @Option(names = "--hidden")
    private int m_hidden;

    @Option(names = "--batch")
    private int m_batch;

    @Option(names = "--sparsity", defaultValue = "0")
    private double m_sparsity;

    @Option(names = "--seconds", defaultValue = "3")
    private double m_seconds;

    @Override
    public Integer call() {
        if (m_genes == 0) {
            machine(new Stopwatch(m_seconds));
        } else {
            phases(new Stopwatch(m_seconds));
        }
        return 0;
    }

    private static void machine(final Stopwatch stopwatch) {
        final int length = MATRIX * MATRIX;
        final Floats values = Floats.of(new float[length]);
        values.fill(length, 0.5f);
        final Operand a = Gemm.best().mirror(values, length);
        a.write(values, length);
        final Operand c = Gemm.best().allocate(length);
        final double product = stopwatch.time(
            () -> Gemm.best().multiply(false, false, MATRIX, MATRIX, MATRIX, a, MATRIX, a, MATRIX, 0f, c, MATRIX)).cpu();
        ProbeOutput.print("sgemm " + MATRIX, 2.0 * MATRIX * MATRIX * MATRIX / product / 1e9, "GFLOP/s");
        final float[] x = new float[STREAM];
        final float[] y = new float[STREAM];
        final float[] z = new float[STREAM];
        final double triad = stopwatch.time(() -> triad(x, y, z, 0.5f)).cpu();
        ProbeOutput.print("stream triad", 3.0 * Float.BYTES * STREAM / triad / 1e9, "GB/s");
    }

    private static void triad(final float[] x, final float[] y, final float[] z, final float factor) {
        for (int i = 0; i < x.length; i++) {
            x[i] = y[i] + factor * z[i];
        }
    }

    private void phases(final Stopwatch stopwatch) {
        final Phoenix network = new SyntheticNetwork(m_genes, m_hidden).random(m_sparsity);
        long alive = 0;
        long touched = 0;
        for (Layer layer : network.layers()) {
            alive += layer.pattern().alive();
            touched += (long)layer.pattern().alive() * (layer.pattern().isFull() ? 4 : 8);
        }
        final double products = 2.0 * alive * m_batch * STAGES;
        // hill, logHill read; hidden units written and read; joint written: per stage
        final double activations = (double)Float.BYTES * m_batch * (4.0 * m_genes + 4.0 * m_hidden) * STAGES;
        try (TrainingStep step = new TrainingStep(network, m_batch, "0.005", "rk4x1", 1)) {
            final double forward = stopwatch.time(step::forward).cpu();
            final double both = stopwatch.time(step::gradient).cpu();
            final double adam = stopwatch.time(step::adam).cpu();
            phase("forward", forward, products, touched * STAGES + activations);
            // cotangents of states by transposed products, and one multiply-add per weight and column for its gradient
            phase("backward", both - forward, 2 * products, touched * STAGES + 2 * activations + 4.0 * alive);
            final double parameters = alive + 2.0 * m_hidden + m_genes;
            // about 12 operations per parameter, square root and division among them
            phase("adam", adam, 12 * parameters, ADAM_PASSES * 4.0 * parameters);
        }
    }

    private static void phase(final String name, final double seconds, final double operations, final double bytes) {
        ProbeOutput.print(name + " time", seconds, "s");
        ProbeOutput.print(name, operations / seconds / 1e9, "GFLOP/s");
        ProbeOutput.print(name, bytes / seconds / 1e9, "GB/s");
    }
}
