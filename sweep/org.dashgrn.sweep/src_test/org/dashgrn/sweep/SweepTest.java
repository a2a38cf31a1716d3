package org.dashgrn.sweep;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.data.Progress;
import org.dashgrn.experiment.ThreadedExecutor;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A YAML file, a folder of results. */
public class SweepTest {

    private static final String SPEC = """
        data:
          - name: one
            simulate: {genes: 12, regulatorShare: 0.5, trajectories: 12, noise: 0.02, relocatedShare: 0.2, times: [0, 1, 3]}
            test: {trajectories: 2}
          - name: two
            simulate: {genes: 10, regulatorShare: 0.5, trajectories: 12, seed: 2}
            test: {share: 0.2, seed: 3}
        strategies: [IMP, DASH as published]
        settings: {hiddenUnits: 4, epochs: 6, every: 2, validationTrajectories: 2}
        grid:
          lambda2: [0.01, 0.5]
        seeds: [1, 3-4]
        keep: {edges: all, models: true}
        stability: 0.6
        """;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path m_spec;
    private Path m_out;

    @Before
    public void write() throws IOException {
        m_spec = Files.writeString(folder.getRoot().toPath().resolve("small.yaml"), SPEC);
        m_out = folder.getRoot().toPath().resolve("out");
    }

    private int sweep(final String... more) {
        final String[] arguments = Stream.concat(Stream.of("sweep", m_spec.toString(), "--out", m_out.toString(), "-q"),
            Stream.of(more)).toArray(String[]::new);
        return SweepCommand.execute(ThreadedExecutor::of, arguments);
    }

    private Map<String, String> contents() throws IOException {
        try (Stream<Path> files = Files.walk(m_out)) {
            return files.filter(Files::isRegularFile).filter(file -> !file.getFileName().toString().endsWith(".lock"))
                .collect(Collectors.toMap(file -> m_out.relativize(file).toString(), SweepTest::text));
        }
    }

    private static String text(final Path file) {
        try {
            return Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1)
                .replaceAll("(done,,)[0-9.E-]+,", "$1,");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    public void aSweepLeavesItsTablesAndGoesOnWhereItStopped() throws IOException {
        assertEquals(0, sweep("--parallel", "2"));
        final Map<String, String> whole = contents();
        // 2 data sets, IMP and DASH with two settings, 3 seeds
        assertEquals(19, whole.get("results.csv").lines().count());
        assertEquals(7, whole.get("summary.csv").lines().count());
        assertEquals(7, whole.get("ensembles.csv").lines().count());
        assertEquals(18, whole.keySet().stream().filter(name -> name.startsWith("edges")).count());
        assertEquals(18, whole.keySet().stream().filter(name -> name.startsWith("models")).count());
        assertEquals(6, whole.keySet().stream().filter(name -> name.startsWith("ensembles/")).count());

        // killed after 5 trainings, in the middle of a row
        final List<String> lines = Files.readAllLines(m_out.resolve("results.csv"));
        Files.writeString(m_out.resolve("results.csv"), String.join("\n", lines.subList(0, 6)) + "\n"
            + lines.get(6).substring(0, 30));
        final Path kept = m_out.resolve("models").resolve(lines.get(1).substring(0, 16) + ".zip");
        final FileTime before = FileTime.fromMillis(1000);
        Files.setLastModifiedTime(kept, before);
        assertEquals(0, sweep("--parallel", "1"));
        assertEquals(before, Files.getLastModifiedTime(kept));
        assertEquals(whole, contents());
    }

    @Test
    public void theStabilityOfEnsemblesIsThatOfTheirMembers() throws IOException {
        assertEquals(0, sweep());
        final List<String> first = Files.readAllLines(m_out.resolve("ensembles").resolve("1.csv"));
        final List<String> keys = Files.readAllLines(m_out.resolve("results.csv")).subList(1, 4).stream()
            .map(line -> line.substring(0, 16)).toList();
        for (String line : first.subList(1, first.size())) {
            final String[] fields = line.split(",");
            double effect = 0;
            int count = 0;
            for (String key : keys) {
                for (String edge : gunzip(m_out.resolve("edges").resolve(key + ".csv.gz"))) {
                    if (edge.startsWith(fields[0] + "," + fields[1] + ",")) {
                        effect += Double.parseDouble(edge.split(",")[2]) / 3;
                        count++;
                    }
                }
            }
            assertEquals(count / 3.0, Double.parseDouble(fields[2]), 1e-12);
            assertEquals(effect, Double.parseDouble(fields[3]), 1e-12);
        }
    }

    private static List<String> gunzip(final Path file) throws IOException {
        try (var in = new java.util.zip.GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).lines().toList();
        }
    }

    @Test
    public void aTrainingThatFailsIsReportedAndChangesTheExitCode() throws IOException {
        Files.writeString(m_spec, """
            data:
              simulate: {genes: 10, regulatorShare: 0.5, trajectories: 1}
            strategies: [baseline]
            settings: {hiddenUnits: 2, epochs: 1}
            bootstrap: 1
            """);
        assertEquals(1, sweep());
        assertTrue(Files.readString(m_out.resolve("results.csv")).contains("failed,The data have one trajectory"));
    }

