package org.dashgrn.nodes.longrun;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dashgrn.model.ModelArchive;
import org.dashgrn.nodes.TestFiles;
import org.dashgrn.nodes.TestNode;
import org.dashgrn.nodes.TestTables;
import org.dashgrn.nodes.dynamicspredictor.DynamicsPredictorNodeFactory;
import org.dashgrn.nodes.dynamicsscorer.DynamicsScorerNodeFactory;
import org.dashgrn.nodes.ensemble.DashEnsembleNodeFactory;
import org.dashgrn.nodes.extractor.RegulatoryNetworkExtractorNodeFactory;
import org.dashgrn.nodes.learner.NeuralOdeLearnerNodeFactory;
import org.dashgrn.nodes.model.DashModelPortObject;
import org.dashgrn.nodes.networkscorer.NetworkScorerNodeFactory;
import org.dashgrn.nodes.pathwayenrichment.PathwayEnrichmentNodeFactory;
import org.dashgrn.nodes.pruner.DashPrunerNodeFactory;
import org.dashgrn.nodes.simulator.GrnSimulatorNodeFactory;
import org.dashgrn.nodes.sparselearner.SparseNeuralOdeLearnerNodeFactory;
import org.dashgrn.nodes.strategycomparison.StrategyComparisonNodeFactory;
import org.dashgrn.nodes.trajectoryreader.ExpressionTrajectoryReaderNodeFactory;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;

/**
 * A node with settings and input under which it takes a while.
 *
 * @param name what a message calls it
 * @param factory of the node
 * @param ports groups of optional table ports that are there
 * @param edit its settings
 * @param input of its ports
 */
record LongNode(String name, NodeFactory<?> factory, List<String> ports, TestNode.Edit edit, PortObject... input) {

    /** @return a fresh node */
    TestNode node() throws Exception {
        return TestNode.of(factory, ports.toArray(String[]::new)).with(edit);
    }

    /**
     * @param output of a node
     * @return all of it: the bytes of models, the cells of tables
     */
    static List<Object> content(final PortObject[] output) throws IOException {
        final List<Object> content = new ArrayList<>();
        for (PortObject object : output) {
            if (object instanceof DashModelPortObject model) {
                final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                ModelArchive.write(model.model(), bytes);
                content.add(bytes.toString(StandardCharsets.ISO_8859_1));
            } else {
                content.add(TestTables.rows(object));
            }
        }
        return content;
    }

