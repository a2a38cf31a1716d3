package org.dashgrn.experiment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.data.Progress;

/** Computes cells on threads of this process, several at a time. */
public final class ThreadedExecutor implements CellExecutor {

    private static final long LOOK_MILLIS = 100;

    private final int m_parallel;
    private final int m_threads;

    /**
     * @param parallel how many cells are computed at a time, at least 1
     * @param threads how many threads each of them may use, at least 1
     */
    public ThreadedExecutor(final int parallel, final int threads) {
        if (parallel < 1 || threads < 1) {
            throw new InvalidInputException(parallel + " trainings at a time were asked for", "", "Ask for at least 1");
        }
        m_parallel = parallel;
        m_threads = threads;
    }

    /**
     * @param parallel how many cells at a time; 0 for as many as there are processors
     * @param cells how many cells there are: if they are few, each gets several threads
     * @return the executor
     */
    public static ThreadedExecutor of(final int parallel, final int cells) {
        final int processors = Runtime.getRuntime().availableProcessors();
        final int atATime = Math.max(1, Math.min(parallel == 0 ? processors : parallel, cells));
        return new ThreadedExecutor(atATime, Math.max(1, processors / atATime));
    }

    /** What a worker tells the caller: the end of a cell, or of itself. */
    private record Event(CellResult resultOrNull, Throwable failureOrNull) {
    }

    @Override
    public void run(final List<Cell> cells, final Map<String, Dataset> datasets, final Keep keep,
        final Listener listener, final Progress progress) throws IOException {
        final CellProgress far = new CellProgress(cells.size());
        final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
        final AtomicInteger next = new AtomicInteger();
        final List<Thread> workers = new ArrayList<>();
        for (int w = 0; w < Math.min(m_parallel, cells.size()); w++) {
            final Thread worker = new Thread(() -> work(cells, datasets, keep, next, far, events), "dash-cell-" + w);
            worker.setDaemon(true);
            workers.add(worker);
            worker.start();
        }
        try {
            for (int done = 0; done < cells.size();) {
                final Event event = events.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (event != null && event.failureOrNull() != null) {
                    throw new IllegalStateException("A training ended unexpectedly: " + event.failureOrNull(),
                        event.failureOrNull());
                } else if (event != null) {
                    listener.finished(event.resultOrNull());
                    done++;
                }
                far.report(progress);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted");
        } finally {
            far.cancel();
            join(workers);
        }
    }

    private void work(final List<Cell> cells, final Map<String, Dataset> datasets, final Keep keep,
        final AtomicInteger next, final CellProgress far, final BlockingQueue<Event> events) {
        try {
            for (int c = next.getAndIncrement(); c < cells.size() && !far.isCancelled(); c = next.getAndIncrement()) {
                final Cell cell = cells.get(c);
                final CellResult result =
                    CellRun.run(cell, datasets.get(cell.dataset()), keep, m_threads, far.of(c, cell));
                far.ended(c, result);
                events.add(new Event(result, null));
            }
        } catch (CancellationException e) {
            // the caller knows
        } catch (RuntimeException | Error e) {
            events.add(new Event(null, e));
        }
    }

    private static void join(final List<Thread> workers) {
        boolean interrupted = false;
        for (Thread worker : workers) {
            while (worker.isAlive()) {
                try {
                    worker.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
