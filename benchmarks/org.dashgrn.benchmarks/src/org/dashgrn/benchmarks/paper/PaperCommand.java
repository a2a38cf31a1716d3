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
import java.util.concurrent.Callable;
import org.dashgrn.benchmarks.BenchmarkException;
import org.dashgrn.benchmarks.Commit;
import org.dashgrn.benchmarks.Machine;
import org.dashgrn.compute.Gemm;
import org.dashgrn.data.Progress;
import org.dashgrn.model.TrainedModel;
import org.dashgrn.train.Trainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Fills the paper's table: cell after cell, each on disk as soon as it is finished and never computed again. */
@Command(name = "paper", description = "Compares all strategies of the paper; finished cells are not computed again.",
    mixinStandardHelpOptions = true)
public final class PaperCommand implements Callable<Integer> {

    static final String PHOENIX = "PHOENIX";

    @Option(names = "--datasets", split = ",", defaultValue = "SIM350",
        description = "of ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
    private List<PaperDataset> m_datasets;

    @Option(names = "--seeds", defaultValue = "4-8", description = "for example 4-8 or 4,9; default: ${DEFAULT-VALUE}")
    private String m_seeds;

    @Option(names = "--noise", split = ",",
        description = "standard deviations of the noise on simulated expression, of 0, 0.025, 0.05, 0.1; default: 0.025")
    private List<Double> m_noise;

    @Option(names = "--prior-noise", split = ",",
        description = "of the prior of simulated data, half the share of wrong edges: 0, 0.025, 0.05, 0.1;"
            + " default: 0.025")
    private List<Double> m_priorNoise;

    @Option(names = "--strategies", split = ",", description = "of ${COMPLETION-CANDIDATES}; default: all")
    private List<PaperStrategy> m_strategies = Arrays.asList(PaperStrategy.values());

    @Option(names = "--epochs", description = "of all training, pruning included; default: as the paper, 200")
    private Integer m_epochs;

    @Option(names = "--data", description = "folder of the published data sets; default: ../shared/data")
    private Path m_data;

    @Option(names = "--out", description = "folder for paper.csv and paper.md; default: benchmarks/results")
    private Path m_out;

    @Option(names = "--threads", description = "how many cells at a time; default: one per processor")
    private int m_threads = Machine.cores();

    private final Map<List<Object>, Problem> m_problems = new HashMap<>();

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
        Files.createDirectories(out);
        final ResultFile results = new ResultFile(out.resolve("paper.csv"));
        final Set<CellKey> finished = new HashSet<>();
        results.read().forEach(result -> finished.add(result.key()));
        final List<Cell> cells = cells(data, Commit.of(root));
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
    private List<Cell> cells(final Path data, final String commit) {
        final List<Cell> cells = new ArrayList<>();
        for (PaperDataset dataset : m_datasets) {
            for (double noise : dataset.levels(Optional.ofNullable(m_noise))) {
                for (double priorNoise : dataset.levels(Optional.ofNullable(m_priorNoise))) {
                    for (long seed : Numbers.parse(m_seeds)) {
                        for (PaperStrategy strategy : m_strategies) {
                            final Recipe recipe = strategy.recipe(settings(dataset), seed);
                            final CellKey key = new CellKey(dataset.title(), noise, priorNoise, PHOENIX,
                                strategy.title(), recipe.hash(), seed);
                            cells.add(new Cell(key, progress -> fill(key, recipe,
                                problem(dataset, data, noise, priorNoise), commit, progress)));
                        }
                    }
                }
            }
        }
        return cells;
    }

    private PaperSettings settings(final PaperDataset dataset) {
        return m_epochs == null ? dataset.settings() : dataset.settings().withEpochs(m_epochs);
    }

    private Problem problem(final PaperDataset dataset, final Path data, final double noise, final double priorNoise)
        throws IOException {
        synchronized (m_problems) {
            final List<Object> key = List.of(dataset, noise, priorNoise);
            if (!m_problems.containsKey(key)) {
                m_problems.put(key, dataset.read(data, noise, priorNoise));
            }
            return m_problems.get(key);
        }
    }

    private static CellResult fill(final CellKey key, final Recipe recipe, final Problem problem, final String commit,
        final Progress progress) {
        final long start = System.nanoTime();
        final double cpu = Machine.cpuSeconds();
        final TrainedModel model = recipe.run(new Trainer(Gemm.best(), 1), problem.training(),
            problem.prior().indexed(problem.training().genes()), progress);
        final double seconds = (System.nanoTime() - start) / 1e9;
        final double cpuSeconds = Machine.cpuSeconds() - cpu;
        final Map<String, Double> measures =
            new LinkedHashMap<>(Judge.measures(model, problem, Gemm.best(), progress));
        measures.put("seconds", seconds);
        measures.put("CPU seconds", cpuSeconds);
        return new CellResult(key, measures, LocalDate.now().toString(), commit);
    }

    private String report(final List<CellResult> results) {
        final Set<String> current = new HashSet<>();
        for (PaperDataset dataset : PaperDataset.values()) {
            for (PaperStrategy strategy : PaperStrategy.values()) {
                current.add(dataset.title() + strategy.title() + strategy.recipe(settings(dataset), 0).hash());
            }
        }
        final String commits =
            String.join(", ", results.stream().map(CellResult::commit).distinct().toList());
        final String dates = String.join(", ", results.stream().map(CellResult::date).distinct().sorted().toList());
        return "# All strategies of the paper\n\n"
            + "By `./dash bench paper`; every cell, with all its measures, is in paper.csv. Mean ± standard deviation"
            + " over seeds. "
            + "Computed on " + dates + ", one thread a cell, engine " + commits + ". This table was written on "
            + Machine.processor() + ", " + Machine.cores() + " processors.\n\n"
            + "An edge is an effect other than 0. Precision at k is that of the k strongest effects, k = edges of the"
            + " reference. Wrong prior edges are those that the reference does not have, missing edges those of the"
            + " reference that the prior lacks.\n\n"
            + PaperTable.markdown(results,
                key -> current.contains(key.dataset() + key.strategy() + key.settings()));
    }

    private static void write(final Path file, final String text) throws IOException {
        final Path beside = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(beside, text);
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
