package org.dashgrn.embedded.tests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.dashgrn.embedded.EmbeddedNode;
import org.dashgrn.embedded.EmbeddedView;
import org.dashgrn.probe.ProbeNodeFactory;
import org.dashgrn.probe.ProbePortObject;
import org.junit.Test;
import org.knime.core.node.DefaultNodeProgressMonitor;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.webui.page.Page;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** Golden behaviour 8: pages come from unpacked bundles, and get their data as JSON. */
public class ViewTest {

    private static EmbeddedNode probe() throws Exception {
        final EmbeddedNode node = EmbeddedNode.create(new ProbeNodeFactory(), Golden.nodeCreationConfig());
        node.loadSettings(Golden.model());
        node.configure(new PortObjectSpec[]{Tables.genesSpec()});
        return node;
    }

    private static EmbeddedNode executed() throws Exception {
        final EmbeddedNode node = probe();
        node.execute(new PortObject[]{Tables.genes()}, new DefaultNodeProgressMonitor());
        return node;
    }

    @Test
    public void initialDataIsAJsonObjectAroundTheResult() throws Exception {
        final String data = executed().embeddedView().orElseThrow().initialData().orElseThrow();
        assertTrue(data, Set.of("{\"result\":{\"weights\":[9.0],\"gene\":\"<b>TP53\"}}",
            "{\"result\":{\"gene\":\"<b>TP53\",\"weights\":[9.0]}}").contains(data));
    }

    @Test
    public void internalDataIsThereAfterExecution() throws Exception {
        final ProbePortObject kept = (ProbePortObject)executed().internalData().orElseThrow()[0];
        assertEquals(9f, kept.weights()[0], 0);
    }

    @Test
    public void withoutExecutionThereIsNoInternalData() throws Exception {
        final EmbeddedView view = probe().embeddedView().orElseThrow();
        assertThrows("the probe's view does not expect this", NullPointerException.class, view::initialData);
    }

    @Test
    public void configuringAgainDropsTheInternalData() throws Exception {
        final EmbeddedNode node = executed();
        node.configure(new PortObjectSpec[]{Tables.genesSpec()});
        assertTrue(node.internalData().isEmpty());
    }

    @Test
    public void pageAndItsFilesAreRead() throws Exception {
        final Page page = probe().embeddedView().orElseThrow().page();
        assertEquals("index.html", page.getRelativePath());
        try (InputStream in = page.getInputStream()) {
            assertTrue(new String(in.readAllBytes(), StandardCharsets.UTF_8).contains("js/view.js"));
        }
        try (InputStream in = page.getResource("js/view.js").orElseThrow().getInputStream()) {
            assertTrue(new String(in.readAllBytes(), StandardCharsets.UTF_8).contains("probe"));
        }
    }

    @Test
    public void serviceAnswers() throws Exception {
        final EmbeddedView view = executed().embeddedView().orElseThrow();
        assertEquals(Set.of("getEdges"), view.services());
        final ProbeNodeFactory.EdgeService service = (ProbeNodeFactory.EdgeService)view.service("getEdges");
        assertEquals(List.of("A->B"), service.getEdges(5));
        assertThrows(IllegalArgumentException.class, () -> view.service("getNodes"));
    }

    @Test
    public void viewIsTheDeclaredOne() throws Exception {
        final EmbeddedNode node = probe();
        assertSame(node.view().orElseThrow(), node.view().orElseThrow());
        assertEquals("A view.", node.embeddedView().orElseThrow().description());
    }

    @Test
    public void factoryOfAPackedBundleCannotBeLoaded() throws Exception {
        final BundleContext context = FrameworkUtil.getBundle(ViewTest.class).getBundleContext();
        final Bundle packed = context.installBundle("packed", new ByteArrayInputStream(packedProbe()));
        try {
            final Class<?> factory = packed.loadClass(ProbeNodeFactory.class.getName());
            final ExceptionInInitializerError e = assertThrows(ExceptionInInitializerError.class,
                () -> Class.forName(factory.getName(), true, factory.getClassLoader()));
            assertTrue(e.getCause().toString(), e.getCause().getMessage().contains("Eclipse-BundleShape: dir"));
        } finally {
            packed.uninstall();
        }
    }

    /** @return the probe as a jar with its page: complete but for being packed */
    private static byte[] packedProbe() throws IOException {
        final Manifest manifest = new Manifest();
        final Attributes attributes = manifest.getMainAttributes();
        Map.of("Manifest-Version", "1.0", "Bundle-ManifestVersion", "2", "Bundle-SymbolicName", "packed.probe",
            "Require-Bundle", "org.knime.core,org.knime.core.ui,org.knime.filehandling.core")
            .forEach(attributes::putValue);
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            for (String file : List.of("ProbeNodeFactory", "ProbeNodeFactory$EdgeService", "ProbeParameters",
                "ProbePortObject", "ProbePortObject$Serializer", "ProbePortObjectSpec",
                "ProbePortObjectSpec$Serializer")) {
                jar.putNextEntry(new JarEntry("org/dashgrn/probe/" + file + ".class"));
                try (InputStream in = ProbeNodeFactory.class.getResourceAsStream(file + ".class")) {
                    in.transferTo(jar);
                }
            }
            jar.putNextEntry(new JarEntry("html/index.html"));
        }
        return bytes.toByteArray();
    }
}
