package org.dashgrn.embedded.tests;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;

/** What KNIME 5.8 wrote for the probe node. */
final class Golden {

    private Golden() {
    }

    static byte[] bytes(final String name) {
        try (InputStream in = Golden.class.getResourceAsStream("golden/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }

    static String text(final String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    static NodeSettings settings(final String name) {
        try {
            return (NodeSettings)NodeSettings.loadFromXML(new ByteArrayInputStream(bytes(name)));
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }

    /** @return the settings of the node itself, as KNIME saved them */
    static NodeSettings model() throws InvalidSettingsException {
        return settings("settings.xml").getNodeSettings("model");
    }

    static NodeSettingsRO nodeCreationConfig() throws InvalidSettingsException {
        return settings("settings.xml").getNodeSettings("node_creation_config");
    }
}