    @Test
    public void theDryRunTrainsNothing() {
        assertEquals(0, sweep("--dry-run"));
        assertTrue(Files.notExists(m_out));
    }

    private String refusal(final String from, final String to) throws IOException {
        assertNotEquals(SPEC, SPEC.replace(from, to));
        Files.writeString(m_spec, SPEC.replace(from, to));
        return assertThrows(InvalidInputException.class, () -> SweepSpec.read(m_spec, Progress.NONE)).getMessage();
    }

    private void assertRefused(final String from, final String to, final int line, final String... parts)
        throws IOException {
        final String message = refusal(from, to);
        assertTrue(message, message.startsWith(m_spec + ":" + line + ": "));
        for (String part : parts) {
            assertTrue(message, message.contains(part));
        }
        assertEquals(2, sweep());
        assertTrue(Files.notExists(m_out));
    }

    @Test
    public void mistakesAreNamedWithTheirLine() throws IOException {
        assertRefused("epochs: 6", "epoch: 6", 9, "no option epoch", "hiddenUnits");
        assertRefused("epochs: 6", "epochs: six", 9, "epochs is \"six\"", "whole number");
        assertRefused("lambda2: [0.01, 0.5]", "lambda2: [0.01, much]", 11, "lambda2 is \"much\"");
        assertRefused("strategies: [IMP", "strategies: [DUSH", 8, "no strategy DUSH", "BioPrune");
        assertRefused("seeds: [1, 3-4]", "seeds: [1, 4-3]", 12, "4-3");
        assertRefused("seeds: [1, 3-4]", "sedes: 1", 12, "no key sedes", "bootstrap");
        assertRefused("seeds: [1, 3-4]", "stability: 1", 12 + 2, "stability occurs twice");
        assertRefused("test: {share: 0.2, seed: 3}", "test: {share: 2}", 7, "The share of test trajectories is 2.0");
        assertRefused("test: {trajectories: 2}", "test: {trajectories: 2, share: 0.1}", 4, "2 ways");
        assertRefused("genes: 12", "genes: 1", 3, "at least 2");
        assertRefused("name: two", "name: one", 1, "Two data sets are called one");
        assertRefused("stability: 0.6", "stability: 0", 14, "above 0");
        assertRefused("seeds: [1, 3-4]", "seeds: [1, 3-4", 13, "Correct the YAML");
        assertRefused("    simulate: {genes: 12, regulatorShare: 0.5, trajectories: 12, noise: 0.02, relocatedShare: 0.2,"
            + " times: [0, 1, 3]}", "    expression: missing.csv", 3, "There is no file", "missing.csv");
    }

    @Test
    public void yamlMakesNoObjects() throws IOException {
        Files.writeString(m_spec, SPEC.replace("seeds: [1, 3-4]",
            "seeds: !!javax.script.ScriptEngineManager [!!java.net.URL [\"file:/tmp\"]]"));
        assertTrue(assertThrows(InvalidInputException.class, () -> SweepSpec.read(m_spec, Progress.NONE)).getMessage()
            .startsWith(m_spec + ":12: "));
    }

    @Test
    public void filesOfDataAreFoundBesideTheFile() throws IOException {
        final Path root = folder.getRoot().toPath();
        Files.writeString(root.resolve("expression.csv"), """
            sample,time,A,B,C
            a,0,0.1,0.2,0.3
            a,1,0.2,0.3,0.4
            b,0,0.5,0.2,0.3
            b,1,0.4,0.3,0.1
            """);
        Files.writeString(root.resolve("prior.csv"), "source,target\nA,B\nB,C\n");
        Files.writeString(m_spec, """
            data:
              expression: expression.csv
              prior: prior.csv
              coRegulation: {file: prior.csv, source: source, target: target}
              reference: prior.csv
            strategies: BioPrune
            """);
        final SweepSpec spec = SweepSpec.read(m_spec, Progress.NONE);
        assertEquals(1, spec.experiment().cells().size());
        final var data = spec.experiment().datasets().get("expression.csv");
        assertEquals(2, data.training().trajectories().size());
        assertEquals(2, data.priorOrNull().edgeCount());
        assertEquals(4, data.coRegulationOrNull().edgeCount());
        assertEquals(2, data.referenceOrNull().edges().size());
        Files.writeString(root.resolve("prior.csv"), "source,target\nX,Y\n");
        final String message =
            assertThrows(InvalidInputException.class, () -> SweepSpec.read(m_spec, Progress.NONE)).getMessage();
        assertTrue(message, message.contains("small.yaml:5: ") || message.contains("small.yaml:3: "));
        Files.writeString(root.resolve("expression.csv"), "sample,time,A\na,0,x\na,1,1\n");
        final String broken =
            assertThrows(InvalidInputException.class, () -> SweepSpec.read(m_spec, Progress.NONE)).getMessage();
        assertTrue(broken, broken.contains("expression.csv:2"));
    }
}
