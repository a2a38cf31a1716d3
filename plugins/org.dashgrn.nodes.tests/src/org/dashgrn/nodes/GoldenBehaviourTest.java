package org.dashgrn.nodes;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dashgrn.embedded.EmbeddedNode;
import org.dashgrn.model.ModelArchive;
import org.dashgrn.nodes.dynamicspredictor.DynamicsPredictorNodeFactory;
import org.dashgrn.nodes.dynamicsscorer.DynamicsScorerNodeFactory;
import org.dashgrn.nodes.extractor.RegulatoryNetworkExtractorNodeFactory;
import org.dashgrn.nodes.learner.NeuralOdeLearnerNodeFactory;
import org.dashgrn.nodes.model.DashModelPortObject;
import org.dashgrn.nodes.networkreader.PriorNetworkReaderNodeFactory;
import org.dashgrn.nodes.networkscorer.NetworkScorerNodeFactory;
import org.dashgrn.nodes.networkwriter.NetworkWriterNodeFactory;
import org.dashgrn.nodes.partitioner.TrajectoryPartitionerNodeFactory;
import org.dashgrn.nodes.pathwayenrichment.PathwayEnrichmentNodeFactory;
import org.dashgrn.nodes.pruner.DashPrunerNodeFactory;
import org.dashgrn.nodes.simulator.GrnSimulatorNodeFactory;
import org.dashgrn.nodes.trajectoryreader.ExpressionTrajectoryReaderNodeFactory;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;

/**
 * What was observed in a real KNIME must hold for every node. The nodes that train many models are held to it by their
 * own tests.
 */
public class GoldenBehaviourTest {

    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    /** A node as it is when its dialog was never opened, and what is connected to it. */
    private record Case(TestNode node, PortObject... input) {
    }

    private final List<Case> m_cases = new ArrayList<>();

    @Before
    public void makeNodes() throws Exception {
        final PortObject data = TestTables.trajectories();
        final PortObject network = TestTables.network();
        final PortObject model = TestModels.dense();
        add(new GrnSimulatorNodeFactory());
        add(new TrajectoryPartitionerNodeFactory(), data);
        add(new NeuralOdeLearnerNodeFactory(), data);
        add(new DashPrunerNodeFactory(), model, data, network);
        add(new RegulatoryNetworkExtractorNodeFactory(), model);
        add(new NetworkScorerNodeFactory(), network, network);
        add(new DynamicsScorerNodeFactory(), model, data);
        add(new DynamicsPredictorNodeFactory(), model, data);
        m_cases.add(new Case(TestNode.of(new PathwayEnrichmentNodeFactory(), "Gene sets"),
            TestTables.table(new String[]{"gene:s", "influence:d"}, new Object[]{"A", 1.0}, new Object[]{"B", 0.5}),
            TestTables.table(new String[]{"pathway:s", "gene:s"}, new Object[]{"P", "A"})));
        // These need settings: a file, or fewer trainings than a user would want.
        final Path expression = Files.writeString(m_folder.getRoot().toPath().resolve("a.csv"), "1,1\n0.1,0.2\n0,1\n");
        final Path edges = Files.writeString(m_folder.getRoot().toPath().resolve("b.csv"), "A,B\n");
        m_cases.add(new Case(TestNode.of(new ExpressionTrajectoryReaderNodeFactory())
            .with(s -> TestFiles.set(s, "file", expression))));
        m_cases.add(new Case(TestNode.of(new PriorNetworkReaderNodeFactory())
            .with(s -> TestFiles.set(s, "file", edges))));
        final Path written = m_folder.getRoot().toPath().resolve("c.sif");
        m_cases.add(new Case(TestNode.of(new NetworkWriterNodeFactory()).with(s -> {
            TestFiles.set(s, "file", written);
            s.addBoolean("overwrite", true);
        }), network));
    }

    private void add(final NodeFactory<?> factory, final PortObject... input) throws Exception {
        m_cases.add(new Case(TestNode.of(factory), input));
    }

    private static List<Object> content(final PortObject[] output) throws Exception {
        final List<Object> content = new ArrayList<>();
        for (PortObject object : output) {
            if (object instanceof DashModelPortObject model) {
                final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                ModelArchive.write(model.model(), bytes);
                content.add(new BigInteger(bytes.toByteArray()));
            } else {
                content.add(TestTables.rows(object));
            }
        }
        return content;
    }

    /**
     * KNIME guesses for a node whose dialog was never applied, but saves what it has without a guess (behaviours 2 and
     * 7): saved, opened and executed again the node must give the same.
     */
    @Test
    public void meansTheSameAfterSavingAndOpening() throws Exception {
        for (Case c : m_cases) {
            final List<Object> before = content(c.node().run(c.input()));
            final TestNode opened = c.node().reopened();
            assertEquals(c.node().node().name(), before, content(opened.run(c.input())));
            assertEquals(c.node().node().name() + ", reset", before, content(opened.run(c.input())));
        }
    }

    /** Behaviour 3: a setting that cannot be read is an error, never silently replaced by its default. */
    @Test
    public void aSettingOfTheWrongTypeIsRefused() throws Exception {
        for (Case c : m_cases) {
            final NodeSettings saved = c.node().saved();
            int changed = 0;
            for (String key : saved) {
                if (saved.containsKey(key + "_is_present") || key.endsWith("_is_present")) {
                    continue; // an option that is switched off is not read
                }
                final NodeSettings wrong = c.node().saved();
                if (saved.getEntry(key) instanceof NodeSettings) {
                    wrong.addInt(key, 1);
                } else {
                    wrong.addDoubleArray(key, 1, 2);
                }
                assertThrows(c.node().node().name() + ": " + key, InvalidSettingsException.class,
                    () -> c.node().node().loadSettings(wrong));
                changed++;
            }
            assertTrue(c.node().node().name(), changed > 0);
        }
    }

    /** Behaviour 4: node_creation_config has a group for each port, of its name. */
    @Test
    public void portGroupsAreCalledLikeTheirPorts() throws Exception {
        for (NodeFactory<?> factory : NodeRegistrationTest.factories()) {
            final EmbeddedNode node = EmbeddedNode.create(factory, null);
            final Set<String> groups = new HashSet<>(node.portGroups());
            assertEquals(node.name(), groups.size(), node.portGroups().size());
            for (int i = 0; i < node.inPortCount(); i++) {
                assertTrue(node.name() + ": " + node.inPortName(i), groups.contains(node.inPortName(i)));
            }
            for (int i = 0; i < node.outPortCount(); i++) {
                assertTrue(node.name() + ": " + node.outPortName(i), groups.contains(node.outPortName(i)));
            }
        }
    }
}
