package org.dashgrn.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * One number.
 *
 * @param section of the benchmark
 * @param workload what was done
 * @param variant in which variant: solver, sparsity
 * @param engine who did it: native (ours with OpenBLAS), java (ours without natives) or pytorch
 * @param threads how many it was allowed
 * @param quantity what the number is
 * @param value the number
 * @param unit of the number
 * @param load load average of the machine over the last minute when the measurement ended
 */
record Measurement(String section, String workload, String variant, String engine, int threads, String quantity,
    double value, String unit, double load) {

    static final List<String> COLUMNS =
        List.of("section", "workload", "variant", "engine", "threads", "quantity", "value", "unit", "load");

    List<String> row() {
        return List.of(section, workload, variant, engine, String.valueOf(threads), quantity,
            String.format(Locale.ROOT, "%.6g", value), unit, String.format(Locale.ROOT, "%.2f", load));
    }
}
