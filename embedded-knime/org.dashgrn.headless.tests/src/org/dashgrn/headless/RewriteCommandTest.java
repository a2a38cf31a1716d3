package org.dashgrn.headless;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;

public class RewriteCommandTest {

    @Rule
    public final TemporaryFolder m_temporary = new TemporaryFolder();

    private static NodeSettingsRO settings(final Path folder, final String node) throws IOException {
        return NodeSettings.loadFromXML(Files.newInputStream(folder.resolve(node + "/settings.xml")));
    }

    @Test
    public void completesSettingsAsKnimeWould() throws Exception {
        final Path folder = new WorkflowFolder(m_temporary.getRoot().toPath().resolve("flow"))
            .labelled(1, "Count", "First", "rows:xint=7").node(2, "Measure").connect(1, 1, 2, 1).write();
        final Console console = Console.run("rewrite", folder);
        assertEquals(console.err(), ExitCode.OK, console.exitCode());
        final NodeSettingsRO count = settings(folder, "Count (#1)");
        assertEquals(List.of("node_file", "flow_stack", "internal_node_subsettings", "model", "customDescription",
            "nodeAnnotation", "state", "factory", "node-name", "node-bundle-name", "node-bundle-symbolic-name",
            "node-bundle-vendor", "node-bundle-version", "node-feature-name", "node-feature-symbolic-name",
            "node-feature-vendor", "node-feature-version", "factory_settings", "node_creation_config", "name",
            "hasContent", "isInactive", "ports", "filestores"), List.copyOf(count.keySet()));
        final NodeSettingsRO model = count.getNodeSettings("model");
        assertEquals(7, model.getInt("rows"));
        assertEquals(List.of("rows", "seed", "warn", "mode", "scale", "scale_is_present", "genes", "file", "inner"),
            List.copyOf(model.keySet()));
        assertEquals("First", count.getNodeSettings("nodeAnnotation").getString("text"));
        assertEquals("org.dashgrn.headless", count.getString("node-bundle-symbolic-name"));
        assertEquals(2, count.getNodeSettings("ports").getNodeSettings("port_2").getInt("index"));
        assertEquals(List.of("Rows", "More", "Metrics"),
            List.copyOf(settings(folder, "Measure (#2)").getNodeSettings("node_creation_config").keySet()));

        final byte[] once = Files.readAllBytes(folder.resolve("Count (#1)/settings.xml"));
        assertEquals(ExitCode.OK, Console.run("rewrite", folder).exitCode());
        assertArrayEquals(once, Files.readAllBytes(folder.resolve("Count (#1)/settings.xml")));
        final Path out = m_temporary.getRoot().toPath().resolve("out");
        assertEquals(ExitCode.OK, Console.run("run", folder, "--out", out).exitCode());
        assertEquals(8, Files.readAllLines(out.resolve("01-first/rows.csv")).size());
    }

    @Test
    public void replacesNothingIfAnOptionIsUnknown() throws IOException {
        final Path folder = new WorkflowFolder(m_temporary.getRoot().toPath().resolve("flow"))
            .node(1, "Count", "rows:xint=7").node(2, "Count", "inner_share:xint=7").write();
        final Console console = Console.run("rewrite", folder);
        assertEquals(ExitCode.NOT_RUNNABLE, console.exitCode());
        assertTrue(console.err(), console.err().contains("no option \"inner_share\""));
        assertEquals(false, settings(folder, "Count (#1)").containsKey("state"));
    }
}
