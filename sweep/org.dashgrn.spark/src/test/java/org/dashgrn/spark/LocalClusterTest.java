package org.dashgrn.spark;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.dashgrn.data.Progress;
import org.dashgrn.data.TrajectorySplit;
import org.dashgrn.evaluate.RegulatoryNetwork;
import org.dashgrn.evaluate.ScoringRules;
import org.dashgrn.experiment.CellExecutor;
import org.dashgrn.experiment.CellResult;
import org.dashgrn.experiment.Dataset;
import org.dashgrn.experiment.Experiment;
import org.dashgrn.experiment.Keep;
import org.dashgrn.experiment.NamedStrategy;
import org.dashgrn.experiment.Option;
import org.dashgrn.experiment.StrategySettings;
import org.dashgrn.experiment.ThreadedExecutor;
import org.dashgrn.simulate.GrnSimulator;
import org.dashgrn.simulate.SimulatedData;
import org.dashgrn.simulate.SimulationSettings;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** A cluster of two worker processes gives the same bits as threads, even if one of them is killed. */
public class LocalClusterTest {

    private static final Keep ALL = new Keep(Integer.MAX_VALUE, true);

    private static JavaSparkContext spark;
    private static final Set<String> USED = new HashSet<>();
    private static final AtomicInteger REMOVED = new AtomicInteger();
    private static final AtomicInteger LOST_TASKS = new AtomicInteger();

    @BeforeClass
    public static void start() {
        final String job = System.getProperty("dash.job");
        spark = new JavaSparkContext(new SparkConf().setMaster("local-cluster[2,1,1024]").setAppName("test")
            .set("spark.jars", job).set("spark.ui.enabled", "false").set("spark.executor.memory", "512m"));
        spark.sc().addSparkListener(new SparkListener() {
            @Override
            public void onTaskEnd(final SparkListenerTaskEnd end) {
                USED.add(end.taskInfo().executorId());
                LOST_TASKS.addAndGet(end.taskInfo().successful() ? 0 : 1);
            }

            @Override
            public void onExecutorRemoved(final SparkListenerExecutorRemoved executor) {
                REMOVED.incrementAndGet();
            }
        });
    }

    @AfterClass
    public static void stop() {
        spark.close();
    }

    private static Experiment experiment(final int epochs, final int seeds) {
        final SimulatedData data = GrnSimulator.simulate(new SimulationSettings(30, 0.5, 0.3, 2, 0.3, 20,
            new double[]{0, 1, 2, 4}, 0.02, 0.2, 3), Progress.NONE);
        final TrajectorySplit.Partition split = TrajectorySplit.byTrajectory(data.trajectories(), 3, 1);
        final Dataset dataset = new Dataset("small", split.training(),
            data.prior().indexed(split.training().genes()), null, split.test(), data.truth(), ScoringRules.ALL_PAIRS);
        final StrategySettings settings = StrategySettings.DEFAULTS.with(Option.HIDDEN_UNITS, 10)
            .with(Option.EPOCHS, epochs).with(Option.VALIDATION_TRAJECTORIES, 3);
        return Experiment.grid(List.of(dataset), List.of(NamedStrategy.DASH_AS_PUBLISHED), settings, Map.of(),
            java.util.stream.LongStream.rangeClosed(1, seeds).boxed().toList(), 1);
    }

    private static Map<String, CellResult> run(final CellExecutor executor, final Experiment experiment,
        final CellExecutor.Listener listener) throws Exception {
        final Map<String, CellResult> results = new TreeMap<>();
        executor.run(experiment.cells(), experiment.datasets(), ALL, result -> {
            assertEquals("a result came twice", null, results.put(result.cell().key(), result));
            listener.finished(result);
        }, Progress.NONE);
        return results;
    }

    private static void assertSame(final Map<String, CellResult> expected, final Map<String, CellResult> actual) {
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((key, result) -> {
            final CellResult other = actual.get(key);
            assertTrue(other.failureOrNull(), other.succeeded());
            assertEquals(result.measures(), other.measures());
            assertArrayEquals(result.modelOrNull(), other.modelOrNull());
            final RegulatoryNetwork a = result.networkOrNull();
            final RegulatoryNetwork b = other.networkOrNull();
            assertEquals(a.size(), b.size());
            for (int e = 0; e < a.size(); e++) {
                assertEquals(a.effect(e), b.effect(e), 0);
                assertEquals(a.score(e), b.score(e), 0);
            }
        });
    }

    @Test
    public void theSameBitsAsThreadsThoughAnExecutorIsKilled() throws Exception {
        final Experiment experiment = experiment(60, 12);
        final Map<String, CellResult> threads = run(ThreadedExecutor.of(0, 12), experiment, result -> { });
        final Set<Long> executors = new HashSet<>();
        final AtomicInteger arrived = new AtomicInteger();
        final Map<String, CellResult> cluster = run(new SparkExecutor(spark), experiment, result -> {
            if (arrived.incrementAndGet() == 3) {
                final List<ProcessHandle> running = ProcessHandle.current().descendants()
                    .filter(p -> p.info().commandLine().orElse("").contains("CoarseGrainedExecutorBackend")).toList();
                running.forEach(process -> executors.add(process.pid()));
                running.get(0).destroyForcibly();
            }
        });
        assertEquals("worker processes", 2, executors.size());
        assertSame(threads, cluster);
        waitFor(REMOVED);
        assertTrue("no task was lost with its executor", LOST_TASKS.get() > 0);
        assertTrue(USED.toString(), USED.size() >= 2);
    }

    private static void waitFor(final AtomicInteger counter) throws InterruptedException {
        for (int i = 0; i < 300 && counter.get() == 0; i++) {
            Thread.sleep(100);
        }
        assertTrue("no executor was lost", counter.get() > 0);
    }

    @Test
    public void cancelEndsTheJob() throws Exception {
        final Experiment experiment = experiment(1_000_000, 3);
        final AtomicInteger reports = new AtomicInteger();
        try {
            new SparkExecutor(spark).run(experiment.cells(), experiment.datasets(), ALL, result -> { },
                (fraction, message) -> {
                    if (reports.incrementAndGet() > 10) {
                        throw new CancellationException();
                    }
                });
            throw new AssertionError("not cancelled");
        } catch (CancellationException e) {
            for (int i = 0; i < 300 && spark.statusTracker().getActiveJobIds().length > 0; i++) {
                Thread.sleep(100);
            }
            assertEquals(0, spark.statusTracker().getActiveJobIds().length);
            assertFalse(Thread.currentThread().isInterrupted());
        }
    }
}
