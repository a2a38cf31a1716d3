package org.dashgrn.benchmarks.paper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.dashgrn.benchmarks.BenchmarkException;
import org.dashgrn.benchmarks.Commit;
import org.dashgrn.benchmarks.Machine;
import org.dashgrn.data.Progress;
import org.dashgrn.experiment.Cell;
import org.dashgrn.experiment.CellResult;
import org.dashgrn.experiment.CellRun;
import org.dashgrn.experiment.Dataset;
import org.dashgrn.experiment.Keep;
import org.dashgrn.experiment.NamedStrategy;
import org.dashgrn.experiment.Recipe;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Fills the paper's table: cell after cell, each on disk as soon as it is finished and never computed again. */
@Command(name = "paper", description = "Compares all strategies of the paper; finished cells are not computed again.",
    mixinStandardHelpOptions = true)
public final class PaperCommand implements Callable<Integer> {

    @Option(names = "--datasets", split = ",", defaultValue = "SIM350",
        description = "of ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
    private List<PaperDataset> m_datasets;

    @Option(names = "--seeds", defaultValue = "4-8", description = "for example 4-8 or 4,9; default: ${DEFAULT-VALUE}")
    private String m_seeds;

    @Option(names = "--noise", split = ",",
        description = "standard deviations of the noise on simulated expression, of 0, 0.025, 0.05, 0.1; default: 0.025")
    private List<Double> m_noise;

    @Option(names = "--prior-noise", split = ",",
        description = "of the prior of simulated data, half the share of wrong edges: 0, 0.025, 0.05, 0.1, 0.2;"
            + " default: 0.025")
    private List<Double> m_priorNoise;

    @Option(names = "--strategies", split = ",", description = "of ${COMPLETION-CANDIDATES}; default: all")
    private List<NamedStrategy> m_strategies = Arrays.asList(NamedStrategy.values());

    @Option(names = "--epochs", description = "of all training, pruning included; default: as the paper, 200")
    private Integer m_epochs;

    @Option(names = "--set", paramLabel = "OPTION=VALUE",
        description = "an option of the strategies that shall not be as in the paper, for example recovery=false")
    private Map<String, String> m_changes = new TreeMap<>();

    @Option(names = "--data", description = "folder of the published data sets; default: ../shared/data")
    private Path m_data;

    @Option(names = "--out", description = "folder for paper.csv and paper.md; default: benchmarks/results")
    private Path m_out;

    @Option(names = "--threads", description = "how many cells at a time; default: one per processor")
    private int m_threads = Machine.cores();

    private final Map<List<Object>, Dataset> m_read = new HashMap<>();

    @Override
    public Integer call() throws IOException {
        final Path root = Path.of(System.getProperty("dash.root", "")).toAbsolutePath().normalize();
        final Path out = m_out == null ? root.resolve("benchmarks").resolve("results") : m_out;
        final Path data = m_data == null ? root.resolveSibling("shared").resolve("data") : m_data;
        for (PaperDataset dataset : m_datasets) {
            if (!Files.isDirectory(data.resolve(dataset.title()))) {
                throw new BenchmarkException("There is no folder " + data.resolve(dataset.title())
                    + ": name the one above it, with the published data sets, with --data");
            }
        }
        if (m_threads < 1) {
            throw new BenchmarkException("--threads is " + m_threads + ": at least 1 is needed");
        }
        if (m_epochs != null) {
            m_changes.put("epochs", String.valueOf(m_epochs));
        }
        Files.createDirectories(out);
        final ResultFile results = new ResultFile(out.resolve("paper.csv"));
        final Set<PaperCell> finished = new HashSet<>();
        results.read().forEach(result -> finished.add(result.key()));
        final List<PaperTask> cells = cells(data, Commit.of(root));
        final int all = cells.size();
        cells.removeIf(cell -> finished.contains(cell.key()));
        final Display display = new Display(System.out, Boolean.getBoolean("dash.terminal"));
        display.log(all + " cells, " + (all - cells.size()) + " of them finished before");
        int failed = 0;
        try {
            failed = new CellPool(m_threads, results, display::log).fill(cells, display);
        } finally {
            write(out.resolve("paper.md"), report(results.read()));
        }
        display.log("Results: " + out.resolve("paper.md") + " and .csv");
        if (failed > 0) {
            display.log(failed + " cells failed; the same command tries them again");
        }
        return failed == 0 ? 0 : 1;
    }

    /** All cells that were asked for; one seed after the other, so that early results already compare strategies. */
    private List<PaperTask> cells(final Path data, final String commit) {
        final List<PaperTask> cells = new ArrayList<>();
        for (PaperDataset dataset : m_datasets) {
            for (double noise : dataset.levels(Optional.ofNullable(m_noise))) {
                for (double priorNoise : dataset.levels(Optional.ofNullable(m_priorNoise))) {
                    for (long seed : Numbers.parse(m_seeds)) {
                        for (NamedStrategy strategy : m_strategies) {
                            final PaperRow row = new PaperRow(strategy, m_changes);
                            final Recipe recipe = row.recipe(dataset, seed);
                            final PaperCell key = new PaperCell(dataset.title(), noise, priorNoise,
                                recipe.training().baseModel().name(),
                                row.title(), row.settings(dataset), seed);
                            cells.add(new PaperTask(key, progress -> fill(key, recipe,
                                read(dataset, data, noise, priorNoise), commit, progress)));
                        }
                    }
                }
            }
        }
        return cells;
    }

    private Dataset read(final PaperDataset dataset, final Path data, final double noise, final double priorNoise)
        throws IOException {
        synchronized (m_read) {
            final List<Object> key = List.of(dataset, noise, priorNoise);
            if (!m_read.containsKey(key)) {
                m_read.put(key, dataset.read(data, noise, priorNoise));
            }
            return m_read.get(key);
        }
    }

    private static PaperResult fill(final PaperCell key, final Recipe recipe, final Dataset data, final String commit,
        final Progress progress) {
        final double cpu = Machine.cpuSeconds();
        final CellResult result = CellRun.run(Cell.of(data, "", key.strategy(), Map.of(), recipe, 0), data,
            Keep.MEASURES, 1, progress);
        if (!result.succeeded()) {
            throw new BenchmarkException(result.failureOrNull());
        }
        final Map<String, Double> measures = new LinkedHashMap<>(result.measures());
        measures.put("seconds", result.seconds());
        measures.put("CPU seconds", Machine.cpuSeconds() - cpu);
        return new PaperResult(key, measures, LocalDate.now().toString(), commit);
    }

    private static String report(final List<PaperResult> results) {
        final String commits =
            String.join(", ", results.stream().map(PaperResult::commit).distinct().toList());
        final String dates = String.join(", ", results.stream().map(PaperResult::date).distinct().sorted().toList());
        return "# All strategies of the paper\n\n"
            + "By `./dash bench paper`; every cell, with all its measures, is in paper.csv. Mean ± standard deviation"
            + " over seeds. Computed on " + dates + ", one thread a cell, engine " + commits + ". This table was written"
            + " on " + Machine.processor() + ", " + Machine.cores() + " processors.\n\n"
            + "An edge is an effect other than 0. Precision at k is that of the k strongest effects, k = edges of the"
            + " reference. Wrong prior edges are those that the reference does not have, missing edges those of the"
            + " reference that the prior lacks. Candidates are all pairs that data or prior speak for, ranked by the"
            + " extractor's confidence, whether the model has them or not; those of at least 0.5 are believed.\n\n"
            + PaperTable.markdown(results, PaperCommand::isCurrent);
    }

    /** Whether a cell was computed with the settings that its strategy has now. */
    private static boolean isCurrent(final PaperCell key) {
        return Arrays.stream(PaperDataset.values()).filter(dataset -> dataset.title().equals(key.dataset())).findFirst()
            .flatMap(dataset -> PaperRow.titled(key.strategy()).map(row -> row.settings(dataset)))
            .filter(key.settings()::equals).isPresent();
    }

    private static void write(final Path file, final String text) throws IOException {
        final Path beside = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(beside, text);
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
