package org.dashgrn.benchmarks.paper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.dashgrn.benchmarks.TextTable;
import org.dashgrn.experiment.NamedStrategy;

/** The table of strategies, mean ± standard deviation over seeds, in Markdown. */
final class PaperTable {

    /** A column: its title, the measure, and how it is written. */
    private record Column(String title, String measure, double factor, String format) {
    }

    private static final List<Column> COLUMNS = List.of(
        new Column("sparsity %", "sparsity", 100, "%.1f"),
        new Column("edges", "edges", 1, "%.0f"),
        new Column("balanced accuracy %", "balanced accuracy", 100, "%.1f"),
        new Column("precision %", "precision", 100, "%.1f"),
        new Column("recall %", "recall", 100, "%.1f"),
        new Column("AUROC %", "AUROC", 100, "%.1f"),
        new Column("AUPR %", "AUPR", 100, "%.1f"),
        new Column("AUPR by confidence %", "confidence AUPR", 100, "%.1f"),
        new Column("AUPR of confidence, candidates %", "candidates AUPR", 100, "%.1f"),
        new Column("precision at k %", "precision at k", 100, "%.1f"),
        new Column("wrong prior edges kept %", "wrong prior edges kept", 100, "%.0f"),
        new Column("missing edges found %", "missing edges found", 100, "%.0f"),
        new Column("wrong prior edges believed %", "wrong prior edges believed", 100, "%.0f"),
        new Column("missing edges believed %", "missing edges believed", 100, "%.0f"),
        new Column("one-step MSE, 1e-4", "test MSE (one-step)", 1e4, "%.2f"),
        new Column("roll-out MSE, 1e-4", "test MSE (roll-out)", 1e4, "%.2f"),
        new Column("out-degree", "mean out-degree", 1, "%.1f"),
        new Column("epochs", "epochs", 1, "%.0f"),
        new Column("CPU s", "CPU seconds", 1, "%.0f"));

    /** Sparsity / balanced accuracy in %, read off the authors' figure: SIM350, 5 % noise (METHOD.md, section 6). */
    private static final Map<String, String> FIGURE = Map.of(NamedStrategy.BASELINE.title(), "10 / 58.5",
        NamedStrategy.POST_HOC.title(), "87 / 82.5", NamedStrategy.BIOPRUNE.title(), "83.5 / 87",
        NamedStrategy.IMP.title(), "96 / 71", NamedStrategy.DASH_AS_PUBLISHED.title(), "94.6 / 90.7",
        NamedStrategy.C_NODE.title(), "6 / 56", NamedStrategy.L0.title(), "34 / 55", NamedStrategy.PATHREG.title(),
        "57 / 62");

    private PaperTable() {
    }

    /**
     * @param results finished cells
     * @param current whether a cell was computed with the settings that its strategy has now
     * @return one table per data set, noise and prior noise; cells of other settings are only counted
     */
    static String markdown(final List<PaperResult> results, final Function<PaperCell, Boolean> current) {
        final Map<String, Map<String, List<PaperResult>>> groups = new LinkedHashMap<>();
        int stale = 0;
        for (PaperResult result : results) {
            final PaperCell key = result.key();
            if (current.apply(key)) {
                groups.computeIfAbsent(heading(key), heading -> new LinkedHashMap<>())
                    .computeIfAbsent(key.strategy(), row -> new ArrayList<>()).add(result);
            } else {
                stale++;
            }
        }
        final StringBuilder text = new StringBuilder();
        for (String heading : new TreeSet<>(groups.keySet())) {
            text.append("## ").append(heading).append("\n\n").append(table(groups.get(heading))).append('\n');
        }
        if (stale > 0) {
            text.append("Left out: ").append(stale)
                .append(" cells of the CSV that were computed with other settings than the strategies have now.\n");
        }
        return text.toString();
    }

    private static String heading(final PaperCell key) {
        return key.dataset().equals(PaperDataset.SIM350.title())
            ? key.dataset() + ", expression noise " + key.noise() + ", prior noise " + key.priorNoise() : key.dataset();
    }

    private static TextTable table(final Map<String, List<PaperResult>> rows) {
        final List<Column> columns = COLUMNS.stream().filter(column -> rows.values().stream().flatMap(List::stream)
            .anyMatch(cell -> !Double.isNaN(cell.measure(column.measure())))).toList();
        final boolean figure = rows.values().stream().anyMatch(cells -> !figure(cells.get(0).key()).isEmpty());
        final List<String> header = new ArrayList<>(List.of("strategy", "seeds"));
        columns.forEach(column -> header.add(column.title()));
        if (figure) {
            header.add("paper: sparsity / balanced accuracy %");
        }
        final TextTable table = new TextTable(header.toArray(String[]::new));
        rows.entrySet().stream().sorted((a, b) -> Integer.compare(place(a.getValue()), place(b.getValue())))
            .forEach(entry -> {
                final List<PaperResult> cells = entry.getValue();
                final List<String> row = new ArrayList<>(List.of(entry.getKey(), seeds(cells)));
                columns.forEach(column -> row.add(text(column, cells)));
                if (figure) {
                    row.add(figure(cells.get(0).key()));
                }
                table.add(row.toArray(String[]::new));
            });
        return table;
    }

    private static int place(final List<PaperResult> cells) {
        return PaperRow.titled(cells.get(0).key().strategy()).map(row -> row.strategy().ordinal())
            .orElse(Integer.MAX_VALUE);
    }

    private static String figure(final PaperCell key) {
        return key.dataset().equals(PaperDataset.SIM350.title()) && key.noise() == 0.025 && key.priorNoise() == 0.025
                ? FIGURE.getOrDefault(key.strategy(), "") : "";
    }

    private static String seeds(final List<PaperResult> cells) {
        final TreeSet<Long> seeds = new TreeSet<>();
        cells.forEach(cell -> seeds.add(cell.key().seed()));
        return seeds.last() - seeds.first() == seeds.size() - 1 && seeds.size() > 2
            ? seeds.first() + "–" + seeds.last() : String.join(", ", seeds.stream().map(String::valueOf).toList());
    }

    private static String text(final Column column, final List<PaperResult> cells) {
        final DescriptiveStatistics values = new DescriptiveStatistics();
        cells.stream().mapToDouble(cell -> cell.measure(column.measure())).filter(value -> !Double.isNaN(value))
            .forEach(value -> values.addValue(value * column.factor()));
        if (values.getN() == 0) {
            return "–";
        }
        final String mean = String.format(Locale.ROOT, column.format(), values.getMean());
        return (values.getN() == 1 ? mean
            : mean + " ± " + String.format(Locale.ROOT, column.format(), values.getStandardDeviation()))
            + (values.getN() == cells.size() ? "" : " (" + values.getN() + " of " + cells.size() + ")");
    }
}
