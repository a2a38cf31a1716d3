package org.dashgrn.benchmarks;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ResultFilesTest {

    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    private static Measurement time(final String engine, final double seconds) {
        return new Measurement("epoch", "SIM350, 350 x 40", "rk4x8, dense", engine, 1, "wall", seconds, "s", 0.5);
    }

    @Test
    public void tablesAreMarkdownAndKeepTheirShape() {
        final TextTable table = new TextTable("a", "b");
        table.add("1", "x|y");
        assertEquals("| a | b |\n|---|---|\n| 1 | x\\|y |\n", table.toString());
        assertThrows(IllegalArgumentException.class, () -> table.add("1"));
    }

    @Test
    public void measurementsBecomeCsvWithQuotesWhereNeeded() throws IOException {
        final Measurements measurements = new Measurements();
        measurements.add(time("native", 0.123456789));
        final Path file = m_folder.getRoot().toPath().resolve("out.csv");
        measurements.write(file);
        assertEquals(List.of("section,workload,variant,engine,threads,quantity,value,unit,load",
            "epoch,\"SIM350, 350 x 40\",\"rk4x8, dense\",native,1,wall,0.123457,s,0.50"), Files.readAllLines(file));
        try (Stream<Path> files = Files.list(m_folder.getRoot().toPath())) {
            assertEquals("nothing but the result is left", 1, files.count());
        }
    }

    @Test
    public void theLowestOfRepeatedMeasurementsCounts() {
        final Measurements measurements = new Measurements();
        measurements.add(time("native", 0.3));
        measurements.add(time("native", 0.2));
        measurements.add(time("pytorch", 0.1));
        assertEquals(OptionalDouble.of(0.2),
            measurements.lowest("epoch", "SIM350, 350 x 40", "rk4x8, dense", "native", 1, "wall"));
        assertEquals(OptionalDouble.empty(),
            measurements.lowest("epoch", "SIM350, 350 x 40", "rk4x8, dense", "native", 2, "wall"));
    }

    @Test
    public void numbersAreFoundAmongOtherOutput() {
        assertEquals(new ProbeOutput("wall", 0.25, "s"), ProbeOutput.parse("MEASURED\twall\t0.25\ts").orElseThrow());
        assertTrue(ProbeOutput.parse("a warning of the JVM").isEmpty());
        assertTrue(ProbeOutput.parse("MEASURED\twall").isEmpty());
    }

    @Test
    public void growthIsReadBackByCurve() {
        final Measurements measurements = new Measurements();
        for (double[] point : new double[][]{{2000, 4}, {350, 1}, {350, 0.7}}) {
            measurements.add(new Measurement("growth", "genes, dense", String.valueOf(point[0]), "native", 1, "cpu",
                point[1], "s", 0));
        }
        final double[][] points = GrowthCurves.points(measurements, "genes, dense", "cpu");
        assertEquals(List.of(350.0, 2000.0), Stream.of(points[0][0], points[0][1]).toList());
        assertEquals(List.of(0.7, 4.0), Stream.of(points[1][0], points[1][1]).toList());
        assertEquals(Math.log(4 / 0.7) / Math.log(2000 / 350.0), GrowthCurves.laws(measurements).get(0).fit().exponent(),
            1e-12);
    }

    @Test
    public void chartsHoldEveryPointWithinTheirFrame() {
        final LogLogChart chart = new LogLogChart("genes", "seconds < 1 & more");
        chart.add("dense", new double[]{350, 2000, 20000}, new double[]{0.0004, 0.01, 3});
        final String svg = chart.svg();
        assertTrue(svg.startsWith("<svg xmlns") && svg.endsWith("</svg>\n"));
        assertTrue(svg.contains("seconds &lt; 1 &amp; more"));
        assertEquals(3, svg.lines().filter(line -> line.startsWith("<circle")).count());
        svg.lines().filter(line -> line.startsWith("<circle")).forEach(line -> {
            final double x = Double.parseDouble(line.replaceAll(".*cx=\"([^\"]*)\".*", "$1"));
            final double y = Double.parseDouble(line.replaceAll(".*cy=\"([^\"]*)\".*", "$1"));
            assertTrue(line, x >= 80 && x <= 540 && y >= 20 && y <= 325);
        });
        assertFalse(svg.contains("NaN"));
    }

    @Test
    public void aChartOfOneValueStillHasAnAxis() {
        final LogLogChart chart = new LogLogChart("x", "y");
        chart.add("flat", new double[]{1, 10}, new double[]{2, 2});
        assertFalse(chart.svg().contains("NaN"));
        assertFalse(chart.svg().contains("Infinity"));
    }
}
