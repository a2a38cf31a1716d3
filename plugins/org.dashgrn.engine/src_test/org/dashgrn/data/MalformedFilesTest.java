package org.dashgrn.data;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.dashgrn.network.GeneSetFile;
import org.dashgrn.network.NetworkFile;
import org.dashgrn.network.NetworkFormat;
import org.dashgrn.network.NetworkOptions;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A corpus of files as they go wrong in practice, over all readers: each is refused, with what, where and a remedy. */
public class MalformedFilesTest {

    private enum Kind {
        PHOENIX, WIDE, LONG, ANY_TRAJECTORIES, EDGES, MATRIX, SIF, ANY_NETWORK, GENE_SETS, NAMES
    }

    /** @param where what the place must hold, after the file's name; @param what a part of the problem */
    private record Case(String name, Kind kind, byte[] bytes, String where, String what) {
    }

    private static final List<Case> CORPUS = new ArrayList<>();

    private static void add(final String name, final Kind kind, final byte[] bytes, final String where,
        final String what) {
        CORPUS.add(new Case(name, kind, bytes, where, what));
    }

    private static void add(final String name, final Kind kind, final String text, final String where,
        final String what) {
        add(name, kind, text.getBytes(StandardCharsets.UTF_8), where, what);
    }

    private static byte[] gzip(final String text) {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] noise(final int length) {
        final byte[] bytes = new byte[length];
        new Random(3).nextBytes(bytes);
        return bytes;
    }

    private static String columns(final int count, final String each) {
        return IntStream.range(0, count).mapToObj(c -> each + (each.equals("G") ? c : "")).collect(
            Collectors.joining(","));
    }

