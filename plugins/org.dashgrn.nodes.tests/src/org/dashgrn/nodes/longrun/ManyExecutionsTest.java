package org.dashgrn.nodes.longrun;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dashgrn.nodes.TestNode;
import org.dashgrn.nodes.TestTables;
import org.dashgrn.nodes.learner.NeuralOdeLearnerNodeFactory;
import org.dashgrn.nodes.simulator.GrnSimulatorNodeFactory;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.node.DefaultNodeProgressMonitor;
import org.knime.core.node.port.PortObject;

/**
 * Many executions in one Java machine, one after the other, at once, and one very long one: memory, threads and file
 * handles stay as they are. {@code -Ddash.executions=1000}, {@code -Ddash.rounds=10} and
 * {@code -Ddash.epochs=86000} give the large numbers.
 */
public class ManyExecutionsTest {

    private static final int EXECUTIONS = Integer.getInteger("dash.executions", 28);

    private static final int ROUNDS = Integer.getInteger("dash.rounds", 1);

    private static final int EPOCHS = Integer.getInteger("dash.epochs", 200);

    private static final int AT_ONCE = 8;

    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    private static void assertFlat(final String what, final Remains before, final Remains after) {
        final String remains = what + ": before " + before + ", after " + after;
        assertTrue(remains, after.heap() < before.heap() + 15 && after.pointers() < before.pointers() + 1);
        assertTrue(remains, !(after.beyond() > before.beyond() + 100));
        assertTrue(remains, after.threads() <= before.threads() + 1);
        assertTrue(remains + " " + after.handlesBeyond(before),
            after.handles().size() <= before.handles().size() + 1);
        // another build on this machine may have its own
        assertTrue(remains, EXECUTIONS <= 100 || after.temporary() <= before.temporary());
        System.out.println(remains);
    }

    @Test
    public void nothingGrows() throws Exception {
        final List<LongNode> nodes = LongNode.all(m_folder.getRoot().toPath(), 25, 8);
        final List<List<Object>> expected = new ArrayList<>();
        // twice before measuring: what is loaded once and what the compiler keeps does not count
        for (int i = 0; i < 2 * nodes.size(); i++) {
            final LongNode node = nodes.get(i % nodes.size());
            expected.add(LongNode.content(node.node().run(node.input())));
        }
        final Remains before = Remains.now();
        for (int i = 0; i < EXECUTIONS; i++) {
            final LongNode node = nodes.get(i % nodes.size());
            assertEquals(node.name(), expected.get(i % nodes.size()), LongNode.content(node.node().run(node.input())));
            if (EXECUTIONS > 100 && (i + 1) % (EXECUTIONS / 10) == 0) {
                System.out.println(i + 1 + " executions: " + Remains.now());
            }
        }
        assertFlat(EXECUTIONS + " executions", before, Remains.since(before));
    }

    @Test
    public void nodesAtOnceGiveTheSameBits() throws Exception {
        final List<LongNode> nodes = LongNode.all(m_folder.getRoot().toPath(), 25, 12);
        final List<List<Object>> expected = new ArrayList<>();
        for (LongNode node : nodes) {
            expected.add(LongNode.content(node.node().run(node.input())));
        }
        final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            // in every round each node takes part once more: first nodes 0 to 7, then 8 and so on
            for (int i = 0; i < 2 * ROUNDS; i++) {
                final CyclicBarrier together = new CyclicBarrier(AT_ONCE);
                final List<Future<List<Object>>> running = new ArrayList<>();
                for (int n = 0; n < AT_ONCE; n++) {
                    final LongNode node = nodes.get((i * AT_ONCE + n) % nodes.size());
                    running.add(threads.submit((Callable<List<Object>>)() -> {
                        final TestNode fresh = node.node();
                        together.await();
                        return LongNode.content(fresh.run(node.input()));
                    }));
                }
                for (int n = 0; n < AT_ONCE; n++) {
                    final int index = (i * AT_ONCE + n) % nodes.size();
                    assertEquals(nodes.get(index).name(), expected.get(index), running.get(n).get());
                }
            }
        } finally {
            threads.shutdown();
        }
        System.out.println(2 * ROUNDS + " times " + AT_ONCE + " nodes at once: the same bits as one after the other");
    }

    /** 140 steps of the optimiser in each epoch, as on SIM350, but of a model of 4 genes. */
    @Test
    public void oneLongTrainingDoesNotGrow() throws Exception {
        final PortObject data = TestNode.of(new GrnSimulatorNodeFactory()).with(s -> {
            s.addInt("genes", 4);
            s.addInt("trajectories", 141);
            s.addString("times", "0, 1");
        }).run()[0];
        final TestNode learner = TestNode.of(new NeuralOdeLearnerNodeFactory()).with(s -> {
            s.addInt("hiddenUnits", 2);
            s.addInt("epochs", EPOCHS);
            s.addInt("patience", EPOCHS);
            s.addInt("validationTrajectories", 1);
            s.addDouble("learningRate", 1e-5);
        });
        final List<Remains> remains = new ArrayList<>();
        final PortObject[] output = learner.run(new DefaultNodeProgressMonitor() {
            @Override
            public void setProgress(final double progress) {
                super.setProgress(progress);
                if (progress * 10 >= remains.size() + 1 && remains.size() < 9) {
                    try {
                        remains.add(Remains.now());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
        }, data);
        assertEquals(EPOCHS, TestTables.rows(output[1]).size());
        assertEquals(9, remains.size());
        // the history has a row for each epoch
        final String what = EPOCHS + " epochs, " + 140L * EPOCHS + " steps";
        assertFlat(what, remains.get(0), remains.get(8));
        if (EPOCHS > 1000) {
            remains.forEach(System.out::println);
        }
    }
}
