package org.dashgrn.nodes.longrun;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.dashgrn.nodes.TestNode;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.DefaultNodeProgressMonitor;

/**
 * Cancelled at random moments, every node that can take long is back within a second, leaves nothing behind, and
 * executes again with the same result. {@code -Ddash.cancels=50} cancels each 50 times.
 */
public class CancelledNodesTest {

    private static final int CANCELS = Integer.getInteger("dash.cancels", 1);

    private static final int GENES = 60;

    /** A build may run on a machine that is busy with other things. */
    private static final double SECONDS = CANCELS > 5 ? 1 : 3;

    /** Longer executions where many moments are tried. */
    private static final int LENGTH = CANCELS > 5 ? 60 : 24;

    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    @Test
    public void everyLongNodeIsBackWithinASecond() throws Exception {
        final Random random = new Random(1);
        for (LongNode node : LongNode.all(m_folder.getRoot().toPath(), GENES, LENGTH)) {
            final TestNode executed = node.node();
            final List<Object> expected = LongNode.content(executed.run(node.input()));
            final long start = System.nanoTime();
            assertEquals(expected, LongNode.content(executed.run(node.input())));
            final long length = System.nanoTime() - start;
            final Remains before = Remains.now();
            double latest = 0;
            int cancels = 0;
            for (int trial = 0; cancels < CANCELS; trial++) {
                assertTrue(node.name() + " cannot be caught: it took " + length / 1e9 + " s", trial < 20 * CANCELS);
                final double seconds = cancelled(executed, node, (long)(random.nextDouble() * length));
                if (!Double.isNaN(seconds)) {
                    latest = Math.max(latest, seconds);
                    cancels++;
                }
            }
            final Remains after = Remains.since(before);
            assertTrue(node.name() + " came back after " + latest + " s", latest < SECONDS);
            final String remains = node.name() + ": " + before + "; after " + CANCELS + " cancels " + after;
            assertTrue(remains + " " + Thread.getAllStackTraces().keySet(), after.threads() <= before.threads());
            assertTrue(remains + " " + after.handlesBeyond(before), after.handles().size() <= before.handles().size());
            // another build on this machine may have its own
            assertTrue(remains, CANCELS <= 5 || after.temporary() <= before.temporary());
            assertTrue(remains, after.heap() < before.heap() + 10 && after.pointers() < before.pointers() + 1);
            // what malloc keeps for threads that have ended is reused, but only once it is there
            assertTrue(remains, !(after.beyond() > before.beyond() + 200));
            assertEquals(node.name(), expected, LongNode.content(executed.run(node.input())));
            System.out.printf("%s: %d cancels, back after at most %.2f s; an execution takes %.2f s; before %s, after %s%n",
                node.name(), CANCELS, latest, length / 1e9, before, after);
        }
    }

    /** @return seconds from the cancel to the end of the execution; NaN if it had ended before */
    private static double cancelled(final TestNode executed, final LongNode node, final long after) throws Exception {
        executed.configure(node.input());
        final DefaultNodeProgressMonitor monitor = new DefaultNodeProgressMonitor();
        final CountDownLatch started = new CountDownLatch(1);
        final CompletableFuture<Boolean> stopped = new CompletableFuture<>();
        final Thread thread = new Thread(() -> {
            started.countDown();
            try {
                executed.node().execute(node.input(), monitor);
                stopped.complete(false);
            } catch (CanceledExecutionException e) {
                stopped.complete(true);
            } catch (Exception e) {
                stopped.completeExceptionally(e);
            }
        });
        thread.start();
        started.await();
        Thread.sleep(after / 1_000_000, (int)(after % 1_000_000));
        final long cancel = System.nanoTime();
        monitor.setExecuteCanceled();
        final boolean caught = stopped.get();
        final double seconds = (System.nanoTime() - cancel) / 1e9;
        thread.join();
        return caught ? seconds : Double.NaN;
    }
}
