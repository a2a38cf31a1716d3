package org.dashgrn.data;

import static org.dashgrn.data.Refusals.assertRefused;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPOutputStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The format of PHOENIX and DASH, good and bad. */
public class PhoenixCsvTest {

    private static final double EXACT = 0;

    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    private static ExpressionTrajectories read(final String... lines) throws IOException {
        return PhoenixCsv.read(new StringReader(String.join("\n", lines)), "e.csv", null, Progress.NONE);
    }

    private Path file(final byte[] bytes) throws IOException {
        return Files.write(m_folder.getRoot().toPath().resolve("e.csv"), bytes);
    }

    private static byte[] gzip(final String text) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    public void readsTwoTrajectories() throws IOException {
        final ExpressionTrajectories data =
            read("2,2,", "1,2,3", "4,5,6", "0,0.5,2", "-7,8e-1,.9", "10,11,12", "1,2,3");
        assertEquals(List.of("G1", "G2"), data.genes());
        assertEquals(List.of("1", "2"), data.trajectories().stream().map(Trajectory::name).toList());
        assertArrayEquals(new double[]{0, 0.5, 2}, data.trajectories().get(0).times(), EXACT);
        assertArrayEquals(new double[][]{{1, 4}, {2, 5}, {3, 6}}, data.trajectories().get(0).values());
        assertArrayEquals(new double[][]{{-7, 10}, {0.8, 11}, {0.9, 12}}, data.trajectories().get(1).values());
    }

    @Test
    public void readsRaggedTrajectoriesAndMissingValues() throws IOException {
        final ExpressionTrajectories data =
            read("2,2,,", "1,,3,", "4,NA,nan,", "0,1,2,", "1,2,3,4", "5,6,7,8", "0,1,2,3");
        assertEquals(3, data.trajectories().get(0).length());
        assertEquals(4, data.trajectories().get(1).length());
        assertTrue(Double.isNaN(data.trajectories().get(0).values()[1][0]));
        assertTrue(Double.isNaN(data.trajectories().get(0).values()[2][1]));
        assertEquals(3, data.intervals().size());
        assertEquals(2, data.skippedIntervals());
    }

    @Test
    public void copesWithByteOrderMarkLineEndsQuotesAndOtherDelimiters() throws IOException {
        final double[][] expected = {{1, 4}, {2, 5}};
        for (String text : List.of("\ufeff2,1\r\n1,2\r\n4,5\r\n0,1\r\n", "2;1\n1;2\n4;5\n0;1",
            "2\t1\n1\t2\n4\t5\n0\t1\n\n\n", "\"2\",\"1\"\n\"1\",\"2\"\n\"4\", \"5\"\n 0 , 1 \n",
            "2,1\r1,2\r4,5\r0,1")) {
            assertArrayEquals(text, expected, read(text).trajectories().get(0).values());
        }
        final Path packed = file(gzip("\ufeff2,1\n1,2\n4,5\n0,1\n"));
        assertArrayEquals(expected, PhoenixCsv.read(packed, null, Progress.NONE).trajectories().get(0).values());
    }

    @Test
    public void takesNamesFromAList() throws IOException {
        final GeneNames names = GeneNames.of(List.of("B", "A"));
        final ExpressionTrajectories data =
            PhoenixCsv.read(new StringReader("2,1\n1,2\n4,5\n0,1\n"), "e.csv", names, Progress.NONE);
        assertEquals(List.of("B", "A"), data.genes());
        assertRefused("gene names", "The list has 2 gene names, the data have 3 genes",
            () -> PhoenixCsv.read(new StringReader("3,1\n1,2\n4,5\n6,7\n0,1\n"), "e.csv", names, Progress.NONE));
    }

    @Test
    public void refusesAnEmptyFile() {
        assertRefused("e.csv", "empty", () -> read(""));
        assertRefused("e.csv", "empty", () -> read("\n\n"));
    }

    @Test
    public void refusesAHeaderThatIsNoHeader() {
        assertRefused("e.csv:1", "number of genes and of trajectories", () -> read("time,A,B", "0,1,2"));
        assertRefused("e.csv:1", "number of genes and of trajectories", () -> read("2", "1"));
        assertRefused("e.csv:1", "number of genes and of trajectories", () -> read("2,1,7", "1,2"));
        assertRefused("e.csv:1, column 1", "announces 0 genes", () -> read("0,1", "1,2"));
        assertRefused("e.csv:1, column 2", "announces 99999999999 trajectories", () -> read("1,99999999999", "1,2"));
    }

    @Test
    public void refusesAWrongGeneCount() {
        final String[] rows = {"", "1,2", "3,4", "0,1", "5,6", "7,8", "0,1"};
        rows[0] = "3,2";
        final InvalidInputException more = assertRefused("e.csv:1",
            "3 genes and 2 trajectories, that is 8 rows below it, but the file ends within trajectory 2 after 6",
            () -> read(rows));
        assertEquals("Correct the header: 2 genes would fit", more.remedy());
        final String[] fewer = {"1,2", "1,2", "3,4", "0,1", "5,6", "7,8", "0,1"};
        final InvalidInputException less = assertRefused("e.csv:1",
            "1 genes and 2 trajectories, that is 4 rows below it, but there are 6", () -> read(fewer));
        assertEquals("Correct the header: 2 genes would fit", less.remedy());
    }