    static {
        final String wide = "trajectory,time,A,B\nx,0,1,2\nx,1,3,4\n";
        final String edges = "source,target,weight\nA,B,1\nB,C,2\n";
        // encodings
        add("empty", Kind.ANY_TRAJECTORIES, "", "", "empty");
        add("only a byte order mark", Kind.ANY_TRAJECTORIES, "\ufeff", "", "empty");
        add("only line ends", Kind.ANY_TRAJECTORIES, "\r\n\r\n\n\r", "", "empty");
        add("UTF-16 with mark", Kind.WIDE, wide.getBytes(StandardCharsets.UTF_16), "", "UTF-16");
        add("UTF-16 without mark", Kind.WIDE, wide.getBytes(StandardCharsets.UTF_16LE), ":1", "zero byte");
        add("UTF-32", Kind.EDGES, edges.getBytes(Charset.forName("UTF-32BE")), ":1", "zero byte");
        add("Latin-1", Kind.WIDE, "time,Tøj\n0,1\n1,2\n".getBytes(StandardCharsets.ISO_8859_1), ":1", "not UTF-8");
        add("Latin-1 on line 3", Kind.EDGES, "source,target\nA,B\nB,\u00d8\n".getBytes(StandardCharsets.ISO_8859_1),
            ":", "not UTF-8");
        add("noise", Kind.ANY_TRAJECTORIES, noise(5000), ":1", "not");
        add("noise as network", Kind.ANY_NETWORK, noise(5000), ":1", "not");
        add("Excel workbook", Kind.WIDE, "PK\u0003\u0004xl/workbook.xml", "", "Excel");
        add("zero bytes", Kind.GENE_SETS, "P\td\tA\0\n", ":1", "zero byte");
        // gzip
        add("gzip cut short", Kind.WIDE, Arrays.copyOf(gzip(wide.repeat(500)), 60), "", "cut short");
        add("gzip header alone", Kind.WIDE, Arrays.copyOf(gzip(wide), 5), "", "cut short");
        add("gzip of nothing", Kind.EDGES, gzip(""), "", "empty");
        add("gzip with damage", Kind.EDGES, damaged(gzip(edges.repeat(50))), "", "damaged");
        add("gzip bomb in one line", Kind.WIDE, gzip("0".repeat(70_000_000)), ":1", "line is longer");
        // quotes
        add("quote left open", Kind.WIDE, "time,A\n0,\"1\n1,2\n", "", "quotation marks");
        add("text after a quote", Kind.EDGES, "source,target\n\"A\"x,B\n", "", "quotation marks");
        // delimiters and decimals
        add("decimal commas", Kind.WIDE, "time;A;B\n0;0,5;1\n1;0,6;2\n", ":2, column 2", "not a finite number");
        add("decimal commas between commas", Kind.WIDE, "time,A,B\n0,0,5,1,0\n1,0,6,2,0\n", ":2", "field");
        add("wrong delimiter", Kind.WIDE, "time|A|B\n0|1|2\n1|3|4\n", ":1", "");
        add("thousands separators", Kind.WIDE, "time;A\n0;1'000\n1;2\n", ":2, column 2", "not a finite number");
        add("hexadecimal", Kind.WIDE, "time,A\n0,0x1p3\n1,2\n", ":2, column 2", "not a finite number");
        add("Java's suffixes", Kind.WIDE, "time,A\n0,1d\n1,2f\n", ":2, column 2", "not a finite number");
        add("Arabic digits", Kind.WIDE, "time,A\n0,١\n1,2\n", ":2, column 2", "not a finite number");
        add("minus look-alike", Kind.WIDE, "time,A\n0,−1\n1,2\n", ":2, column 2", "not a finite number");
        add("huge number", Kind.WIDE, "time,A\n0,1e999\n1,2\n", ":2, column 2", "not a finite number");
        add("infinity", Kind.WIDE, "time,A\n0,Infinity\n1,2\n", ":2, column 2", "not a finite number");
        add("a number of 100000 digits and a letter", Kind.WIDE, "time,A\n0," + "9".repeat(100_000) + "x\n1,2\n",
            ":2, column 2", "not a finite number");
        add("spreadsheet error", Kind.WIDE, "time,A\n0,#DIV/0!\n1,2\n", ":2, column 2", "not a finite number");
        // wide tables
        add("ragged, short", Kind.WIDE, "time,A,B\n0,1\n1,2,3\n", ":2", "");
        add("ragged, long", Kind.WIDE, "time,A\n0,1,7\n1,2\n", ":2", "");
        add("header alone", Kind.WIDE, "time,A,B\n", "", "");
        add("one time point", Kind.WIDE, "time,A\n0,1\n", "", "time point");
        add("no time column", Kind.WIDE, "A,B\n0,1\n1,2\n", ":1", "time");
        add("no genes", Kind.WIDE, "time\n0\n1\n", "", "");
        add("gene named twice", Kind.WIDE, "time,A,A\n0,1,2\n1,2,3\n", ":1", "A");
        add("gene without name", Kind.WIDE, "time,A,\n0,1,2\n1,2,3\n", ":1", "name");
        add("gene named by a blank", Kind.WIDE, "time,A,\"  \"\n0,1,2\n1,2,3\n", ":1", "name");
        add("gene named by a no-break space twice", Kind.WIDE, "time,A, A\n0,1,2\n1,2,3\n", ":1", "A");
        add("times fall", Kind.WIDE, "time,A\n1,1\n0,2\n", ":3", "do not increase");
        add("time twice", Kind.WIDE, "time,A\n1,1\n1,2\n", ":3", "twice");
        add("time missing", Kind.WIDE, "time,A\n0,1\n,2\n", ":3", "time is missing");
        add("time NaN", Kind.WIDE, "time,A\n0,1\nNaN,2\n", ":3", "time is missing");
        add("trajectory without name", Kind.WIDE, "trajectory,time,A\nx,0,1\n,1,2\n", ":3", "no trajectory");
        add("a million columns, one of them named twice", Kind.WIDE, "time," + columns(1_000_000, "G") + ",G7\n", ":1",
            "G7");
        // long tables
        add("long: no value column", Kind.LONG, "time,gene\n0,A\n", ":1", "value");
        add("long: gene missing", Kind.LONG, "time,gene,value\n0,,1\n1,A,2\n", ":2", "gene");
        add("long: value twice", Kind.LONG, "time,gene,value\n0,A,1\n0,A,2\n1,A,2\n", ":3", "two values");
        add("long: time is text", Kind.LONG, "time,gene,value\nnoon,A,1\n", ":2, column 1", "not a finite number");
        add("long: one time", Kind.LONG, "time,gene,value\n0,A,1\n0,B,2\n", ", trajectory", "time");
        // PHOENIX
        add("PHOENIX: no counts", Kind.PHOENIX, "a,b\n1,2\n", ":1", "number of genes");
        add("PHOENIX: negative counts", Kind.PHOENIX, "-2,1\n1,2\n", ":1", "number of genes");
        add("PHOENIX: zero genes", Kind.PHOENIX, "0,1\n0,1\n", ":1, column 1", "announces 0 genes");
        add("PHOENIX: more genes than memory", Kind.PHOENIX, "99999999,99999999\n1,2\n", ":1, column 1", "announces");
        add("PHOENIX: counts overflow", Kind.PHOENIX, "99999999999999999999,1\n", ":1, column 1", "announces");
        add("PHOENIX: file ends", Kind.PHOENIX, "2,2,\n1,2\n3,4\n0,1\n1,2\n", "", "ends within trajectory 2");
        add("PHOENIX: rows left over", Kind.PHOENIX, "1,1\n1,2\n0,1\n5,6\n", "", "");
        add("PHOENIX: row too short", Kind.PHOENIX, "2,1,\n1\n3,4\n0,1\n", ":2", "values");
        add("PHOENIX: a letter", Kind.PHOENIX, "2,1,\n1,x\n3,4\n0,1\n", ":2, column 2", "not a finite number");
        // networks
        add("edges: one column", Kind.EDGES, "A\nB\n", ":1", "column");
        add("edges: no end", Kind.EDGES, "source,target\nA,\n", ":2", "no target");
        add("edges: weight is text", Kind.EDGES, "source,target,weight\nA,B,strong\n", ":2, column 3",
            "not a finite number");
        add("edges: weight missing", Kind.EDGES, "source,target,weight\nA,B,\n", ":2", "missing");
        add("edges: sign unknown", Kind.EDGES, "source,target,sign\nA,B,perhaps\n", ":2, column 3", "not a sign");
        add("edges: twice", Kind.EDGES, "source,target\nA,B\nA,B\n", ":3", "twice");
        add("edges: all zero", Kind.EDGES, "source,target,weight\nA,B,0\n", "", "no edges");
        add("edges: header alone", Kind.EDGES, "source,target\n", "", "no edges");
        add("edges: ragged", Kind.EDGES, "source,target,weight\nA,B,1\nB\n", ":3", "field");
        add("matrix: no names", Kind.MATRIX, "0,1\n1,0\n", ":1", "does not name its genes");
        add("matrix: not square", Kind.MATRIX, "A,B\n0,1\n", "", "rows");
        add("matrix: ragged", Kind.MATRIX, ",A,B\nA,0,1\nB,1\n", ":3", "numbers");
        add("matrix: regulator twice", Kind.MATRIX, ",A,B\nA,0,1\nA,1,0\n", ":3, column 1", "twice");
        add("matrix: target twice", Kind.MATRIX, ",A,A\nA,0,1\nB,1,0\n", ":1, column 3", "twice");
        add("matrix: value missing", Kind.MATRIX, ",A,B\nA,0,NA\nB,1,0\n", ":2, column 3", "missing");
        add("matrix: header alone", Kind.MATRIX, ",A,B\n", ":1", "header");
        add("matrix: all zero", Kind.MATRIX, ",A,B\nA,0,0\nB,0,0\n", "", "no edges");
        add("SIF: two fields", Kind.SIF, "A pp\n", ":1", "");
        add("SIF: empty", Kind.SIF, "\n\n", "", "no edges");
        add("SIF: nodes without edges", Kind.SIF, "A\nB\n", "", "");
        add("a picture as network", Kind.ANY_NETWORK, "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR", ":", "zero byte");
        // gene sets and lists of names
        add("gene sets: no tabs", Kind.GENE_SETS, "P1 d A B\n", ":1", "no tabs");
        add("gene sets: no name", Kind.GENE_SETS, "\td\tA\n", ":1, column 1", "no name");
        add("gene sets: no genes", Kind.GENE_SETS, "P\td\n", ":1", "no genes");
        add("gene sets: set twice", Kind.GENE_SETS, "P\td\tA\nP\td\tB\n", ":2", "twice");
        add("gene sets: empty", Kind.GENE_SETS, "", "", "empty");
        add("names: empty", Kind.NAMES, "", "", "");
        add("names: twice", Kind.NAMES, "A\nB\nA\n", ":3", "twice");
        add("names: blank", Kind.NAMES, "A,1\n ,2\nB,3\n", ":2", "");
    }

