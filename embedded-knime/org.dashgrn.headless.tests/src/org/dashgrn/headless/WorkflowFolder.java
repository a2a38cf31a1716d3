package org.dashgrn.headless;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes a workflow folder for a test, node by node. */
final class WorkflowFolder {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + "<config xmlns=\"http://www.knime.org/2008/09/XMLConfig\" key=\"%s\">%n";

    private final Path m_folder;

    private final StringBuilder m_nodes = new StringBuilder();

    private final StringBuilder m_connections = new StringBuilder();

    private int m_connectionCount;

    WorkflowFolder(final Path folder) throws IOException {
        m_folder = Files.createDirectories(folder);
    }

    /** A node of ours with settings, each {@code key:type=value} or, inside groups, {@code group/key:type=value}. */
    WorkflowFolder node(final int id, final String name, final String... settings) throws IOException {
        return special(id, name, "org.dashgrn.headless." + name + "NodeFactory", null, settings);
    }

    WorkflowFolder labelled(final int id, final String name, final String label, final String... settings)
        throws IOException {
        return special(id, name, "org.dashgrn.headless." + name + "NodeFactory",
            "<config key=\"nodeAnnotation\">" + entry("text", "xstring", label) + "</config>", settings);
    }

    WorkflowFolder special(final int id, final String name, final String factory, final String more,
        final String... settings) throws IOException {
        final StringBuilder model = new StringBuilder();
        for (String setting : settings) {
            model.append(setting.startsWith("<") ? setting : entry(setting.replaceFirst(":.*", ""),
                setting.replaceFirst("[^:]*:", "").replaceFirst("=.*", ""), setting.replaceFirst("[^=]*=", "")));
        }
        return rawNode(id, name, String.format(HEAD, "settings.xml") + entry("factory", "xstring", factory)
            + entry("node-name", "xstring", name) + (more == null ? "" : more)
            + (settings.length == 0 ? "" : "<config key=\"model\">" + model + "</config>") + "</config>");
    }

    WorkflowFolder rawNode(final int id, final String name, final String xml) throws IOException {
        final String file = name + " (#" + id + ")/settings.xml";
        Files.createDirectories(m_folder.resolve(file).getParent());
        Files.writeString(m_folder.resolve(file), xml);
        return entryOnly(id, file, false, "NativeNode");
    }

    WorkflowFolder entryOnly(final int id, final String file, final boolean meta, final String type) {
        m_nodes.append("<config key=\"node_").append(id).append("\">").append(entry("id", "xint", "" + id))
            .append(entry("node_settings_file", "xstring", file)).append(entry("node_is_meta", "xboolean", "" + meta))
            .append(entry("node_type", "xstring", type)).append("</config>\n");
        return this;
    }

    WorkflowFolder connect(final int source, final int sourcePort, final int dest, final int destPort) {
        m_connections.append("<config key=\"connection_").append(m_connectionCount++).append("\">");
        Map.of("sourceID", source, "sourcePort", sourcePort, "destID", dest, "destPort", destPort)
            .forEach((key, value) -> m_connections.append(entry(key, "xint", "" + value)));
        m_connections.append("</config>\n");
        return this;
    }

    Path write() throws IOException {
        Files.writeString(m_folder.resolve("workflow.knime"), String.format(HEAD, "workflow.knime")
            + "<config key=\"nodes\">" + m_nodes + "</config><config key=\"connections\">" + m_connections
            + "</config></config>");
        return m_folder;
    }

    private static String entry(final String key, final String type, final String value) {
        return "<entry key=\"" + key + "\" type=\"" + type + "\" value=\"" + value + "\"/>";
    }
}
