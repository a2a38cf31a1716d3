package org.dashgrn.headless;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.WriterConfig;
import org.osgi.framework.FrameworkUtil;

/** What was run, with which settings and versions, how long it took, and how it ended: the file run.json. */
final class RunReport {

    private final JsonObject m_report = new JsonObject();

    private final JsonArray m_nodes = new JsonArray();

    private final long m_start = System.nanoTime();

    RunReport(final Workflow workflow, final List<String> overrides) {
        m_report.add("workflow", workflow.name());
        m_report.add("folder", workflow.folder().toString());
        m_report.add("started", Instant.now().toString());
        final JsonArray set = new JsonArray();
        overrides.forEach(set::add);
        m_report.add("set", set);
        m_report.add("threads", Runtime.getRuntime().availableProcessors());
        m_report.add("java", Runtime.version().toString());
        final JsonObject bundles = new JsonObject();
        for (var bundle : FrameworkUtil.getBundle(RunReport.class).getBundleContext().getBundles()) {
            if (bundle.getSymbolicName().startsWith("org.dashgrn.")) {
                bundles.add(bundle.getSymbolicName(), bundle.getVersion().toString());
            }
        }
        m_report.add("bundles", bundles);
    }

    /** @param files by output port, relative to the folder of results */
    void executed(final RunnableNode node, final Map<String, String> files, final String warning, final long nanos) {
        final JsonObject entry = new JsonObject();
        entry.add("id", node.node().id());
        entry.add("name", node.node().name());
        entry.add("label", node.node().label());
        entry.add("factory", node.node().factory());
        entry.add("seconds", seconds(nanos));
        if (warning != null) {
            entry.add("warning", warning);
        }
        entry.add("settings", SettingsJson.of(node.settings()));
        final JsonObject outputs = new JsonObject();
        files.forEach(outputs::add);
        entry.add("outputs", outputs);
        m_nodes.add(entry);
    }

    /** @return what was written last */
    JsonObject json() {
        return m_report;
    }

    /** @param failure why it ended early, or null */
    void write(final Path file, final String failure) throws IOException {
        m_report.set("seconds", seconds(System.nanoTime() - m_start));
        m_report.set("state", failure == null ? "executed" : "failed");
        if (failure != null) {
            m_report.set("failure", failure);
        }
        m_report.set("nodes", m_nodes);
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            m_report.writeTo(writer, WriterConfig.PRETTY_PRINT);
            writer.write('\n');
        }
    }

    private static double seconds(final long nanos) {
        return Math.round(nanos / 1e6) / 1e3;
    }
}
