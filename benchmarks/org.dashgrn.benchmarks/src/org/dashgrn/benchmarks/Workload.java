package org.dashgrn.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * What one epoch does: a number of optimiser steps, each with the exact gradient over one batch of intervals.
 *
 * @param name of the data that it has the shape of
 * @param genes n
 * @param hidden m
 * @param steps optimiser steps of an epoch
 * @param batch intervals of a step
 * @param dt lengths of the intervals, taken in turn
 * @param solver rk4xSTEPS, or dopri5:RTOL:ATOL
 */
record Workload(String name, int genes, int hidden, int steps, int batch, String dt, String solver) {

    /** @return the options that {@link EpochProbe} and the PyTorch script share */
    List<String> arguments() {
        return List.of("--genes", String.valueOf(genes), "--hidden", String.valueOf(hidden), "--steps",
            String.valueOf(steps), "--batch", String.valueOf(batch), "--dt", dt, "--solver", solver);
    }

    Workload with(final String otherSolver) {
        return new Workload(name, genes, hidden, steps, batch, dt, otherSolver);
    }

    /** @return how tables call it, without the solver */
    String title() {
        return String.format(Locale.ROOT, "%s, %d x %d, %d x %d", name, genes, hidden, steps, batch);
    }
}