    private static byte[] damaged(final byte[] bytes) {
        for (int i = 20; i < bytes.length - 8; i += 3) {
            bytes[i] ^= 0x55;
        }
        return bytes;
    }

    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    private static void read(final Kind kind, final Path file) throws IOException {
        switch (kind) {
            case PHOENIX -> TrajectoryFile.read(file, TrajectoryFormat.PHOENIX, TrajectoryOptions.DEFAULT, Progress.NONE);
            case WIDE -> TrajectoryFile.read(file, TrajectoryFormat.WIDE, TrajectoryOptions.DEFAULT, Progress.NONE);
            case LONG -> TrajectoryFile.read(file, TrajectoryFormat.LONG, TrajectoryOptions.DEFAULT, Progress.NONE);
            case ANY_TRAJECTORIES ->
                TrajectoryFile.read(file, TrajectoryFormat.AUTO, TrajectoryOptions.DEFAULT, Progress.NONE);
            case EDGES -> NetworkFile.read(file, NetworkFormat.EDGE_LIST, NetworkOptions.DEFAULT, Progress.NONE);
            case MATRIX -> NetworkFile.read(file, NetworkFormat.MATRIX, NetworkOptions.DEFAULT, Progress.NONE);
            case SIF -> NetworkFile.read(file, NetworkFormat.SIF, NetworkOptions.DEFAULT, Progress.NONE);
            case ANY_NETWORK -> NetworkFile.read(file, NetworkFormat.AUTO, NetworkOptions.DEFAULT, Progress.NONE);
            case GENE_SETS -> GeneSetFile.read(file, Progress.NONE);
            case NAMES -> GeneNames.read(file, "", Progress.NONE).forGenes(3);
        }
    }

