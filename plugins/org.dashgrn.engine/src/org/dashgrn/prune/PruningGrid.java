package org.dashgrn.prune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import org.dashgrn.compute.Gemm;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.data.Progress;
import org.dashgrn.model.EpochRecord;
import org.dashgrn.model.TrainedModel;
import org.dashgrn.network.IndexedNetwork;
import org.dashgrn.train.Checkpoint;
import org.dashgrn.train.Trainer;

/**
 * Prunes a model in several ways, some at a time, and keeps the best: how the paper finds λ1 and λ2 (METHOD.md, section
 * 3). Best is the sparsest whose validation loss is within one standard error of the lowest; of equally sparse ones that
 * with the lowest loss. Which one that is does not depend on the number of threads.
 */
public final class PruningGrid {

    private static final long BETWEEN_REPORTS = 100;

    /**
     * How one way of pruning went.
     *
     * @param settings the way
     * @param sparsity of the model it gave; NaN if it failed
     * @param validationLoss of that model; NaN if it failed
     * @param validationError standard error of that loss
     * @param epoch whose weights the model has; 0 if it failed
     * @param problem why it failed, if it did
     */
    public record Point(PruningSettings settings, double sparsity, double validationLoss, double validationError,
        int epoch, Optional<String> problem) {
    }

    /**
     * @param model the best
     * @param points one per way, in their order
     * @param chosen index of the best
     */
    public record Result(TrainedModel model, List<Point> points, int chosen) {
    }

    private final Gemm m_gemm;
    private final int m_threads;
    private final IntFunction<Checkpoint> m_checkpoints;

    /**
     * @param gemm product of dense matrices
     * @param threads how many may be used, at least 1
     */
    public PruningGrid(final Gemm gemm, final int threads) {
        this(gemm, threads, way -> Checkpoint.none());
    }

    private PruningGrid(final Gemm gemm, final int threads, final IntFunction<Checkpoint> checkpoints) {
        m_gemm = gemm;
        m_threads = threads;
        m_checkpoints = checkpoints;
    }

    /**
     * @param checkpoints opens the checkpoint of a way, counted from 0; it is closed when that way has ended
     * @return a grid whose runs save themselves and go on where they were
     */
    public PruningGrid saving(final IntFunction<Checkpoint> checkpoints) {
        return new PruningGrid(m_gemm, m_threads, checkpoints);
    }

    /**
     * @param model trained for as long as wanted, with its training state
     * @param data what it was trained on
     * @param prior n×n regulators × targets, or null where no way needs it
     * @param coRegulation n×n, or null: then it follows from the prior
     * @param ways at least one
     * @param progress told how many have ended; may cancel
     * @return the best, and how all went
     * @throws InvalidInputException if every way failed: the first reason
     */
    public Result search(final TrainedModel model, final ExpressionTrajectories data, final IndexedNetwork prior,
        final IndexedNetwork coRegulation, final List<PruningSettings> ways, final Progress progress) {
        if (ways.isEmpty()) {
            throw new InvalidInputException("The grid is empty", "", "Give at least one value to try");
        }
        final int atATime = Math.min(m_threads, ways.size());
        final Trainer trainer = new Trainer(m_gemm, m_threads / atATime);
        if (ways.size() == 1) {
            final TrainedModel only = prune(trainer, model, data, prior, coRegulation, ways, 0, progress);
            return new Result(only, List.of(point(ways.get(0), only)), 0);
        }
        final double[] fractions = new double[ways.size()];
        final Progress[] parts = new Progress[ways.size()];
        for (int w = 0; w < parts.length; w++) {
            final int way = w;
            parts[w] = (fraction, message) -> {
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException();
                }
                if (fraction >= 0) {
                    synchronized (fractions) {
                        fractions[way] = fraction;
                    }
                }
            };
        }
        final ExecutorService pool = Executors.newFixedThreadPool(atATime, task -> {
            final Thread thread = new Thread(task, "dash-grid");
            thread.setDaemon(true);
            return thread;
        });
        try {
            final List<Future<TrainedModel>> runs = new ArrayList<>();
            for (int w = 0; w < ways.size(); w++) {
                final int way = w;
                runs.add(pool.submit(
                    () -> prune(trainer, model, data, prior, coRegulation, ways, way, parts[way])));
            }
            return best(ways, runs, fractions, progress);
        } finally {
            pool.shutdownNow();
        }
    }

    private TrainedModel prune(final Trainer trainer, final TrainedModel model, final ExpressionTrajectories data,
        final IndexedNetwork prior, final IndexedNetwork coRegulation, final List<PruningSettings> ways, final int way,
        final Progress progress) {
        try (Checkpoint checkpoint = m_checkpoints.apply(way)) {
            return new DashPruner(trainer.saving(checkpoint)).prune(model, data, prior, coRegulation, ways.get(way),
                progress);
        }
    }

    private static Result best(final List<PruningSettings> ways, final List<Future<TrainedModel>> runs,
        final double[] fractions, final Progress progress) {
        final List<TrainedModel> models = new ArrayList<>();
        final List<Point> points = new ArrayList<>();
        InvalidInputException failure = null;
        for (int w = 0; w < ways.size(); w++) {
            try {
                final TrainedModel model = join(runs, w, fractions, progress);
                models.add(model);
                points.add(point(ways.get(w), model));
            } catch (InvalidInputException e) {
                failure = failure == null ? e : failure;
                models.add(null);
                points.add(new Point(ways.get(w), Double.NaN, Double.NaN, Double.NaN, 0, Optional.of(e.getMessage())));
            }
        }
        final int chosen = chosen(models, points);
        if (chosen < 0) {
            throw failure;
        }
        return new Result(models.get(chosen), points, chosen);
    }

    private static TrainedModel join(final List<Future<TrainedModel>> runs, final int run, final double[] fractions,
        final Progress progress) {
        while (true) {
            try {
                return runs.get(run).get(BETWEEN_REPORTS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                final double done;
                synchronized (fractions) {
                    done = Arrays.stream(fractions).sum() / fractions.length;
                }
                progress.report(done, String.format(Locale.ROOT, "%d of %d runs of the grid have ended",
                    runs.stream().filter(Future::isDone).count(), runs.size()));
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException();
            }
        }
    }

    private static Point point(final PruningSettings way, final TrainedModel model) {
        final int epoch = model.provenance().epoch();
        final double error = model.history().stream().filter(record -> record.epoch() == epoch)
            .mapToDouble(EpochRecord::validationError).findFirst().orElse(0);
        return new Point(way, model.network().sparsity(), model.provenance().validationLoss(), error, epoch,
            Optional.empty());
    }

    private static int chosen(final List<TrainedModel> models, final List<Point> points) {
        int lowest = -1;
        for (int p = 0; p < points.size(); p++) {
            if (models.get(p) != null
                && (lowest < 0 || points.get(p).validationLoss() < points.get(lowest).validationLoss())) {
                lowest = p;
            }
        }
        int chosen = lowest;
        for (int p = 0; p < points.size(); p++) {
            if (models.get(p) == null || points.get(p).validationLoss() > points.get(lowest).validationLoss()
                + points.get(lowest).validationError()) {
                continue;
            }
            final long difference = alive(models.get(p)) - alive(models.get(chosen));
            if (difference < 0
                || difference == 0 && points.get(p).validationLoss() < points.get(chosen).validationLoss()) {
                chosen = p;
            }
        }
        return chosen;
    }

    private static long alive(final TrainedModel model) {
        return model.network().layers().stream().mapToLong(layer -> layer.pattern().alive()).sum();
    }
}
