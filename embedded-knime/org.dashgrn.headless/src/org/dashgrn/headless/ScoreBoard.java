package org.dashgrn.headless;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import org.apache.commons.csv.CSVPrinter;

/**
 * The measures of all scorer nodes side by side. A scorer is a node with a table "Metrics" of two columns, name and
 * number. What an author wrote under a scorer heads its column; scorers with the same text before a colon, such as
 * "DASH: network" and "DASH: dynamics", share one.
 */
final class ScoreBoard {

    /** The name of the output port of a scorer. */
    static final String PORT = "Metrics";

    /** What is shown at the end of a run, in this order; the rest is only written. */
    private static final List<String> HEADLINES = List.of("sparsity", "balanced accuracy", "AUROC", "AUPR",
        "test MSE (one-step)", "test MSE (roll-out)");

    private static final int GAP = 2;

    private final Map<String, Map<String, Double>> m_columns = new LinkedHashMap<>();

    /** @param node whose measure it is; value null if it is missing */
    void add(final WorkflowNode node, final String measure, final Double value) {
        m_columns.computeIfAbsent(column(node), c -> new LinkedHashMap<>()).put(measure, value);
    }

    private static String column(final WorkflowNode node) {
        if (node.label().equals(node.name())) {
            return node.title();
        }
        final int colon = node.label().indexOf(':');
        return colon > 0 ? node.label().substring(0, colon).strip() : node.label();
    }

    private Set<String> measures() {
        final Set<String> measures = new LinkedHashSet<>();
        m_columns.values().forEach(c -> measures.addAll(c.keySet()));
        return measures;
    }

    boolean isEmpty() {
        return m_columns.isEmpty();
    }

    /** Writes all measures, a row each. */
    void write(final Path file) throws IOException {
        try (CSVPrinter printer = TableCsv.printer(file)) {
            printer.print("metric");
            printer.printRecord(m_columns.keySet());
            for (String measure : measures()) {
                printer.print(measure);
                printer.printRecord(m_columns.values().stream().map(c -> c.get(measure)).toList());
            }
        }
    }

    /** @return the same for a page: the columns with their values, the metrics, and those that matter most */
    JsonObject json() {
        final JsonArray columns = new JsonArray();
        m_columns.forEach((name, values) -> {
            final JsonObject numbers = new JsonObject();
            values.forEach((measure, value) -> numbers.add(measure,
                value == null || !Double.isFinite(value) ? Json.NULL : Json.value(value)));
            columns.add(new JsonObject().add("name", name).add("values", numbers));
        });
        final JsonArray metrics = new JsonArray();
        measures().forEach(metrics::add);
        final JsonArray headlines = new JsonArray();
        HEADLINES.forEach(headlines::add);
        return new JsonObject().add("columns", columns).add("metrics", metrics).add("headlines", headlines);
    }

    /** @return the lines of a table of the most important measures, or of all if none is known to be important */
    List<String> lines() {
        final Set<String> measures = new LinkedHashSet<>(HEADLINES);
        measures.retainAll(measures());
        if (measures.isEmpty()) {
            measures.addAll(measures());
        }
        final List<List<String>> rows = new ArrayList<>();
        final List<String> header = new ArrayList<>(List.of(""));
        header.addAll(m_columns.keySet());
        rows.add(header);
        for (String measure : measures) {
            final List<String> row = new ArrayList<>(List.of(measure));
            m_columns.values().forEach(c -> row.add(c.containsKey(measure) ? number(c.get(measure)) : ""));
            rows.add(row);
        }
        return measures.isEmpty() ? List.of() : align(rows);
    }

    private static List<String> align(final List<List<String>> rows) {
        final int[] width = new int[rows.get(0).size()];
        rows.forEach(row -> {
            for (int i = 0; i < width.length; i++) {
                width[i] = Math.max(width[i], row.get(i).length());
            }
        });
        return rows.stream().map(row -> {
            final StringBuilder line = new StringBuilder(pad(row.get(0), -width[0]));
            for (int i = 1; i < width.length; i++) {
                line.append(" ".repeat(GAP)).append(pad(row.get(i), width[i]));
            }
            return line.toString().stripTrailing();
        }).toList();
    }

    private static String pad(final String text, final int width) {
        final String fill = " ".repeat(Math.abs(width) - text.length());
        return width < 0 ? text + fill : fill + text;
    }

    /** Counts without, shares with four decimals; what is too small for that with an exponent. */
    static String number(final Double value) {
        if (value == null) {
            return "-";
        }
        final double size = Math.abs(value);
        if (size >= 2 && value == Math.rint(value) && size < 1e9) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return size != 0 && (size < 0.01 || size >= 1e6) ? String.format(Locale.ROOT, "%.3e", value)
            : String.format(Locale.ROOT, "%.4f", value);
    }
}
