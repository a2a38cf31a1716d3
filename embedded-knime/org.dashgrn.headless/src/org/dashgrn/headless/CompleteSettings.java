package org.dashgrn.headless;

import org.dashgrn.embedded.EmbeddedNode;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.config.base.AbstractConfigEntry;
import org.knime.core.node.config.base.ConfigBase;
import org.osgi.framework.Bundle;
import org.osgi.framework.Version;

/** The settings.xml of one node with everything that KNIME writes for a node that was not executed. */
final class CompleteSettings {

    private final RunnableNode m_node;

    private final Bundle m_bundle;

    private final NodeSettingsRO m_before;

    CompleteSettings(final RunnableNode node, final NodeFactories factories) {
        m_node = node;
        m_bundle = factories.bundle(node.node().factory()).orElseThrow();
        m_before = node.node().settings();
    }

    /** @throws NotRunnableException if the settings so far have unknown options or bad values */
    NodeSettings settings() throws NotRunnableException, InvalidSettingsException {
        final NodeSettings after = new NodeSettings("settings.xml");
        after.addString("node_file", "settings.xml");
        after.addNodeSettings("flow_stack");
        after.addNodeSettings("internal_node_subsettings").addString("memory_policy", "CacheSmallInMemory");
        model().copyTo(after.addNodeSettings("model"));
        keep("variables", after);
        keep("view", after);
        after.addString("customDescription", m_before.getString("customDescription", null));
        keep("nodeAnnotation", after);
        after.addString("state", "CONFIGURED");
        after.addString("factory", m_node.node().factory());
        after.addString("node-name", m_node.embedded().name());
        after.addString("node-bundle-name", m_bundle.getHeaders().get("Bundle-Name"));
        after.addString("node-bundle-symbolic-name", m_bundle.getSymbolicName());
        after.addString("node-bundle-vendor", m_bundle.getHeaders().get("Bundle-Vendor"));
        after.addString("node-bundle-version", withoutQualifier(m_bundle.getVersion()));
        after.addString("node-feature-name", m_before.getString("node-feature-name", null));
        after.addString("node-feature-symbolic-name", m_before.getString("node-feature-symbolic-name", null));
        after.addString("node-feature-vendor", m_before.getString("node-feature-vendor", null));
        after.addString("node-feature-version", m_before.getString("node-feature-version", "0.0.0"));
        after.addNodeSettings("factory_settings");
        ports((ConfigBase)after.addNodeSettings("node_creation_config"));
        after.addString("name", m_node.embedded().name());
        after.addBoolean("hasContent", false);
        after.addBoolean("isInactive", false);
        outputs(after);
        final var stores = after.addNodeSettings("filestores");
        stores.addString("file_store_location", null);
        stores.addString("file_store_id", null);
        return after;
    }

    /** The defaults, and over them what the file says. */
    private NodeSettings model() throws NotRunnableException {
        final NodeSettings model = new NodeSettings("model");
        m_node.embedded().saveSettings(model);
        merge(model, m_node.node().model(), "");
        try {
            m_node.embedded().loadSettings(model);
        } catch (InvalidSettingsException e) {
            throw new NotRunnableException(m_node.title() + ": " + e.getMessage(), e);
        }
        return m_node.settings();
    }

    private void merge(final ConfigBase target, final ConfigBase source, final String path)
        throws NotRunnableException {
        for (String key : source) {
            if (!target.containsKey(key)) {
                throw new NotRunnableException(m_node.node().file() + ": the node has no option \"" + path + key
                    + "\".");
            }
            final AbstractConfigEntry value = source.getEntry(key);
            if (!(value instanceof ConfigBase group)) {
                target.addEntry(value);
            } else if (target.getEntry(key) instanceof ConfigBase known && !isList(known) && !isList(group)) {
                merge(known, group, path + key + "/");
            } else {
                group.copyTo(target.addConfigBase(key));
            }
        }
    }

    /** Lists are replaced as a whole, and so is a location, whose keys depend on its kind. */
    private static boolean isList(final ConfigBase config) {
        return config.containsKey("array-size") || config.containsKey("location_present")
            || config.keySet().stream().anyMatch(k -> k.chars().allMatch(Character::isDigit));
    }

    private void keep(final String key, final NodeSettings after) throws InvalidSettingsException {
        if (m_before.containsKey(key)) {
            m_before.getNodeSettings(key).copyTo(after.addNodeSettings(key));
        }
    }

    /** KNIME writes a group for each kind of port, which holds those that the user added. */
    private void ports(final ConfigBase after) throws InvalidSettingsException {
        final ConfigBase before = m_before.containsKey("node_creation_config")
            ? m_before.getConfigBase("node_creation_config") : new NodeSettings("none");
        for (String group : m_node.embedded().portGroups()) {
            final ConfigBase config = after.addConfigBase(group);
            if (before.containsKey(group)) {
                before.getConfigBase(group).copyTo(config);
            }
        }
    }

    private void outputs(final NodeSettings after) {
        final var ports = after.addNodeSettings("ports");
        final EmbeddedNode node = m_node.embedded();
        for (int i = 1; i <= node.outPortCount(); i++) {
            final var port = ports.addNodeSettings("port_" + i);
            port.addInt("index", i);
            port.addString("port_dir_location", null);
        }
    }

    /** The qualifier is the time of the build: it would change with every build and says nothing about the node. */
    private static String withoutQualifier(final Version version) {
        return version.getMajor() + "." + version.getMinor() + "." + version.getMicro();
    }
}
