package org.dashgrn.nodes.pruner;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.dashgrn.model.ModelArchive;
import org.dashgrn.nodes.TestModels;
import org.dashgrn.nodes.TestNode;
import org.dashgrn.nodes.TestTables;
import org.dashgrn.nodes.learner.NeuralOdeLearnerNodeFactory;
import org.dashgrn.nodes.model.DashModelPortObject;
import org.dashgrn.nodes.model.DashModelPortObjectSpec;
import org.dashgrn.nodes.simulator.GrnSimulatorNodeFactory;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.DefaultNodeProgressMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;

/** Neural ODE Learner and DASH Pruner, alone and one after the other. */
public class LearnAndPruneTest {

    @Rule
    public final TemporaryFolder m_temporary = new TemporaryFolder();

    private static TestNode learner(final String... ports) throws InvalidSettingsException {
        return TestNode.of(new NeuralOdeLearnerNodeFactory(), ports);
    }

    private static TestNode pruner(final TestNode.Edit edit) throws InvalidSettingsException {
        return TestNode.of(new DashPrunerNodeFactory()).with(edit);
    }

    private static TestNode.Edit schedule(final int delay, final int epochs) {
        return s -> {
            s.addInt("delay", delay);
            s.addString("strategy", "DASH_AS_PUBLISHED");
            s.addDouble("firstShare", 0.5);
            s.addInt("every", 2);
            s.addDouble("laterShare", 0.2);
            s.addInt("epochs", epochs);
        };
    }

    private static byte[] bytes(final PortObject model) throws Exception {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        ModelArchive.write(((DashModelPortObject)model).model(), out);
        return out.toByteArray();
    }

    @Test
    public void learnerTellsItsModelBeforeAndAfterTraining() throws Exception {
        final TestNode node = learner().with(TestModels.small(3));
        final DashModelPortObjectSpec planned =
            (DashModelPortObjectSpec)node.configure(TestTables.trajectories())[0];
        assertEquals(List.of("A", "B", "C"), planned.genes());
        assertEquals(4, planned.hiddenUnits());
        assertTrue(Double.isNaN(planned.sparsity()));
        final PortObject[] out = node.run(TestTables.trajectories());
        final DashModelPortObjectSpec trained = ((DashModelPortObject)out[0]).getSpec();
        assertEquals(planned.genes(), trained.genes());
        assertEquals(64, trained.dataFingerprint().length());
        assertEquals(List.of("1", "2", "3"), TestTables.rows(out[1]).stream().map(row -> row.get(0)).toList());
        assertTrue(out[0].getSummary(), out[0].getSummary().contains("3 genes, 4 hidden units"));
    }

    @Test
    public void learnerMeansTheSameAfterSavingAndOpening() throws Exception {
        final TestNode node = learner().with(TestModels.small(2));
        assertArrayEquals(bytes(node.run(TestTables.trajectories())[0]),
            bytes(node.reopened().run(TestTables.trajectories())[0]));
    }

    @Test
    public void twoEpochsAndPrunerEqualOneSingleRun() throws Exception {
        // The single run: no epoch of the learner's own counts but those before the first round.
        final PortObject early = learner().with(TestModels.small(2)).run(TestTables.trajectories())[0];
        final PortObject late = learner().with(TestModels.small(1)).run(TestTables.trajectories())[0];
        final PortObject fromEarly = pruner(schedule(0, 6)).run(early, TestTables.trajectories(),
            TestTables.network())[0];
        final PortObject fromLate = pruner(schedule(1, 7)).run(late, TestTables.trajectories(),
            TestTables.network())[0];
        assertArrayEquals(bytes(fromLate), bytes(fromEarly));
    }

