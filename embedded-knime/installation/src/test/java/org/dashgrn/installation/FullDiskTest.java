package org.dashgrn.installation;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * A file system that is really full, or really read-only: a small one in memory, in a namespace of its own. An error
 * says what to do, and what was there before is there still.
 */
public class FullDiskTest {

    private static final int SECONDS = 200;

    @Rule
    public final TemporaryFolder m_temporary = new TemporaryFolder();

    private Path m_root;

    private Path m_disk;

    @Before
    public void disk() throws Exception {
        m_root = m_temporary.getRoot().toPath();
        m_disk = m_temporary.newFolder("disk").toPath();
        boolean allowed = false;
        try {
            allowed = shell("mount -t tmpfs -o size=100k tmpfs " + m_disk).exitCode() == 0;
        } catch (IOException e) {
            // there is no unshare
        }
        assumeTrue("this machine does not let us mount a small disk", allowed);
    }

    /** Runs a script that may mount file systems, which are gone when it ends. */
    private Outcome shell(final String script) throws Exception {
        return Outcome.start(m_root, List.of("unshare", "--mount", "--map-root-user", "sh", "-c", script)).await(SECONDS);
    }

    /** The runner as part of a script. */
    private String run(final Object... arguments) throws IOException {
        return Installation.command(Stream.concat(Stream.of("run"), Stream.of(arguments)).toArray()).stream()
            .map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    }

    private static String mount(final Path folder, final String size) {
        return "mount -t tmpfs -o size=" + size + " tmpfs " + folder + "\n";
    }

    private Path scoring() {
        return Installation.root().resolve("test-workflows/network-scoring");
    }

    private List<String> lines(final String file) throws IOException {
        return Files.readAllLines(m_root.resolve(file));
    }

    /** Results are there, then the disk is filled, then it is made read-only. */
    @Test
    public void earlierResultsStayAsTheyWere() throws Exception {
        final Path out = m_disk.resolve("out");
        final String sums = "(cd " + out + "; find . -type f -exec cksum {} +) | sort > ";
        final String again = "code=0\n" + run(scoring(), "--out", out, "--overwrite");
        final Outcome outcome = shell("set -e\n" + mount(m_disk, "8m") + run(scoring(), "--out", out) + "\n" + sums
            + "before.list\ndd if=/dev/zero of=" + m_disk + "/filler bs=4k 2> dd.list || true\n" + again
            + " 2> full.list || code=$?\necho $code > codes.list\n" + sums + "full-after.list\nls -A " + m_disk
            + " > left.list\nmount -o remount,ro " + m_disk + "\n" + again
            + " 2> read-only.list || code=$?\necho $code >> codes.list\n" + sums + "after.list\n");
        assertEquals(outcome.toString(), 0, outcome.exitCode());
        assertTrue(lines("before.list").toString(), lines("before.list").size() > 3);
        assertSays("full.list", "cannot be written to " + out, "No space left on device", "--out");
        assertEquals(lines("before.list"), lines("full-after.list"));
        assertEquals(List.of("filler", "out"), lines("left.list"));
        assertSays("read-only.list", "cannot be written to " + out, "Read-only file system", "--out");
        assertEquals(lines("before.list"), lines("after.list"));
        // on the full disk a node was executed already; on the other one nothing was begun
        assertTrue(lines("codes.list").toString(),
            Set.of(List.of("1", "2"), List.of("2", "2")).contains(lines("codes.list")));
    }

    private void assertSays(final String file, final String... parts) throws IOException {
        final String message = String.join("\n", lines(file));
        for (String part : parts) {
            assertTrue(part + " is not in " + message, message.contains(part));
        }
        assertFalse(message, message.contains("\tat "));
    }

    /** Room for one checkpoint, but not for the next beside it: the first one stays, and with more room it goes on. */
    @Test
    public void aCheckpointForWhichThereIsNoRoomLeavesTheLastOne() throws Exception {
        final Object[] workflow = {Installation.root().resolve("test-workflows/quickstart"), "--set",
            "*Neural ODE Learner/epochs=12", "--set", "DASH Pruner/epochs=12", "--set", "DASH Pruner/denseEpochs=4",
            "--set", "DASH Pruner/edgeEpochs=4", "--overwrite"};
        final Object[] undisturbed = Stream.concat(Stream.of(workflow), Stream.of("--out", m_root.resolve("whole"),
            "--checkpoint", m_root.resolve("unused"))).toArray();
        final Object[] stopped = Stream.concat(Stream.of(workflow), Stream.of("--out", m_root.resolve("out"),
            "--checkpoint", m_disk.resolve("checkpoints"))).toArray();
        final Outcome outcome = shell("set -e\n" + run(undisturbed) + "\n"
            + "size=$(find unused -name '*.checkpoint' -exec ls -l {} + | awk '$5 > s { s = $5 } END { print s }')\n"
            + "echo $size > size.list\n" + mount(m_disk, "$((size * 3 / 2))")
            + "code=0\n" + run(stopped) + " 2> full.list || code=$?\n"
            + "echo $code >> size.list\nls -A out >> size.list 2> /dev/null || true\n"
            + "find " + m_disk + " -name '*.part' >> size.list\n"
            + "mount -o remount,size=100m " + m_disk + "\n" + run(stopped) + "\n");
        assertEquals(outcome.toString() + lines("full.list"), 0, outcome.exitCode());
        assertEquals(lines("size.list").toString(), 2, lines("size.list").size());
        assertEquals("1", lines("size.list").get(1));
        assertSays("full.list", "No space left on device", "the one before it is intact", "Make room",
            m_disk.resolve("checkpoints").toString());
        KilledRunTest.assertSame(m_root.resolve("whole"), m_root.resolve("out"));
    }
}