    @Test
    public void everyFileIsRefusedWithPlaceAndRemedy() throws IOException {
        final Path file = m_folder.getRoot().toPath().resolve("bad.csv");
        final List<String> wrong = new ArrayList<>();
        for (Case one : CORPUS) {
            Files.write(file, one.bytes());
            try {
                read(one.kind(), file);
                wrong.add(one.name() + ": read without complaint");
            } catch (InvalidInputException e) {
                assertFalse(one.name(), e.problem().isBlank() || e.remedy().isBlank());
                if (!e.place().startsWith("bad.csv" + one.where()) || !e.problem().contains(one.what())
                    || e.getMessage().length() > 1000) {
                    wrong.add(one.name() + ": " + e.getMessage().substring(0, Math.min(300, e.getMessage().length())));
                }
            } catch (RuntimeException e) {
                wrong.add(one.name() + ": " + e);
            }
        }
        assertEquals(String.join("\n", wrong), 0, wrong.size());
        assertTrue(CORPUS.size() + " files", CORPUS.size() >= 60);
        assertEquals(CORPUS.size(), CORPUS.stream().map(Case::name).distinct().count());
    }

    /** What looks odd but is sound: byte order mark, any line end, quotes, cycles, self-loops, look-alike names. */
    @Test
    public void oddButSoundFilesAreRead() throws IOException {
        final Path file = m_folder.getRoot().toPath().resolve("odd.csv");
        for (String text : List.of("\ufefftime,A\r\n0,1\r\n1,2\r\n", "time,A\r0,1\r1,2", "\"time\",\"A, or \"\"B\"\"\"\n0,1\n1,2\n",
            "time\tA\n0\t1e-400\n1\t-0\n", "time;A;Α\n0;1;NA\n1;2;3\n")) {
            Files.writeString(file, text);
            read(Kind.ANY_TRAJECTORIES, file);
        }
        Files.write(file, gzip("time," + columns(100_000, "G") + "\n0," + columns(100_000, "1") + "\n1,"
            + columns(100_000, "2") + "\n"));
        read(Kind.ANY_TRAJECTORIES, file);
        for (String text : List.of("A,A\nA,B\nB,A\n", "source;target\nA;Α\n")) {
            Files.writeString(file, text);
            read(Kind.ANY_NETWORK, file);
        }
        Files.writeString(file, "A pp B C\nC\n");
        read(Kind.SIF, file);
    }
}
