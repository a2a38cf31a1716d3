package org.dashgrn.model;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.train.SmallData;
import org.junit.Test;

/** Model files come back as they were, and damaged ones do not come back at all. */
public class ModelArchiveTest {

    private static byte[] bytes(final TrainedModel model) throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        ModelArchive.write(model, out);
        return out.toByteArray();
    }

    private static TrainedModel read(final byte[] bytes) {
        return ModelArchive.read(new ByteArrayInputStream(bytes), "some.dash");
    }

    private static TrainedModel untrained(final Phoenix network) {
        final List<String> genes = IntStream.range(0, network.genes()).mapToObj(g -> "gene " + g).toList();
        return new TrainedModel(genes, network, new Provenance("none", "", 0, 0, 0, 0, Double.POSITIVE_INFINITY),
            List.of(), List.of(), Optional.empty());
    }

    @Test
    public void roundTrip() throws IOException {
        final TrainedModel model = SmallData.model(9, 5);
        final TrainedModel back = read(bytes(model));
        assertEquals(model.genes(), back.genes());
        assertEquals(model.provenance(), back.provenance());
        assertEquals(model.history(), back.history());
        assertEquals(model.state().get().settings(), back.state().get().settings());
        for (int p = 0; p < 7; p++) {
            assertArrayEquals(model.network().parameters()[p], back.network().parameters()[p], 0);
            assertArrayEquals(model.state().get().secondMoments()[p], back.state().get().secondMoments()[p], 0);
        }
        assertArrayEquals("equal models, equal bytes", bytes(model), bytes(back));
    }

    @Test
    public void sparsePatternsSurvive() throws IOException {
        for (double density : new double[]{0, 0.05, 0.5, 1}) {
            final Phoenix network = RandomNetwork.create(13, 4, density, 2);
            final NeuralNetwork back = read(bytes(untrained(network))).network();
            assertEquals(network.sparsity(), back.sparsity(), 0);
            for (int l = 0; l < 4; l++) {
                assertArrayEquals(network.layers().get(l).pattern().column(),
                    back.layers().get(l).pattern().column());
                assertArrayEquals(network.layers().get(l).values(), back.layers().get(l).values(), 0);
            }
        }
    }

    @Test
    public void aSparseGenomeWideModelIsSmall() throws IOException {
        final byte[] bytes = bytes(untrained(RandomNetwork.create(11165, 300, 0.05, 3)));
        assertTrue(bytes.length + " bytes", bytes.length <= 12_000_000);
    }

    /** Wherever a file is cut, the reader says so, with the file's name. */
    @Test
    public void filesThatAreCutShort() throws IOException {
        final byte[] whole = bytes(SmallData.model(6, 1));
        final int end = lastLocalByte(whole);
        for (int length = 0; length < end; length += 97) {
            final byte[] part = Arrays.copyOf(whole, length);
            final InvalidInputException e = assertThrows("at " + length, InvalidInputException.class, () -> read(part));
            assertTrue(e.getMessage(), e.getMessage().startsWith("some.dash: "));
        }
    }

    /** Where the central directory begins, which a stream reader never looks at. */
    private static int lastLocalByte(final byte[] zip) {
        for (int i = zip.length - 4; i >= 0; i--) {
            if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2 && isFirst(zip, i)) {
                return i;
            }
        }
        throw new AssertionError("no central directory");
    }

    private static boolean isFirst(final byte[] zip, final int at) {
        return new String(zip, at, 60, StandardCharsets.ISO_8859_1).contains("model.json");
    }

    @Test
    public void damagedFilesNeverGiveAnotherErrorThanOurs() throws IOException {
        final byte[] whole = bytes(SmallData.model(6, 1));
        final Random random = new Random(4);
        for (int trial = 0; trial < 500; trial++) {
            final byte[] damaged = whole.clone();
            for (int hits = 1 + random.nextInt(3); hits > 0; hits--) {
                damaged[random.nextInt(damaged.length)] = (byte)random.nextInt(256);
            }
            try {
                read(damaged);
            } catch (InvalidInputException e) {
                assertTrue(e.getMessage(), e.getMessage().startsWith("some.dash: "));
            }
        }
    }

    private static byte[] edited(final byte[] zip, final String entry, final UnaryOperator<byte[]> edit)
        throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip));
                ZipOutputStream to = new ZipOutputStream(out)) {
            for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
                final byte[] content = e.getName().equals(entry) ? edit.apply(in.readAllBytes()) : in.readAllBytes();
                if (content != null) {
                    to.putNextEntry(new ZipEntry(e.getName()));
                    to.write(content);
                }
            }
        }
        return out.toByteArray();
    }

    private static byte[] json(final byte[] zip, final String from, final String to) throws IOException {
        return edited(zip, "model.json", bytes -> {
            final String text = new String(bytes, StandardCharsets.UTF_8);
            assertTrue(text.contains(from));
            return text.replace(from, to).getBytes(StandardCharsets.UTF_8);
        });
    }

    private static void refused(final byte[] bytes, final String part) {
        final InvalidInputException e = assertThrows(part, InvalidInputException.class, () -> read(bytes));
        assertTrue(e.getMessage(), e.getMessage().contains(part));
    }

    @Test
    public void wrongContents() throws IOException {
        final byte[] whole = bytes(SmallData.model(6, 1));
        refused(json(whole, "\"version\":1", "\"version\":3"), "Update DASH for KNIME");
        refused(json(whole, "dash-model", "other-model"), "not a DASH model");
        refused(json(whole, "\"hidden\":5", "\"hidden\":6"), "damaged");
        refused(json(whole, "\"hidden\":5", "\"hidden\":2000000000"), "damaged");
        refused(json(whole, "\"provenance\"", "\"prov\""), "damaged");
        refused(edited(whole, "ws.npy", bytes -> null), "ws.row_start.npy is missing");
        refused(edited(whole, "v.npy", bytes -> Arrays.copyOf(bytes, bytes.length - 4)), "ends too early");
        refused(edited(whole, "v.npy", bytes -> Arrays.copyOf(bytes, bytes.length + 4)), "bytes follow");
        refused(edited(whole, "v.npy", bytes -> {
            Arrays.fill(bytes, bytes.length - 4, bytes.length, (byte)0xff);
            return bytes;
        }), "holds NaN");
        refused("hello, this is text".getBytes(StandardCharsets.UTF_8), "not a DASH model");
        refused(new byte[0], "not a DASH model");
    }

    /** A header that promises more than the file has must not take the memory it promises. */
    @Test
    public void declaredSizesAreNotBelieved() throws IOException {
        final byte[] whole = bytes(SmallData.model(6, 1));
        refused(edited(whole, "v.npy", bytes -> new String(bytes, StandardCharsets.ISO_8859_1)
            .replace("(6,), }      ", "(999999999,), ").getBytes(StandardCharsets.ISO_8859_1)), "damaged");
    }

    /** Each array is as large as one may be, there are only too many of them: a small file that unpacks to a huge one. */
    @Test
    public void aFileOfEndlesslyManyArraysIsRefused() throws IOException {
        final byte[] whole = bytes(SmallData.model(6, 1));
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(whole));
                ZipOutputStream to = new ZipOutputStream(out)) {
            for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
                to.putNextEntry(new ZipEntry(e.getName()));
                to.write(in.readAllBytes());
            }
            for (int i = 0; i < 100; i++) {
                to.putNextEntry(new ZipEntry("more" + i + ".npy"));
                NpyArray.write(to, new float[30], 30);
            }
        }
        refused(out.toByteArray(), "more than 100");
    }

    @Test
    public void pythonReadsTheArrays() throws Exception {
        assumeTrue("python3 with numpy is not installed", run("import numpy") == 0);
        final Path folder = Files.createTempDirectory("dash-archive");
        final Path file = folder.resolve("model.zip");
        try {
            Files.write(file, bytes(untrained(RandomNetwork.create(7, 3, 0.5, 1))));
            final Phoenix network = RandomNetwork.create(7, 3, 0.5, 1);
            double sum = 0;
            for (float w : network.ws().values()) {
                sum += w;
            }
            assertEquals(0, run(String.join("\n", "import io, json, numpy, zipfile",
                "z = zipfile.ZipFile(r'" + file + "')", "load = lambda name: numpy.load(io.BytesIO(z.read(name)))",
                "assert json.loads(z.read('model.json'))['genes'][6] == 'gene 6'",
                "assert load('v.npy').shape == (7,) and load('v.npy').dtype == numpy.float32",
                "assert load('ws.row_start.npy').shape == (4,)", "assert abs(load('ws.values.npy').sum() - " + sum
                    + ") < 1e-5")));
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private static int run(final String script) throws InterruptedException {
        try {
            final Process process =
                new ProcessBuilder("python3", "-c", script).redirectErrorStream(true).start();
            try (InputStream out = process.getInputStream()) {
                System.out.print(new String(out.readAllBytes(), StandardCharsets.UTF_8));
            }
            return process.waitFor();
        } catch (IOException e) {
            return -1;
        }
    }
}
