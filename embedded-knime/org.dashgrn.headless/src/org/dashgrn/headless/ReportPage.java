package org.dashgrn.headless;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import com.eclipsesource.json.WriterConfig;

/** One file to share: what was run, all views in the order in which one reads a study, the measures, the settings. */
final class ReportPage {

    /** Characters of parts of one view; the view's own file holds more. */
    private static final int MOST_PARTS = 1_500_000;

    private static final String COMPARISON = "common/comparison.js";

    private static final String START = "common/start.js";

    /** The chapters by the kind of view. */
    private static final Map<String, String> CHAPTERS = chapters();

    private final List<Entry> m_entries = new ArrayList<>();

    private final Map<String, String> m_scripts = new LinkedHashMap<>();

    private final Map<String, String> m_styles = new LinkedHashMap<>();

    private String m_comparison;

    private String m_start;

    /** A view in the report. */
    private record Entry(String kind, String title, String text, String file, JsonObject data) {
    }

    private static Map<String, String> chapters() {
        final Map<String, String> chapters = new LinkedHashMap<>();
        chapters.put("trajectories", "Data");
        chapters.put("training", "Training");
        chapters.put("network", "Network");
        chapters.put("scores", "Scores");
        chapters.put("comparison", "Strategies");
        chapters.put("prediction", "Predictions");
        chapters.put("pathways", "Pathways");
        return chapters;
    }

    /** @param file the view alone, relative to the report */
    void add(final WorkflowNode node, final ViewPage page, final String file) throws IOException {
        for (String path : page.scripts()) {
            if (path.equals(START)) {
                m_start = page.resource(path);
            } else {
                m_scripts.putIfAbsent(path, page.resource(path));
            }
        }
        for (String path : page.styles()) {
            m_styles.putIfAbsent(path, page.resource(path));
        }
        m_comparison = page.resource(COMPARISON);
        m_entries.add(new Entry(page.kind(), node.label(), node.name() + ". " + page.description(), file,
            page.json(MOST_PARTS)));
    }

    boolean isEmpty() {
        return m_entries.isEmpty();
    }