    @Test
    public void prunerMakesTheModelSparserRoundByRound() throws Exception {
        final PortObject[] out = pruner(schedule(0, 6)).run(TestModels.dense(), TestTables.trajectories(),
            TestTables.network());
        final DashModelPortObjectSpec spec = ((DashModelPortObject)out[0]).getSpec();
        assertTrue(spec.summary(), spec.sparsity() >= 0.5);
        final List<List<String>> rounds = TestTables.rows(out[1]);
        assertEquals(12, rounds.size());
        assertEquals(List.of("1", "3", "Ws"), rounds.get(0).subList(0, 3));
        assertEquals("6", rounds.get(0).get(4));
        assertEquals("5", rounds.get(4).get(1));
        for (List<String> round : rounds.subList(0, 4)) {
            assertEquals(Integer.parseInt(round.get(3)),
                Integer.parseInt(round.get(4)) + Integer.parseInt(round.get(5)));
        }
        assertEquals(8, TestTables.rows(out[2]).size());
    }

    @Test
    public void everyStrategyRuns() throws Exception {
        for (DashPrunerParameters.Strategy strategy : DashPrunerParameters.Strategy.values()) {
            final PortObject[] out = pruner(s -> {
                schedule(0, 2).apply(s);
                s.addString("strategy", strategy.name());
            }).run(TestModels.dense(), TestTables.trajectories(), TestTables.network());
            assertTrue(strategy.name(), ((DashModelPortObject)out[0]).getSpec().sparsity() > 0.4);
        }
    }

    @Test
    public void postHocPrunesOnce() throws Exception {
        final PortObject[] out = pruner(s -> {
            schedule(0, 6).apply(s);
            s.addString("strategy", "POST_HOC");
        }).run(TestModels.dense(), TestTables.trajectories(), TestTables.network());
        assertEquals(4, TestTables.rows(out[1]).size());
        assertTrue(((DashModelPortObject)out[0]).model().provenance().strategy().contains("post hoc"));
    }

    @Test
    public void aModelWithThePriorInItsLossIsPrunedByMagnitudeToo() throws Exception {
        final PortObject drawn = learner("Prior").with(TestModels.small(2)).run(TestTables.trajectories(),
            TestTables.network())[0];
        final PortObject sparse = pruner(s -> {
            schedule(0, 2).apply(s);
            s.addString("strategy", "MAGNITUDE");
        }).run(drawn, TestTables.trajectories(), TestTables.network())[0];
        assertTrue(((DashModelPortObject)sparse).getSpec().sparsity() >= 0.5);
    }

    @Test
    public void aGridIsSearchedAndTold() throws Exception {
        final TestNode node = TestNode.of(new DashPrunerNodeFactory(), "Grid").with(s -> {
            schedule(0, 4).apply(s);
            s.addBoolean("grid", true);
            s.addString("lambda1Grid", "0, 1");
            s.addString("lambda2Grid", " 0.5 ");
            s.addString("targetSparsityGrid", "0.4,0.6");
        });
        final PortObject[] out = node.run(TestModels.dense(), TestTables.trajectories(), TestTables.network());
        final List<List<String>> grid = TestTables.rows(out[3]);
        assertEquals(List.of("0.0 0.5 0.4", "1.0 0.5 0.4", "0.0 0.5 0.6", "1.0 0.5 0.6"),
            grid.stream().map(row -> String.join(" ", row.subList(0, 3))).toList());
        final List<List<String>> chosen = grid.stream().filter(row -> row.get(7).equals("true")).toList();
        assertEquals(1, chosen.size());
        assertEquals(((DashModelPortObject)out[0]).model().provenance().validationLoss(),
            Double.parseDouble(chosen.get(0).get(4)), 0);
        final List<List<String>> single = TestTables.rows(TestNode.of(new DashPrunerNodeFactory(), "Grid")
            .with(schedule(0, 2)).run(TestModels.dense(), TestTables.trajectories(), TestTables.network())[3]);
        assertEquals(1, single.size());
        refuses(TestNode.of(new DashPrunerNodeFactory()), "λ2 to try", s -> {
            s.addString("strategy", "DASH_AS_PUBLISHED");
            s.addBoolean("grid", true);
            s.addString("lambda2Grid", "0.1; 0.2");
        });
    }

