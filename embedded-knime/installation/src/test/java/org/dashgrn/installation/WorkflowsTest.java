package org.dashgrn.installation;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
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

/**
 * Runs every example workflow in the installation and compares what it gives with its reference tables. Those in the
 * folder errors must fail as reference/expected-error.txt says: its first line is the exit code, every other line a
 * part of the message.
 */
@RunWith(Parameterized.class)
public class WorkflowsTest {

    private static final long SECONDS = 600;

    @Rule
    public final TemporaryFolder m_temporary = new TemporaryFolder();

    @Parameter
    public String m_name;

    @Parameters(name = "{0}")
    public static List<String> workflows() throws IOException {
        final List<String> workflows = new ArrayList<>();
        for (String parent : List.of("", "errors")) {
            final Path folder = Installation.root().resolve("test-workflows");
            try (Stream<Path> folders = Files.list(folder.resolve(parent))) {
                folders.filter(f -> Files.exists(f.resolve("workflow.knime")))
                    .map(f -> folder.relativize(f.normalize()).toString()).sorted().forEach(workflows::add);
            }
        }
        return workflows;
    }

    @Test
    public void givesWhatItShould() throws Exception {
        final Path workflow = Installation.root().resolve("test-workflows").resolve(m_name);
        assertTrue("README.md", Files.exists(workflow.resolve("README.md")));
        final Path error = workflow.resolve("reference/expected-error.txt");
        if (Files.exists(error)) {
            failsAsExpected(workflow, Files.readAllLines(error));
        } else {
            givesItsReferenceTables(workflow);
        }
    }

    private void failsAsExpected(final Path workflow, final List<String> expected) throws Exception {
        final Path out = m_temporary.getRoot().toPath().resolve("out");
        final Outcome outcome = Outcome.start(m_temporary.getRoot().toPath(),
            Installation.command("run", workflow, "--out", out)).await(SECONDS);
        assertTrue("says what the message is", expected.size() > 1);
        outcome.assertRefused(Integer.parseInt(expected.get(0)),
            expected.subList(1, expected.size()).toArray(String[]::new));
        assertFalse("nothing is written", Files.exists(out));
    }

    private void givesItsReferenceTables(final Path workflow) throws Exception {
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
