package org.dashgrn.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.dashgrn.data.Progress;
import org.dashgrn.experiment.Cell;
import org.dashgrn.experiment.CellExecutor;
import org.dashgrn.experiment.CellResult;
import org.dashgrn.experiment.CellRun;
import org.dashgrn.experiment.Dataset;
import org.dashgrn.experiment.Keep;
import scala.collection.Iterator;
import scala.collection.JavaConverters;
import scala.runtime.AbstractFunction0;
import scala.runtime.AbstractFunction1;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/**
 * Computes cells on Spark: one task per cell, the data broadcast once. Results come to the driver as tasks end, each
 * once, whatever Spark had to repeat because an executor was lost.
 */
public final class SparkExecutor implements CellExecutor {

    private static final long LOOK_MILLIS = 100;

    private final JavaSparkContext m_spark;

    /** @param spark the application */
    public SparkExecutor(final JavaSparkContext spark) {
        m_spark = spark;
    }

    /** What an executor does with a partition, which holds one cell. */
    private static final class Training extends AbstractFunction1<Iterator<Cell>, CellResult> implements Serializable {

        private static final long serialVersionUID = 1L;

        private final Broadcast<HashMap<String, Dataset>> m_datasets;
        private final Keep m_keep;
        private final int m_threads;

        Training(final Broadcast<HashMap<String, Dataset>> datasets, final Keep keep, final int threads) {
            m_datasets = datasets;
            m_keep = keep;
            m_threads = threads;
        }

        @Override
        public CellResult apply(final Iterator<Cell> partition) {
            final Cell cell = partition.next();
            return CellRun.run(cell, m_datasets.value().get(cell.dataset()), m_keep, m_threads, Training::unlessKilled);
        }

        /** Spark interrupts the threads of tasks that are no longer wanted. */
        private static void unlessKilled(final double fraction, final String message) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("The task was killed");
            }
        }
    }

    /** Hands results over to the thread that waits for them; Spark calls it once per task. */
    private static final class Arrival extends AbstractFunction2<Object, CellResult, BoxedUnit> {

        private final BlockingQueue<CellResult> m_results;

        Arrival(final BlockingQueue<CellResult> results) {
            m_results = results;
        }

        @Override
        public BoxedUnit apply(final Object partition, final CellResult result) {
            m_results.add(result);
            return BoxedUnit.UNIT;
        }
    }

    /** The result of the job as a whole: none. */
    private static final class Nothing extends AbstractFunction0<BoxedUnit> {

        @Override
        public BoxedUnit apply() {
            return BoxedUnit.UNIT;
        }
    }

    @Override
    public void run(final List<Cell> cells, final Map<String, Dataset> datasets, final Keep keep,
        final Listener listener, final Progress progress) throws IOException {
        final Broadcast<HashMap<String, Dataset>> data = m_spark.broadcast(new HashMap<>(datasets));
        final BlockingQueue<CellResult> results = new LinkedBlockingQueue<>();
        final int threads = m_spark.getConf().getInt("spark.task.cpus", 1);
        m_spark.setLocalProperty("spark.job.interruptOnCancel", "true");
        final List<Object> partitions = IntStream.range(0, cells.size()).<Object> mapToObj(i -> i).toList();
        final SimpleFutureAction<BoxedUnit> job = m_spark.sc().submitJob(
            m_spark.parallelize(cells, cells.size()).rdd(), new Training(data, keep, threads),
            JavaConverters.asScalaBuffer(partitions).toSeq(), new Arrival(results), new Nothing());
        try {
            for (int done = 0; done < cells.size();) {
                final boolean ended = job.isCompleted();
                final CellResult result = results.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (result != null) {
                    listener.finished(result);
                    done++;
                } else if (ended) {
                    final Throwable cause = job.value().get().failed().get();
                    throw new IOException("The Spark job failed: " + cause.getMessage(), cause);
                }
                progress.report(done / (double)cells.size(), done + " of " + cells.size() + " trainings done");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted");
        } finally {
            job.cancel();
            data.destroy();
        }
    }
}
