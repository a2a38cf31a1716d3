package org.dashgrn.benchmarks;

import java.util.concurrent.Callable;
import org.dashgrn.model.Phoenix;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Watches memory while training: after the first tenth of the steps neither heap nor resident memory may grow. */
@Command(name = "memory", hidden = true)
final class MemoryProbe implements Callable<Integer> {

    private static final int CHECKS = 10;

    @Option(names = "--genes", defaultValue = "350")
    private int m_genes;

    @Option(names = "--hidden", defaultValue = "40")
    private int m_hidden;

    @Option(names = "--batch", defaultValue = "4")
    private int m_batch;

    @Option(names = "--steps", defaultValue = "10000")
    private int m_steps;

    @Option(names = "--dt", defaultValue = "2,1,4,2")
    private String m_dt;

    @Option(names = "--solver", defaultValue = "rk4x4")
    private String m_solver;

    @Option(names = "--sparsity", defaultValue = "0")
    private double m_sparsity;

    @Option(names = "--threads", defaultValue = "2")
    private int m_threads;

    @Override
    public Integer call() {
        final Phoenix network = new SyntheticNetwork(m_genes, m_hidden).random(m_sparsity);
        try (TrainingStep step = new TrainingStep(network, m_batch, m_dt, m_solver, m_threads)) {
            double firstHeap = 0;
            double firstResident = 0;
            for (int check = 1; check <= CHECKS; check++) {
                for (int i = 0; i < m_steps / CHECKS; i++) {
                    step.run();
                }
                if (check == 1) {
                    firstHeap = Machine.heap();
                    firstResident = Machine.resident("VmRSS");
                }
            }
            final double heap = Machine.heap();
            final double resident = Machine.resident("VmRSS");
            ProbeOutput.print("heap", heap, "MB");
            ProbeOutput.print("heap growth", heap - firstHeap, "MB");
            ProbeOutput.print("resident", resident, "MB");
            ProbeOutput.print("resident growth", resident - firstResident, "MB");
            ProbeOutput.print("resident at most", Machine.resident("VmHWM"), "MB");
        }
        return 0;
    }
}