    /**
     * @param run what {@link RunReport} says of it
     * @param scores all measures side by side
     */
    void write(final Path file, final JsonObject run, final ScoreBoard scores) throws IOException {
        final String workflow = run.getString("workflow", "");
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + text(workflow)
                + " – DASH report</title>\n");
            for (String css : m_styles.values()) {
                out.write(ViewPage.style(css) + "\n");
            }
            out.write(ViewPage.style(resource("report.css")) + "\n</head>\n<body class=\"report\">\n");
            out.write("<header><h1>" + text(workflow) + "</h1>\n" + setting(run) + "</header>\n");
            views(out, scores);
            out.write(nodes(run));
            out.write("<section id=\"cite\"><h2>Cite</h2>" + resource("citation.html") + "</section>\n");
            for (String code : m_scripts.values()) {
                out.write(ViewPage.script(code) + "\n");
            }
            if (!m_scripts.containsKey(COMPARISON)) {
                out.write(ViewPage.script(m_comparison) + "\n");
            }
            out.write(ViewPage.script(m_start) + "\n</body>\n</html>\n");
        }
    }

    private void views(final Writer out, final ScoreBoard scores) throws IOException {
        int index = 0;
        for (Map.Entry<String, String> chapter : CHAPTERS.entrySet()) {
            final List<Entry> entries =
                m_entries.stream().filter(entry -> entry.kind().equals(chapter.getKey())).toList();
            final boolean compares = chapter.getKey().equals("scores") && !scores.isEmpty();
            if (entries.isEmpty() && !compares) {
                continue;
            }
            out.write("<section id=\"" + chapter.getKey() + "\"><h2>" + chapter.getValue() + "</h2>\n");
            if (compares) {
                write(out, index++, new Entry("comparison", "All models side by side",
                    "Every measure of the scorers of this workflow.", null, view(scores.json())));
            }
            if (chapter.getKey().equals("pathways") && entries.size() > 1) {
                write(out, index++, new Entry("pathways", "All networks side by side",
                    "z-scores of the pathways in each network.", null, view(together(entries))));
            }
            for (Entry entry : entries) {
                write(out, index++, entry);
            }
            out.write("</section>\n");
        }
    }

    private static JsonObject view(final JsonValue data) {
        return new JsonObject().add("view", data.toString()).add("parts", new JsonObject());
    }

    private static JsonObject together(final List<Entry> entries) {
        final JsonArray columns = new JsonArray();
        for (Entry entry : entries) {
            final JsonObject page = Json.parse(entry.data().getString("view", "{}")).asObject();
            columns.add(page.add("name", entry.title()));
        }
        return new JsonObject().add("columns", columns);
    }

    private static void write(final Writer out, final int index, final Entry entry) throws IOException {
        final String id = ViewPage.DATA + "-" + index;
        out.write("<article><h3>" + text(entry.title()) + "</h3>\n<p>" + text(entry.text())
            + (entry.file() == null ? "" : " <a href=\"" + text(entry.file()) + "\">Alone</a>") + "</p>\n"
            + ViewPage.data(id, entry.data()) + "<main data-view=\"" + entry.kind() + "\" data-source=\"" + id
            + "\" class=\"" + entry.kind() + "\"></main></article>\n");
    }

    private static String setting(final JsonObject run) {
        final StringBuilder facts = new StringBuilder("<p>");
        facts.append("Run on ").append(text(run.getString("started", ""))).append(" in ")
            .append(run.getDouble("seconds", 0)).append(" s on ").append(run.getInt("threads", 0))
            .append(" processor(s), ");
        facts.append("Java ").append(text(run.getString("java", "")));
        run.get("bundles").asObject().forEach(bundle -> {
            if (bundle.getName().equals("org.dashgrn.nodes")) {
                facts.append(", DASH for KNIME ").append(text(bundle.getValue().asString()));
            }
        });
        facts.append(".</p>\n");
        final JsonArray set = run.get("set").asArray();
        if (!set.isEmpty()) {
            facts.append("<p>Options given: ");
            set.forEach(option -> facts.append("<code>").append(text(option.asString())).append("</code> "));
            facts.append("</p>\n");
        }
        return facts.toString();
    }

    private static String nodes(final JsonObject run) {
        final StringBuilder html = new StringBuilder("<section id=\"nodes\"><h2>Workflow</h2>\n<table class=\"numbers\">"
            + "<tr><th>node</th><th>seconds</th><th>tables and models</th><th>settings</th></tr>\n");
        for (JsonValue value : run.get("nodes").asArray()) {
            final JsonObject node = value.asObject();
            final String name = node.getString("name", "");
            final String label = node.getString("label", "");
            html.append("<tr><th scope=\"row\">").append(node.getInt("id", 0)).append(". ").append(text(label));
            if (!label.equals(name)) {
                html.append("<br><small>").append(text(name)).append("</small>");
            }
            final String warning = node.getString("warning", null);
            if (warning != null) {
                html.append("<p class=\"warning\">").append(text(warning)).append("</p>");
            }
            html.append("</th><td>").append(node.getDouble("seconds", 0)).append("</td><td class=\"files\">");
            node.get("outputs").asObject().forEach(output -> html.append("<a href=\"")
                .append(text(output.getValue().asString())).append("\">").append(text(output.getName()))
                .append("</a><br>"));
            html.append("</td><td class=\"settings\"><details><summary>show</summary><pre>")
                .append(text(node.get("settings").toString(WriterConfig.PRETTY_PRINT)))
                .append("</pre></details></td></tr>\n");
        }
        return html.append("</table></section>\n").toString();
    }

    /** @return the text with nothing in it that HTML could take for markup */
    static String text(final String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
            .replace("'", "&#39;");
    }

    private static String resource(final String name) throws IOException {
        try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
