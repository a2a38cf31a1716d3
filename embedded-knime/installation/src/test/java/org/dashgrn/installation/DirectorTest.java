package org.dashgrn.installation;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What the p2 director makes of the update site. */
public class DirectorTest {

    @Rule
    public final TemporaryFolder m_temporary = new TemporaryFolder();

    @Test
    public void refusesToInstallWithoutKnime() throws Exception {
        final Director director = Director.at(m_temporary.getRoot().toPath().resolve("empty"));
        final Outcome outcome = director.install(List.of(Installation.updateSite()), Director.FEATURE);
        assertNotEquals(outcome.toString(), 0, outcome.exitCode());
        assertTrue(outcome.toString(), (outcome.out() + outcome.err()).contains("org.knime.core"));
        assertFalse(Files.exists(director.destination().resolve("plugins")));
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

    /** The life of an installation: KNIME, the extension, its update, and KNIME without it as it was before. */
    @Test
    public void updatesAndLeavesNothingWhenUninstalled() throws Exception {
        final Path work = m_temporary.getRoot().toPath();
        final Director director = Director.at(work.resolve("knime"));
        assertDone(director.install(List.of(Installation.platform()), Director.PLATFORM));
        final TreeSet<String> knime = files(director);

        assertDone(director.install(List.of(Installation.updateSite()), Director.FEATURE));
        final String first = version(director);
        final TreeSet<String> natives = startingWith(director, "plugins/org.dashgrn.nd4j");
        assertEquals(natives.toString(), 2, natives.size());

        final Path next = NextVersion.publish(Files.createDirectories(work.resolve("next")));
        assertDone(director.update(List.of(next, Installation.updateSite()), Director.FEATURE, first,
            NextVersion.VERSION));
        assertEquals(NextVersion.VERSION, version(director));
        for (String ours : List.of("features/org.dashgrn.feature", "plugins/org.dashgrn.engine",
            "plugins/org.dashgrn.nodes")) {
            for (String file : startingWith(director, ours + "_")) {
                assertTrue(file + " is not of the new version", file.startsWith(ours + "_" + NextVersion.VERSION));
            }
            assertFalse(ours, startingWith(director, ours + "_").isEmpty());
        }
        assertEquals("what has not changed stays", natives, startingWith(director, "plugins/org.dashgrn.nd4j"));
        final Path out = work.resolve("out");
        final Outcome run = Outcome.start(work, Installation.commandIn(director.destination(), "run",
            Installation.root().resolve("test-workflows/network-scoring"), "--out", out)).await(120);
        assertEquals(run.toString(), 0, run.exitCode());

        assertDone(director.uninstall(Director.FEATURE));
        assertEquals(knime, files(director));
    }

    private static void assertDone(final Outcome outcome) {
        assertEquals(outcome.toString(), 0, outcome.exitCode());
    }

    private static String version(final Director director) throws Exception {
        final List<String> features = director.installed(Director.FEATURE);
        assertEquals(features.toString(), 1, features.size());
        return features.get(0).substring(Director.FEATURE.length() + 1);
    }

    private static TreeSet<String> startingWith(final Director director, final String prefix) throws Exception {
        return files(director).stream().filter(file -> file.startsWith(prefix))
            .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Without what p2 notes about the installation, and what Equinox caches once something has run. */
    private static TreeSet<String> files(final Director director) throws Exception {
        final Path destination = director.destination();
        try (Stream<Path> files = Files.walk(destination)) {
            return files.filter(Files::isRegularFile).map(file -> destination.relativize(file).toString())
                .filter(file -> !file.startsWith("p2/") && !file.startsWith("configuration/org.eclipse."))
                .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
