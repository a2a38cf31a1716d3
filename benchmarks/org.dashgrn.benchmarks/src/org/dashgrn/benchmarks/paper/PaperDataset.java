package org.dashgrn.benchmarks.paper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.math3.random.RandomGenerator;
import org.dashgrn.benchmarks.BenchmarkException;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.GeneNames;
import org.dashgrn.data.PhoenixCsv;
import org.dashgrn.data.Progress;
import org.dashgrn.data.RandomStream;
import org.dashgrn.data.Trajectory;
import org.dashgrn.evaluate.ScoringRules;
import org.dashgrn.model.TrainingSettings;
import org.dashgrn.model.TrainingSettings.Batches;
import org.dashgrn.model.TrainingSettings.Solver;
import org.dashgrn.network.GeneNetwork;
import org.dashgrn.network.NetworkFile;
import org.dashgrn.network.NetworkFormat;
import org.dashgrn.network.NetworkOptions;
import org.dashgrn.prune.PruningSchedule;

/** The published data sets, read as published, with the settings that the paper chose for them. */
enum PaperDataset {

    /** Simulated: 350 genes, 150 trajectories; the true network and 10 noise-free trajectories judge. */
    SIM350(List.of(0.0, 0.025, 0.05, 0.1), new PaperSettings(training(40, 1e-3, Batches.TRAJECTORY, 16, 0.1), 200, 2,
        new PruningSchedule(0, 0.7, 10, 0.1, 1), 0.05, 0.01, 0.99, 0, 0.87)) {
        @Override
        Problem read(final Path data, final double noise, final double priorNoise) throws IOException {
            final Path folder = data.resolve("sim350");
            final GeneNames names = names(folder);
            final Path noisy = folder.resolve("expression_train_noise_" + noise + ".csv");
            final ExpressionTrajectories training = Files.exists(noisy) ? expression(noisy, names)
                : noisy(expression(folder.resolve("expression_train.csv"), names), noise);
            return new Problem(training, expression(folder.resolve("expression_test.csv"), names),
                network(folder.resolve("prior_matrix_noise_" + priorNoise + ".csv"), names),
                network(folder.resolve("true_network.csv"), names), ScoringRules.ALL_PAIRS);
        }
    },

    /** Breast cancer along pseudotime: 500 genes, one trajectory; ChIP-seq of 7 regulators and 8 held-out points judge. */
    BRCA500(List.of(0.0), new PaperSettings(training(300, 1e-4, Batches.INTERVALS, 16, 0.1), 200, 9,
        new PruningSchedule(0, 0.9, 20, 0.1, 1), 0.995, 0.95, 0.999, 5, 0.95)) {
        @Override
        Problem read(final Path data, final double noise, final double priorNoise) throws IOException {
            final Path folder = data.resolve("brca500");
            final GeneNames names = names(folder);
            return new Problem(expression(folder.resolve("expression_train.csv"), names),
                expression(folder.resolve("expression_test.csv"), names),
                network(folder.resolve("prior_matrix.csv"), names),
                network(folder.resolve("chip_reference.csv"), names), new ScoringRules(true, true));
        }
    },

    /** Yeast cell cycle: 3551 genes, one trajectory; its replicate judges, there is no reference network. */
    YEAST3551(List.of(0.0), new PaperSettings(training(120, 5e-4, Batches.INTERVALS, 4, 0.13), 200, 2,
        new PruningSchedule(0, 0.7, 10, 0.1, 1), 0.75, 0.75, 0.99, 0, 0.95)) {
        @Override
        Problem read(final Path data, final double noise, final double priorNoise) throws IOException {
            final Path folder = data.resolve("yeast3551");
            final GeneNames names = names(folder);
            return new Problem(expression(folder.resolve("expression_train.csv"), names),
                expression(folder.resolve("expression_validation.csv"), names),
                network(folder.resolve("motif_prior.csv"), names), null, ScoringRules.ALL_PAIRS);
        }
    };

    private final List<Double> m_levels;
    private final PaperSettings m_settings;

    PaperDataset(final List<Double> levels, final PaperSettings settings) {
        m_levels = levels;
        m_settings = settings;
    }

    /**
     * @param data folder of the published data sets
     * @param noise standard deviation of the noise on the expression
     * @param priorNoise half the share of prior edges that are wrong, as the files are called
     * @return data and judges
     * @throws IOException if a file cannot be read
     */
    abstract Problem read(Path data, double noise, double priorNoise) throws IOException;

    /** @return what the paper chose */
    PaperSettings settings() {
        return m_settings;
    }

    /** @return as files and tables call it */
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @param asked levels of noise that the user asked for, if he did
     * @return those that this data set has: real data are as they are, which is called 0
     */
    List<Double> levels(final Optional<List<Double>> asked) {
        if (m_levels.size() == 1) {
            return m_levels;
        }
        final List<Double> wanted = asked.orElse(List.of(0.025));
        for (double level : wanted) {
            if (!m_levels.contains(level)) {
                throw new BenchmarkException(title() + " has no noise level " + level + ": choose of " + m_levels);
            }
        }
        return wanted;
    }

    private static TrainingSettings training(final int hidden, final double learningRate, final Batches batches,
        final int batchSize, final double validationShare) {
        return new TrainingSettings(hidden, 0, learningRate, batches, batchSize, 10, validationShare, Solver.CHECKED, 2,
            1e-3, 1, true, 40);
    }

    static TrainingSettings seeded(final TrainingSettings t, final long seed) {
        return new TrainingSettings(t.hidden(), seed, t.learningRate(), t.batches(), t.batchSize(),
            t.validationTrajectories(), t.validationShare(), t.solver(), t.solverSteps(), t.tolerance(), t.dataWeight(),
            t.recovery(), t.patience());
    }

    private static GeneNames names(final Path folder) throws IOException {
        return GeneNames.read(folder.resolve("gene_names.csv"), "", Progress.NONE);
    }

    private static ExpressionTrajectories expression(final Path file, final GeneNames names) throws IOException {
        return PhoenixCsv.read(file, names, Progress.NONE);
    }

    private static GeneNetwork network(final Path file, final GeneNames names) throws IOException {
        return NetworkFile.read(file, NetworkFormat.AUTO, NetworkOptions.DEFAULT.withGenes(names), Progress.NONE)
            .network();
    }

    /** Gaussian noise on every value, initial ones too; drawn once for each level: the same for all strategies and seeds. */
    private static ExpressionTrajectories noisy(final ExpressionTrajectories clean, final double sd) {
        if (sd == 0) {
            return clean;
        }
        final RandomGenerator random = RandomStream.of(Double.doubleToLongBits(sd), 0x4e4f4953);
        final List<Trajectory> trajectories = new ArrayList<>();
        for (Trajectory trajectory : clean.trajectories()) {
            final double[][] values = new double[trajectory.length()][];
            for (int t = 0; t < values.length; t++) {
                values[t] = trajectory.values()[t].clone();
                for (int g = 0; g < values[t].length; g++) {
                    values[t][g] += sd * random.nextGaussian();
                }
            }
            trajectories.add(new Trajectory(trajectory.name(), trajectory.times(), values));
        }
        return new ExpressionTrajectories(clean.genes(), trajectories);
    }
}