    @Test
    public void coRegulationCountsInBothDirections() throws Exception {
        final String[] columns = {"source:s", "target:s"};
        final TestNode there = TestNode.of(new DashPrunerNodeFactory(), "Co-regulation").with(schedule(0, 2));
        final TestNode back = TestNode.of(new DashPrunerNodeFactory(), "Co-regulation").with(schedule(0, 2));
        final PortObject model = TestModels.dense();
        assertArrayEquals(
            bytes(there.run(model, TestTables.trajectories(), TestTables.network(),
                TestTables.table(columns, new Object[]{"A", "C"}))[0]),
            bytes(back.run(model, TestTables.trajectories(), TestTables.network(),
                TestTables.table(columns, new Object[]{"C", "A"}, new Object[]{"A", "C"}))[0]));
    }

    @Test
    public void genesMayStandInAnotherOrder() throws Exception {
        final BufferedDataTable swapped = TestTables.table(new String[]{"trajectory:s", "C:d", "time:d", "A:d", "B:d"},
            TestTables.rows(TestTables.trajectories()).stream()
                .map(row -> new Object[]{row.get(0), Double.valueOf(row.get(4)), Double.valueOf(row.get(1)),
                    Double.valueOf(row.get(2)), Double.valueOf(row.get(3))})
                .toArray(Object[][]::new));
        final PortObject model = TestModels.dense();
        assertArrayEquals(
            bytes(pruner(schedule(0, 2)).run(model, TestTables.trajectories(), TestTables.network())[0]),
            bytes(pruner(schedule(0, 2)).run(model, swapped, TestTables.network())[0]));
    }

    @Test
    public void aPriorDrawsTheLearner() throws Exception {
        final TestNode drawn = learner("Prior").with(TestModels.small(2));
        final byte[] with = bytes(drawn.run(TestTables.trajectories(), TestTables.network())[0]);
        final byte[] without = bytes(learner().with(TestModels.small(2)).run(TestTables.trajectories())[0]);
        assertFalse(java.util.Arrays.equals(with, without));
    }

    @Test
    public void refusesDataThatLackGenesOfTheModel() throws Exception {
        final DataTableSpec lacking =
            TestTables.table(new String[]{"trajectory:s", "time:d", "A:d"}).getDataTableSpec();
        final String message = pruner(schedule(0, 2)).refusal(TestModels.dense().getSpec(), lacking,
            TestTables.network().getDataTableSpec());
        assertTrue(message, message.contains("2 of the model's 3 genes") && message.contains("B, C"));
    }

    @Test
    public void refusesATargetBelowTheModelsSparsity() throws Exception {
        final PortObject sparse =
            pruner(schedule(0, 2)).run(TestModels.dense(), TestTables.trajectories(), TestTables.network())[0];
        final String message = pruner(s -> {
            s.addString("strategy", "MAGNITUDE");
            s.addDouble("targetSparsity", 0.2);
            s.addBoolean("targetSparsity_is_present", true);
        }).refusal(sparse.getSpec(), TestTables.trajectories().getDataTableSpec(),
            TestTables.network().getDataTableSpec());
        assertTrue(message, message.contains("already"));
    }

    @Test
    public void refusesAPriorOfOtherGenesBeforeExecution() throws Exception {
        final BufferedDataTable other =
            TestTables.table(new String[]{"source:s", "target:s"}, new Object[]{"a", "b"});
        final DataTableSpec data = TestTables.trajectories().getDataTableSpec();
        final String[] refusals = {
            pruner(schedule(0, 2)).refusal(TestModels.dense().getSpec(), data, other.getDataTableSpec()),
            TestNode.of(new DashPrunerNodeFactory(), "Co-regulation").refusal(TestModels.dense().getSpec(), data,
                TestTables.network().getDataTableSpec(), other.getDataTableSpec()),
            learner("Prior").refusal(data, other.getDataTableSpec())};
        for (String message : refusals) {
            assertTrue(message, message.contains("None of the 1 names in the column \"source\"")
                && message.contains("(a)") && message.contains("3 genes") && message.contains("A, B, C")
                && message.contains("same kind of names"));
        }
        pruner(s -> s.addString("strategy", "MAGNITUDE")).configure(TestModels.dense().getSpec(), data,
            other.getDataTableSpec());
    }

