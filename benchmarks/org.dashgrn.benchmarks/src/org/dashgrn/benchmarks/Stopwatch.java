package org.dashgrn.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Times a repeated action: a third of the time warms up, the rest is cut into samples. The least processor time of a
 * sample is what the code costs on one thread, even on a busy machine; the least and the median time by the clock are
 * what the machine gave.
 */
final class Stopwatch {

    private static final double SAMPLE_SECONDS = 0.01;

    private final double m_budget;

    /** @param budget seconds to spend on one action */
    Stopwatch(final double budget) {
        m_budget = budget;
    }

    /**
     * Seconds per call.
     *
     * @param wallLeast shortest sample by the clock
     * @param wallMedian median sample by the clock
     * @param cpu least processor time of the calling thread
     * @param samples how many there were
     */
    record Time(double wallLeast, double wallMedian, double cpu, int samples) {

        /** @param threads that took part: the time of the calling thread alone says nothing if there are more */
        void print(final int threads) {
            ProbeOutput.print("wall", wallLeast, "s");
            ProbeOutput.print("wall median", wallMedian, "s");
            if (threads == 1) {
                ProbeOutput.print("cpu", cpu, "s");
            }
        }
    }

    Time time(final Runnable action) {
        final long start = System.nanoTime();
        int calls = 0;
        double elapsed;
        do {
            action.run();
            calls++;
            elapsed = seconds(start);
        } while (calls < 3 || elapsed < m_budget / 3);
        final int perSample = (int)Math.max(1, Math.ceil(SAMPLE_SECONDS / (elapsed / calls)));
        final List<Double> walls = new ArrayList<>();
        double cpu = Double.POSITIVE_INFINITY;
        while (walls.size() < 3 || seconds(start) < m_budget) {
            final double cpuBefore = Machine.cpuSeconds();
            final long from = System.nanoTime();
            for (int i = 0; i < perSample; i++) {
                action.run();
            }
            walls.add(seconds(from) / perSample);
            final double used = Machine.cpuSeconds() - cpuBefore;
            // seldom, the clock of a thread stands still
            cpu = used > 0 ? Math.min(cpu, used / perSample) : cpu;
        }
        final double[] sorted = walls.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return new Time(sorted[0], sorted[sorted.length / 2], cpu, sorted.length);
    }

    static double seconds(final long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