    /**
     * @param folder for the file of the reader
     * @param genes of the data
     * @param length how long the nodes take: epochs, models and repeats follow from it
     * @return every node that can take long, twice where it has two ways to work
     */
    static List<LongNode> all(final Path folder, final int genes, final int length) throws Exception {
        final PortObject[] simulated = TestNode.of(new GrnSimulatorNodeFactory()).with(simulation(genes, 12)).run();
        final PortObject data = simulated[0];
        final PortObject truth = simulated[1];
        final PortObject prior = simulated[2];
        final PortObject model =
            TestNode.of(new NeuralOdeLearnerNodeFactory()).with(training(2)).run(data)[0];
        final PortObject[] network = TestNode.of(new RegulatoryNetworkExtractorNodeFactory()).with(influence(2)).run(model);
        final Path file = folder.resolve("long.csv");
        Files.writeString(file, expression(genes, 20 * length));
        final PortObject sets = geneSets(genes);
        return List.of(
            new LongNode("GRN Simulator", new GrnSimulatorNodeFactory(), List.of(), simulation(4 * genes, length / 2)),
            new LongNode("Expression Trajectory Reader", new ExpressionTrajectoryReaderNodeFactory(), List.of(),
                s -> TestFiles.set(s, "file", file)),
            new LongNode("Neural ODE Learner", new NeuralOdeLearnerNodeFactory(), List.of(), training(length), data),
            new LongNode("DASH Pruner", new DashPrunerNodeFactory(), List.of(), s -> {
                s.addInt("epochs", length);
                s.addInt("denseEpochs", length / 3);
                s.addInt("edgeEpochs", length / 4);
            }, model, data, prior),
            new LongNode("DASH Pruner, as published", new DashPrunerNodeFactory(), List.of(), s -> {
                s.addString("strategy", "DASH_AS_PUBLISHED");
                s.addInt("epochs", length);
                s.addInt("every", 2);
            }, model, data, prior),
            new LongNode("Sparse Neural ODE Learner, PathReg", new SparseNeuralOdeLearnerNodeFactory(), List.of(),
                training(length), data),
            new LongNode("Sparse Neural ODE Learner, DST", new SparseNeuralOdeLearnerNodeFactory(), List.of(), s -> {
                training(length).apply(s);
                s.addString("strategy", "DST");
            }, data),
            new LongNode("DASH Ensemble", new DashEnsembleNodeFactory(), List.of(), s -> {
                s.addInt("models", 4);
                s.addString("strategy", "DASH_AS_PUBLISHED");
                options(s, 3 + length / 4);
            }, data, prior),
            new LongNode("Strategy Comparison", new StrategyComparisonNodeFactory(), List.of(), s -> {
                s.addInt("repeats", 1);
                options(s, 3 + length / 6);
            }, data, data, prior),
            new LongNode("Dynamics Predictor", new DynamicsPredictorNodeFactory(), List.of(), s -> {
                s.addString("mode", "TIME_GRID");
                s.addInt("points", 10 * length);
            }, model, data),
            new LongNode("Dynamics Scorer", new DynamicsScorerNodeFactory(), List.of(), s -> { }, model, data),
            new LongNode("Regulatory Network Extractor", new RegulatoryNetworkExtractorNodeFactory(), List.of(),
                influence(2 * length), model),
            new LongNode("Network Scorer", new NetworkScorerNodeFactory(), List.of(), s -> { }, network[0], truth),
            new LongNode("Pathway Enrichment", new PathwayEnrichmentNodeFactory(), List.of("Gene sets"),
                s -> s.addInt("permutations", 250 * length), network[1], sets));
    }

    private static TestNode.Edit simulation(final int genes, final int trajectories) {
        return s -> {
            s.addInt("genes", genes);
            s.addInt("trajectories", trajectories);
        };
    }

    private static TestNode.Edit training(final int epochs) {
        return s -> {
            s.addInt("hiddenUnits", 12);
            s.addInt("epochs", epochs);
            s.addInt("validationTrajectories", 2);
        };
    }

    private static void options(final NodeSettings settings, final int epochs) throws InvalidSettingsException {
        final NodeSettings training = settings.getNodeSettings("training");
        training(epochs).apply(training);
        training.addInt("every", 2);
    }

    private static TestNode.Edit influence(final int states) {
        return s -> {
            s.addBoolean("influence", true);
            s.addInt("states", states);
        };
    }

    private static String expression(final int genes, final int rows) {
        final StringBuilder text = new StringBuilder("trajectory,time");
        for (int g = 0; g < genes; g++) {
            text.append(",G").append(g);
        }
        for (int r = 0; r < rows; r++) {
            text.append("\nt").append(r / 5).append(',').append(r % 5);
            for (int g = 0; g < genes; g++) {
                text.append(',').append((r * 31 + g * 17) % 1000 / 1000.0);
            }
        }
        return text.append('\n').toString();
    }

    private static PortObject geneSets(final int genes) {
        final List<Object[]> rows = new ArrayList<>();
        for (int set = 0; set < 40; set++) {
            for (int g = set; g < genes; g += 1 + set % 7) {
                rows.add(new Object[]{"P" + set, "G" + (g + 1)});
            }
        }
        return TestTables.table(new String[]{"pathway:s", "gene:s"}, rows.toArray(Object[][]::new));
    }
}
