package org.dashgrn.experiment;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.Interval;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.data.Progress;
import org.dashgrn.data.TrajectorySplit;
import org.dashgrn.model.SparseTraining;
import org.dashgrn.evaluate.RegulatoryNetwork;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Cells: independent, the same wherever and however they run, computed once. */
public class ExperimentTest {

    private static final CellExecutor.Listener NOBODY = result -> { };

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private static Experiment small() {
        return Experiment.grid(List.of(SmallExperiment.data()),
            List.of(NamedStrategy.BASELINE, NamedStrategy.DASH_AS_PUBLISHED), SmallExperiment.SETTINGS,
            Map.of(Option.LAMBDA2, List.of("0.01", "0.5")), List.of(1L, 2L), 0);
    }

    private static Map<String, CellResult> run(final CellExecutor executor, final Experiment experiment) throws Exception {
        final Map<String, CellResult> results = new TreeMap<>();
        executor.run(experiment.cells(), experiment.datasets(), new Keep(Integer.MAX_VALUE, true),
            result -> results.put(result.cell().key(), result), Progress.NONE);
        return results;
    }

    static void assertSame(final CellResult expected, final CellResult actual) {
        assertEquals(expected.failureOrNull(), actual.failureOrNull());
        assertEquals(expected.measures(), actual.measures());
        assertArrayEquals(expected.modelOrNull(), actual.modelOrNull());
        final RegulatoryNetwork a = expected.networkOrNull();
        final RegulatoryNetwork b = actual.networkOrNull();
        assertEquals(a.size(), b.size());
        for (int e = 0; e < a.size(); e++) {
            assertEquals(a.source(e), b.source(e));
            assertEquals(a.target(e), b.target(e));
            assertEquals(a.effect(e), b.effect(e), 0);
            assertEquals(a.score(e), b.score(e), 0);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> T copy(final T object) throws Exception {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T)in.readObject();
        }
    }

    @Test
    public void anOptionIsVariedOnlyWhereItMatters() {
        final List<String> cells = small().cells().stream()
            .map(cell -> cell.strategy() + "|" + cell.settingsText() + "|" + cell.seed()).toList();
        assertEquals(List.of("baseline||1", "baseline||2", "DASH as published|lambda2=0.01|1",
            "DASH as published|lambda2=0.01|2", "DASH as published|lambda2=0.5|1", "DASH as published|lambda2=0.5|2"),
            cells);
        assertEquals(6, small().cells().stream().map(Cell::key).distinct().count());
    }

    @Test
    public void theKeyChangesWithDataSettingsSeedAndSampleOnly() {
        final Dataset data = SmallExperiment.data();
        final Recipe recipe = NamedStrategy.IMP.recipe(SmallExperiment.SETTINGS, 1);
        final String key = Cell.of(data, data.fingerprint(), "a", Map.of(), recipe, 0).key();
        final Dataset renamed = SmallExperiment.data("other", 12);
        assertEquals(key, Cell.of(renamed, renamed.fingerprint(), "b", Map.of("x", "1"), recipe, 0).key());
        final Dataset larger = SmallExperiment.data("small", 13);
        assertNotEquals(key, Cell.of(larger, larger.fingerprint(), "a", Map.of(), recipe, 0).key());
        assertNotEquals(key, Cell.of(data, data.fingerprint(), "a", Map.of(), recipe, 1).key());
        assertNotEquals(key, Cell.of(data, data.fingerprint(), "a", Map.of(),
            NamedStrategy.IMP.recipe(SmallExperiment.SETTINGS, 2), 0).key());
        assertNotEquals(key, Cell.of(data, data.fingerprint(), "a", Map.of(), NamedStrategy.IMP.recipe(
            SmallExperiment.SETTINGS.with(Option.EVERY, 3), 1), 0).key());
    }

    @Test
    public void theSameBitsForAnyNumberOfThreadsAndAfterSerialisation() throws Exception {
        final Experiment experiment = small();
        final Map<String, CellResult> one = run(new ThreadedExecutor(1, 1), experiment);
        final Map<String, CellResult> many = run(new ThreadedExecutor(3, 2), experiment);
        assertEquals(6, one.size());
        assertEquals(one.keySet(), many.keySet());
        one.forEach((key, result) -> assertSame(result, many.get(key)));
        assertTrue(one.values().stream().allMatch(CellResult::succeeded));
        assertEquals(Measures.NAMES, List.copyOf(one.values().iterator().next().measures().keySet()));
        final Cell cell = experiment.cells().get(3);
        final CellResult far = CellRun.run(copy(cell), copy(SmallExperiment.data()),
            copy(new Keep(Integer.MAX_VALUE, true)), 1, Progress.NONE);
        assertSame(one.get(cell.key()), copy(far));
    }

