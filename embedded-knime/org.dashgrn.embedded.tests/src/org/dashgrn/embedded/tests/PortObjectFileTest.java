package org.dashgrn.embedded.tests;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.dashgrn.probe.ProbePortObject;
import org.dashgrn.probe.ProbePortObjectSpec;
import org.dashgrn.probe.SimplePortObject;
import org.junit.Test;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.PortObjectSpecZipInputStream;
import org.knime.core.node.port.PortObjectSpecZipOutputStream;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;
import org.knime.core.node.port.PortUtil;

/** Golden behaviour 5: the files of port objects, whose first entry is an empty marker. */
public class PortObjectFileTest {

    private static final ProbePortObjectSpec SPEC = new ProbePortObjectSpec(new String[]{"G1", "G2"}, 0.5);

    private static final ProbePortObject OBJECT = new ProbePortObject(SPEC, new float[]{1f, 2.5f});

    private static Map<String, byte[]> entries(final byte[] zip) throws IOException {
        final Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return entries;
    }

    private static void assertSameEntries(final byte[] expected, final byte[] actual) throws IOException {
        final Map<String, byte[]> first = entries(expected);
        final Map<String, byte[]> second = entries(actual);
        assertEquals(java.util.List.copyOf(first.keySet()), java.util.List.copyOf(second.keySet()));
        for (String name : first.keySet()) {
            assertArrayEquals(name, first.get(name), second.get(name));
        }
    }

    @Test
    public void specIsWrittenAsKnimeDoes() throws Exception {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PortObjectSpecZipOutputStream out = PortUtil.getPortObjectSpecZipOutputStream(bytes)) {
            PortUtil.getPortObjectSpecSerializer(ProbePortObjectSpec.class).savePortObjectSpec(SPEC, out);
        }
        assertSameEntries(Golden.bytes("spec.zip"), bytes.toByteArray());
    }

    @Test
    public void objectIsWrittenAsKnimeDoes() throws Exception {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PortObjectZipOutputStream out = PortUtil.getPortObjectZipOutputStream(bytes)) {
            PortUtil.getPortObjectSerializer(ProbePortObject.class).savePortObject(OBJECT, out,
                new ExecutionMonitor());
        }
        assertSameEntries(Golden.bytes("portobject.zip"), bytes.toByteArray());
    }

    private static InputStream golden(final String name) {
        return new ByteArrayInputStream(Golden.bytes(name));
    }

    @Test
    public void whatKnimeWroteIsRead() throws Exception {
        final ProbePortObjectSpec spec;
        try (PortObjectSpecZipInputStream in = PortUtil.getPortObjectSpecZipInputStream(golden("spec.zip"))) {
            spec = PortUtil.getPortObjectSpecSerializer(ProbePortObjectSpec.class).loadPortObjectSpec(in);
        }
        assertArrayEquals(new String[]{"G1", "G2"}, spec.genes());
        assertEquals(0.5, spec.sparsity(), 0);
        try (PortObjectZipInputStream in = PortUtil.getPortObjectZipInputStream(golden("portobject.zip"))) {
            assertArrayEquals(new float[]{1f, 2.5f}, PortUtil.getPortObjectSerializer(ProbePortObject.class)
                .loadPortObject(in, spec, new ExecutionMonitor()).weights(), 0);
        }
    }

    @Test
    public void fileOfAnotherKindIsRefused() {
        final IOException e =
            assertThrows(IOException.class, () -> PortUtil.getPortObjectZipInputStream(golden("spec.zip")));
        assertTrue(e.getMessage(),
            e.getMessage().contains("portObject.file") && e.getMessage().contains("portSpec.file"));
    }

    private static byte[] written() throws Exception {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PortUtil.writeObjectToStream(OBJECT, bytes, new ExecutionMonitor());
        return bytes.toByteArray();
    }

    @Test
    public void objectAndSpecGoIntoOneFile() throws Exception {
        final byte[] file = written();
        assertEquals(java.util.List.of("content.xml", "objectSpec.file", "object.file"),
            java.util.List.copyOf(entries(file).keySet()));
        final ProbePortObject read = (ProbePortObject)PortUtil.readObjectFromStream(new ByteArrayInputStream(file),
            new ExecutionMonitor());
        assertArrayEquals(OBJECT.weights(), read.weights(), 0);
        final ProbePortObjectSpec spec =
            (ProbePortObjectSpec)PortUtil.readObjectSpecFromStream(new ByteArrayInputStream(file));
        assertArrayEquals(SPEC.genes(), spec.genes());
    }

    @Test
    public void fileThatIsCutShortIsAnError() throws Exception {
        final byte[] file = written();
        for (int length : new int[]{0, 10, 200, file.length / 2}) {
            final InputStream in = new ByteArrayInputStream(file, 0, length);
            assertThrows("length " + length, IOException.class,
                () -> PortUtil.readObjectFromStream(in, new ExecutionMonitor()));
        }
    }

    @Test
    public void simpleObjectIsWrittenAsXml() throws Exception {
        final SimplePortObject object = new SimplePortObject("TP53 & MYC", 3);
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PortUtil.writeObjectToStream(object, bytes, new ExecutionMonitor());
        final SimplePortObject read = (SimplePortObject)PortUtil
            .readObjectFromStream(new ByteArrayInputStream(bytes.toByteArray()), new ExecutionMonitor());
        assertEquals(object, read);
        assertEquals(object.getSpec(), read.getSpec());
        assertEquals(object.hashCode(), read.hashCode());
        assertNotEquals(object, new SimplePortObject("TP53 & MYC", 4));
    }

    @Test
    public void declaredTypesAreKnown() {
        final PortType type = PortTypeRegistry.getInstance().getPortType(ProbePortObject.class);
        assertEquals("Probe Model", type.getName());
        assertEquals(0x3366AA, type.getColor());
        assertSame(ProbePortObjectSpec.class, type.getPortObjectSpecClass());
        assertTrue(PortTypeRegistry.getInstance().availablePortTypes().contains(type));
        assertTrue(PortTypeRegistry.getInstance().getPortType(ProbePortObject.class, true).isOptional());
        assertNotEquals(type, PortTypeRegistry.getInstance().getPortType(ProbePortObject.class, true));
    }
}
