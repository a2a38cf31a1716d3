package org.knime.core.node.port;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.port.PortObject.PortObjectSerializer;
import org.knime.core.node.port.PortObjectSpec.PortObjectSpecSerializer;

/** Objects of ports as files: what a workflow keeps of a port, and what KNIME's Model Writer writes. */
public final class PortUtil {

    private static final String SPEC_MARKER = "portSpec.file";

    private static final String OBJECT_MARKER = "portObject.file";

    private static final String CONTENT = "content.xml";

    private static final String SPEC = "objectSpec.file";

    private static final String OBJECT = "object.file";

    private static final String SPEC_CLASS = "port_spec_class";

    private static final String OBJECT_CLASS = "port_object_class";

    private static final int VERSION = 1;

    private PortUtil() {
    }

    /** @throws IllegalArgumentException if the class is of no declared port type */
    @SuppressWarnings("unchecked")
    public static <T extends PortObject> PortObjectSerializer<T> getPortObjectSerializer(final Class<T> cl) {
        return (PortObjectSerializer<T>)PortTypeRegistry.getInstance().getObjectSerializer(cl)
            .orElseThrow(() -> noSerializer(cl));
    }

    /** @throws IllegalArgumentException if the class is of no declared port type */
    @SuppressWarnings("unchecked")
    public static <T extends PortObjectSpec> PortObjectSpecSerializer<T>
        getPortObjectSpecSerializer(final Class<T> cl) {
        return (PortObjectSpecSerializer<T>)PortTypeRegistry.getInstance().getSpecSerializer(cl)
            .orElseThrow(() -> noSerializer(cl));
    }

    private static IllegalArgumentException noSerializer(final Class<?> cl) {
        return new IllegalArgumentException("No serializer for objects of " + cl.getName()
            + ": declare its port type in plugin.xml at the extension point org.knime.core.PortType.");
    }

    public static PortObjectSpecZipOutputStream getPortObjectSpecZipOutputStream(final OutputStream out)
        throws IOException {
        final PortObjectSpecZipOutputStream zip = new PortObjectSpecZipOutputStream(out);
        zip.putNextEntry(new ZipEntry(SPEC_MARKER));
        return zip;
    }

    public static PortObjectZipOutputStream getPortObjectZipOutputStream(final OutputStream out) throws IOException {
        final PortObjectZipOutputStream zip = new PortObjectZipOutputStream(out);
        zip.putNextEntry(new ZipEntry(OBJECT_MARKER));
        return zip;
    }

    public static PortObjectSpecZipInputStream getPortObjectSpecZipInputStream(final InputStream in)
        throws IOException {
        final PortObjectSpecZipInputStream zip = new PortObjectSpecZipInputStream(in);
        expect(zip, SPEC_MARKER);
        return zip;
    }

    public static PortObjectZipInputStream getPortObjectZipInputStream(final InputStream in) throws IOException {
        final PortObjectZipInputStream zip = new PortObjectZipInputStream(in);
        expect(zip, OBJECT_MARKER);
        return zip;
    }

    private static void expect(final ZipInputStream zip, final String name) throws IOException {
        final ZipEntry entry = zip.getNextEntry();
        if (entry == null || !name.equals(entry.getName())) {
            throw new IOException("This is no file of a port object: expected the entry " + name + ", found "
                + (entry == null ? "none" : entry.getName()) + ".");
        }
    }

    public static void writeObjectToFile(final PortObject po, final File file, final ExecutionMonitor exec)
        throws IOException, CanceledExecutionException {
        writeObjectToStream(po, new BufferedOutputStream(new FileOutputStream(file)), exec);
    }

