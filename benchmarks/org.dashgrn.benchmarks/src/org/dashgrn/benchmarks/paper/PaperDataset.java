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
import org.dashgrn.experiment.Dataset;
import org.dashgrn.experiment.Option;
import org.dashgrn.experiment.StrategySettings;
import org.dashgrn.model.TrainingSettings.Batches;
import org.dashgrn.network.EdgeRelocation;
import org.dashgrn.network.GeneNetwork;
import org.dashgrn.network.NetworkFile;
import org.dashgrn.network.NetworkFormat;
import org.dashgrn.network.NetworkOptions;

/** The published data sets, read as published, with the settings that the paper chose for them. */
enum PaperDataset {

    /** Simulated: 350 genes, 150 trajectories; the true network and 10 noise-free trajectories judge. */
    SIM350(List.of(0.0, 0.025, 0.05, 0.1, 0.2), StrategySettings.DEFAULTS) {
        @Override
        Dataset read(final Path data, final double noise, final double priorNoise) throws IOException {
            final Path folder = data.resolve("sim350");
            final GeneNames names = names(folder);
            final Path noisy = folder.resolve("expression_train_noise_" + noise + ".csv");
            final ExpressionTrajectories training = Files.exists(noisy) ? expression(noisy, names)
                : noisy(expression(folder.resolve("expression_train.csv"), names), noise);
            final GeneNetwork truth = network(folder.resolve("true_network.csv"), names);
            final Path prior = folder.resolve("prior_matrix_noise_" + priorNoise + ".csv");
            return dataset(training, Files.exists(prior) ? network(prior, names)
                : EdgeRelocation.relocate(truth, training.genes(), 2 * priorNoise,
                    RandomStream.of(Double.doubleToLongBits(priorNoise), 0x5052494f)),
                expression(folder.resolve("expression_test.csv"), names), truth, ScoringRules.ALL_PAIRS);
        }
    },

    /** Breast cancer along pseudotime: 500 genes, one trajectory; ChIP-seq of 7 regulators and 8 held-out points judge. */
    BRCA500(List.of(0.0), StrategySettings.DEFAULTS.with(Option.HIDDEN_UNITS, 300).with(Option.LEARNING_RATE, 1e-4)
        .with(Option.BATCHES, Batches.INTERVALS).with(Option.EPOCHS_BEFORE_PRUNING, 9).with(Option.FIRST_SHARE, 0.9)
        .with(Option.EVERY, 20).with(Option.LAMBDA1, 0.995).with(Option.LAMBDA2, 0.95).with(Option.DATA_WEIGHT, 0.999)
        .with(Option.PRIOR_AFTER, 5).with(Option.POST_HOC_SHARE, 0.95)) {
        @Override
        Dataset read(final Path data, final double noise, final double priorNoise) throws IOException {
            final Path folder = data.resolve("brca500");
            final GeneNames names = names(folder);
            return dataset(expression(folder.resolve("expression_train.csv"), names),
                network(folder.resolve("prior_matrix.csv"), names),
                expression(folder.resolve("expression_test.csv"), names),
                network(folder.resolve("chip_reference.csv"), names), new ScoringRules(true, true));
        }
    },

    /** Yeast cell cycle: 3551 genes, one trajectory; its replicate judges, there is no reference network. */
    YEAST3551(List.of(0.0), StrategySettings.DEFAULTS.with(Option.HIDDEN_UNITS, 120).with(Option.LEARNING_RATE, 5e-4)
        .with(Option.BATCHES, Batches.INTERVALS).with(Option.BATCH_SIZE, 4).with(Option.VALIDATION_SHARE, 0.13)
        .with(Option.LAMBDA1, 0.75).with(Option.LAMBDA2, 0.75).with(Option.POST_HOC_SHARE, 0.95)) {
        @Override
        Dataset read(final Path data, final double noise, final double priorNoise) throws IOException {
            final Path folder = data.resolve("yeast3551");
            final GeneNames names = names(folder);
            return dataset(expression(folder.resolve("expression_train.csv"), names),
                network(folder.resolve("motif_prior.csv"), names),
                expression(folder.resolve("expression_validation.csv"), names), null, ScoringRules.ALL_PAIRS);
        }
    };

    private final List<Double> m_levels;
    private final StrategySettings m_settings;

    PaperDataset(final List<Double> levels, final StrategySettings settings) {
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
    abstract Dataset read(Path data, double noise, double priorNoise) throws IOException;

    /** @return what the paper chose */
    StrategySettings settings() {
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

    final Dataset dataset(final ExpressionTrajectories training, final GeneNetwork prior,
        final ExpressionTrajectories test, final GeneNetwork reference, final ScoringRules rules) {
        return new Dataset(title(), training, prior.indexed(training.genes()), null, test, reference, rules);
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
