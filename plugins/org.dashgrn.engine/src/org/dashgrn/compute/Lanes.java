package org.dashgrn.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;

/**
 * Runs the parts of a computation on one or more threads. How work is cut into parts never depends on the number of
 * threads, and parts are combined in order, so results have the same bits for any number.
 */
public final class Lanes implements AutoCloseable {

    private final ExecutorService m_pool;
    /** Whether parts run now: parts of parts run one after the other, or they would wait for threads that wait for them. */
    private final AtomicBoolean m_busy = new AtomicBoolean();

    /** @param threads how many threads may work, the caller included; at least 1 */
    public Lanes(final int threads) {
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

    private void share(final int parts, final IntConsumer part) {
        final List<Future<?>> others = new ArrayList<>(parts);
        for (int p = 1; p < parts; p++) {
            final int index = p;
            others.add(m_pool.submit(() -> part.accept(index)));
        }
        RuntimeException failure = null;
        try {
            part.accept(0);
        } catch (RuntimeException e) {
            failure = e;
        }
        for (Future<?> other : others) {
            failure = join(other, failure);
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static RuntimeException join(final Future<?> other, final RuntimeException before) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    other.get();
                    return before;
                } catch (InterruptedException e) {
                    // the parts share arrays with the caller: it may not return before they end
                    interrupted = true;
                } catch (ExecutionException e) {
                    if (before != null) {
                        return before;
                    }
                    return e.getCause() instanceof RuntimeException cause ? cause
                        : new IllegalStateException("a part of the computation failed", e.getCause());
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
