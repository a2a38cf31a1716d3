package org.knime.core.node.config.base;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;

import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Settings as XML: {@code config} and {@code entry} elements in the namespace {@value #NAMESPACE}. */
final class SettingsXml {

    private static final String NAMESPACE = "http://www.knime.org/2008/09/XMLConfig";

    private static final String SCHEMA = "http://www.knime.org/XMLConfig_2008_09.xsd";

    private static final String INDENT = "    ";

    /** Digits of the decimal code that stands for a character XML cannot hold, after two per cent signs. */
    private static final int CODE_DIGITS = 5;

    private static final char FIRST_SURROGATE = 0xd800;

    private SettingsXml() {
    }

    static void write(final ConfigBase config, final OutputStream out) throws IOException {
        final Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        writer.write("<config xmlns=\"" + NAMESPACE + "\" xmlns:xsi=\"" + XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI
            + "\" xsi:schemaLocation=\"" + NAMESPACE + " " + SCHEMA + "\" key=\"" + attribute(config.getKey()) + "\"");
        writeContent(config, writer, "");
        writer.flush();
    }

    private static void writeContent(final ConfigBase config, final Writer writer, final String indent)
        throws IOException {
        if (config.keySet().isEmpty()) {
            writer.write("/>\n");
            return;
        }
        writer.write(">\n");
        final String inner = indent + INDENT;
        for (String key : config) {
            final AbstractConfigEntry entry = config.getEntry(key);
            if (entry instanceof ConfigBase child) {
                writer.write(inner + "<config key=\"" + attribute(key) + "\"");
                writeContent(child, writer, inner);
            } else {
                final String value = entry.toStringValue();
                writer.write(inner + "<entry key=\"" + attribute(key) + "\" type=\"" + entry.getType() + "\""
                    + (value == null ? " isnull=\"true\" value=\"\"" : " value=\"" + attribute(value) + "\"") + "/>\n");
            }
        }
        writer.write(indent + "</config>\n");
    }

    private static String attribute(final String text) {
        return escape(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    /** Writes characters that XML cannot hold, and what looks like such a code, as %% and five decimal digits. */
    static String escape(final String text) {
        final StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            if (c < ' ' || c >= FIRST_SURROGATE || c == '%' && text.startsWith("%%", i)) {
                escaped.append(String.format("%%%%%05d", (int)c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    static String unescape(final String text) {
        if (!text.contains("%%")) {
            return text;
        }
        final StringBuilder plain = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            final int end = i + 2 + CODE_DIGITS;
            if (text.startsWith("%%", i) && end <= text.length()
                && text.substring(i + 2, end).chars().allMatch(c -> c >= '0' && c <= '9')) {
                plain.append((char)Integer.parseInt(text.substring(i + 2, end)));
                i = end;
            } else {
                plain.append(text.charAt(i));
                i++;
            }
        }
        return plain.toString();
    }

    static void read(final ConfigBase config, final InputStream in) throws IOException {
        try (in) {
            final SAXParserFactory factory = SAXParserFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.newSAXParser().parse(new InputSource(in), new Reader(config));
        } catch (SAXParseException e) {
            throw new IOException("settings file, line " + e.getLineNumber() + ": " + e.getMessage(), e);
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException("settings file: " + e.getMessage(), e);
        }
    }

    private static final class Reader extends DefaultHandler {

        private final ConfigBase m_root;

        private final Deque<ConfigBase> m_open = new ArrayDeque<>();

        private Locator m_locator;

        Reader(final ConfigBase root) {
            m_root = root;
        }

        @Override
        public void setDocumentLocator(final Locator locator) {
            m_locator = locator;
        }

        @Override
        public InputSource resolveEntity(final String publicId, final String systemId) {
            return new InputSource(InputStream.nullInputStream());
        }

        @Override
        public void startElement(final String uri, final String local, final String name, final Attributes attributes)
            throws SAXException {
            if ("config".equals(local)) {
                final String key = unescape(required(attributes, "key"));
                if (m_open.isEmpty()) {
                    m_root.setKey(key);
                    m_open.push(m_root);
                } else {
                    m_open.push(m_open.peek().addConfigBase(key));
                }
            } else if ("entry".equals(local) && !m_open.isEmpty()) {
                m_open.peek().addEntry(entry(attributes));
            } else {
                throw error("unexpected element <" + name + ">");
            }
        }

        @Override
        public void endElement(final String uri, final String local, final String name) {
            if ("config".equals(local)) {
                m_open.pop();
            }
        }

        private AbstractConfigEntry entry(final Attributes attributes) throws SAXException {
            final String key = unescape(required(attributes, "key"));
            final String type = required(attributes, "type");
            final String text = Boolean.parseBoolean(attributes.getValue("isnull")) ? null
                : unescape(required(attributes, "value"));
            if (text == null && !type.equals(ConfigEntries.xstring.name())) {
                throw error("entry \"" + key + "\" of type " + type + " cannot be null");
            }
            try {
                return ConfigEntries.valueOf(type).createEntry(key, text);
            } catch (IllegalArgumentException e) {
                throw error("entry \"" + key + "\": \"" + text + "\" is not a value of type " + type);
            }
        }

        private String required(final Attributes attributes, final String name) throws SAXException {
            final String value = attributes.getValue(name);
            if (value == null) {
                throw error("an element lacks the attribute \"" + name + "\"");
            }
            return value;
        }

        private SAXParseException error(final String message) {
            return new SAXParseException(message, m_locator);
        }
    }
}
