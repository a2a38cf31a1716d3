package org.dashgrn.data;

import static org.dashgrn.data.Refusals.assertRefused;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Wide and long tables, and telling the formats apart. */
public class TrajectoryFileTest {

    private static final double[][] FIRST = {{1, 4}, {2, 5}};
    private static final double[][] SECOND = {{10, 40}, {20, 50}, {30, 60}};

    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    private static ExpressionTrajectories read(final TrajectoryFormat format, final TrajectoryOptions options,
        final String... lines) throws IOException {
        return TrajectoryFile.read(new StringReader(String.join("\n", lines)), "e.csv", format, options, Progress.NONE);
    }

    private static ExpressionTrajectories read(final String... lines) throws IOException {
        return read(TrajectoryFormat.AUTO, TrajectoryOptions.DEFAULT, lines);
    }

    private static void assertTwo(final ExpressionTrajectories data) {
        assertEquals(List.of("A", "B"), data.genes());
        assertEquals(List.of("x", "y"), data.trajectories().stream().map(Trajectory::name).toList());
        assertArrayEquals(new double[]{0, 2}, data.trajectories().get(0).times(), 0);
        assertArrayEquals(FIRST, data.trajectories().get(0).values());
        assertArrayEquals(new double[]{-1, 0.5, 1}, data.trajectories().get(1).times(), 0);
        assertArrayEquals(SECOND, data.trajectories().get(1).values());
    }

    @Test
    public void readsWideTables() throws IOException {
        assertTwo(read("trajectory,time,A,B", "x,0,1,4", "x,2,2,5", "y,-1,10,40", "y,0.5,20,50", "y,1,30,60"));
        assertTwo(read("A;Sample;B;Pseudotime", "1;x;4;0", "10;y;40;-1", "20;y;50;0.5", "2;x;5;2", "30;y;60;1"));
        assertTwo(read("\"\",\"time\",\"donor\",\"A\",\"B\"", "\"1\",0,x,1,4", "\"2\",2,x,2,5", "\"3\",-1,y,10,40",
            "\"4\",0.5,y,20,50", "\"5\",1,y,30,60"));
        assertTwo(read(TrajectoryFormat.AUTO, TrajectoryOptions.DEFAULT.withColumns("who", "when", "", ""),
            "Row ID\twho\twhen\tA\tB", "r1\tx\t0\t1\t4", "r2\tx\t2\t2\t5", "r3\ty\t-1\t10\t40", "r4\ty\t0.5\t20\t50",
            "r5\ty\t1\t30\t60"));
    }

    @Test
    public void aWideTableMayHoldASingleTrajectory() throws IOException {
        final ExpressionTrajectories data = read("time,T,B", "0,1,4", "2,,NA");
        assertEquals("the gene T is no time", List.of("T", "B"), data.genes());
        assertEquals("1", data.trajectories().get(0).name());
        assertTrue(Double.isNaN(data.trajectories().get(0).values()[1][0]));
        assertTrue(Double.isNaN(data.trajectories().get(0).values()[1][1]));
    }

    @Test
    public void refusesBadWideTables() {
        final String header = "trajectory,time,A,B";
        assertRefused("e.csv:1", "no time column", () -> read("trajectory,hallo,A,B", "x,0,1,2"));
        assertRefused("e.csv:1", "no column “when”", () -> read(TrajectoryFormat.AUTO,
            TrajectoryOptions.DEFAULT.withColumns("", "when", "", ""), header, "x,0,1,2"));
        assertRefused("e.csv:1", "no gene", () -> read("trajectory,time", "x,0"));
        assertRefused("e.csv:1, column 4", "Gene A occurs twice, first in column 3", () -> read("trajectory,time,A,A"));
        assertRefused("e.csv:1, column 4", "no name", () -> read("trajectory,time,A,"));
        assertRefused("e.csv", "No row follows", () -> read(header));
        assertRefused("e.csv", "empty", () -> read(TrajectoryFormat.WIDE, TrajectoryOptions.DEFAULT, ""));
        assertRefused("e.csv:3", "The row has 3 fields, the header has 4", () -> read(header, "x,0,1,2", "x,1,2"));
        assertRefused("e.csv:2, column 4, gene B", "“two” is not a finite number", () -> read(header, "x,0,1,two"));
        assertRefused("e.csv:2, column 4, gene B", "“Inf” is not a finite number", () -> read(header, "x,0,1,Inf"));
        assertRefused("e.csv:2, column 2", "“early” is not a finite number", () -> read(header, "x,early,1,2"));
        assertRefused("e.csv:2", "time is missing", () -> read(header, "x,NA,1,2"));
        assertRefused("e.csv:2", "no trajectory", () -> read(header, ",0,1,2"));
        assertRefused("e.csv:2", "Trajectory x has 1 time point", () -> read(header, "x,0,1,2"));
        assertRefused("e.csv:5", "Trajectory x has the time 0.0 twice, first at e.csv:2",
            () -> read(header, "x,0,1,2", "y,0,1,2", "x,1,1,2", "x,0,1,2"));
        assertRefused("e.csv:4", "Times of trajectory x do not increase: 3.0 (e.csv:3) is followed by 2.0",
            () -> read(header, "x,0,1,2", "x,3,1,2", "x,2,1,2"));
    }

