package org.dashgrn.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/**
 * Runs the parts of a computation on one or more threads. How work is cut into parts never depends on the number of
 * threads, and parts are combined in order, so results have the same bits for any number.
 * <p>
 * A solve has thousands of computations that take some ten microseconds, about as long as a sleeping thread takes to wake up.
 * So whoever waits looks again and again for a while before he sleeps.
 */
public final class Lanes implements AutoCloseable {

    /** How long to stay awake: longer than the pauses within a solve, shorter than anybody notices. */
    private static final long AWAKE_NANOSECONDS = 100_000;

    private final int m_threads;
    private final long m_awake;
    private final List<Thread> m_workers = new ArrayList<>();
    /** Whether parts run now: parts of parts run one after the other, or they would wait for threads that wait for them. */
    private final AtomicBoolean m_busy = new AtomicBoolean();
    private volatile Work m_work;
    private volatile boolean m_closed;

    /** @param threads how many threads may work, the caller included; at least 1 */
    public Lanes(final int threads) {
        m_threads = threads;
        m_awake = threads > Runtime.getRuntime().availableProcessors() ? 0 : AWAKE_NANOSECONDS;
    }

    /** @return whether nobody but the caller works */
    public boolean isOne() {
        return m_threads == 1;
    }

    /**
     * Runs all parts and returns when all have ended. Where parts fail, the first failure comes out.
     *
     * @param parts how many
     * @param part called with 0 … parts-1, each once, possibly at the same time; with 0 by the caller's own thread
     */
    public void run(final int parts, final IntConsumer part) {
        if (isOne() || parts < 2 || !m_busy.compareAndSet(false, true)) {
            for (int p = 0; p < parts; p++) {
                part.accept(p);
            }
            return;
        }
        try {
            final Work work = new Work(parts, part, Thread.currentThread());
            m_work = work;
            callWorkers(Math.min(m_threads, parts) - 1);
            work.run(0);
            work.runRest();
            waitFor(work::isDone);
            work.failIfAny();
        } finally {
            m_busy.set(false);
        }
    }

    private void callWorkers(final int count) {
        while (m_workers.size() < count) {
            final Thread worker = new Thread(this::work, "dash-lane");
            worker.setDaemon(true);
            m_workers.add(worker);
            worker.start();
        }
        // costs next to nothing if they are awake
        m_workers.subList(0, count).forEach(LockSupport::unpark);
    }

    private void work() {
        Work last = null;
        while (!m_closed) {
            final Work done = last;
            waitFor(() -> m_work != done || m_closed);
            last = m_work;
            if (last != null) {
                last.runRest();
            }
        }
    }

    private void waitFor(final BooleanSupplier condition) {
        final long from = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - from < m_awake) {
                Thread.onSpinWait();
            } else {
                // whoever makes the condition true calls unpark afterwards
                LockSupport.park(this);
                if (Thread.interrupted()) {
                    waitInterrupted(condition);
                    return;
                }
            }
        }
    }

    /** An interrupted thread does not sleep; but parts share arrays with the caller, who may not return before they end. */
    private static void waitInterrupted(final BooleanSupplier condition) {
        try {
            while (!condition.getAsBoolean()) {
                LockSupport.park();
                // forgotten until then: no thread parks while it is interrupted
                Thread.interrupted();
            }
        } finally {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        m_closed = true;
        m_workers.forEach(LockSupport::unpark);
    }

    /** Whoever is free takes the next part. */
    private static final class Work {

        private final int m_parts;
        private final IntConsumer m_part;
        private final Thread m_caller;
        /** The first part is the caller's. */
        private final AtomicInteger m_next = new AtomicInteger(1);
        private final AtomicInteger m_ended = new AtomicInteger();
        private final AtomicReferenceArray<Throwable> m_failures;

        Work(final int parts, final IntConsumer part, final Thread caller) {
            m_parts = parts;
            m_part = part;
            m_caller = caller;
            m_failures = new AtomicReferenceArray<>(parts);
        }

        void runRest() {
            for (int p = m_next.getAndIncrement(); p < m_parts; p = m_next.getAndIncrement()) {
                run(p);
            }
        }

        void run(final int p) {
            try {
                m_part.accept(p);
            } catch (RuntimeException | Error e) {
                m_failures.set(p, e);
            }
            if (m_ended.incrementAndGet() == m_parts) {
                LockSupport.unpark(m_caller);
            }
        }

        boolean isDone() {
            return m_ended.get() == m_parts;
        }

        void failIfAny() {
            for (int p = 0; p < m_parts; p++) {
                final Throwable failure = m_failures.get(p);
                if (failure instanceof Error error) {
                    throw error;
                }
                if (failure != null) {
                    throw (RuntimeException)failure;
                }
            }
        }
    }
}
