package org.dashgrn.nodes.view;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import javax.swing.JComponent;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;

/**
 * What a node keeps for its view: JSON with which the page starts, and parts that it asks for when they are needed.
 * It never leaves the node, but has to be a port object so that KNIME saves it with the workflow.
 */
public final class ViewData implements PortObject {

    private final String m_page;
    private final Map<String, byte[]> m_parts;

    private ViewData(final String page, final Map<String, byte[]> parts) {
        m_page = page;
        m_parts = parts;
    }

    /** Collects the parts, compressed. */
    static final class Builder {

        private final Map<String, byte[]> m_parts = new LinkedHashMap<>();

        /**
         * @param name how the page asks for it
         * @param json its content
         * @return this
         */
        Builder part(final String name, final String json) {
            m_parts.put(name, deflate(json));
            return this;
        }

        /**
         * @param json what the page starts with
         * @return all of it
         */
        ViewData page(final String json) {
            return new ViewData(json, Collections.unmodifiableMap(new LinkedHashMap<>(m_parts)));
        }
    }

    /** @return JSON with which the page starts */
    public String page() {
        return m_page;
    }

    /** @return the names of the parts, the most important ones first */
    public List<String> parts() {
        return List.copyOf(m_parts.keySet());
    }

    /**
     * @param name of a part
     * @return its JSON
     * @throws IllegalArgumentException if there is no such part
     */
    public String part(final String name) {
        final byte[] bytes = m_parts.get(name);
        if (bytes == null) {
            throw new IllegalArgumentException("The view has no part \"" + name + "\".");
        }
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] deflate(final String json) {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
            out.write(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public String getSummary() {
        return "Data of a view";
    }

    @Override
    public ViewDataSpec getSpec() {
        return ViewDataSpec.INSTANCE;
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    /** Writes the page and each part as an entry of its own. */
    public static final class Serializer extends PortObjectSerializer<ViewData> {

        private static final String PAGE = "view.json";
        private static final String PART = "part/";

        @Override
        public void savePortObject(final ViewData data, final PortObjectZipOutputStream out,
            final ExecutionMonitor exec) throws IOException, CanceledExecutionException {
            out.putNextEntry(new ZipEntry(PAGE));
            out.write(data.m_page.getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
            for (Map.Entry<String, byte[]> part : data.m_parts.entrySet()) {
                out.putNextEntry(new ZipEntry(PART + part.getKey()));
                out.write(part.getValue());
                out.closeEntry();
            }
        }

        @Override
        public ViewData loadPortObject(final PortObjectZipInputStream in, final PortObjectSpec spec,
            final ExecutionMonitor exec) throws IOException, CanceledExecutionException {
            String page = null;
            final Map<String, byte[]> parts = new LinkedHashMap<>();
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equals(PAGE)) {
                    page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                } else if (entry.getName().startsWith(PART)) {
                    parts.put(entry.getName().substring(PART.length()), in.readAllBytes());
                }
            }
            if (page == null) {
                throw new IOException("The data of the view are damaged: they do not contain " + PAGE
                    + ". Execute the node again.");
            }
            return new ViewData(page, Collections.unmodifiableMap(parts));
        }
    }
}
