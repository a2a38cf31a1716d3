package org.dashgrn.sweep;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dashgrn.data.Progress;
import org.dashgrn.evaluate.EdgeStability;
import org.dashgrn.evaluate.NetworkScore;
import org.dashgrn.evaluate.WeightedEdges;
import org.dashgrn.experiment.Cell;
import org.dashgrn.experiment.CellExecutor;
import org.dashgrn.experiment.CellResult;
import org.dashgrn.experiment.Dataset;
import org.dashgrn.experiment.Measures;
import org.dashgrn.experiment.PriorRevision;
import org.dashgrn.experiment.ResumableRun;
import org.dashgrn.experiment.Summary;

/**
 * A sweep and its folder: results.csv (one row per training, growing), edges/KEY.csv.gz and models/KEY.zip if they are
 * kept, and in the end summary.csv (one row per data set, strategy and setting) and, if edges are kept, ensembles.csv
 * and ensembles/NUMBER.csv (the stability of the edges of each such group).
 */
final class Sweep {

    private static final String EDGES = "edges";

    private final SweepSpec m_spec;
    private final Path m_folder;

    Sweep(final SweepSpec spec, final Path folder) {
        m_spec = spec;
        m_folder = folder;
    }

    /**
     * @param executor computes cells
     * @param retryFailed whether cells that failed before are computed again
     * @param log told of every training that ends
     * @param progress may cancel
     * @return what happened
     * @throws IOException if a file cannot be written
     */
    ResumableRun.Outcome run(final CellExecutor executor, final boolean retryFailed,
        final CellExecutor.Listener log, final Progress progress) throws IOException {
        final ResumableRun.Outcome outcome = new ResumableRun(m_spec.experiment(),
            m_folder.resolve("results.csv"), retryFailed).run(executor, m_spec.keep(), result -> {
                keep(result);
                log.finished(result);
            }, progress);
        summarise(outcome.results());
        if (m_spec.keep().edges() > 0) {
            stability(outcome.results(), progress);
        }
        return outcome;
    }

    /** Files come before the row in the table: what the table calls done is complete. */
    private void keep(final CellResult result) throws IOException {
        final String key = result.cell().key();
        if (result.networkOrNull() != null) {
            EdgeFile.write(result.networkOrNull(), genes(result.cell()), edgeFile(result.cell()));
        }
        if (result.modelOrNull() != null) {
            final Path models = Files.createDirectories(m_folder.resolve("models"));
            final Path beside = models.resolve("." + key + ".new");
            Files.write(beside, result.modelOrNull());
            Files.move(beside, models.resolve(key + ".zip"), StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private Path edgeFile(final Cell cell) {
        return m_folder.resolve(EDGES).resolve(cell.key() + ".csv.gz");
    }

    private List<String> genes(final Cell cell) {
        return m_spec.experiment().datasets().get(cell.dataset()).training().genes();
    }

    private void summarise(final List<CellResult> results) throws IOException {
        final List<Object> header = new ArrayList<>(List.of("data", "strategy", "settings", "trainings", "failed"));
        Measures.NAMES.forEach(name -> {
            header.add(name);
            header.add(name + " (sd)");
        });
        final List<List<Object>> rows = new ArrayList<>();
        rows.add(header);
        for (Summary summary : Summary.of(results)) {
            final List<Object> row = new ArrayList<>(List.of(summary.dataset(), summary.strategy(), summary.settings(),
                summary.trainings(), summary.failed()));
            for (String name : Measures.NAMES) {
                final Summary.Spread spread = summary.measures().get(name);
                row.add(spread == null ? "" : text(spread.mean()));
                row.add(spread == null ? "" : text(spread.deviation()));
            }
            rows.add(row);
        }
        write(m_folder.resolve("summary.csv"), rows);
    }

    private void stability(final List<CellResult> results, final Progress progress) throws IOException {
        final Map<List<String>, List<Cell>> groups = new LinkedHashMap<>();
        for (CellResult result : results) {
            if (result.succeeded()) {
                final Cell cell = result.cell();
                groups.computeIfAbsent(List.of(cell.dataset(), cell.strategy(), cell.settingsText()),
                    group -> new ArrayList<>()).add(cell);
            }
        }
        final List<List<Object>> rows = new ArrayList<>();
        rows.add(List.of("number", "data", "strategy", "settings", "models", "edges", "consensus edges",
            "balanced accuracy", "AUROC", "AUPR", "precision", "precision at k", "wrong prior edges kept",
            "missing edges found"));
        int number = 0;
        for (Map.Entry<List<String>, List<Cell>> group : groups.entrySet()) {
            progress.checkCancelled();
            final List<WeightedEdges> members = new ArrayList<>();
            for (Cell cell : group.getValue()) {
                members.add(EdgeFile.read(edgeFile(cell), genes(cell)));
            }
            final Dataset data = m_spec.experiment().datasets().get(group.getKey().get(0));
            final EdgeStability edges = EdgeStability.of(data.training().genes(), members);
            final int consensus = edges.consensus(m_spec.stability());
            number++;
            write(edges, data.training().genes(), m_folder.resolve("ensembles").resolve(number + ".csv"));
            final List<Object> row = new ArrayList<>(List.of(number));
            row.addAll(group.getKey());
            row.addAll(List.of(members.size(), edges.size(), consensus));
            row.addAll(scores(edges, consensus, data));
            rows.add(row);
        }
        write(m_folder.resolve("ensembles.csv"), rows);
    }

    /** Which edges there are is judged by the consensus, their ranking by the mean score of all. */
    private static List<Object> scores(final EdgeStability edges, final int consensus, final Dataset data) {
        if (data.referenceOrNull() == null) {
            return List.of("", "", "", "", "", "", "");
        }
        final NetworkScore all =
            NetworkScore.of(edges.scoredEdges(edges.size()), data.referenceOrNull(), data.rules());
        final NetworkScore stable = NetworkScore.of(edges.scoredEdges(consensus), data.referenceOrNull(), data.rules());
        final List<Object> scores = new ArrayList<>(List.of(text(stable.balancedAccuracy()), text(all.auroc()),
            text(all.aupr()), text(stable.precision()), text(all.precisionAtK())));
        PriorRevision.of(edges, consensus, data).ifPresentOrElse(
            revision -> scores.addAll(List.of(text(revision.wrongKeptShare()), text(revision.missingFoundShare()))),
            () -> scores.addAll(List.of("", "")));
        return scores;
    }

    private static void write(final EdgeStability edges, final List<String> genes, final Path file)
        throws IOException {
        final List<List<Object>> rows = new ArrayList<>();
        rows.add(List.of("source", "target", "stability", "effect", "effect spread", "sign", "sign agreement", "score"));
        for (int e = 0; e < edges.size(); e++) {
            rows.add(List.of(genes.get(edges.source(e)), genes.get(edges.target(e)), edges.stability(e),
                edges.meanEffect(e), text(edges.effectSpread(e)), edges.sign(e), edges.signAgreement(e),
                edges.meanScore(e)));
        }
        write(file, rows);
    }

    private static void write(final Path file, final List<List<Object>> rows) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        final StringWriter text = new StringWriter();
        try (CSVPrinter printer =
            new CSVPrinter(text, CSVFormat.DEFAULT.builder().setRecordSeparator('\n').build())) {
            printer.printRecords(rows);
        }
        final Path beside = file.resolveSibling("." + file.getFileName() + ".new");
        Files.writeString(beside, text.toString());
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String text(final double value) {
        return Double.isNaN(value) ? "" : String.valueOf(value);
    }
}
