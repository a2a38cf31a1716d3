package org.dashgrn.benchmarks.paper;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.dashgrn.benchmarks.BenchmarkException;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.experiment.NamedStrategy;
import org.dashgrn.experiment.Recipe;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Cells are kept, filled once, and summed up rightly. */
public class PaperTableTest {

    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    private final List<String> m_log = new ArrayList<>();

    private static PaperCell key(final String strategy, final long seed) {
        return new PaperCell("sim350", 0.025, 0.025, "PHOENIX", strategy, "abc", seed);
    }

    private static PaperResult result(final PaperCell key, final double sparsity, final double accuracy) {
        final Map<String, Double> measures = new LinkedHashMap<>();
        measures.put("sparsity", sparsity);
        measures.put("balanced accuracy", accuracy);
        measures.put("test MSE (one-step)", 1.25e-3);
        return new PaperResult(key, measures, "2026-11-23", "0123");
    }

    private Path csv() {
        return m_folder.getRoot().toPath().resolve("paper.csv");
    }

    private int fill(final int threads, final List<PaperTask> cells) throws IOException {
        return new CellPool(threads, new ResultFile(csv()), m_log::add).fill(cells,
            new Display(new PrintStream(PrintStream.nullOutputStream()), false));
    }

    @Test
    public void cellsSurviveTheFile() throws IOException {
        final ResultFile file = new ResultFile(csv());
        assertEquals(List.of(), file.read());
        file.add(result(key("IMP", 4), 0.96, Double.NaN));
        final PaperResult more = result(key("DASH, \"ours\"", 5), 0.95, 0.9);
        more.measures().put("new measure", 3.0);
        file.add(more);
        file.add(result(key("IMP", 4), 0.97, 0.75));
        final List<PaperResult> read = new ResultFile(csv()).read();
        assertEquals("a cell is there once", 2, read.size());
        assertEquals(more, read.get(0));
        assertEquals(key("IMP", 4), read.get(1).key());
        assertEquals(0.97, read.get(1).measure("sparsity"), 0);
        assertTrue(Double.isNaN(read.get(1).measure("new measure")));
        try (Stream<Path> files = Files.list(m_folder.getRoot().toPath())) {
            assertEquals(1, files.filter(path -> !path.getFileName().toString().startsWith(".")).count());
        }
        Files.writeString(csv(), "a,b\n1,2\n");
        assertTrue(assertThrows(BenchmarkException.class, file::read).getMessage().contains("--out"));
    }

    @Test
    public void aFailingCellIsToldAndTheOthersAreKept() throws IOException {
        final List<PaperTask> cells = new ArrayList<>();
        for (long seed = 0; seed < 20; seed++) {
            final PaperCell key = key("IMP", seed);
            cells.add(new PaperTask(key, progress -> {
                progress.report(0.5, "half");
                if (key.seed() == 3) {
                    throw new IllegalStateException("diverged");
                }
                return result(key, key.seed(), 0);
            }));
        }
        assertEquals(1, fill(4, cells));
        assertEquals(20, m_log.size());
        assertEquals(1, m_log.stream().filter(line -> line.contains("seed 3: failed") && line.contains("diverged")).count());
        final List<PaperResult> read = new ResultFile(csv()).read();
        assertEquals(19, read.size());
        assertEquals(190 - 3, read.stream().mapToDouble(cell -> cell.measure("sparsity")).sum(), 0);
    }

    @Test
    public void nothingIsBegunOnceResultsCannotBeWritten() throws IOException {
        Files.createDirectories(csv().resolve("in the way"));
        final AtomicInteger begun = new AtomicInteger();
        final PaperTask cell = new PaperTask(key("IMP", 1), progress -> {
            begun.incrementAndGet();
            return result(key("IMP", 1), 0, 0);
        });
        assertThrows(IOException.class, () -> fill(1, List.of(cell)));
        assertEquals(1, begun.get());
    }

