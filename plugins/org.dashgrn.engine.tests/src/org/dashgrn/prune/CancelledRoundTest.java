package org.dashgrn.prune;

import static org.junit.Assert.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.DoubleStream;
import org.dashgrn.data.Progress;
import org.dashgrn.model.NeuralNetwork;
import org.dashgrn.model.RandomNetwork;
import org.dashgrn.network.IndexedNetwork;
import org.junit.Test;

/**
 * A round of DASH as published asks several times a second whether to go on. {@code -Ddash.cancels=50} cancels 50 rounds
 * at the size of a whole transcriptome.
 */
public class CancelledRoundTest {

    private static final int HIDDEN = 300;

    private static final int TARGETS = 45;

    private static final int CANCELS = Integer.getInteger("dash.cancels", 1);

    private static final int GENES = CANCELS > 5 ? 11165 : 2500;

    /**
     * Notes the longest time between two questions, by the clock and of this thread's processor, as a machine may be busy
     * with other things; from a given moment on the answer is to stop.
     */
    private static final class Watch implements Progress {

        private final long m_start = System.nanoTime();
        private final long m_stop;
        private long m_last = m_start;
        private long m_longest;
        private long m_lastBusy = busy();
        private long m_longestBusy;

        Watch(final long stopAfter) {
            m_stop = stopAfter;
        }

        @Override
        public void report(final double fraction, final String message) {
            final long now = System.nanoTime();
            m_longest = Math.max(m_longest, now - m_last);
            m_last = now;
            final long busy = busy();
            m_longestBusy = Math.max(m_longestBusy, busy - m_lastBusy);
            m_lastBusy = busy;
            if (now - m_start >= m_stop) {
                throw new CancellationException();
            }
        }
    }

    private static long busy() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @Test
    public void aRoundStopsWithinASecond() {
        final Random random = new Random(1);
        final NeuralNetwork network = RandomNetwork.create(GENES, HIDDEN, 1, 1);
        final IndexedNetwork prior = prior(random);
        final Watch whole = new Watch(Long.MAX_VALUE);
        round(network, prior, whole);
        // the last question comes before the last layer is sorted
        whole.report(1, null);
        assertTrue(whole.m_longestBusy / 1e9 + " s", whole.m_longestBusy < 1e9);
        double latest = 0;
        int cancels = 0;
        while (cancels < CANCELS) {
            final Watch watch = new Watch((long)(random.nextDouble() * (whole.m_last - whole.m_start)));
            try {
                round(network, prior, watch);
            } catch (CancellationException e) {
                latest = Math.max(latest, (System.nanoTime() - watch.m_start - watch.m_stop) / 1e9);
                assertTrue((busy() - watch.m_lastBusy) / 1e9 + " s", busy() - watch.m_lastBusy < 1e9);
                cancels++;
            }
        }
        System.out.printf("A round of %d genes and %d hidden units: %.1f s, at most %.2f s between two questions; %d"
            + " cancelled rounds ended at most %.2f s later%n", GENES, HIDDEN, (whole.m_last - whole.m_start) / 1e9,
            whole.m_longest / 1e9, CANCELS, latest);
    }

    private static void round(final NeuralNetwork network, final IndexedNetwork prior, final Progress progress) {
        new ScheduledPruner(DashScore.create(0.5, 0.5, prior, null, HIDDEN, GENES, 1),
            new PruningSchedule(0, 0.7, 1, 0.1, 1), 0, 2, 0, progress).beforeEpoch(1, network).orElseThrow();
    }

    private static IndexedNetwork prior(final Random random) {
        final int[] rowStart = new int[GENES + 1];
        Arrays.setAll(rowStart, gene -> gene * TARGETS);
        final int[] columns = new int[GENES * TARGETS];
        for (int gene = 0; gene < GENES; gene++) {
            final int[] targets = random.ints(0, GENES).distinct().limit(TARGETS).sorted().toArray();
            System.arraycopy(targets, 0, columns, gene * TARGETS, TARGETS);
        }
        return new IndexedNetwork(GENES, rowStart, columns,
            DoubleStream.generate(() -> 1).limit(columns.length).toArray());
    }
}
