package org.dashgrn.nodes;

import static org.junit.Assert.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import org.dashgrn.nodes.dynamicspredictor.DynamicsPredictorNodeFactory;
import org.dashgrn.nodes.dynamicsscorer.DynamicsScorerNodeFactory;
import org.dashgrn.nodes.ensemble.DashEnsembleNodeFactory;
import org.dashgrn.nodes.extractor.RegulatoryNetworkExtractorNodeFactory;
import org.dashgrn.nodes.learner.NeuralOdeLearnerNodeFactory;
import org.dashgrn.nodes.networkreader.PriorNetworkReaderNodeFactory;
import org.dashgrn.nodes.networkscorer.NetworkScorerNodeFactory;
import org.dashgrn.nodes.partitioner.TrajectoryPartitionerNodeFactory;
import org.dashgrn.nodes.pathwayenrichment.PathwayEnrichmentNodeFactory;
import org.dashgrn.nodes.pruner.DashPrunerNodeFactory;
import org.dashgrn.nodes.simulator.GrnSimulatorNodeFactory;
import org.dashgrn.nodes.strategycomparison.StrategyComparisonNodeFactory;
import org.dashgrn.nodes.trajectoryreader.ExpressionTrajectoryReaderNodeFactory;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.DefaultNodeProgressMonitor;
import org.knime.core.node.port.PortObject;

/** Every node notices that it was cancelled, even on the smallest input, and says so in KNIME's way. */
public class CancelTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private static void assertCancelled(final TestNode node, final PortObject... input) throws Exception {
        node.configure(input);
        final DefaultNodeProgressMonitor cancelled = new DefaultNodeProgressMonitor();
        cancelled.setExecuteCanceled();
        assertThrows(CanceledExecutionException.class, () -> node.node().execute(input, cancelled));
    }

    @Test
    public void everyNodeStops() throws Exception {
        final PortObject data = TestTables.trajectories();
        final PortObject network = TestTables.network();
        final PortObject model = TestModels.dense();
        assertCancelled(TestNode.of(new GrnSimulatorNodeFactory()));
        assertCancelled(TestNode.of(new TrajectoryPartitionerNodeFactory()), data);
        assertCancelled(TestNode.of(new NeuralOdeLearnerNodeFactory()).with(TestModels.small(2)), data);
        assertCancelled(TestNode.of(new DashPrunerNodeFactory()), model, data, network);
        assertCancelled(TestNode.of(new RegulatoryNetworkExtractorNodeFactory()), model);
        assertCancelled(TestNode.of(new NetworkScorerNodeFactory()), network, network);
        assertCancelled(TestNode.of(new DynamicsScorerNodeFactory()), model, data);
        assertCancelled(TestNode.of(new DynamicsPredictorNodeFactory()), model, data);
        assertCancelled(TestNode.of(new PathwayEnrichmentNodeFactory(), "Gene sets"),
            TestTables.table(new String[]{"gene:s", "influence:d"}, new Object[]{"A", 1.0}),
            TestTables.table(new String[]{"pathway:s", "gene:s"}, new Object[]{"P", "A"}));
        assertCancelled(TestNode.of(new DashEnsembleNodeFactory()), data, network);
        assertCancelled(TestNode.of(new StrategyComparisonNodeFactory()), data, data, network);
        final Path expression = Files.writeString(folder.getRoot().toPath().resolve("a.csv"), "1,1\n0.1,0.2\n0,1\n");
        final Path edges = Files.writeString(folder.getRoot().toPath().resolve("b.csv"), "A,B\n");
        assertCancelled(TestNode.of(new ExpressionTrajectoryReaderNodeFactory())
            .with(s -> TestFiles.set(s, "file", expression)));
        assertCancelled(TestNode.of(new PriorNetworkReaderNodeFactory()).with(s -> TestFiles.set(s, "file", edges)));
    }
}
