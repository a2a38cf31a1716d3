package org.dashgrn.headless;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.dashgrn.embedded.EmbeddedWorkflow;
import org.knime.core.node.CanceledExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Executes a workflow and writes its results. */
@Command(name = "run", sortOptions = false,
    description = "Executes a workflow and writes every table and model it gives into a folder.")
final class RunCommand implements Callable<Integer> {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    /** The measures of all scorers in one table. */
    private static final String SCORES = "scores.csv";

    /** All views in one page. */
    private static final String PAGE = "report.html";

    @Parameters(paramLabel = "WORKFLOW", description = "Folder of a KNIME workflow, or a .knwf file.")
    private Path m_workflow;

    @Option(names = "--data", paramLabel = "DIR",
        description = "Where the workflow finds its data files, instead of its own folder \"data\".")
    private Path m_data;

    @Option(names = "--set", paramLabel = "\"NODE/OPTION=VALUE\"",
        description = {"Sets an option of a node; may be repeated. NODE is what stands under it or its name; \"NAME#3\" or "
            + "\"#3\" picks one of several by its number, \"*NAME\" takes all. A file is given by its path.",
            "An option that does not exist (such as ?) lists those that do."})
    private List<String> m_set = new ArrayList<>();

    @Option(names = "--out", paramLabel = "DIR",
        description = "Folder for the results; default: results/WORKFLOW-TIME.")
    private Path m_out;

    @Option(names = "--overwrite", description = "Replace the results of an earlier run in that folder.")
    private boolean m_overwrite;

    @Option(names = "--keep-partial",
        description = "If a node fails, keep what the nodes before it gave, in DIR.partial.")
    private boolean m_keepPartial;

    @Option(names = "--checkpoint", paramLabel = "DIR",
        description = "Where nodes that train save themselves, each in a folder named by its number. The same command "
            + "goes on from there after it was interrupted or killed, with the same result.")
    private Path m_checkpoint;

    @Option(names = "--row-ids", description = "Write the names of rows as the first column of each table.")
    private boolean m_rowIds;

    @Option(names = "--threads", paramLabel = "N", description = "How many processors to use; default: all.")
    private Integer m_threads;

    @Option(names = "--quiet", description = "Show no progress.")
    private boolean m_quiet;

    @Override
    public Integer call() throws Exception {
        checkThreads();
        if (m_data != null && !Files.isDirectory(m_data)) {
            throw new NotRunnableException("--data: there is no folder " + m_data.toAbsolutePath().normalize() + ".");
        }
        try (WorkflowSource source = WorkflowSource.open(m_workflow, WorkflowSource.Limits.DEFAULT)) {
            final Path data = (m_data != null ? m_data : source.folder().resolve("data")).toAbsolutePath().normalize();
            EmbeddedWorkflow.run(source.folder(), data, () -> {
                run(source, data);
                return null;
            });
        }
        return ExitCode.OK;
    }

    /** The number of processors is a property of the Java machine: the dash script has set it already. */
    private void checkThreads() throws NotRunnableException {
        if (m_threads != null && m_threads < 1) {
            throw new NotRunnableException("--threads must be at least 1, not " + m_threads + ".");
        }
        if (m_threads != null && m_threads != Runtime.getRuntime().availableProcessors()) {
            throw new NotRunnableException("--threads " + m_threads + ": this machine was started for "
                + Runtime.getRuntime().availableProcessors() + " processors. Start it with the dash script, or with "
                + "java -XX:ActiveProcessorCount=" + m_threads + ".");
        }
    }

    private void run(final WorkflowSource source, final Path data)
        throws NotRunnableException, WorkflowFailedException, IOException {
        final Workflow workflow = WorkflowReader.read(source.name(), source.folder());
        final WorkflowRun run;
        try {
            run = WorkflowRun.prepare(workflow, NodeFactories.installed(), m_set,
                m_checkpoint == null ? null : m_checkpoint.toAbsolutePath().normalize());
        } catch (NotRunnableException e) {
            throw workflow.readsData() ? new NotRunnableException(e.getMessage() + "\nThe data of the workflow are "
                + "looked for in " + data + "; --data names another folder.", e) : e;
        }
        final Path out = m_out != null ? m_out
            : Path.of("results", source.name() + "-" + LocalDateTime.now().format(STAMP));
        final ResultFolder results = ResultFolder.begin(out, m_overwrite);
        final Cancellation cancellation = new Cancellation();
        final Thread hook = new Thread(() -> interrupt(cancellation, results, source), "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            execute(workflow, run, results, cancellation);
        } catch (CanceledExecutionException e) {
            awaitEnd();
        } finally {
            results.abandon();
            remove(hook);
        }
    }

    /** What happens on Ctrl-C, in the moment that is left. */
    private static void interrupt(final Cancellation cancellation, final ResultFolder results,
        final WorkflowSource source) {
        cancellation.request();
        if (results.abandon()) {
            System.err.println("\nInterrupted; nothing was written.");
        }
        source.close();
    }

    private static void remove(final Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            awaitEnd(); // it is running
        }
    }

    private void execute(final Workflow workflow, final WorkflowRun run, final ResultFolder results,
        final Cancellation cancellation) throws WorkflowFailedException, CanceledExecutionException, IOException {
        final RunReport report = new RunReport(workflow, m_set);
        final ScoreBoard scores = new ScoreBoard();
        final ReportPage page = new ReportPage();
        try (ProgressDisplay display = new ProgressDisplay(m_quiet ? null : System.err,
            Boolean.getBoolean("dash.terminal"))) {
            run.execute(display, cancellation, new ResultWriter(results, report, scores, page, m_rowIds));
        } catch (WorkflowFailedException e) {
            if (m_keepPartial) {
                report.write(results.file(ResultFolder.REPORT), e.getMessage());
                System.err.println("What the nodes before it gave is in " + results.keepPartial());
            }
            throw e;
        }
        try {
            if (!scores.isEmpty()) {
                scores.write(results.file(SCORES));
            }
            report.write(results.file(ResultFolder.REPORT), null);
            if (!page.isEmpty()) {
                page.write(results.file(PAGE), report.json(), scores);
            }
            results.commit();
        } catch (IOException e) {
            throw results.unwritable(e);
        }
        if (!scores.isEmpty()) {
            System.out.println();
            scores.lines().forEach(System.out::println);
            System.out.println();
        }
        System.out.println("Results are in " + results.target()
            + (scores.isEmpty() ? "" : ", all measures side by side in its " + SCORES)
            + (page.isEmpty() ? "" : "; to look at them, open its " + PAGE));
    }

    /** The process is ending because of a signal; its exit code is already decided. */
    private static void awaitEnd() {
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
