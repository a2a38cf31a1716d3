package org.dashgrn.experiment;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.dashgrn.data.Progress;

/** Computes cells: threads of this process, or a cluster. Results are the same bits wherever they are computed. */
public interface CellExecutor {

    /** Takes results as they come. */
    @FunctionalInterface
    interface Listener {

        /**
         * Called for one result at a time, in the order in which cells end.
         *
         * @param result of a cell
         * @throws IOException if it cannot be stored: then nothing further is begun
         */
        void finished(CellResult result) throws IOException;
    }

    /**
     * @param cells to compute; those that come first begin first
     * @param datasets the data sets by name
     * @param keep what of each model is kept
     * @param listener gets every result
     * @param progress told how far all cells are; may cancel: then this returns, with its exception, when nothing runs
     *            any more
     * @throws IOException if a result cannot be stored
     * @throws java.util.concurrent.CancellationException if it was cancelled
     */
    void run(List<Cell> cells, Map<String, Dataset> datasets, Keep keep, Listener listener, Progress progress)
        throws IOException;
}
