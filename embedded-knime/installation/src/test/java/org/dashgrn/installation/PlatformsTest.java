package org.dashgrn.installation;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

/**
 * Which native code the director takes for each kind of machine. The default build has that of Linux on x86-64 only;
 * built with -Pall-platforms, the site has all of them.
 */
@RunWith(Parameterized.class)
public class PlatformsTest {

    private static final String NATIVES = "org.dashgrn.nd4j.";

    @Rule
    public final TemporaryFolder m_temporary = new TemporaryFolder();

    @Parameter(0)
    public String m_os;

    @Parameter(1)
    public String m_ws;

    @Parameter(2)
    public String m_arch;

    @Parameters(name = "{0} {2}")
    public static List<Object[]> platforms() {
        return List.of(new Object[]{"linux", "gtk", "x86_64"}, new Object[]{"linux", "gtk", "aarch64"},
            new Object[]{"win32", "win32", "x86_64"}, new Object[]{"macosx", "cocoa", "x86_64"},
            new Object[]{"macosx", "cocoa", "aarch64"});
    }

    /** Symbolic names of the bundles with native code in a repository or an installation. */
    private static List<String> natives(final Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve("plugins"))) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith(NATIVES))
                .map(name -> name.replaceFirst("_\\d+\\.\\d+\\.\\d+.*", "")).sorted().toList();
        }
    }

    private String natives() {
        return NATIVES + m_os + "." + m_arch;
    }

    @Test
    public void exactlyItsOwnNativesAreInstalled() throws Exception {
        final Director director = Director.at(m_temporary.getRoot().toPath().resolve("there")).on(m_os, m_ws, m_arch);
        final Outcome outcome = director.install(List.of(Installation.platform(), Installation.updateSite()),
            Director.PLATFORM, Director.FEATURE);
        if (natives(Installation.updateSite()).contains(natives())) {
            assertEquals(outcome.toString(), 0, outcome.exitCode());
            assertEquals(List.of(natives()), natives(director.destination()));
        } else {
            assertNotEquals(outcome.toString(), 0, outcome.exitCode());
            assertTrue(outcome.toString(), (outcome.out() + outcome.err()).contains(natives()));
        }
    }

    /** OpenBLAS is what the engine multiplies with. */
    @Test
    public void theNativesHaveOpenBlas() throws Exception {
        assumeTrue(natives() + " is built with -Pall-platforms",
            natives(Installation.updateSite()).contains(natives()));
        final String library = switch (m_os) {
            case "win32" -> "libopenblas.dll";
            case "macosx" -> "libopenblas.0.dylib";
            default -> "libopenblas.so.0";
        };
        assertTrue(NestedJars.of(natives()).entries("openblas").stream()
            .anyMatch(entry -> entry.endsWith("/" + library)));
    }
}
