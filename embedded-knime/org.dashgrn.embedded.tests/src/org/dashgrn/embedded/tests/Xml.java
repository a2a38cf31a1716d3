package org.dashgrn.embedded.tests;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.knime.core.node.NodeSettings;
import org.knime.core.node.config.base.ConfigBaseRO;

/** Settings as text. */
final class Xml {

    private Xml() {
    }

    static String of(final ConfigBaseRO settings) throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        settings.saveToXML(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    static NodeSettings parse(final String text) throws IOException {
        return (NodeSettings)NodeSettings.loadFromXML(
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** @return a settings file around these elements */
    static NodeSettings settings(final String... elements) throws IOException {
        return parse("<config xmlns=\"http://www.knime.org/2008/09/XMLConfig\" key=\"model\">"
            + String.join("", elements) + "</config>");
    }

    static String entry(final String key, final String type, final String value) {
        return "<entry key=\"" + key + "\" type=\"" + type + "\" value=\"" + value + "\"/>";
    }
}
