package org.dashgrn.sweep;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.data.Progress;
import org.dashgrn.experiment.Cell;
import org.dashgrn.experiment.CellResult;
import org.dashgrn.experiment.ResumableRun;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains many models as a YAML file says. */
@Command(name = "sweep", mixinStandardHelpOptions = false, sortOptions = false,
    description = {"Trains many models: data x strategies x settings x seeds x bootstrap samples, as a YAML file says.",
        "Finished trainings are in OUT/results.csv at once and are never run again: after a kill, start the same"
            + " command again."},
    footer = {"", "The file:",
        "  data:                            # one, or a list",
        "    name: mine",
        "    expression: expression.csv     # paths are relative to the folder of the file",
        "    genes: gene_names.csv          # only for files that do not name their genes",
        "    test: {trajectories: 15, seed: 1}   # or share, lastTimes, or file; optional",
        "    prior: prior.csv               # or {file: ..., format: MATRIX, source: ..., target: ..., sign: ...}",
        "    coRegulation: ppi.csv          # optional",
        "    reference: truth.csv           # optional; assayedOnly: true for ChIP-seq",
        "  strategies: [baseline, IMP, DASH as published]",
        "  settings: {hiddenUnits: 40, epochs: 200}",
        "  grid: {lambda1: [0.05, 0.5], lambda2: [0.01, 0.1]}   # optional",
        "  seeds: 1-5                       # or [1, 2, 10-19]",
        "  bootstrap: 0                     # samples of the trajectories per seed; 0: all trajectories as they are",
        "  keep: {edges: 10000, models: false}   # of each training; edges: all",
        "  stability: 0.5                   # of the consensus networks, if edges are kept",
        "", "Exit codes: 0 done, 1 a training failed, 2 nothing was executed because the command line, the file or the",
        "data are wrong, 130 interrupted."})
public final class SweepCommand implements Callable<Integer> {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int NOT_RUNNABLE = 2;

    private final ExecutorSource m_executors;

    @Parameters(paramLabel = "SPEC", description = "the YAML file")
    private Path m_file;

    @Option(names = "--out", paramLabel = "FOLDER",
        description = "where results go and are found again; default: results/sweep-NAME, for NAME.yaml")
    private Path m_out;

    @Option(names = "--parallel", paramLabel = "N", defaultValue = "0",
        description = "trainings at a time; default: as many as there are processors")
    private int m_parallel;

    @Option(names = "--retry-failed", description = "train again what failed before")
    private boolean m_retryFailed;

    @Option(names = "--dry-run", description = "say what would be trained, and end")
    private boolean m_dryRun;

    @Option(names = {"-q", "--quiet"}, description = "do not tell of single trainings")
    private boolean m_quiet;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "show this help")
    private boolean m_help;

    private SweepCommand(final ExecutorSource executors) {
        m_executors = executors;
    }

    /**
     * @param executors where cells are computed
     * @param arguments of the command line, perhaps with the word sweep in front
     * @return the exit code
     */
    public static int execute(final ExecutorSource executors, final String... arguments) {
        final int first = arguments.length > 0 && arguments[0].equals("sweep") ? 1 : 0;
        return new CommandLine(new SweepCommand(executors)).setCommandName("dash sweep")
            .execute(Arrays.copyOfRange(arguments, first, arguments.length));
    }

    @Override
    public Integer call() {
        try {
            return run();
        } catch (InvalidInputException e) {
            System.err.println(e.getMessage());
            return NOT_RUNNABLE;
        } catch (CancellationException e) {
            System.err.println("Interrupted. What is finished stays finished: start the same command to go on.");
            return 130;
        } catch (IOException e) {
            System.err.println("A file cannot be read or written: " + e);
            return FAILED;
        }
    }

    private int run() throws IOException {
        if (m_parallel < 0) {
            throw new InvalidInputException("--parallel is " + m_parallel, "", "Ask for at least 1");
        }
        if (!Files.isRegularFile(m_file)) {
            throw new InvalidInputException("There is no such file", m_file.toString(), "Name a YAML file");
        }
        final SweepSpec spec = SweepSpec.read(m_file, SweepCommand::unlessInterrupted);
        final int cells = spec.experiment().cells().size();
        if (m_dryRun) {
            for (Cell cell : spec.experiment().cells()) {
                System.out.println(cell.key() + "  " + cell.title());
            }
            System.out.println(cells + " trainings");
            return DONE;
        }
        final Path out = (m_out == null ? Path.of("results", "sweep-" + name()) : m_out).toAbsolutePath();
        final Log log = new Log(cells, m_quiet ? null : System.err);
        final ResumableRun.Outcome outcome = new Sweep(spec, out).run(m_executors.of(m_parallel, cells), m_retryFailed,
            log::ended, SweepCommand::unlessInterrupted);
        System.out.println(cells + " trainings, " + outcome.computed() + " of them now"
            + (outcome.failed() == 0 ? "" : "; " + outcome.failed() + " failed (see the column message; --retry-failed"
                + " trains them again)") + ". Results are in " + out);
        return outcome.failed() == 0 ? DONE : FAILED;
    }

    private String name() {
        return m_file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    }

    private static void unlessInterrupted(final double fraction, final String message) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException();
        }
    }

    /** A line for each training that ends. */
    private static final class Log {

        private final int m_cells;
        private final PrintStream m_out;
        private final long m_start = System.nanoTime();
        private int m_ended;

        Log(final int cells, final PrintStream out) {
            m_cells = cells;
            m_out = out;
        }

        void ended(final CellResult result) {
            m_ended++;
            if (m_out != null) {
                m_out.printf(Locale.ROOT, "[%d of %d, %.0f s] %s: %s%n", m_ended, m_cells,
                    (System.nanoTime() - m_start) / 1e9, result.cell().title(),
                    result.succeeded() ? summary(result) : "FAILED: " + result.failureOrNull());
            }
        }

        private static String summary(final CellResult result) {
            final StringBuilder text = new StringBuilder(String.format(Locale.ROOT,
                "sparsity %.1f %%, validation loss %.3g", 100 * result.measure("sparsity"),
                result.measure("validation loss")));
            for (String name : new String[]{"balanced accuracy", "AUROC", "AUPR"}) {
                if (!Double.isNaN(result.measure(name))) {
                    text.append(String.format(Locale.ROOT, ", %s %.3f", name, result.measure(name)));
                }
            }
            return text.append(String.format(Locale.ROOT, ", %.1f s", result.seconds())).toString();
        }
    }
}
