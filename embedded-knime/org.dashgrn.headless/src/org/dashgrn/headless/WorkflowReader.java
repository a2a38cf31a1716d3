package org.dashgrn.headless;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.config.base.ConfigBaseRO;

/** Reads workflow.knime and the settings.xml of each node. */
final class WorkflowReader {

    static final String WORKFLOW_FILE = "workflow.knime";

    private static final Pattern MARKUP = Pattern.compile("<[^>]*>");

    private static final Pattern WHITE = Pattern.compile("\\s+");

    private final String m_name;

    private final Path m_folder;

    private final List<String> m_problems = new ArrayList<>();

    private WorkflowReader(final String name, final Path folder) {
        m_name = name;
        m_folder = folder;
    }

    /**
     * @param name what to call the workflow
     * @param folder where its workflow.knime lies
     * @throws NotRunnableException with everything that cannot be read or is not supported
     */
    static Workflow read(final String name, final Path folder) throws NotRunnableException {
        return new WorkflowReader(name, folder).read();
    }

    private Workflow read() throws NotRunnableException {
        final Path file = m_folder.resolve(WORKFLOW_FILE);
        final NodeSettingsRO content = load(file);
        final List<WorkflowNode> nodes = new ArrayList<>();
        final List<Connection> connections = new ArrayList<>();
        try {
            final NodeSettingsRO nodeConfigs = content.getNodeSettings("nodes");
            for (String key : nodeConfigs) {
                final WorkflowNode node = node(nodeConfigs.getNodeSettings(key));
                if (node != null) {
                    nodes.add(node);
                }
            }
            if (content.containsKey("connections")) {
                final NodeSettingsRO connectionConfigs = content.getNodeSettings("connections");
                for (String key : connectionConfigs) {
                    final NodeSettingsRO c = connectionConfigs.getNodeSettings(key);
                    connections.add(new Connection(c.getInt("sourceID"), c.getInt("sourcePort"), c.getInt("destID"),
                        c.getInt("destPort")));
                }
            }
        } catch (InvalidSettingsException e) {
            throw new NotRunnableException(file + ": " + e.getMessage(), e);
        }
        if (m_problems.isEmpty()) {
            check(nodes, connections);
        }
        NotRunnableException.throwIfAny(m_problems);
        return new Workflow(m_name, m_folder, List.copyOf(nodes), List.copyOf(connections));
    }

    /** @return null if there is a problem, which has been noted */
    private WorkflowNode node(final NodeSettingsRO entry) throws InvalidSettingsException, NotRunnableException {
        final int id = entry.getInt("id");
        final String location = entry.getString("node_settings_file");
        final Path file = inside(location);
        final String type = entry.getString("node_type", "NativeNode");
        if (entry.getBoolean("node_is_meta", false) || !type.equals("NativeNode")) {
            final boolean component = type.equals("SubNode");
            m_problems.add((component ? "Component \"" : "Metanode \"") + folderName(location) + "\" (#" + id
                + "): only plain nodes can run outside KNIME. Expand the " + (component ? "component" : "metanode")
                + " in KNIME and save the workflow again.");
            return null;
        }
        final NodeSettingsRO settings = load(file);
        try {
            final String factory = settings.getString("factory");
            final String name = settings.getString("node-name", settings.getString("name", folderName(location)));
            noFlowVariables(settings, name + " (#" + id + ")");
            return new WorkflowNode(id, name, label(settings, name), factory, file, settings);
        } catch (InvalidSettingsException e) {
            throw new NotRunnableException(file + ": " + e.getMessage(), e);
        }
    }

    private Path inside(final String location) throws NotRunnableException {
        try {
            final Path file = m_folder.resolve(location).normalize();
            if (file.startsWith(m_folder.normalize())) {
                return file;
            }
        } catch (InvalidPathException e) {
            // as bad as one that leads elsewhere
        }
        throw new NotRunnableException(m_folder.resolve(WORKFLOW_FILE) + ": the settings file \"" + location
            + "\" is not inside the workflow folder.");
    }

    private static String folderName(final String location) {
        final int slash = location.lastIndexOf('/');
        return slash < 0 ? location : location.substring(0, slash).replaceFirst(" \\(#\\d+\\)$", "");
    }

    /** What its author wrote under the node. */
    private static String label(final NodeSettingsRO settings, final String name) throws InvalidSettingsException {
        if (settings.containsKey("nodeAnnotation")) {
            final NodeSettingsRO annotation = settings.getNodeSettings("nodeAnnotation");
            final String text = Objects.requireNonNullElse(annotation.getString("text", ""), "");
            final String plain = "text/html".equals(annotation.getString("contentType", ""))
                ? MARKUP.matcher(text).replaceAll(" ") : text;
            final String label = WHITE.matcher(plain).replaceAll(" ").strip();
            if (!label.isEmpty()) {
                return label;
            }
        }
        return name;
    }

    /** An override that was ignored would change the result without a word. */
    private void noFlowVariables(final NodeSettingsRO settings, final String title) throws InvalidSettingsException {
        if (!settings.containsKey("variables")) {
            return;
        }
        final List<String> controlled = new ArrayList<>();
        variables(settings.getNodeSettings("variables"), "", controlled);
        if (!controlled.isEmpty()) {
            m_problems.add(title + ": flow variables control " + String.join(", ", controlled)
                + "; they are not supported outside KNIME. Remove them there and give the values with --set.");
        }
    }

    private static void variables(final ConfigBaseRO config, final String path, final List<String> controlled)
        throws InvalidSettingsException {
        for (String key : config) {
            if (key.equals("used_variable") || key.equals("exposed_variable")) {
                final String variable = config.getString(key, null);
                if (variable != null) {
                    controlled.add("\"" + path.replaceFirst("^tree/", "") + "\" (variable \"" + variable + "\")");
                }
            } else if (isConfig(config, key)) {
                variables(config.getConfigBase(key), path.isEmpty() ? key : path + "/" + key, controlled);
            }
        }
    }

    private static boolean isConfig(final ConfigBaseRO config, final String key) {
        try {
            config.getConfigBase(key);
            return true;
        } catch (InvalidSettingsException e) {
            return false;
        }
    }

    private void check(final List<WorkflowNode> nodes, final List<Connection> connections) {
        final Set<Integer> ids = new HashSet<>();
        for (WorkflowNode node : nodes) {
            if (!ids.add(node.id())) {
                m_problems.add(m_folder.resolve(WORKFLOW_FILE) + ": two nodes have the id " + node.id() + ".");
            }
        }
        for (Connection c : connections) {
            if (!ids.contains(c.source()) || !ids.contains(c.dest())) {
                m_problems.add(m_folder.resolve(WORKFLOW_FILE) + ": a connection leads from node #" + c.source()
                    + " to node #" + c.dest() + ", and one of them does not exist.");
            }
        }
    }

    private static NodeSettingsRO load(final Path file) throws NotRunnableException {
        if (!Files.isRegularFile(file)) {
            throw new NotRunnableException(file.endsWith(WORKFLOW_FILE)
                ? file.getParent() + " is not a KNIME workflow: it has no file " + WORKFLOW_FILE + "."
                : file + " is missing: save the workflow in KNIME again.");
        }
        try {
            return NodeSettings.loadFromXML(Files.newInputStream(file));
        } catch (IOException e) {
            throw new NotRunnableException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
