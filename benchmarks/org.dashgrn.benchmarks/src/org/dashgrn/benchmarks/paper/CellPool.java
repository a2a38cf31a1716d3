package org.dashgrn.benchmarks.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fills cells, several at a time, one thread each: what a cell holds does not depend on how many. A finished cell is on
 * disk before the next one begins; one that fails is reported and does not stop the others.
 */
final class CellPool {

    private final int m_threads;
    private final ResultFile m_results;
    private final Consumer<String> m_log;
    private final long m_start = System.nanoTime();
    private int m_total;
    private int m_done;
    private int m_failed;

    /**
     * @param threads how many cells at a time
     * @param results where finished cells go
     * @param log told one line per cell
     */
    CellPool(final int threads, final ResultFile results, final Consumer<String> log) {
        m_threads = threads;
        m_results = results;
        m_log = log;
    }

    /**
     * @param cells to fill, in this order
     * @param display told how far each is
     * @return how many failed
     * @throws IOException if a result cannot be written: then nothing further is begun
     */
    int fill(final List<PaperTask> cells, final Display display) throws IOException {
        m_total = cells.size();
        final ExecutorService pool = Executors.newFixedThreadPool(m_threads, task -> {
            final Thread thread = new Thread(task, "dash-cell");
            thread.setDaemon(true);
            return thread;
        });
        try {
            final List<Future<?>> futures = new ArrayList<>();
            for (PaperTask cell : cells) {
                futures.add(pool.submit(() -> {
                    fill(cell, display);
                    return null;
                }));
            }
            for (Future<?> future : futures) {
                future.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            pool.shutdownNow();
        }
        return m_failed;
    }

    private void fill(final PaperTask cell, final Display display) throws IOException {
        final PaperResult result;
        try {
            result = cell.work().run((fraction, message) -> display.report(cell.key(), fraction, message));
        } catch (Exception | OutOfMemoryError e) {
            display.ended(cell.key());
            ended(cell.key(), "failed: " + e, true);
            return;
        }
        display.ended(cell.key());
        m_results.add(result);
        ended(cell.key(), Stream.of("sparsity", "balanced accuracy", "AUPR", "test MSE (one-step)", "seconds")
            .filter(name -> !Double.isNaN(result.measure(name)))
            .map(name -> String.format(Locale.ROOT, "%s %.3g", name, result.measure(name)))
            .collect(Collectors.joining(", ")), false);
    }

    private synchronized void ended(final PaperCell key, final String outcome, final boolean failed) {
        m_done++;
        m_failed += failed ? 1 : 0;
        final double left = (System.nanoTime() - m_start) / 6e10 / m_done * (m_total - m_done);
        m_log.accept(String.format(Locale.ROOT, "[%d of %d, about %.0f min left] %s: %s", m_done, m_total, left, key,
            outcome));
    }
}
