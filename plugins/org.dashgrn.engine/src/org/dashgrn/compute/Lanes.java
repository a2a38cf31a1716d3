package org.dashgrn.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntConsumer;

/**
 * Runs the parts of a computation on one or more threads. How work is cut into parts never depends on the number of
 * threads, and parts are combined in order, so results have the same bits for any number.
 */
public final class Lanes implements AutoCloseable {

    private final int m_threads;
    private final ExecutorService m_pool;
    /** Whether parts run now: parts of parts run one after the other, or they would wait for threads that wait for them. */
    private final AtomicBoolean m_busy = new AtomicBoolean();

    /** @param threads how many threads may work, the caller included; at least 1 */
    public Lanes(final int threads) {
        m_threads = threads;
        m_pool = threads > 1 ? Executors.newFixedThreadPool(threads - 1, task -> {
            final Thread thread = new Thread(task, "dash-lane");
            thread.setDaemon(true);
            return thread;
        }) : null;
    }

    /**
     * Runs all parts and returns when all have ended.
     *
     * @param parts how many
     * @param part called with 0 … parts-1, each once, possibly at the same time
     */
    public void run(final int parts, final IntConsumer part) {
        if (m_pool == null || parts == 1 || !m_busy.compareAndSet(false, true)) {
            for (int p = 0; p < parts; p++) {
                part.accept(p);
            }
            return;
        }
        try {
            share(parts, part);
        } finally {
            m_busy.set(false);
        }
    }

    /** Whoever is free takes the next part. */
    private void share(final int parts, final IntConsumer part) {
        final AtomicInteger next = new AtomicInteger();
        final AtomicReferenceArray<RuntimeException> failures = new AtomicReferenceArray<>(parts);
        final Runnable worker = () -> {
            for (int p = next.getAndIncrement(); p < parts; p = next.getAndIncrement()) {
                try {
                    part.accept(p);
                } catch (RuntimeException e) {
                    failures.set(p, e);
                }
            }
        };
        final List<Future<?>> others = new ArrayList<>(m_threads - 1);
        for (int t = 1; t < Math.min(m_threads, parts); t++) {
            others.add(m_pool.submit(worker));
        }
        worker.run();
        others.forEach(Lanes::join);
        for (int p = 0; p < parts; p++) {
            if (failures.get(p) != null) {
                throw failures.get(p);
            }
        }
    }

    private static void join(final Future<?> other) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    other.get();
                    return;
                } catch (InterruptedException e) {
                    // the parts share arrays with the caller: it may not return before they end
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new IllegalStateException("a part of the computation failed", e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        if (m_pool != null) {
            m_pool.shutdownNow();
        }
    }
}
