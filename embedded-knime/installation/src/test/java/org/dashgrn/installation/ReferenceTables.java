package org.dashgrn.installation;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * What a workflow should give, described by the file reference/tolerances.json in its folder:
 *
 * <pre>
 * {
 *   "arguments": ["--set", "Learner/epochs=5"],   how to run it, optional
 *   "data": "sim350",                             which folder of the published data it needs, optional
 *   "tables": [{
 *     "reference": "edges.csv",                   beside tolerances.json; "published/x.csv" is from the published data
 *     "rename": {"regulator": "source"},          columns of the reference that the output calls otherwise, optional
 *     "compare": ["weight"],                      columns of the reference (new names) to compare, default all
 *     "output": "05-edges/edges.csv",             in the folder of results
 *     "keys": ["source", "target"],               columns that identify a row; without them rows count by position
 *     "columns": {"weight": {"absolute": 1e-6, "relative": 1e-4}}   "*": all others; without, they must be equal as text
 *   }],
 *   "metrics": [{"output": "08-score/metrics.csv", "metric": "AUROC", "min": 0.8, "max": 1}]
 * }
 * </pre>
 *
 * An output may have more columns than its reference, but not more rows.
 */
final class ReferenceTables {

    private static final CSVFormat FORMAT =
        CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).build();

    private static final String PUBLISHED = "published/";

    private final Path m_folder;

    private final JsonObject m_description;

    private ReferenceTables(final Path folder, final JsonObject description) {
        m_folder = folder;
        m_description = description;
    }

    /** @param folder that holds tolerances.json and the tables it names */
    static ReferenceTables read(final Path folder) throws IOException {
        try (Reader reader = Files.newBufferedReader(folder.resolve("tolerances.json"))) {
            return new ReferenceTables(folder, Json.parse(reader).asObject());
        }
    }

    List<String> arguments() {
        return strings(m_description, "arguments");
    }

    /** @return the folder of the published data that is needed, or null */
    String data() {
        return m_description.getString("data", null);
    }

    /**
     * @param results what the workflow gave
     * @param data folder of the published data, or null
     * @return every difference between these results and what they should be, a line each
     */
    List<String> differences(final Path results, final Path data) throws IOException {
        final List<String> differences = new ArrayList<>();
        int compared = 0;
        for (JsonObject table : objects("tables")) {
            compare(table, results, data, differences);
            compared++;
        }
        for (JsonObject metric : objects("metrics")) {
            bound(metric, results, differences);
            compared++;
        }
        if (compared == 0) {
            differences.add(m_folder + " describes nothing to compare with");
        }
        return differences;
    }

    private List<JsonObject> objects(final String name) {
        final List<JsonObject> objects = new ArrayList<>();
        if (m_description.get(name) != null) {
            m_description.get(name).asArray().forEach(o -> objects.add(o.asObject()));
        }
        return objects;
    }

    private static Map<String, Map<String, String>> rows(final Path file, final List<String> keys,
        final JsonValue rename) throws IOException {
        final Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, FORMAT)) {
            for (CSVRecord record : parser) {
                final Map<String, String> row = new LinkedHashMap<>();
                record.toMap().forEach((column, value) -> row
                    .put(rename == null ? column : rename.asObject().getString(column, column), value));
                final StringBuilder key = new StringBuilder(keys.isEmpty() ? "row " + record.getRecordNumber() : "");
                keys.forEach(k -> key.append(key.isEmpty() ? "" : " ").append(row.get(k)));
                if (rows.put(key.toString(), row) != null) {
                    throw new IOException(file + ": two rows with " + keys + " = " + key);
                }
            }
        }
        return rows;
    }

    private static List<String> strings(final JsonObject object, final String name) {
        final List<String> strings = new ArrayList<>();
        if (object.get(name) != null) {
            object.get(name).asArray().forEach(s -> strings.add(s.asString()));
        }
        return strings;
    }

    private void compare(final JsonObject table, final Path results, final Path data, final List<String> differences)
        throws IOException {
        final String output = table.getString("output", null);
        final List<String> keys = strings(table, "keys");
        final List<String> compared = strings(table, "compare");
        if (!Files.exists(results.resolve(output))) {
            differences.add(output + " is missing");
            return;
        }
        final String reference = table.getString("reference", null);
        final var expected = rows(reference.startsWith(PUBLISHED)
            ? data.resolve(reference.substring(PUBLISHED.length()))
            : m_folder.resolve(reference), keys, table.get("rename"));
        final var actual = rows(results.resolve(output), keys, null);
        final JsonObject tolerances = table.get("columns") == null ? new JsonObject() : table.get("columns").asObject();
        expected.forEach((key, row) -> {
            if (!actual.containsKey(key)) {
                differences.add(output + ": no " + key);
            } else {
                row.forEach((column, value) -> {
                    final String other = actual.get(key).get(column);
                    if (!keys.contains(column) && (compared.isEmpty() || compared.contains(column))
                        && !equal(value, other, tolerance(tolerances, column))) {
                        differences.add(output + ": " + key + ", " + column + " is " + other + ", not " + value);
                    }
                });
            }
        });
        actual.keySet().stream().filter(k -> !expected.containsKey(k))
            .forEach(k -> differences.add(output + ": unexpected " + k));
    }

    private static JsonValue tolerance(final JsonObject tolerances, final String column) {
        return tolerances.get(column) != null ? tolerances.get(column) : tolerances.get("*");
    }

    private static boolean equal(final String expected, final String actual, final JsonValue tolerance) {
        if (expected.equals(actual)) {
            return true;
        }
        if (tolerance == null || actual == null || expected.isEmpty() || actual.isEmpty()) {
            return false;
        }
        final double e = Double.parseDouble(expected);
        final double a = Double.parseDouble(actual);
        return Math.abs(e - a) <= tolerance.asObject().getDouble("absolute", 0)
            + tolerance.asObject().getDouble("relative", 0) * Math.abs(e);
    }

    private static void bound(final JsonObject metric, final Path results, final List<String> differences)
        throws IOException {
        final String output = metric.getString("output", null);
        final String name = metric.getString("metric", null);
        if (!Files.exists(results.resolve(output))) {
            differences.add(output + " is missing");
            return;
        }
        final Map<String, String> row = rows(results.resolve(output), List.of("metric"), null).get(name);
        if (row == null || row.get("value").isEmpty()) {
            differences.add(output + ": " + name + " is missing");
            return;
        }
        final double value = Double.parseDouble(row.get("value"));
        final double min = metric.getDouble("min", Double.NEGATIVE_INFINITY);
        final double max = metric.getDouble("max", Double.POSITIVE_INFINITY);
        if (!(value >= min && value <= max)) {
            differences.add(output + ": " + name + " is " + value + ", not within " + min + " and " + max);
        }
    }
}