    @Test
    public void aFinishedCellIsNotComputedAgainAndAFailureStopsNothing() throws Exception {
        final Experiment experiment = Experiment.grid(List.of(SmallExperiment.data()),
            List.of(NamedStrategy.BASELINE), SmallExperiment.SETTINGS,
            Map.of(Option.LEARNING_RATE, List.of("0.001", "1")), List.of(1L, 2L), 0);
        final Path file = folder.getRoot().toPath().resolve("results.csv");
        final List<Cell> computed = new ArrayList<>();
        // a learning rate of 1 may or may not diverge: here it does by decree
        final CellExecutor executor = (cells, data, keep, listener, progress) -> {
            for (Cell cell : cells) {
                computed.add(cell);
                final CellResult result = CellRun.run(cell, data.get(cell.dataset()), keep, 1, progress);
                listener.finished(cell.settingsText().endsWith("=1") ? new CellResult(cell, "It diverged,\nsadly",
                    new java.util.LinkedHashMap<>(), 1, null, null) : result);
            }
        };
        final ResumableRun.Outcome first =
            new ResumableRun(experiment, file, false).run(executor, Keep.MEASURES, NOBODY, Progress.NONE);
        assertEquals(4, first.computed());
        assertEquals(2, first.failed());
        final List<String> lines = Files.readAllLines(file);
        assertEquals(5, lines.size());

        final ResumableRun.Outcome second =
            new ResumableRun(experiment, file, false).run(executor, Keep.MEASURES, NOBODY, Progress.NONE);
        assertEquals(0, second.computed());
        assertEquals(4, computed.size());
        assertEquals(first.results().get(0).measures(), second.results().get(0).measures());
        assertEquals("It diverged, sadly", second.results().get(3).failureOrNull());

        final ResumableRun.Outcome third =
            new ResumableRun(experiment, file, true).run(executor, Keep.MEASURES, NOBODY, Progress.NONE);
        assertEquals(2, third.computed());
        assertEquals(lines, Files.readAllLines(file));

        final List<Summary> summaries = Summary.of(third.results());
        assertEquals(2, summaries.size());
        assertEquals(2, summaries.get(0).trainings());
        assertEquals(2, summaries.get(1).failed());
        final double mean = (first.results().get(0).measure("AUROC") + first.results().get(1).measure("AUROC")) / 2;
        assertEquals(mean, summaries.get(0).measures().get("AUROC").mean(), 1e-15);
    }

    @Test
    public void aKillLosesOnlyWhatWasRunning() throws Exception {
        final Experiment experiment = small();
        final Path file = folder.getRoot().toPath().resolve("results.csv");
        final CellExecutor whole = new ThreadedExecutor(2, 1);
        new ResumableRun(experiment, file, false).run(whole, Keep.MEASURES, NOBODY, Progress.NONE);
        final List<String> lines = Files.readAllLines(file);
        // killed within the third row
        Files.writeString(file, String.join("\n", lines.subList(0, 3)) + "\n" + lines.get(3).substring(0, 40));
        final AtomicInteger again = new AtomicInteger();
        final ResumableRun.Outcome outcome = new ResumableRun(experiment, file, false).run(whole, Keep.MEASURES,
            result -> again.incrementAndGet(), Progress.NONE);
        assertEquals(4, outcome.computed());
        assertEquals(4, again.get());
        assertEquals(withoutSeconds(lines), withoutSeconds(Files.readAllLines(file)));
    }

    private static List<String> withoutSeconds(final List<String> lines) {
        return lines.stream().map(line -> line.replaceFirst("(done,,)[0-9.E-]+,", "$1,")).toList();
    }

    @Test
    public void aTableIsWrittenByOneProcessAndNotMistakenForAnother() throws Exception {
        final Path file = folder.getRoot().toPath().resolve("table.csv");
        try (ResultTable table = ResultTable.open(file, List.of("key", "x"))) {
            table.append(List.of("a", "1,\n2"));
            assertTrue(assertThrows(InvalidInputException.class, () -> ResultTable.open(file, List.of("key", "x")))
                .getMessage().contains("Another process"));
        }
        try (ResultTable table = ResultTable.open(file, List.of("key", "x"))) {
            assertEquals(List.of(List.of("a", "1, 2")), table.rows());
            table.append(List.of("b", "3"));
            table.retain(List.of("b", "a"));
            table.append(List.of("c", ""));
        }
        assertEquals(List.of("key,x", "b,3", "a,\"1, 2\"", "c,"), Files.readAllLines(file));
        assertThrows(InvalidInputException.class, () -> ResultTable.open(file, List.of("key", "y")));
        Files.writeString(file, "d,1,2\n", StandardOpenOption.APPEND);
        assertTrue(assertThrows(InvalidInputException.class, () -> ResultTable.open(file, List.of("key", "x")))
            .getMessage().contains("table.csv:5"));
    }

