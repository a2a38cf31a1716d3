package org.dashgrn.installation;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** How the installed runner ends when something is wrong, and when it is interrupted. */
public class RunnerTest {

    private static final String LEARNER = "Neural ODE Learner (#3)/settings.xml";

    @Rule
    public final TemporaryFolder m_temporary = new TemporaryFolder();

    private Path workflow() throws IOException {
        final Path from = Installation.root().resolve("test-workflows/quickstart");
        final Path to = m_temporary.newFolder("flow").toPath();
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>)files.filter(Files::isRegularFile)::iterator) {
                final Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        return to;
    }

    private static void replace(final Path file, final String regex, final String text) throws IOException {
        final String before = Files.readString(file);
        final String after = before.replaceAll(regex, text);
        assertFalse(regex, before.equals(after));
        Files.writeString(file, after);
    }

    private Outcome run(final Object... arguments) throws Exception {
        final List<Object> all = new ArrayList<>(List.of(arguments));
        all.add("--out");
        all.add(out());
        return Outcome.start(m_temporary.getRoot().toPath(), Installation.command(all.toArray())).await(120);
    }

    private Path out() {
        return m_temporary.getRoot().toPath().resolve("out");
    }

    /** Neither results nor anything half-written beside them. */
    private void assertNothingWritten() throws IOException {
        try (Stream<Path> files = Files.list(m_temporary.getRoot().toPath())) {
            assertEquals(List.of(), files.map(f -> f.getFileName().toString())
                .filter(n -> !n.equals("flow") && !n.endsWith(".txt")).toList());
        }
    }

    @Test
    public void aForeignNodeIsRefused() throws Exception {
        final Path workflow = workflow();
        replace(workflow.resolve(LEARNER), "org\\.dashgrn\\.nodes\\.learner\\.NeuralOdeLearnerNodeFactory",
            "org.knime.base.node.mine.Foreign");
        run("run", workflow).assertRefused(2, "Neural ODE Learner", "(#3)", "org.knime.base.node.mine.Foreign");
        assertNothingWritten();
    }

    @Test
    public void anUnconnectedPortIsRefused() throws Exception {
        final Path workflow = workflow();
        replace(workflow.resolve("workflow.knime"), "(?s)<config key=\"connections\">.*?</config>\\s*</config>",
            "<config key=\"connections\"/>");
        run("run", workflow).assertRefused(2, "(#2): nothing is connected to input");
        assertNothingWritten();
    }

    @Test
    public void badSettingsAreRefused() throws Exception {
        final Path workflow = workflow();
        run("run", workflow, "--set", "*Neural ODE Learner/hiddenUnits=0").assertRefused(2, "(#3)", "(#4)");
        run("run", workflow, "--set", "Neural ODE Learner#3/epochs=many").assertRefused(2, "(#3)", "a whole number");
        run("run", workflow, "--set", "Neural ODE Learner/epochs=1").assertRefused(2, "several nodes");
        assertNothingWritten();
    }

    @Test
    public void aMissingFileIsRefused() throws Exception {
        final Path data = m_temporary.newFolder("flow").toPath();
        run("run", Installation.root().resolve("test-workflows/sim350"), "--data", data)
            .assertRefused(2, "Expression Trajectory Reader", "expression_train", "looked for in " + data);
        assertNothingWritten();
    }

    @Test
    public void anInterruptEndsARunWithinASecond() throws Exception {
        final List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        command.addAll(Installation.command("run", workflow(), "--out", out()));
        final Outcome.Running running = Outcome.start(m_temporary.getRoot().toPath(), command);
        final long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!Files.readString(running.err()).contains("epoch")) {
            assertTrue(Files.readString(running.err()), System.nanoTime() < giveUp && running.process().isAlive());
            Thread.sleep(100);
        }
        final long start = System.nanoTime();
        new ProcessBuilder("kill", "-INT", Long.toString(running.process().pid())).start().waitFor();
        final Outcome outcome = running.await(30);
        final long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        assertEquals(outcome.err(), 130, outcome.exitCode());
        assertTrue(outcome.err(), outcome.err().endsWith("Interrupted; nothing was written.\n"));
        assertTrue(millis + " ms", millis < 2000);
        assertNothingWritten();
    }
}
