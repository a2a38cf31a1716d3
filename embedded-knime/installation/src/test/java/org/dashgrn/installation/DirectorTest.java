package org.dashgrn.installation;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What the p2 director makes of the update site. */
public class DirectorTest {

    @Rule
    public final TemporaryFolder m_temporary = new TemporaryFolder();

    @Test
    public void refusesToInstallWithoutKnime() throws Exception {
        final Path destination = m_temporary.getRoot().toPath().resolve("empty");
        final Path director = Installation.director();
        final Outcome outcome = Outcome.start(m_temporary.getRoot().toPath(), List.of(Installation.java(), "-Xmx512m",
            "-jar", director.resolve("plugins/org.eclipse.equinox.launcher.jar").toString(),
            "-configuration", director.resolve("configuration").toString(), "-consoleLog",
            "-repository", Installation.updateSite().toUri().toString(),
            "-installIU", "org.dashgrn.feature.feature.group", "-destination", destination.toString(),
            "-bundlepool", destination.toString(), "-profile", "dash", "-roaming")).await(120);
        assertNotEquals(outcome.toString(), 0, outcome.exitCode());
        assertTrue(outcome.toString(), (outcome.out() + outcome.err()).contains("org.knime.core"));
        assertFalse(Files.exists(destination.resolve("plugins")));
    }

    /** KNIME cannot use a node with a web page inside a jar. */
    @Test
    public void theNodesLieUnpacked() throws Exception {
        final List<Path> nodes = Installation.plugins("org.dashgrn.nodes_");
        assertEquals(1, nodes.size());
        assertTrue(Files.isRegularFile(nodes.get(0).resolve("plugin.xml")));
    }

    @Test
    public void nativesOfThisMachineCameAlong() throws Exception {
        assertEquals(1, Installation.plugins("org.dashgrn.nd4j.linux.x86_64_").size());
    }
}