    @Test
    public void cancelStopsAllAndKeepsWhatIsDone() throws Exception {
        final StrategySettings endless = SmallExperiment.SETTINGS.with(Option.EPOCHS, 1_000_000)
            .with(Option.PATIENCE, 1_000_000);
        final Experiment experiment = Experiment.grid(List.of(SmallExperiment.data()),
            List.of(NamedStrategy.BASELINE), endless, Map.of(), List.of(1L, 2L, 3L), 0);
        final AtomicInteger reports = new AtomicInteger();
        final Path file = folder.getRoot().toPath().resolve("results.csv");
        assertThrows(CancellationException.class, () -> new ResumableRun(experiment, file, false)
            .run(new ThreadedExecutor(2, 1), Keep.MEASURES, NOBODY, (fraction, message) -> {
                if (reports.incrementAndGet() > 3) {
                    throw new CancellationException();
                }
            }));
        assertEquals(1, Files.readAllLines(file).size());
        assertFalse(Thread.getAllStackTraces().keySet().stream().anyMatch(t -> t.getName().startsWith("dash-cell-")));
    }

    @Test
    public void copiesOfATrajectoryStayOnOneSideOfTheSplit() {
        final ExpressionTrajectories data = SmallExperiment.data().training();
        final Set<List<String>> samples = new HashSet<>();
        for (int b = 1; b <= 20; b++) {
            final ExpressionTrajectories sample = Bootstrap.sample(data, 5, b);
            assertEquals(data.trajectories().size(), sample.trajectories().size());
            samples.add(sample.trajectories().stream().map(t -> t.name()).toList());
            final TrajectorySplit.Intervals split = TrajectorySplit.validation(sample, 2, 0.1, b);
            final Set<String> training = names(sample, split.training());
            final Set<String> validation = names(sample, split.validation());
            assertEquals(2, validation.size());
            assertTrue(java.util.Collections.disjoint(training, validation));
            assertEquals(sample.intervals().size(), split.training().size() + split.validation().size());
        }
        assertTrue(samples.size() > 15);
        assertEquals(Bootstrap.sample(data, 5, 3), Bootstrap.sample(data, 5, 3));
        assertThrows(InvalidInputException.class, () -> Bootstrap.sample(data.select(List.of(0)), 1, 1));
    }

    private static Set<String> names(final ExpressionTrajectories data, final List<Interval> intervals) {
        return intervals.stream().map(i -> data.trajectories().get(i.trajectory()).name()).collect(Collectors.toSet());
    }

    @Test
    public void everyStrategyTrains() throws Exception {
        final Experiment experiment = Experiment.grid(List.of(SmallExperiment.data()),
            Arrays.asList(NamedStrategy.values()), SmallExperiment.SETTINGS, Map.of(), List.of(7L), 1);
        final Map<String, CellResult> results = run(ThreadedExecutor.of(0, 7), experiment);
        for (Cell cell : experiment.cells()) {
            final CellResult result = results.get(cell.key());
            assertTrue(cell.title() + ": " + result.failureOrNull(), result.succeeded());
            final boolean sparse = cell.recipe().pruningOrNull() != null
                || cell.recipe().training().sparse().rule() == SparseTraining.Rule.DST;
            assertEquals(cell.title(), !sparse, result.measure("sparsity") < 0.7);
        }
    }

    @Test
    public void whatCannotBeIsRefusedByName() {
        final Dataset bare = Dataset.of("bare", SmallExperiment.data().training(), null, null);
        assertTrue(assertThrows(InvalidInputException.class, () -> Experiment.grid(List.of(bare),
            List.of(NamedStrategy.BIOPRUNE), StrategySettings.DEFAULTS, Map.of(), List.of(1L), 0)).getMessage()
            .contains("BioPrune needs a prior network, and bare has none"));
        assertTrue(assertThrows(InvalidInputException.class,
            () -> StrategySettings.DEFAULTS.with(Option.HIDDEN_UNITS, "many")).getMessage()
            .contains("hiddenUnits is \"many\""));
        assertTrue(assertThrows(InvalidInputException.class, () -> NamedStrategy.named("DUSH")).getMessage()
            .contains("PINN + MP"));
        assertEquals(NamedStrategy.PINN_MP, NamedStrategy.named("pinn+mp"));
        assertThrows(InvalidInputException.class, () -> Option.named("hidden"));
        assertThrows(InvalidInputException.class, () -> Experiment.grid(List.of(SmallExperiment.data()),
            List.of(NamedStrategy.IMP), StrategySettings.DEFAULTS.with(Option.EPOCHS, 2), Map.of(), List.of(1L), 0));
    }
}
