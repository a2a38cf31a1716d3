package org.dashgrn.benchmarks.paper;

import java.util.List;

/**
 * What makes a cell of the table that cell: two cells with the same key have the same numbers, but for times.
 *
 * @param dataset its name
 * @param noise on the expression
 * @param priorNoise of the prior
 * @param baseModel the dynamics
 * @param strategy as the table calls it
 * @param settings fingerprint of all settings
 * @param seed of everything random
 */
record PaperCell(String dataset, double noise, double priorNoise, String baseModel, String strategy, String settings,
    long seed) {

    static final List<String> COLUMNS =
        List.of("dataset", "noise", "prior noise", "base model", "strategy", "settings", "seed");

    List<String> fields() {
        return List.of(dataset, String.valueOf(noise), String.valueOf(priorNoise), baseModel, strategy, settings,
            String.valueOf(seed));
    }

    static PaperCell of(final List<String> fields) {
        return new PaperCell(fields.get(0), Double.parseDouble(fields.get(1)), Double.parseDouble(fields.get(2)),
            fields.get(3), fields.get(4), fields.get(5), Long.parseLong(fields.get(6)));
    }

    @Override
    public String toString() {
        return dataset + ", noise " + noise + ", prior noise " + priorNoise + ", " + baseModel + ", " + strategy
            + ", seed " + seed;
    }
}
