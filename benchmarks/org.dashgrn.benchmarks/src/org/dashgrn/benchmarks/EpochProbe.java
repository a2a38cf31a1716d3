package org.dashgrn.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.dashgrn.compute.Gemm;
import org.dashgrn.model.ModelArchive;
import org.dashgrn.model.Phoenix;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures seconds per epoch of one workload, in a process of its own. */
@Command(name = "epoch", hidden = true)
final class EpochProbe implements Callable<Integer> {

    @Option(names = "--genes", required = true)
    private int m_genes;

    @Option(names = "--hidden", required = true)
    private int m_hidden;

    @Option(names = "--steps", required = true)
    private int m_steps;

    @Option(names = "--batch", required = true)
    private int m_batch;

    @Option(names = "--dt", required = true)
    private String m_dt;

    @Option(names = "--solver", required = true)
    private String m_solver;

    @Option(names = "--sparsity", defaultValue = "0")
    private double m_sparsity;

    @Option(names = "--masks", description = "a model file whose masks to take")
    private Path m_masks;

    @Option(names = "--threads", defaultValue = "1")
    private int m_threads;

    @Option(names = "--seconds", defaultValue = "3")
    private double m_seconds;

    @Override
    public Integer call() throws IOException {
        final SyntheticNetwork shape = new SyntheticNetwork(m_genes, m_hidden);
        final Phoenix network = m_masks == null ? shape.random(m_sparsity) : shape.masked(read(m_masks));
        try (TrainingStep step = new TrainingStep(network, m_batch, m_dt, m_solver, m_threads)) {
            new Stopwatch(m_seconds).time(() -> epoch(step)).print(m_threads);
            ProbeOutput.print("sparsity", network.sparsity(), "");
            ProbeOutput.print("heap", Machine.heap(), "MB");
            ProbeOutput.print("resident", Machine.resident("VmHWM"), "MB");
        }
        System.out.println("computed by " + Gemm.best().getClass().getSimpleName());
        return 0;
    }

    private void epoch(final TrainingStep step) {
        for (int i = 0; i < m_steps; i++) {
            step.run();
        }
    }

    private static Phoenix read(final Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return (Phoenix)ModelArchive.read(in, file.toString()).network();
        }
    }
}
