package org.dashgrn.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dashgrn.compute.Gemm;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.GeneNames;
import org.dashgrn.data.PhoenixCsv;
import org.dashgrn.data.Progress;
import org.dashgrn.evaluate.NetworkScore;
import org.dashgrn.evaluate.ScoredEdges;
import org.dashgrn.evaluate.ScoringRules;
import org.dashgrn.model.ModelArchive;
import org.dashgrn.model.NeuralNetwork;
import org.dashgrn.model.PrunerState;
import org.dashgrn.model.TrainedModel;
import org.dashgrn.model.TrainingSettings;
import org.dashgrn.network.GeneNetwork;
import org.dashgrn.network.IndexedNetwork;
import org.dashgrn.network.NetworkFile;
import org.dashgrn.network.NetworkFormat;
import org.dashgrn.network.NetworkOptions;
import org.dashgrn.prune.DashScore;
import org.dashgrn.prune.EdgePruner;
import org.dashgrn.prune.EdgePruning;
import org.dashgrn.prune.PruningSchedule;
import org.dashgrn.prune.ScheduledPruner;
import org.dashgrn.train.Pruner;
import org.dashgrn.train.Selection;
import org.dashgrn.train.Trainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures whole DASH runs: on the published benchmark, with the time at which the network is as good as published, or
 * on invented data of the size of the breast-cancer data.
 */
@Command(name = "dash-run", hidden = true)
final class DashRunProbe implements Callable<Integer> {

    /** Of the original code run again, and of the paper's figure; METHOD.md, section 6. */
    private static final double[] PUBLISHED = {0.884, 0.907};

    @Option(names = "--data", description = "folder of sim350; without it, data are invented")
    private Path m_data;

    @Option(names = "--genes", defaultValue = "11165")
    private int m_genes;

    @Option(names = "--epochs", defaultValue = "200")
    private int m_epochs;

    @Option(names = "--threads", defaultValue = "2")
    private int m_threads;

    @Option(names = "--as-published", description = "prune as published, not edge by edge")
    private boolean m_asPublished;

    @Option(names = "--save", description = "where to write the model")
    private Path m_save;