    @Test
    public void refusesAWrongTrajectoryCount() {
        final InvalidInputException more = assertRefused("e.csv:1", "the file ends within trajectory 2 after 3",
            () -> read("2,2", "1,2", "3,4", "0,1"));
        assertEquals("Correct the header: 1 trajectories would fit", more.remedy());
        assertRefused("e.csv:1", "that is 3 rows below it, but there are 6",
            () -> read("2,1", "1,2", "3,4", "0,1", "5,6", "7,8", "0,1"));
    }

    @Test
    public void refusesACellThatIsNoNumber() {
        final InvalidInputException text =
            assertRefused("e.csv:3, column 2, gene G2", "“abc” is not a finite number",
                () -> read("2,1,", "1,2,3", "4,abc,6", "0,1,2"));
        assertEquals("Give a number, or NA where it is missing", text.remedy());
        for (String infinite : List.of("Inf", "-inf", "Infinity", "1e999", "0x1p3", "1d", "--1", "1e")) {
            assertRefused("e.csv:2, column 1, gene G1", "“" + infinite + "” is not a finite number",
                () -> read("2,1", infinite + ",2", "4,5", "0,1"));
        }
        final InvalidInputException comma = assertRefused("e.csv:2, column 2, gene G1", "“0,5”",
            () -> read("1;1", "1;0,5", "0;1"));
        assertEquals("Write decimal points instead of commas", comma.remedy());
        assertRefused("e.csv:4, column 2", "“x” is not", () -> read("2,1", "1,2", "4,5", "0,x"));
    }

    @Test
    public void refusesTimesThatDoNotIncrease() {
        assertRefused("e.csv:4, column 3", "2 is followed by 2", () -> read("2,1,", "1,2,3", "4,5,6", "0,2,2"));
        assertRefused("e.csv:7, column 2", "5 is followed by 1",
            () -> read("2,2,", "1,2,3", "4,5,6", "0,1,2", "1,2,", "4,5,", "5,1,"));
    }

    @Test
    public void refusesAMissingTime() {
        assertRefused("e.csv:3, column 2", "A time is missing", () -> read("1,1,", "1,2,3", "0,,2"));
        assertRefused("e.csv:3, column 3", "A time is missing", () -> read("1,1,", "1,2,3", "0,1,NA"));
    }

    @Test
    public void refusesFewerThanTwoTimePoints() {
        assertRefused("e.csv:4", "1 time point(s)", () -> read("2,1", "1,", "4,", "0,"));
        assertRefused("e.csv:4", "0 time point(s)", () -> read("2,1", ",", ",", ","));
    }

    @Test
    public void refusesRaggedRows() {
        assertRefused("e.csv:3, gene G2", "The row has 2 values, its trajectory has 3 time points",
            () -> read("2,1,", "1,2,3", "4,5", "0,1,2"));
        assertRefused("e.csv:3, gene G2", "a value in column 3, its trajectory has only 2 time points",
            () -> read("2,1,", "1,2,", "4,5,6", "0,1,"));
    }

    @Test
    public void refusesWhatIsNoText() throws IOException {
        final byte[] zero = "2,1\n1,2\n4,\0\n0,1\n".getBytes(StandardCharsets.UTF_8);
        assertRefused("e.csv:3", "zero byte", () -> PhoenixCsv.read(file(zero), null, Progress.NONE));
        final byte[] latin = "1,1\r\n1,2\r\n\u00e4,5\r\n".getBytes(StandardCharsets.ISO_8859_1);
        assertRefused("e.csv:3", "not UTF-8", () -> PhoenixCsv.read(file(latin), null, Progress.NONE));
        final byte[] cut = {'1', ',', '1', '\n', (byte)0xc3};
        assertRefused("e.csv:2", "not UTF-8", () -> PhoenixCsv.read(file(cut), null, Progress.NONE));
        final byte[] utf16 = "\ufeff1,1\n1,2\n0,1\n".getBytes(StandardCharsets.UTF_16LE);
        assertRefused("e.csv", "UTF-16", () -> PhoenixCsv.read(file(utf16), null, Progress.NONE));
        final byte[] zip = "PK\3\4 and so on".getBytes(StandardCharsets.UTF_8);
        assertRefused("e.csv", "zip archive", () -> PhoenixCsv.read(file(zip), null, Progress.NONE));
        final byte[] picture = {(byte)0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0};
        assertRefused("e.csv:1", "not UTF-8", () -> PhoenixCsv.read(file(picture), null, Progress.NONE));
    }

    @Test
    public void refusesADamagedGzip() throws IOException {
        final byte[] whole = gzip("2,1\n1,2\n4,5\n0,1\n");
        final byte[] half = Arrays.copyOf(whole, whole.length / 2);
        assertRefused("e.csv", "cut short", () -> PhoenixCsv.read(file(half), null, Progress.NONE));
        assertRefused("e.csv", "cut short", () -> PhoenixCsv.read(file(Arrays.copyOf(whole, 5)), null, Progress.NONE));
        final byte[] wrong = whole.clone();
        wrong[wrong.length - 6] ^= 0x55;
        assertRefused("e.csv", "damaged", () -> PhoenixCsv.read(file(wrong), null, Progress.NONE));
    }