    @Test
    public void buildersNameRowsAsTheyAreTold() {
        final WideTableBuilder wide = new WideTableBuilder(List.of("A"), row -> "row Row" + row);
        wide.addRow(7, "x", 0, new double[]{1});
        assertRefused("row Row9", "Trajectory x has the time 0.0 twice, first at row Row7",
            () -> wide.addRow(9, "x", 0, new double[]{1}));
        assertRefused("row Row9", "The row has 2 values for 1 genes", () -> wide.addRow(9, "x", 1, new double[]{1, 2}));
        assertRefused("row Row9, gene A", "Expression is infinite",
            () -> wide.addRow(9, "x", 1, new double[]{Double.NEGATIVE_INFINITY}));
        assertRefused("row Row9", "The time is infinite",
            () -> wide.addRow(9, "x", Double.POSITIVE_INFINITY, new double[]{1}));
        assertRefused("", "0 trajectories", () -> new WideTableBuilder(List.of("A"), row -> "").build());
    }

    @Test
    public void readsLongTablesInAnyOrder() throws IOException {
        assertTwo(read("sample,time,gene,value", "x,2,A,2", "x,0,A,1", "y,1,A,30", "y,-1,A,10", "y,0.5,A,20",
            "y,0.5,B,50", "y,-1,B,40", "y,1,B,60", "x,0,B,4", "x,2,B,5"));
        assertTwo(read(TrajectoryFormat.LONG, TrajectoryOptions.DEFAULT.withColumns("a", "b", "c", "d"),
            "d|b|c|a".replace('|', '\t'), "1\t0\tA\tx", "2\t2\tA\tx", "4\t0\tB\tx", "5\t2\tB\tx", "10\t-1\tA\ty",
            "20\t0.5\tA\ty", "30\t1\tA\ty", "40\t-1\tB\ty", "50\t0.5\tB\ty", "60\t1\tB\ty"));
    }

    @Test
    public void whatALongTableDoesNotGiveIsMissing() throws IOException {
        final ExpressionTrajectories data = read("time,gene,value", "0,A,1", "1,B,", "1,A,3");
        assertArrayEquals(new double[][]{{1, Double.NaN}, {3, Double.NaN}}, data.trajectories().get(0).values());
        final LongTableBuilder many = new LongTableBuilder(row -> "row " + row);
        for (int g = 0; g < 100; g++) {
            many.addValue(g + 1, "x", g % 2, "G" + g, g);
        }
        final double[][] values = many.build().trajectories().get(0).values();
        for (int g = 0; g < 100; g++) {
            assertEquals(g, values[g % 2][g], 0);
            assertTrue(Double.isNaN(values[1 - g % 2][g]));
        }
    }

