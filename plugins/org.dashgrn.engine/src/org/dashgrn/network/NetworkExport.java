package org.dashgrn.network;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.data.Progress;

/**
 * Writes networks for other programs. Every edge says whether it activates or represses; GraphML and Cytoscape's JSON
 * hold its attributes too.
 */
public final class NetworkExport {

    private static final int EDGES_BETWEEN_REPORTS = 4096;

    /** Kinds of files. */
    public enum Format {
        /** XML that most graph programs read: Cytoscape, Gephi, igraph, NetworkX, yEd. */
        GRAPHML,
        /** Cytoscape's simple interaction format: source, interaction and target on each line, no attributes. */
        SIF,
        /** What Cytoscape writes as .cyjs, and Cytoscape.js reads. */
        CYTOSCAPE_JSON
    }

    /**
     * An edge with all that is known of it.
     *
     * @param source the regulator
     * @param target the gene it regulates
     * @param weight its sign says activation or repression
     * @param attributes one per attribute of the network: a Double, a Boolean, a String, or null if it is missing
     */
    public record AttributedEdge(String source, String target, double weight, List<Object> attributes) {

        private String interaction() {
            return weight < 0 ? "represses" : "activates";
        }
    }

    private final List<String> m_attributes;
    private final List<AttributedEdge> m_edges;

    /**
     * @param attributes names of the attributes of the edges
     * @param edges the network
     */
    public NetworkExport(final List<String> attributes, final List<AttributedEdge> edges) {
        m_attributes = List.copyOf(attributes);
        m_edges = List.copyOf(edges);
    }

    /**
     * Writes beside the file and moves the result there at the end.
     *
     * @param file replaced if it exists
     * @param format of the file
     * @param progress told how far it is
     * @throws IOException if what was begun cannot be removed
     * @throws InvalidInputException if the format cannot hold a name, or the file cannot be written
     */
    public void write(final Path file, final Format format, final Progress progress) throws IOException {
        final Path part = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            try (BufferedWriter out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
                switch (format) {
                    case SIF -> sif(out, progress);
                    case GRAPHML -> graphMl(out, progress);
                    case CYTOSCAPE_JSON -> cytoscape(out, progress);
                }
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new InvalidInputException("The file cannot be written (" + e + ")", file.toString(),
                "Make room there or choose another folder; what the file held before is intact", e);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void report(final int edge, final Progress progress) {
        if (edge % EDGES_BETWEEN_REPORTS == 0) {
            progress.report((double)edge / m_edges.size(), "Writing edge " + (edge + 1) + " of " + m_edges.size());
        }
    }

    private Map<String, Integer> nodes() {
        final Map<String, Integer> nodes = new LinkedHashMap<>();
        for (AttributedEdge edge : m_edges) {
            nodes.putIfAbsent(edge.source(), nodes.size());
            nodes.putIfAbsent(edge.target(), nodes.size());
        }
        return nodes;
    }

    private void sif(final Writer out, final Progress progress) throws IOException {
        for (int e = 0; e < m_edges.size(); e++) {
            report(e, progress);
            final AttributedEdge edge = m_edges.get(e);
            out.write(line(edge.source()) + "\t" + edge.interaction() + "\t" + line(edge.target()) + "\n");
        }
    }

    private static String line(final String name) {
        if (name.indexOf('\t') >= 0 || name.indexOf('\n') >= 0 || name.indexOf('\r') >= 0) {
            throw new InvalidInputException("The name of a gene contains a tab or a line break", name.strip(),
                "SIF cannot hold it: choose another format, or rename the gene");
        }
        return name;
    }

    private void graphMl(final Writer out, final Progress progress) throws IOException {
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
            + "  <key id=\"name\" for=\"node\" attr.name=\"name\" attr.type=\"string\"/>\n"
            + "  <key id=\"interaction\" for=\"edge\" attr.name=\"interaction\" attr.type=\"string\"/>\n");
        for (int a = 0; a < m_attributes.size(); a++) {
            out.write("  <key id=\"a" + a + "\" for=\"edge\" attr.name=\"" + xml(m_attributes.get(a))
                + "\" attr.type=\"" + type(a) + "\"/>\n");
        }
        out.write("  <graph id=\"G\" edgedefault=\"directed\">\n");
        final Map<String, Integer> nodes = nodes();
        for (Map.Entry<String, Integer> node : nodes.entrySet()) {
            out.write("    <node id=\"n" + node.getValue() + "\"><data key=\"name\">" + xml(node.getKey())
                + "</data></node>\n");
        }
        for (int e = 0; e < m_edges.size(); e++) {
            report(e, progress);
            final AttributedEdge edge = m_edges.get(e);
            out.write("    <edge id=\"e" + e + "\" source=\"n" + nodes.get(edge.source()) + "\" target=\"n"
                + nodes.get(edge.target()) + "\"><data key=\"interaction\">" + edge.interaction() + "</data>");
            for (int a = 0; a < m_attributes.size(); a++) {
                if (edge.attributes().get(a) != null) {
                    out.write("<data key=\"a" + a + "\">" + xml(edge.attributes().get(a).toString()) + "</data>");
                }
            }
            out.write("</edge>\n");
        }
        out.write("  </graph>\n</graphml>\n");
    }

    private String type(final int attribute) {
        for (AttributedEdge edge : m_edges) {
            final Object value = edge.attributes().get(attribute);
            if (value != null) {
                return value instanceof Double ? "double" : value instanceof Boolean ? "boolean" : "string";
            }
        }
        return "string";
    }

    /** Characters that XML 1.0 cannot hold become U+FFFD. */
    private static String xml(final String text) {
        final StringBuilder xml = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '"' -> xml.append("&quot;");
                case '\t', '\n', '\r' -> xml.append("&#").append(c).append(';');
                default -> xml.appendCodePoint(
                    c < ' ' || c >= 0xD800 && c <= 0xDFFF || c == 0xFFFE || c == 0xFFFF ? 0xFFFD : c);
            }
        });
        return xml.toString();
    }

    private void cytoscape(final Writer out, final Progress progress) throws IOException {
        final JsonArray nodes = new JsonArray();
        final Map<String, Integer> index = nodes();
        index.forEach((name, id) -> nodes.add(new JsonObject().add("data",
            new JsonObject().add("id", Integer.toString(id)).add("name", name).add("shared_name", name))));
        final JsonArray edges = new JsonArray();
        for (int e = 0; e < m_edges.size(); e++) {
            report(e, progress);
            final AttributedEdge edge = m_edges.get(e);
            final JsonObject data = new JsonObject().add("id", "e" + e)
                .add("source", Integer.toString(index.get(edge.source())))
                .add("target", Integer.toString(index.get(edge.target()))).add("interaction", edge.interaction());
            for (int a = 0; a < m_attributes.size(); a++) {
                if (edge.attributes().get(a) != null && data.get(m_attributes.get(a)) == null) {
                    data.add(m_attributes.get(a), json(edge.attributes().get(a)));
                }
            }
            edges.add(new JsonObject().add("data", data));
        }
        new JsonObject().add("format_version", "1.0").add("data", new JsonObject().add("name", "network"))
            .add("elements", new JsonObject().add("nodes", nodes).add("edges", edges)).writeTo(out);
    }

    private static JsonValue json(final Object value) {
        if (value instanceof Boolean flag) {
            return Json.value(flag);
        }
        return value instanceof Double number && Double.isFinite(number) ? Json.value(number)
            : Json.value(value.toString());
    }
}
