package org.dashgrn.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.data.Progress;

/**
 * An experiment whose results are kept in a table on disk: a cell that is in the table is never computed again, and a
 * kill at any time costs no more than the cells that were running.
 */
public final class ResumableRun {

    /** Columns of the table before the measures. */
    private static final List<String> COORDINATES =
        List.of("key", "data", "strategy", "settings", "seed", "sample", "status", "message", "seconds");

    private static final int STATUS = COORDINATES.indexOf("status");
    private static final int MESSAGE = COORDINATES.indexOf("message");
    private static final int SECONDS = COORDINATES.indexOf("seconds");
    private static final String DONE = "done";
    private static final String FAILED = "failed";

    private final Experiment m_experiment;
    private final Path m_file;
    private final boolean m_retryFailed;

    /**
     * @param experiment what to compute
     * @param file the table; what it has of the experiment's cells is not computed again
     * @param retryFailed whether cells that failed before are computed again
     */
    public ResumableRun(final Experiment experiment, final Path file, final boolean retryFailed) {
        m_experiment = experiment;
        m_file = file;
        m_retryFailed = retryFailed;
    }

    /**
     * What a run did.
     *
     * @param results of all cells of the experiment, in its order, measures only
     * @param computed how many of them were computed now
     * @param failed how many failed, now or before
     */
    public record Outcome(List<CellResult> results, int computed, int failed) {
    }

    /**
     * @param executor computes cells
     * @param keep what of each model is given to the listener
     * @param listener gets every result that is computed now, before it enters the table
     * @param progress told how far; may cancel
     * @return all results
     * @throws IOException if a result cannot be stored
     * @throws InvalidInputException if the file is another table or is in use
     * @throws java.util.concurrent.CancellationException if it was cancelled; what was finished is in the table
     */
    public Outcome run(final CellExecutor executor, final Keep keep, final CellExecutor.Listener listener,
        final Progress progress) throws IOException {
        final List<String> columns = new ArrayList<>(COORDINATES);
        columns.addAll(Measures.NAMES);
        try (ResultTable table = ResultTable.open(m_file, columns)) {
            if (m_retryFailed) {
                table.retain(table.rows().stream().filter(row -> !row.get(STATUS).equals(FAILED)).map(row -> row.get(0))
                    .toList());
            }
            final List<Cell> open =
                m_experiment.cells().stream().filter(cell -> table.row(cell.key()) == null).toList();
            if (!open.isEmpty()) {
                executor.run(open, m_experiment.datasets(), keep, result -> {
                    listener.finished(result);
                    table.append(row(result));
                }, progress);
                table.retain(inOrder(table));
            }
            final List<CellResult> results =
                m_experiment.cells().stream().map(cell -> result(cell, table.row(cell.key()))).toList();
            return new Outcome(results, open.size(), (int)results.stream().filter(r -> !r.succeeded()).count());
        }
    }

    /** Cells of this experiment in its order, then what else the table has. */
    private List<String> inOrder(final ResultTable table) {
        final Map<String, Integer> place = new HashMap<>();
        m_experiment.cells().forEach(cell -> place.put(cell.key(), place.size()));
        final List<String> keys = new ArrayList<>(table.rows().stream().map(row -> row.get(0)).toList());
        keys.sort((a, b) -> Integer.compare(place.getOrDefault(a, Integer.MAX_VALUE),
            place.getOrDefault(b, Integer.MAX_VALUE)));
        return keys;
    }

    private static List<String> row(final CellResult result) {
        final Cell cell = result.cell();
        final List<String> row = new ArrayList<>(List.of(cell.key(), cell.dataset(), cell.strategy(),
            cell.settingsText(), String.valueOf(cell.seed()), String.valueOf(cell.resample()),
            result.succeeded() ? DONE : FAILED, result.succeeded() ? "" : result.failureOrNull(),
            String.valueOf(Math.round(result.seconds() * 1000) / 1000.0)));
        for (String name : Measures.NAMES) {
            final double value = result.measure(name);
            row.add(Double.isNaN(value) ? "" : String.valueOf(value));
        }
        return row;
    }

    private static CellResult result(final Cell cell, final List<String> row) {
        final LinkedHashMap<String, Double> measures = new LinkedHashMap<>();
        for (int m = 0; m < Measures.NAMES.size(); m++) {
            final String value = row.get(COORDINATES.size() + m);
            if (!value.isEmpty()) {
                measures.put(Measures.NAMES.get(m), Double.valueOf(value));
            }
        }
        return new CellResult(cell, row.get(STATUS).equals(FAILED) ? row.get(MESSAGE) : null, measures,
            Double.parseDouble(row.get(SECONDS)), null, null);
    }
}
