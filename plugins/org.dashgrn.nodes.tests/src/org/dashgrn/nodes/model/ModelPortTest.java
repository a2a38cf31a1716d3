package org.dashgrn.nodes.model;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.dashgrn.model.ModelArchive;
import org.dashgrn.nodes.TestModels;
import org.junit.Test;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.ModelContent;
import org.knime.core.node.port.PortUtil;

/** The model on its way to disk and back. */
public class ModelPortTest {

    private static byte[] archive(final DashModelPortObject model) throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        ModelArchive.write(model.model(), out);
        return out.toByteArray();
    }

    @Test
    public void survivesModelWriterAndReader() throws Exception {
        final DashModelPortObject model = TestModels.dense();
        final ByteArrayOutputStream file = new ByteArrayOutputStream();
        PortUtil.writeObjectToStream(model, file, new ExecutionMonitor());
        final DashModelPortObject read = (DashModelPortObject)PortUtil
            .readObjectFromStream(new ByteArrayInputStream(file.toByteArray()), new ExecutionMonitor());
        assertEquals(model.getSpec(), read.getSpec());
        assertArrayEquals(archive(model), archive(read));
    }

    @Test
    public void thePortViewTellsWhatTheModelIs() throws Exception {
        final DashModelPortObject model = TestModels.dense();
        final ModelContent content = ModelView.content(model.getSpec());
        assertEquals(3, content.getInt("genes"));
        assertEquals(4, content.getInt("hidden units"));
        assertEquals("A, B, C", content.getString("names of the genes"));
        assertEquals(model.getSpec().dataFingerprint(), content.getString("training data (SHA-256)"));
        assertTrue(content.getString("sparsity"), content.getString("sparsity").endsWith(" %"));
        assertEquals(1, model.getViews().length);
        assertEquals(1, DashModelPortObjectSpec.planned(List.of("A"), "PHOENIX", 7, "none", 1).getViews().length);
    }

    @Test
    public void specSurvivesEvenBeforeTraining() throws Exception {
        final DashModelPortObjectSpec planned =
            DashModelPortObjectSpec.planned(List.of("A \"x\"", "B\u00e9"), "MLP", 7, "DASH", Long.MAX_VALUE);
        assertEquals(planned, roundTrip(planned));
        final DashModelPortObjectSpec trained = TestModels.dense().getSpec();
        assertEquals(trained, roundTrip(trained));
    }

    private static DashModelPortObjectSpec roundTrip(final DashModelPortObjectSpec spec) throws Exception {
        return read(write(spec));
    }

    private static byte[] write(final DashModelPortObjectSpec spec) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            DashModelPortObjectSpec.Serializer.write(spec, zip);
        }
        return bytes.toByteArray();
    }

    private static DashModelPortObjectSpec read(final byte[] bytes) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            return DashModelPortObjectSpec.Serializer.read(zip);
        }
    }

    private static byte[] zip(final String name, final String content) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    @Test
    public void refusesDamagedAndNewerSpecs() throws Exception {
        assertThrows(IOException.class, () -> read(new byte[0]));
        assertThrows(IOException.class, () -> read(zip("other.json", "{}")));
        assertThrows(IOException.class, () -> read(zip("spec.json", "{\"format\":1,")));
        assertThrows(IOException.class, () -> read(zip("spec.json", "{\"format\":1}")));
        final IOException newer =
            assertThrows(IOException.class, () -> read(zip("spec.json", "{\"format\":2}")));
        assertTrue(newer.getMessage(), newer.getMessage().contains("newer version"));
    }

    @Test
    public void refusesAModelCutShort() throws Exception {
        final ByteArrayOutputStream file = new ByteArrayOutputStream();
        PortUtil.writeObjectToStream(TestModels.dense(), file, new ExecutionMonitor());
        final byte[] bytes = file.toByteArray();
        for (int length : new int[]{bytes.length / 4, bytes.length / 2, bytes.length * 3 / 4}) {
            assertThrows(IOException.class, () -> PortUtil.readObjectFromStream(
                new ByteArrayInputStream(Arrays.copyOf(bytes, length)), new ExecutionMonitor()));
        }
    }
}