    /** Writes spec and object, in the form of KNIME's Model Writer, and closes the stream. */
    @SuppressWarnings("unchecked")
    public static void writeObjectToStream(final PortObject po, final OutputStream output, final ExecutionMonitor exec)
        throws IOException, CanceledExecutionException {
        try (ZipOutputStream zip = new ZipOutputStream(output)) {
            final PortObjectSpec spec = po.getSpec();
            zip.putNextEntry(new ZipEntry(CONTENT));
            final ModelContent content = new ModelContent("content");
            content.addInt("version", VERSION);
            content.addString(SPEC_CLASS, spec.getClass().getName());
            content.addString(OBJECT_CLASS, po.getClass().getName());
            content.saveToXML(new StaysOpen(zip));
            zip.putNextEntry(new ZipEntry(SPEC));
            try (PortObjectSpecZipOutputStream out = getPortObjectSpecZipOutputStream(new StaysOpen(zip))) {
                getPortObjectSpecSerializer((Class<PortObjectSpec>)spec.getClass()).savePortObjectSpec(spec, out);
            }
            zip.putNextEntry(new ZipEntry(OBJECT));
            try (PortObjectZipOutputStream out = getPortObjectZipOutputStream(new StaysOpen(zip))) {
                getPortObjectSerializer((Class<PortObject>)po.getClass()).savePortObject(po, out, exec);
            }
        }
    }

    public static PortObject readObjectFromFile(final File file, final ExecutionMonitor exec)
        throws IOException, CanceledExecutionException {
        return readObjectFromStream(new BufferedInputStream(new FileInputStream(file)), exec);
    }

    /** Reads what {@link #writeObjectToStream} wrote and closes the stream. */
    public static PortObject readObjectFromStream(final InputStream input, final ExecutionMonitor exec)
        throws IOException, CanceledExecutionException {
        try (ZipInputStream zip = new ZipInputStream(input)) {
            final ModelContentRO content = readContent(zip);
            final PortObjectSpec spec = readSpec(zip, content);
            expect(zip, OBJECT);
            final String name = content.getString(OBJECT_CLASS);
            final Class<? extends PortObject> objectClass = PortTypeRegistry.getInstance().getObjectClass(name)
                .orElseThrow(() -> new IOException("Port objects of " + name + " are not known here."));
            try (PortObjectZipInputStream in = getPortObjectZipInputStream(new ReadsOn(zip))) {
                return getPortObjectSerializer(objectClass).loadPortObject(in, spec, exec);
            }
        } catch (InvalidSettingsException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    public static PortObjectSpec readObjectSpecFromFile(final File file) throws IOException {
        return readObjectSpecFromStream(new BufferedInputStream(new FileInputStream(file)));
    }

    public static PortObjectSpec readObjectSpecFromStream(final InputStream input) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(input)) {
            return readSpec(zip, readContent(zip));
        } catch (InvalidSettingsException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static ModelContentRO readContent(final ZipInputStream zip) throws IOException {
        expect(zip, CONTENT);
        return ModelContent.loadFromXML(new ReadsOn(zip));
    }

    private static PortObjectSpec readSpec(final ZipInputStream zip, final ModelContentRO content)
        throws IOException, InvalidSettingsException {
        expect(zip, SPEC);
        final String name = content.getString(SPEC_CLASS);
        final Class<? extends PortObjectSpec> specClass = PortTypeRegistry.getInstance().getSpecClass(name)
            .orElseThrow(() -> new IOException("Port object specs of " + name + " are not known here."));
        try (PortObjectSpecZipInputStream in = getPortObjectSpecZipInputStream(new ReadsOn(zip))) {
            return getPortObjectSpecSerializer(specClass).loadPortObjectSpec(in);
        }
    }

    /** An archive inside an archive: closing the inner one must not close the outer. */
    private static final class StaysOpen extends FilterOutputStream {

        StaysOpen(final OutputStream out) {
            super(out);
        }

        @Override
        public void write(final byte[] b, final int off, final int len) throws IOException {
            out.write(b, off, len);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    private static final class ReadsOn extends FilterInputStream {

        ReadsOn(final InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // the outer archive goes on after this entry
        }
    }
}
