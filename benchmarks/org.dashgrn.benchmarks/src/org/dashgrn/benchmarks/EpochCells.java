package org.dashgrn.benchmarks;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Which workloads are measured in which variants. Ours and PyTorch take turns, workload by workload. */
final class EpochCells {

    static final String ADAPTIVE_LOOSE = "dopri5:1e-4:1e-6";
    static final String ADAPTIVE_TIGHT = "dopri5:1e-6:1e-7";
    private static final List<String> SOLVERS =
        List.of("rk4x1", "rk4x2", "rk4x4", "rk4x8", ADAPTIVE_LOOSE, ADAPTIVE_TIGHT);

    /** Minutes each at 11165 genes, and they say what the others say. */
    private static final List<String> SLOW = List.of("rk4x8", ADAPTIVE_TIGHT);

    static final Workload SIM_TRAJECTORY = new Workload("SIM350 trajectory", 350, 40, 140, 4, "2,1,4,2", "rk4x8");
    static final Workload SIM_FULL = new Workload("SIM350 full batch", 350, 40, 1, 560, "2,1,4,2", "rk4x8");

    /** The workloads with a goal, with the solver of the goal. */
    static final List<Workload> GOALS =
        List.of(SIM_TRAJECTORY, SIM_FULL, breast(500, 10, 16), breast(2000, 10, 16), breast(11165, 10, 16),
            breast(500, 1, 155), breast(2000, 1, 155), breast(11165, 1, 155));

    private final Sitting m_sitting;

    EpochCells(final Sitting sitting) {
        m_sitting = sitting;
    }

    private static Workload breast(final int genes, final int steps, final int batch) {
        return new Workload(batch == 155 ? "full batch" : "batch 16", genes, 300, steps, batch, "0.005", "rk4x1");
    }

    /** @return how tables call a share of pruned weights */
    static String variant(final String sparsity) {
        return sparsity.equals("0") ? "dense" : Math.round(100 * Double.parseDouble(sparsity)) + " %";
    }

    void measure() {
        for (Workload goal : GOALS) {
            if (m_sitting.quick() && goal.genes() == 500) {
                continue;
            }
            for (int round = 0; round < 2; round++) {
                ours(goal, "0", Sitting.NATIVE, 1);
                anchor(goal, 1);
                ours(goal, "0.95", Sitting.NATIVE, 1);
            }
            ours(goal, "0", Sitting.SCALAR, 1);
            ours(goal, "0.95", Sitting.SCALAR, 1);
            ours(goal, "0", Sitting.NATIVE, 2);
            anchor(goal, 2);
            ours(goal, "0.95", Sitting.NATIVE, 2);
            if (goal.genes() == 350 && Files.exists(m_sitting.model())) {
                dashMasks(goal);
            }
            if (!m_sitting.quick()) {
                ours(goal, "0.9", Sitting.NATIVE, 1);
                ours(goal, "0.99", Sitting.NATIVE, 1);
                ours(goal, "0", Sitting.JAVA, 1);
                ours(goal, "0.95", Sitting.JAVA, 1);
                otherSolvers(goal);
            }
        }
    }

    private void otherSolvers(final Workload goal) {
        for (String solver : SOLVERS) {
            if (!solver.equals(goal.solver()) && !(goal.genes() > 2000 && SLOW.contains(solver))) {
                final Workload workload = goal.with(solver);
                ours(workload, "0", Sitting.NATIVE, 1);
                anchor(workload, 1);
                ours(workload, "0.95", Sitting.NATIVE, 1);
            }
        }
    }

    private void ours(final Workload workload, final String sparsity, final String engine, final int threads) {
        final List<String> arguments = arguments(workload, threads);
        arguments.addAll(List.of("--sparsity", sparsity));
        m_sitting.ours(Section.EPOCH, workload.title(), workload.solver() + ", " + variant(sparsity), engine, threads,
            arguments);
    }

    private void dashMasks(final Workload workload) {
        final List<String> arguments = arguments(workload, 1);
        arguments.addAll(List.of("--masks", m_sitting.model().toString()));
        m_sitting.ours(Section.EPOCH, workload.title(), workload.solver() + ", masks of DASH", Sitting.NATIVE, 1,
            arguments);
    }

    private List<String> arguments(final Workload workload, final int threads) {
        final List<String> arguments = new ArrayList<>(List.of("epoch"));
        arguments.addAll(workload.arguments());
        arguments.addAll(List.of("--threads", String.valueOf(threads)));
        arguments.addAll(m_sitting.seconds());
        return arguments;
    }

    private void anchor(final Workload workload, final int threads) {
        m_sitting.anchor(Section.EPOCH, workload.title(), workload.solver() + ", dense", threads,
            Section.with(workload.arguments(), m_sitting.seconds()));
    }
}
