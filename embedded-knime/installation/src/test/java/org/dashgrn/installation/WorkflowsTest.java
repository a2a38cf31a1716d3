package org.dashgrn.installation;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

/** Runs every example workflow in the installation and compares what it gives with its reference tables. */
@RunWith(Parameterized.class)
public class WorkflowsTest {

    private static final long SECONDS = 600;

    @Rule
    public final TemporaryFolder m_temporary = new TemporaryFolder();

    @Parameter
    public String m_name;

    @Parameters(name = "{0}")
    public static List<String> workflows() throws IOException {
        try (Stream<Path> folders = Files.list(Installation.root().resolve("test-workflows"))) {
            return folders.filter(f -> Files.exists(f.resolve("workflow.knime"))).map(f -> f.getFileName().toString())
                .sorted().toList();
        }
    }

    @Test
    public void givesItsReferenceTables() throws Exception {
        final Path workflow = Installation.root().resolve("test-workflows").resolve(m_name);
        final ReferenceTables reference = ReferenceTables.read(workflow.resolve("reference"));
        final Path out = m_temporary.getRoot().toPath().resolve("out");
        final List<String> arguments = new ArrayList<>(List.of("run", workflow.toString(), "--out", out.toString()));
        arguments.addAll(reference.arguments());
        final Path data = reference.data() == null ? null : PublishedData.folder(reference.data());
        if (reference.data() != null) {
            assumeTrue("the data " + reference.data() + " are not here", data != null);
            arguments.addAll(List.of("--data", data.toString()));
        }
        final Outcome outcome = Outcome
            .start(m_temporary.getRoot().toPath(), Installation.command(arguments.toArray())).await(SECONDS);
        assertEquals(outcome.err(), 0, outcome.exitCode());
        assertTrue(outcome.out(), outcome.out().contains("Results are in " + out));
        assertEquals("", String.join("\n", reference.differences(out, data)));
    }
}