    @Test
    public void refusesBrokenQuotes() {
        assertRefused("e.csv:2", "quotation marks", () -> read("1,1", "\"1\"x,2", "0,1"));
        assertThrows(InvalidInputException.class, () -> read("1,1", "\"1,2", "0,1"));
    }

    @Test
    public void refusesPathsThatAreNoFiles() {
        final Path none = m_folder.getRoot().toPath().resolve("none.csv");
        assertRefused("", "There is no file " + none, () -> PhoenixCsv.read(none, null, Progress.NONE));
        assertRefused("", "is a folder", () -> PhoenixCsv.read(m_folder.getRoot().toPath(), null, Progress.NONE));
    }

    @Test
    public void stopsWhenCancelled() throws IOException {
        final StringBuilder text = new StringBuilder("1000000,1\n");
        for (int g = 0; g < 1_000_000; g++) {
            text.append("1,2\n");
        }
        final Progress cancelled = (fraction, message) -> {
            if (message == null) {
                throw new CancellationException();
            }
        };
        final StringReader reader = new StringReader(text.append("0,1\n").toString());
        assertThrows(CancellationException.class, () -> PhoenixCsv.read(reader, "e.csv", null, cancelled));
    }

    @Test
    public void tellsProgress() throws IOException {
        final StringBuilder text = new StringBuilder("300000,1\n");
        for (int g = 0; g < 300_000; g++) {
            text.append("0.12345,0.67890\n");
        }
        final byte[] bytes = text.append("0,1\n").toString().getBytes(StandardCharsets.UTF_8);
        final double[] last = {-1};
        final int[] calls = {0};
        PhoenixCsv.read(file(bytes), null, (fraction, message) -> {
            assertTrue(fraction >= last[0] && fraction <= 1);
            last[0] = fraction;
            calls[0]++;
        });
        assertTrue("reported " + calls[0] + " times", calls[0] > 1);
    }

    @Test
    public void readsSim350() throws IOException {
        final GeneNames names = GeneNames.read(SharedData.file("sim350/gene_names.csv"), "", Progress.NONE);
        final ExpressionTrajectories data =
            PhoenixCsv.read(SharedData.file("sim350/expression_train_noise_0.025.csv"), names, Progress.NONE);
        assertEquals(350, data.geneCount());
        assertEquals(150, data.trajectories().size());
        assertEquals(600, data.intervals().size());
        assertEquals("ABF1", data.genes().get(0));
        assertArrayEquals(new double[]{0, 2, 3, 7, 9}, data.trajectories().get(149).times(), EXACT);
        assertEquals(0.555132180, data.trajectories().get(0).values()[0][0], EXACT);
        assertEquals(0.580848689, data.trajectories().get(0).values()[4][0], EXACT);
        assertEquals(0.326616683, data.trajectories().get(0).values()[0][1], EXACT);
        assertEquals(0.176759725, data.trajectories().get(149).values()[4][349], EXACT);
        assertEquals(10, PhoenixCsv.read(SharedData.file("sim350/expression_test.csv"), names, Progress.NONE)
            .trajectories().size());
    }

    @Test
    public void readsBreastCancer() throws IOException {
        final GeneNames names = GeneNames.read(SharedData.file("brca500/gene_names.csv"), "", Progress.NONE);
        final ExpressionTrajectories data =
            PhoenixCsv.read(SharedData.file("brca500/expression_train.csv"), names, Progress.NONE);
        assertEquals(500, data.geneCount());
        assertEquals("ABCA8", data.genes().get(0));
        assertEquals(178, data.trajectories().get(0).length());
        assertEquals(0.56196, data.trajectories().get(0).values()[0][0], EXACT);
        assertEquals(0.233893333, data.trajectories().get(0).values()[177][499], EXACT);
        assertEquals(8, PhoenixCsv.read(SharedData.file("brca500/expression_test.csv"), names, Progress.NONE)
            .trajectories().get(0).length());
    }

    @Test
    public void readsYeast() throws IOException {
        final Path list = SharedData.file("yeast3551/gene_names.csv");
        final Path expression = SharedData.file("yeast3551/expression_train.csv");
        final ExpressionTrajectories byOrf =
            PhoenixCsv.read(expression, GeneNames.read(list, "", Progress.NONE), Progress.NONE);
        assertEquals(3551, byOrf.geneCount());
        assertEquals("YAL001C", byOrf.genes().get(0));
        assertEquals(24, byOrf.trajectories().get(0).length());
        assertEquals(-0.333065, byOrf.trajectories().get(0).values()[23][0], EXACT);
        final GeneNames common = GeneNames.read(list, "name", Progress.NONE);
        assertRefused("gene_names.csv:50", "Gene None occurs twice, first on line 28", () -> common.forGenes(3551));
    }
}