    @Override
    public Integer call() throws IOException {
        final TrainedModel model = m_data == null ? invented() : published();
        ProbeOutput.print("sparsity", model.network().sparsity(), "");
        ProbeOutput.print("epochs", model.history().get(model.history().size() - 1).epoch(), "");
        ProbeOutput.print("heap", Machine.heap(), "MB");
        ProbeOutput.print("resident", Machine.resident("VmHWM"), "MB");
        if (m_save != null) {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(m_save))) {
                ModelArchive.write(model, out);
            }
        }
        return 0;
    }

    private TrainedModel published() throws IOException {
        final GeneNames names = GeneNames.read(m_data.resolve("gene_names.csv"), "", Progress.NONE);
        final ExpressionTrajectories data =
            PhoenixCsv.read(m_data.resolve("expression_train_noise_0.025.csv"), names, Progress.NONE);
        final NetworkOptions options = NetworkOptions.DEFAULT.withGenes(names);
        final IndexedNetwork prior = network("prior_matrix_noise_0.025.csv", options).indexed(data.genes());
        final GeneNetwork truth = network("true_network.csv", options);
        final Stages stages = new Stages(truth, data.genes());
        final TrainedModel model =
            run(TrainingSettings.defaults(40, 1), data, prior, new double[]{0.05, 0.01}, 2,
                new PruningSchedule(0, 0.7, 10, 0.1, 1), stages);
        ProbeOutput.print("balanced accuracy", stages.accuracy(model.network()), "");
        return model;
    }

    private GeneNetwork network(final String file, final NetworkOptions options) throws IOException {
        return NetworkFile.read(m_data.resolve(file), NetworkFormat.AUTO, options, Progress.NONE).network();
    }

    private TrainedModel invented() {
        final TrainingSettings usual = TrainingSettings.defaults(300, 1);
        final TrainingSettings settings = new TrainingSettings(usual.hidden(), usual.seed(), 1e-4,
            TrainingSettings.Batches.INTERVALS, 16, usual.validationTrajectories(), InventedData.VALIDATION_SHARE,
            usual.solver(), 1, usual.tolerance(), usual.dataWeight(), usual.recovery(), usual.patience());
        return run(settings, InventedData.trajectory(m_genes), InventedData.prior(m_genes), new double[]{0.995, 0.95}, 9,
            new PruningSchedule(0, 0.9, 20, 0.1, 1), new Stages(null, null));
    }

    /** What the nodes do, Learner and Pruner, without writing tables. */
    private TrainedModel run(final TrainingSettings settings, final ExpressionTrajectories data,
        final IndexedNetwork prior, final double[] lambda, final int before, final PruningSchedule schedule,
        final Stages stages) {
        final Trainer trainer = new Trainer(Gemm.best(), m_threads);
        final double cpu = Machine.processSeconds();
        stages.start();
        final TrainedModel dense = trainer.train(settings, before, data, prior, Progress.NONE);
        final int rest = m_epochs - before;
        final Pruner pruner = m_asPublished
            ? new ScheduledPruner(DashScore.create(lambda[0], lambda[1], prior, null, dense.network().hidden(),
                dense.network().genes(), settings.seed()), schedule, before, rest, 0, Progress.NONE)
            : new EdgePruner(prior, data, EdgePruning.DEFAULT, null, before, rest, 0, m_threads, Progress.NONE);
        final TrainedModel model =
            trainer.resume(dense, rest, data, prior, stages.watching(pruner), Selection.SPARSEST, Progress.NONE);
        ProbeOutput.print("wall", stages.seconds(), "s");
        ProbeOutput.print("cpu of all threads, compiler and judge included", Machine.processSeconds() - cpu, "s");
        return model;
    }

    /** The clock of a run, which stands still while the network is judged. */
    private static final class Stages {

        private final GeneNetwork m_truth;
        private final List<String> m_names;
        private final boolean[] m_reached = new boolean[PUBLISHED.length];
        private long m_start;
        private long m_paused;

        Stages(final GeneNetwork truth, final List<String> names) {
            m_truth = truth;
            m_names = names;
        }

        void start() {
            m_start = System.nanoTime();
        }

        double seconds() {
            return Stopwatch.seconds(m_start) - m_paused / 1e9;
        }

        double accuracy(final NeuralNetwork network) {
            final ScoredEdges edges = new ScoredEdges(m_names);
            final var effects = network.effects();
            for (int j = 0; j < m_names.size(); j++) {
                final double[] row = effects.row(j);
                for (int i = 0; i < row.length; i++) {
                    if (row[i] != 0) {
                        edges.add(j, i, Math.abs(row[i]), Math.signum(row[i]));
                    }
                }
            }
            return NetworkScore.of(edges, m_truth, ScoringRules.ALL_PAIRS).balancedAccuracy();
        }

        Pruner watching(final Pruner pruner) {
            return new Pruner() {

                @Override
                public Optional<Round> beforeEpoch(final int epoch, final NeuralNetwork network) {
                    judge(epoch, network);
                    return pruner.beforeEpoch(epoch, network);
                }

                @Override
                public boolean finished() {
                    return pruner.finished();
                }

                @Override
                public String strategy() {
                    return pruner.strategy();
                }

                @Override
                public PrunerState state() {
                    return pruner.state();
                }

                @Override
                public void restore(final PrunerState state, final TrainedModel model) {
                    pruner.restore(state, model);
                }
            };
        }

        private void judge(final int epoch, final NeuralNetwork network) {
            if (epoch % 50 == 0) {
                ProbeOutput.print("epoch " + epoch, seconds(), "s");
            }
            if (m_truth == null || m_reached[m_reached.length - 1]) {
                return;
            }
            final long from = System.nanoTime();
            final double now = seconds();
            final double accuracy = accuracy(network);
            for (int t = 0; t < PUBLISHED.length; t++) {
                if (!m_reached[t] && accuracy >= PUBLISHED[t]) {
                    m_reached[t] = true;
                    ProbeOutput.print("until balanced accuracy " + PUBLISHED[t], now, "s");
                }
            }
            m_paused += System.nanoTime() - from;
        }
    }
}