    @Test
    public void refusesBadLongTables() {
        final String header = "trajectory,time,gene,value";
        assertRefused("e.csv:4", "Gene A of trajectory x has two values at time 0.0, first at e.csv:2",
            () -> read(header, "x,0,A,1", "x,1,A,2", "x,0,A,1"));
        assertRefused("e.csv:3", "two values at time -0.0", () -> read(header, "x,0,A,1", "x,-0,A,2"));
        assertRefused("e.csv:2", "no gene", () -> read(header, "x,0,,1"));
        assertRefused("e.csv:2", "no trajectory", () -> read(header, ",0,A,1"));
        assertRefused("e.csv:2", "time is missing", () -> read(header, "x,,A,1"));
        assertRefused("e.csv:2, column 4", "“x” is not a finite number", () -> read(header, "x,0,A,x"));
        assertRefused("e.csv:3", "The row has 3 fields, the header has 4", () -> read(header, "x,0,A,1", "x,0,A"));
        assertRefused("e.csv", "No row follows", () -> read(header));
        assertRefused("e.csv:1", "no gene column",
            () -> read(TrajectoryFormat.LONG, TrajectoryOptions.DEFAULT, "time,x,value"));
        assertRefused("e.csv", "empty", () -> read(TrajectoryFormat.LONG, TrajectoryOptions.DEFAULT, ""));
        assertRefused("e.csv, trajectory x", "1 time point(s)", () -> read(header, "x,0,A,1"));
        assertRefused("row 3, gene A", "Expression is infinite", () -> new LongTableBuilder(row -> "row " + row)
            .addValue(3, "x", 0, "A", Double.POSITIVE_INFINITY));
    }

    @Test
    public void recognisesPhoenixFiles() throws IOException {
        final TrajectoryOptions names = TrajectoryOptions.DEFAULT.withGenes(GeneNames.of(List.of("A", "B")));
        final ExpressionTrajectories data = read(TrajectoryFormat.AUTO, names, "2,1,", "1,2,", "4,5,", "0,2,");
        assertEquals(List.of("A", "B"), data.genes());
        assertArrayEquals(FIRST, data.trajectories().get(0).values());
        assertRefused("e.csv", "empty", () -> read(""));
    }

    @Test
    public void readsTheGenesAlone() throws IOException {
        final Path file = m_folder.getRoot().toPath().resolve("e.csv");
        for (String text : List.of("time,A,B\nnot,looked,at\n", "value,gene,time\n1,A,0\n2,A,1\n3,B,1\n",
            "2,1,,\nnot looked at\n")) {
            Files.writeString(file, text);
            assertEquals(text, List.of("A", "B"), TrajectoryFile.readGenes(file, TrajectoryFormat.AUTO,
                TrajectoryOptions.DEFAULT.withGenes(GeneNames.of(List.of("A", "B"))), Progress.NONE));
        }
        Files.writeString(file, "");
        assertRefused("e.csv", "empty",
            () -> TrajectoryFile.readGenes(file, TrajectoryFormat.WIDE, TrajectoryOptions.DEFAULT, Progress.NONE));
    }

    private static ExpressionTrajectories random() {
        final Random random = new Random(1);
        final WideTableBuilder builder = new WideTableBuilder(List.of("A", "a \"b\", c", "Ü"), row -> "");
        for (int k = 0; k < 20; k++) {
            for (int t = 0; t < 4; t++) {
                builder.addRow(1, "trajectory, " + k, t + random.nextDouble(),
                    new double[]{random.nextGaussian() * 1e-300, random.nextGaussian(), t == 2 ? Double.NaN : 1e17});
            }
        }
        return builder.build();
    }

    @Test
    public void whatIsWrittenIsReadBackExactly() throws IOException {
        final Path file = m_folder.getRoot().toPath().resolve("wide.csv");
        Files.writeString(file, "old");
        WideTable.write(random(), file, Progress.NONE);
        assertEquals(random().fingerprint(), TrajectoryFile.read(file, TrajectoryFormat.AUTO, TrajectoryOptions.DEFAULT,
            Progress.NONE).fingerprint());
        assertEquals(1, m_folder.getRoot().list().length);
    }

    @Test
    public void nothingIsLeftOfACancelledWrite() throws IOException {
        final Path file = m_folder.getRoot().toPath().resolve("wide.csv");
        final int[] rows = {0};
        final Progress cancel = (fraction, message) -> {
            if (rows[0]++ == 30) {
                throw new CancellationException();
            }
        };
        assertThrows(CancellationException.class, () -> WideTable.write(random(), file, cancel));
        assertFalse(Files.exists(file));
        assertEquals(0, m_folder.getRoot().list().length);
        assertThrows(IOException.class,
            () -> WideTable.write(random(), m_folder.getRoot().toPath().resolve("none/wide.csv"), Progress.NONE));
    }
}
