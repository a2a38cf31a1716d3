package org.dashgrn.benchmarks;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.dashgrn.compute.Activation;
import org.dashgrn.compute.Block;
import org.dashgrn.compute.FloatArena;
import org.dashgrn.compute.Floats;
import org.dashgrn.compute.Gemm;
import org.dashgrn.compute.LinearMap;
import org.dashgrn.model.Layer;
import org.dashgrn.train.Adam;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures single kernels: one layer's products at several shares of alive weights, where sparse and dense kernels meet;
 * the elementwise functions; Adam.
 */
@Command(name = "kernel", hidden = true)
final class KernelProbe implements Callable<Integer> {

    private static final double[] DENSITIES = {1, 0.5, 0.35, 0.2, 0.1, 0.05, 0.02, 0.01};

    @Option(names = "--genes", required = true)
    private int m_genes;

    @Option(names = "--hidden", required = true)
    private int m_hidden;

    @Option(names = "--batch", required = true)
    private int m_batch;

    @Option(names = "--seconds", defaultValue = "0.4", description = "for each kernel")
    private double m_seconds;

    @Override
    public Integer call() {
        final SyntheticNetwork draw = new SyntheticNetwork(m_genes, m_hidden);
        final Block genes = block(draw, m_genes * m_batch);
        final Block units = block(draw, m_hidden * m_batch);
        for (double density : DENSITIES) {
            final Layer layer = draw.random(1 - density).ws();
            final LinearMap map = new LinearMap(Gemm.best(), layer.pattern(), layer.values());
            final LinearMap.Gradient gradient = map.newGradient(new FloatArena(m_batch), false);
            final String at = String.format(Locale.ROOT, ", %g alive", density).replaceAll("0+ ", " ").replace(". ", " ");
            final int alive = layer.pattern().alive();
            measure("W x" + at, 2.0 * alive * m_batch, () -> map.multiply(genes, m_batch, units));
            measure("W' y" + at, 2.0 * alive * m_batch, () -> map.multiplyTransposed(units, m_batch, genes));
            measure("y x'" + at, 2.0 * alive * m_batch, () -> gradient.add(units, genes, m_batch));
        }
        final int length = m_genes * m_batch;
        final FloatArena memory = new FloatArena(m_batch);
        final Floats states = memory.take(length);
        states.copy(Floats.of(draw.uniform(length)), length);
        final Floats hill = memory.take(length);
        final Floats logHill = memory.take(length);
        measure("hill and its logarithm", Double.NaN, () -> Activation.hill(states, length, hill, logHill));
        measure("exponential", Double.NaN, () -> {
            hill.copy(states, length);
            Activation.expOfSum(hill, states, length);
        });
        final float[][] weights = {draw.normal(m_genes * m_hidden, 1)};
        final float[][] gradient = {draw.normal(m_genes * m_hidden, 1)};
        final Adam adam = new Adam(weights);
        measure("Adam, " + m_genes + " x " + m_hidden, Double.NaN,
            () -> adam.update(weights, gradient, 1e-3, new float[]{1}));
        return 0;
    }

    private Block block(final SyntheticNetwork draw, final int length) {
        final Block block = new Block(Gemm.best(), new FloatArena(m_batch), length);
        block.overwrite().copy(Floats.of(draw.uniform(length)), length);
        return block;
    }

    private void measure(final String kernel, final double operations, final Runnable action) {
        final double seconds = new Stopwatch(m_seconds).time(action).cpu();
        ProbeOutput.print(kernel, seconds * 1e6, "us");
        if (operations > 0) {
            ProbeOutput.print(kernel, operations / seconds / 1e9, "GFLOP/s");
        }
    }
}
