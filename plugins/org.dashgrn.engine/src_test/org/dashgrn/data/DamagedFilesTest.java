package org.dashgrn.data;

import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.dashgrn.network.NetworkFile;
import org.dashgrn.network.NetworkFormat;
import org.dashgrn.network.NetworkOptions;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** However a file is damaged, it is read or refused, and a refusal says what to do. */
public class DamagedFilesTest {

    private static final List<String> FILES = List.of("2,2,,\n1,2,3\n4,5,6\n0,1,2\n1,2,\n4,5,\n0,1,\n",
        "trajectory,time,A,B\nx,0,1,2\nx,1,3,4\ny,0,1,2\ny,1,3,4\n", "time,gene,value\n0,A,1\n1,A,2\n0,B,3\n1,B,4\n",
        "source,target,weight,sign\nA,B,1,+\nB,C,2,-\n", ",A,B\nA,0,1\nB,1,0\n", "A\tpp\tB\tC\nB\tpd\tC\n");
    private static final byte[] NASTY = "\0\",;\t\n\r -+.eE0129ANxÿ\"\u0080\ufeff".getBytes(StandardCharsets.UTF_8);

    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    private interface Reading {
        void read(Path file) throws IOException;
    }

    private static int refusals(final Path file, final Reading reading, final String text) throws IOException {
        try {
            reading.read(file);
            return 0;
        } catch (InvalidInputException e) {
            assertTrue(text + e.getMessage(), !e.remedy().isEmpty());
            return 1;
        } catch (RuntimeException e) {
            throw new AssertionError("not refused but failed: " + text.replace("\n", "\\n"), e);
        }
    }

    @Test
    public void readsOrRefuses() throws IOException {
        final Random random = new Random(7);
        final Path file = m_folder.getRoot().toPath().resolve("file.csv");
        int refused = 0;
        int tried = 0;
        for (int i = 0; i < 600; i++) {
            byte[] bytes = FILES.get(i % FILES.size()).getBytes(StandardCharsets.UTF_8);
            for (int change = random.nextInt(4); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] = NASTY[random.nextInt(NASTY.length)];
            }
            if (random.nextInt(4) == 0) {
                bytes = Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
            }
            Files.write(file, bytes);
            final String text = new String(bytes, StandardCharsets.UTF_8);
            for (TrajectoryFormat format : TrajectoryFormat.values()) {
                refused += refusals(file,
                    f -> TrajectoryFile.read(f, format, TrajectoryOptions.DEFAULT, Progress.NONE), text);
                tried++;
            }
            for (NetworkFormat format : NetworkFormat.values()) {
                refused +=
                    refusals(file, f -> NetworkFile.read(f, format, NetworkOptions.DEFAULT, Progress.NONE), text);
                tried++;
            }
        }
        assertTrue(refused + " of " + tried + " refused", refused > tried / 10 && refused < tried);
    }
}
