package org.dashgrn.installation;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How a process ended and what it said. */
record Outcome(int exitCode, String out, String err) {

    /** A process that has been started, with what it has said so far. */
    record Running(Process process, Path out, Path err) {

        Outcome await(final long seconds) throws IOException, InterruptedException {
            final boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly().waitFor();
            }
            final Outcome outcome = new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
            assertTrue("Not done after " + seconds + " s: " + outcome, ended);
            return outcome;
        }
    }

    /** @param folder for the files that take the output of the process */
    static Running start(final Path folder, final List<String> command) throws IOException {
        final Path out = Files.createTempFile(folder, "out", ".txt");
        final Path err = Files.createTempFile(folder, "err", ".txt");
        final Process process = new ProcessBuilder(command).directory(folder.toFile())
            .redirectInput(new File("/dev/null")).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        return new Running(process, out, err);
    }

    /** One clear message and its exit code. */
    void assertRefused(final int code, final String... parts) {
        assertEquals(err, code, exitCode);
        for (String part : parts) {
            assertTrue("\"" + part + "\" is not in: " + err, err.contains(part));
        }
        assertFalse(err, err.contains("\tat "));
    }
}