    @Test
    public void rowsAreMeansAndDeviationsOverSeeds() {
        final List<PaperResult> results = List.of(result(key("IMP", 4), 0.96, 0.70), result(key("IMP", 5), 0.96, 0.71),
            result(key("IMP", 6), 0.96, 0.75), result(key("baseline", 4), 0, 0.5),
            result(new PaperCell("sim350", 0.025, 0.025, "PHOENIX", "IMP", "old", 7), 0, 0));
        results.get(1).measures().put("AUPR", 0.3);
        final String table = PaperTable.markdown(results, key -> key.settings().equals("abc"));
        final List<String> lines = table.lines().toList();
        assertEquals("## sim350, expression noise 0.025, prior noise 0.025", lines.get(0));
        assertEquals("| strategy | seeds | sparsity % | balanced accuracy % | AUPR % | one-step MSE, 1e-4 |"
            + " paper: sparsity / balanced accuracy % |", lines.get(2));
        assertEquals("| baseline | 4 | 0.0 | 50.0 | – | 12.50 | 10 / 58.5 |", lines.get(4));
        // mean 72, deviations -2, -1, 3: sd sqrt(14 / 2)
        assertEquals("| IMP | 4–6 | 96.0 ± 0.0 | 72.0 ± 2.6 | 30.0 (1 of 3) | 12.50 ± 0.00 | 96 / 71 |", lines.get(5));
        assertTrue(table.contains("Left out: 1 cells"));
    }

    @Test
    public void everyRowHasItsOwnSettingsAndIsFoundByItsTitle() {
        for (PaperDataset dataset : PaperDataset.values()) {
            final Set<String> settings = new HashSet<>();
            for (NamedStrategy strategy : NamedStrategy.values()) {
                for (Map<String, String> changes : List.of(Map.<String, String>of(), Map.of("epochs", "50"),
                    Map.of("recovery", "false", "epochs", "50"))) {
                    final PaperRow row = new PaperRow(strategy, changes);
                    assertEquals(Optional.of(row), PaperRow.titled(row.title()));
                    assertTrue(dataset + " " + row.title(), settings.add(row.settings(dataset)));
                    assertEquals(9, row.recipe(dataset, 9).training().seed());
                }
            }
        }
        assertEquals("IMP (epochs=50 recovery=false)",
            new PaperRow(NamedStrategy.IMP, Map.of("recovery", "false", "epochs", "50")).title());
        for (String unknown : new String[]{"no such strategy", "IMP (nothing=1)", "IMP (epochs)", "IMP ("}) {
            assertEquals(unknown, Optional.empty(), PaperRow.titled(unknown));
        }
        assertThrows(InvalidInputException.class, () -> new PaperRow(NamedStrategy.IMP, Map.of("epochs", "many"))
            .recipe(PaperDataset.SIM350, 1));
    }

    @Test
    public void thePriorEntersTheLossWhenThePaperSaysSo() {
        final Recipe simulated = new PaperRow(NamedStrategy.PINN, Map.of()).recipe(PaperDataset.SIM350, 1);
        assertEquals(0.99, simulated.training().dataWeight(), 0);
        assertEquals(200, simulated.epochs());
        assertEquals(0, simulated.priorAfter());
        final Recipe breast = new PaperRow(NamedStrategy.PINN_MP, Map.of()).recipe(PaperDataset.BRCA500, 1);
        assertEquals(0.999, breast.training().dataWeight(), 0);
        assertEquals(5, breast.priorAfter());
        assertEquals("the first round is before epoch 10", 9, breast.epochs());
        assertEquals(191, breast.pruningOrNull().epochs());
    }

    @Test
    public void seedsAreRangesAndLists() {
        assertEquals(List.of(4L, 5L, 6L, 7L, 8L, 11L), Numbers.parse("4-8, 11"));
        for (String wrong : new String[]{"8-4", "a", "", "1-"}) {
            assertThrows(wrong, BenchmarkException.class, () -> Numbers.parse(wrong));
        }
    }

    @Test
    public void onlyPublishedLevelsOfNoise() {
        assertEquals(List.of(0.025), PaperDataset.SIM350.levels(Optional.empty()));
        assertEquals(List.of(0.0), PaperDataset.BRCA500.levels(Optional.of(List.of(0.05))));
        assertThrows(BenchmarkException.class, () -> PaperDataset.SIM350.levels(Optional.of(List.of(0.3))));
    }
}