    /** KNIME forgets the names in a column once there are more than 60: then only executing can tell. */
    @Test
    public void refusesALargePriorOfOtherGenesWhenItExecutes() throws Exception {
        final Object[][] edges = new Object[100][];
        for (int e = 0; e < edges.length; e++) {
            edges[e] = new Object[]{"a" + e, "b" + e};
        }
        final String message = pruner(schedule(0, 2)).failure(TestModels.dense(), TestTables.trajectories(),
            TestTables.table(new String[]{"source:s", "target:s"}, edges));
        assertTrue(message, message.contains("0 of 200 genes of the prior") && message.contains("names"));
    }

    @Test
    public void refusesTablesThatAreNoTrajectories() throws Exception {
        final String text = learner().refusal(TestTables.network().getDataTableSpec());
        assertTrue(text, text.contains("no numeric column called time") && text.contains("choose"));
        final String alone = learner().refusal(
            TestTables.table(new String[]{"trajectory:s", "time:d"}, new Object[]{"s1", 0.0}).getDataTableSpec());
        assertTrue(alone, alone.contains("no numeric column") && alone.contains("one numeric column per gene"));
    }

    @Test
    public void warnsOfAPriorThatTheDataContradict() throws Exception {
        for (double wrong : new double[]{0.1, 1}) {
            final PortObject[] simulated = TestNode.of(new GrnSimulatorNodeFactory()).with(s -> {
                s.addInt("genes", 40);
                s.addInt("trajectories", 60);
                s.addDouble("noise", 0.02);
                s.addDouble("relocatedShare", wrong);
            }).run();
            final PortObject model = learner().with(s -> {
                s.addInt("hiddenUnits", 10);
                s.addInt("epochs", 2);
            }).run(simulated[0])[0];
            final TestNode pruner = pruner(s -> {
                s.addInt("denseEpochs", 10);
                s.addInt("epochs", 15);
            });
            pruner.run(model, simulated[0], simulated[2]);
            assertEquals(wrong + " of the prior: " + pruner.warning(), wrong == 1,
                pruner.warning().orElse("").contains("Prior and data disagree"));
        }
    }

    @Test
    public void warnsOfSkippedPairsAndOtherData() throws Exception {
        final Object[][] rows = TestTables.rows(TestTables.trajectories()).stream()
            .map(row -> new Object[]{row.get(0), Double.valueOf(row.get(1)), Double.valueOf(row.get(2)),
                Double.valueOf(row.get(3)), Double.valueOf(row.get(4))})
            .toArray(Object[][]::new);
        rows[1][2] = null;
        final BufferedDataTable gaps =
            TestTables.table(new String[]{"trajectory:s", "time:d", "A:d", "B:d", "C:d"}, rows);
        final TestNode learner = learner().with(TestModels.small(1));
        learner.run(gaps);
        assertTrue(learner.warning().orElse(""), learner.warning().orElse("").contains("2 pair(s)"));
        final TestNode pruner = pruner(schedule(0, 2));
        pruner.run(TestModels.dense(), gaps, TestTables.network());
        assertTrue(pruner.warning().orElse(""), pruner.warning().orElse("").contains("not those"));
    }

    @Test
    public void refusesImpossibleSettings() throws Exception {
        refuses(learner(), "hidden", s -> s.addInt("hiddenUnits", 0));
        refuses(learner(), "hidden", s -> s.addInt("hiddenUnits", 100_000));
        refuses(learner(), "epochs", s -> s.addInt("epochs", 0));
        refuses(learner(), "learning rate", s -> s.addDouble("learningRate", 0));
        final TestNode pruner = TestNode.of(new DashPrunerNodeFactory());
        refuses(pruner, "λ1", s -> s.addDouble("lambda1", 1.5));
        refuses(pruner, "share", s -> s.addDouble("firstShare", 1));
        refuses(pruner, "epochs", s -> s.addInt("every", 0));
    }

