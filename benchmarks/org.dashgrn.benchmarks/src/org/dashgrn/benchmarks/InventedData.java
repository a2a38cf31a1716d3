package org.dashgrn.benchmarks;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.GeneNames;
import org.dashgrn.data.Trajectory;
import org.dashgrn.network.IndexedNetwork;

/** Expression of the size and pace of the breast-cancer data: one pseudotime trajectory of 186 samples. */
final class InventedData {

    static final int SAMPLES = 186;
    /** Leaves 155 intervals for training. */
    static final double VALIDATION_SHARE = 30 / 185.0;
    private static final double STEP = 0.005;
    private static final int REGULATORS_OF_A_GENE = 5;

    private InventedData() {
    }

    static ExpressionTrajectories trajectory(final int genes) {
        final Random random = new Random(1);
        final double[] times = new double[SAMPLES];
        final double[][] values = new double[SAMPLES][genes];
        for (int t = 0; t < SAMPLES; t++) {
            times[t] = t * STEP;
        }
        for (int g = 0; g < genes; g++) {
            final double phase = 2 * Math.PI * random.nextDouble();
            final double pace = 1 + 3 * random.nextDouble();
            for (int t = 0; t < SAMPLES; t++) {
                values[t][g] = 0.5 + 0.4 * Math.sin(phase + pace * times[t]) + 0.01 * random.nextGaussian();
            }
        }
        return new ExpressionTrajectories(GeneNames.numbered(genes), List.of(new Trajectory("1", times, values)));
    }

    /** One gene in twenty regulates; every gene has five regulators. */
    static IndexedNetwork prior(final int genes) {
        final Random random = new Random(2);
        final int regulators = Math.max(REGULATORS_OF_A_GENE, genes / 20);
        final List<int[]> pairs = new ArrayList<>();
        final List<Double> weights = new ArrayList<>();
        for (int target = 0; target < genes; target++) {
            final int first = random.nextInt(regulators);
            for (int k = 0; k < REGULATORS_OF_A_GENE; k++) {
                pairs.add(new int[]{(first + k * (regulators / REGULATORS_OF_A_GENE)) % regulators, target});
                weights.add(1.0);
            }
        }
        return IndexedNetwork.of(genes, pairs, weights);
    }

    /** Writes {@link #trajectory} in the format of PHOENIX. */
    static void writePhoenixCsv(final int genes, final Path file) throws IOException {
        final Trajectory trajectory = trajectory(genes).trajectories().get(0);
        try (Writer writer = Files.newBufferedWriter(file)) {
            writer.write(genes + ",1" + ",".repeat(SAMPLES - 2) + "\n");
            for (int g = 0; g <= genes; g++) {
                for (int t = 0; t < SAMPLES; t++) {
                    writer.write(String.format(Locale.ROOT, t == 0 ? "%.6f" : ",%.6f",
                        g < genes ? trajectory.values()[t][g] : trajectory.times()[t]));
                }
                writer.write('\n');
            }
        }
    }
}
