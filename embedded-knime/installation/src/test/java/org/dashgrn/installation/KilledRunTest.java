package org.dashgrn.installation;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * A run that is killed (SIGKILL) at random moments and started again with the same command ends with the same bytes in
 * every table and array as one that was left alone. {@code -Ddash.kills=50} kills 50 times.
 */
public class KilledRunTest {

    private static final List<String> REPORTS = List.of("run.json", "report.html");

    private static final int KILLS = Integer.getInteger("dash.kills", 2);

    @Rule
    public final TemporaryFolder m_temporary = new TemporaryFolder();

    private List<String> command(final Path out, final Path checkpoints) throws IOException {
        return Installation.command("run", Installation.root().resolve("test-workflows/quickstart"), "--set",
            "*Neural ODE Learner/epochs=40", "--set", "DASH Pruner/epochs=60", "--out", out, "--overwrite",
            "--checkpoint", checkpoints);
    }

    private Outcome.Running start(final List<String> command) throws IOException {
        return Outcome.start(m_temporary.getRoot().toPath(), command);
    }

    @Test
    public void aKilledRunGoesOnWithTheSameBits() throws Exception {
        final Path root = m_temporary.getRoot().toPath();
        final long before = System.nanoTime();
        final Outcome whole = start(command(root.resolve("whole"), root.resolve("unused"))).await(900);
        assertEquals(whole.err(), 0, whole.exitCode());
        final long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);
        final Random random = new Random(1);
        int kills = 0;
        for (int round = 0; kills < KILLS; round++) {
            final Path out = root.resolve("out" + round);
            final Path checkpoints = root.resolve("checkpoints" + round);
            // at most five times, so that it gets to its end and that is compared, too
            for (int i = 0; i < 5 && kills < KILLS; i++) {
                final Process process = start(command(out, checkpoints)).process();
                if (process.waitFor(1 + random.nextInt((int)millis), TimeUnit.MILLISECONDS)) {
                    break;
                }
                process.destroyForcibly().waitFor();
                kills++;
            }
            final Outcome resumed = start(command(out, checkpoints)).await(900);
            assertEquals(resumed.err(), 0, resumed.exitCode());
            assertSame(root.resolve("whole"), out);
            // nor is anything left of the runs that were killed
            try (Stream<Path> files = Files.list(root)) {
                assertEquals(List.of(), files.filter(file -> file.getFileName().toString().startsWith(".")).toList());
            }
        }
        System.out.println(kills + " kills, every run that followed ended with the same bytes");
    }

    static void assertSame(final Path expected, final Path actual) throws IOException {
        final List<String> files = files(expected);
        assertTrue(files.toString(), files.size() > 10);
        assertEquals(files, files(actual));
        for (String file : files) {
            if (file.endsWith(".zip")) {
                assertEquals(file, content(expected.resolve(file)), content(actual.resolve(file)));
            } else {
                assertArrayEquals(file, Files.readAllBytes(expected.resolve(file)),
                    Files.readAllBytes(actual.resolve(file)));
            }
        }
    }

    /** What is in a zip, without the times at which its entries were written. */
    private static Map<String, String> content(final Path file) throws IOException {
        final Map<String, String> content = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                content.put(entry.getName(), HexFormat.of().formatHex(zip.readAllBytes()));
            }
        }
        return content;
    }

    /** All but the reports, which tell times. */
    private static List<String> files(final Path folder) throws IOException {
        final List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString())
                .filter(name -> !REPORTS.contains(name)).sorted().forEach(names::add);
        }
        return names;
    }
}