    private static void refuses(final TestNode node, final String what, final TestNode.Edit edit) {
        try {
            node.with(edit);
        } catch (InvalidSettingsException e) {
            assertTrue(e.getMessage(), e.getMessage().toLowerCase().contains(what));
            return;
        }
        throw new AssertionError("accepted bad " + what);
    }

    @Test
    public void cancelEndsTrainingWithinASecond() throws Exception {
        final TestNode node = learner().with(s -> {
            TestModels.small(100_000).apply(s);
            s.addInt("patience", 100_000);
        });
        node.configure(TestTables.trajectories());
        final DefaultNodeProgressMonitor progress = new DefaultNodeProgressMonitor();
        final AtomicLong cancelled = new AtomicLong();
        final Thread canceller = new Thread(() -> {
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            cancelled.set(System.nanoTime());
            progress.setExecuteCanceled();
        });
        canceller.start();
        boolean stopped = false;
        try {
            node.node().execute(new PortObject[]{TestTables.trajectories()}, progress);
        } catch (CanceledExecutionException e) {
            stopped = true;
        }
        assertTrue("training ended by itself", stopped);
        assertTrue((System.nanoTime() - cancelled.get()) / 1e9 < 1);
        assertTrue(progress.getMessage(), progress.getMessage().toLowerCase().contains("epoch"));
        canceller.join();
    }

    /** Cancelled at random moments, with a checkpoint folder, the two nodes end with the model of an undisturbed run. */
    @Test
    public void cancelledNodesGoOnFromTheirCheckpoints() throws Exception {
        final PortObject data = TestTables.trajectories();
        final PortObject network = TestTables.network();
        final PortObject learned = learner().with(TestModels.small(12)).run(data)[0];
        final PortObject pruned = pruner(schedule(1, 12)).run(learned, data, network)[0];
        final String folder = m_temporary.newFolder().getPath();
        final TestNode learner = learner().with(TestModels.small(12)).with(checkpoint(folder));
        final TestNode pruner = pruner(schedule(1, 12)).with(checkpoint(folder));
        final Random random = new Random(1);
        for (int i = 0; i < 6; i++) {
            cancel(learner, random.nextInt(40), data);
            cancel(pruner, random.nextInt(40), learned, data, network);
        }
        assertArrayEquals(bytes(learned), bytes(learner.run(data)[0]));
        assertArrayEquals(bytes(pruned), bytes(pruner.run(learned, data, network)[0]));
        // other settings: not silently the old result, and not silently a new start
        final String failure = pruner(schedule(1, 11)).with(checkpoint(folder)).failure(learned, data, network);
        assertTrue(failure, failure.contains("of another run") && failure.contains("pruner.checkpoint"));
    }

    @Test
    public void aCheckpointFolderIsAWholePath() throws Exception {
        final String refusal = learner().with(checkpoint("somewhere")).refusal(TestTables.trajectories().getSpec());
        assertTrue(refusal, refusal.contains("\"somewhere\" is not a whole path"));
    }

    private static TestNode.Edit checkpoint(final String folder) {
        return s -> s.addNodeSettings("checkpoint").addString("folder", folder);
    }

    private static void cancel(final TestNode node, final int after, final PortObject... input) throws Exception {
        final AtomicLong left = new AtomicLong(after);
        try {
            node.run(new DefaultNodeProgressMonitor() {
                @Override
                public void checkCanceled() throws CanceledExecutionException {
                    if (left.getAndDecrement() <= 0) {
                        setExecuteCanceled();
                    }
                    super.checkCanceled();
                }
            }, input);
        } catch (CanceledExecutionException e) {
            assertTrue(left.get() < 0);
        }
    }
}
