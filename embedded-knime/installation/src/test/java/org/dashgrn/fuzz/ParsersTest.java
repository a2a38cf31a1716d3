package org.dashgrn.fuzz;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.dashgrn.compute.Gemm;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.data.Progress;
import org.dashgrn.data.Trajectory;
import org.dashgrn.model.CheckpointArchive;
import org.dashgrn.model.ModelArchive;
import org.dashgrn.model.PrunerState;
import org.dashgrn.model.TrainedModel;
import org.dashgrn.model.TrainingSettings;
import org.dashgrn.train.Trainer;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * Fuzzing of all parsers, guided by the coverage of our code: jazzer starts from sound files and keeps what reaches new
 * branches. {@code -Ddash.fuzz.seconds=600} fuzzes longer, {@code -Ddash.fuzz.seed=2} with other random numbers,
 * {@code -Ddash.fuzz.corpus=FOLDER} keeps what it learns.
 */
public class ParsersTest {

    private static final int SECONDS = Integer.getInteger("dash.fuzz.seconds", 6);

    /** Every build tries the same files; a trial of its own length goes on for its time. */
    private static final int RUNS = System.getProperty("dash.fuzz.seconds") == null ? 2000 : -1;

    private static final String LIMITS = "-Xmx1g";

    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    private static Map<Parser, byte[]> soundFiles() throws IOException {
        final Map<Parser, byte[]> files = new LinkedHashMap<>();
        files.put(Parser.TRAJECTORIES, text("time;A;B\n0;0.1;0.2\n1;0.3;NA\n"));
        files.put(Parser.PHOENIX, text("2,2,,\n1,2,3\n4,5,6\n0,1,2\n1,2,\n4,5,\n0,1,\n"));
        files.put(Parser.WIDE, text("trajectory,time,A,\"B\"\nx,0,1,2\nx,1,3,4e-1\ny,0,1,2\ny,1,3,4\n"));
        files.put(Parser.LONG, text("time\tgene\tvalue\n0\tA\t1\n1\tA\t2\n0\tB\t3\n1\tB\t4\n"));
        files.put(Parser.NETWORK, text("TF\tgene\tscore\nA\tB\t0.5\nB\tC\t-1\n"));
        files.put(Parser.EDGES, text("source,target,weight,sign\nA,B,1,+\nB,C,2,-\n"));
        files.put(Parser.MATRIX, text(",A,B\nA,0,1\nB,1,0\n"));
        files.put(Parser.SIF, text("A\tpp\tB\tC\nB\tpd\tC\n"));
        files.put(Parser.GENE_SETS, text("P1\thttp://x\tA\tB\nP2\t\tC\n"));
        files.put(Parser.GENE_NAMES, text("gene,other\nA,1\nB,2\n"));
        final byte[] model = model();
        files.put(Parser.MODEL, model);
        files.put(Parser.MODEL_ENTRIES, Parser.entries(Parser.unzip(model)));
        final byte[] checkpoint = checkpoint();
        files.put(Parser.CHECKPOINT, checkpoint);
        files.put(Parser.CHECKPOINT_ENTRIES, Parser.entries(Parser.unzip(checkpoint)));
        final byte[] workflow = Parser.entries(workflow());
        files.put(Parser.WORKFLOW_ENTRIES, workflow);
        files.put(Parser.PACKED_WORKFLOW, Parser.zip(workflow));
        files.put(Parser.SWEEP, text("data:\n  name: s\n  simulate: {genes: 6, trajectories: 4, seed: 1}\n"
            + "  test: {trajectories: 1}\nstrategies: [IMP, DASH]\nsettings: {epochs: 9}\ngrid:\n  lambda2: [0.1]\n"
            + "seeds: 1-2\nkeep: {edges: all, models: true}\nstability: 0.5\nbootstrap: 1\n"));
        return files;
    }

    private static byte[] text(final String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static TrainedModel trained() {
        final double[][] values = {{0.1, 0.2}, {0.3, 0.1}, {0.2, 0.2}};
        final ExpressionTrajectories data = new ExpressionTrajectories(List.of("A", "B"),
            List.of(new Trajectory("x", new double[]{0, 1, 2}, values), new Trajectory("y", new double[]{0, 1, 2}, values)));
        return new Trainer(Gemm.best(), 1).train(TrainingSettings.defaults(2, 1), 2, data, null, Progress.NONE);
    }

    private static byte[] model() throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        ModelArchive.write(trained(), out);
        return out.toByteArray();
    }

    private static byte[] checkpoint() throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        CheckpointArchive.write(new CheckpointArchive.Content("fingerprint", 1, trained(),
            Optional.of(new PrunerState(List.of(2, 1, 0), List.of(new double[]{0.5, 1})))), out);
        return out.toByteArray();
    }

    private static Map<String, byte[]> workflow() {
        final String start = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<config xmlns=\"http://www.knime.org/2008/09/XMLConfig\" key=\"x\">";
        final Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("f/workflow.knime", text(start + "<config key=\"nodes\"><config key=\"node_1\"><entry key=\"id\" "
            + "type=\"xint\" value=\"1\"/><entry key=\"node_settings_file\" type=\"xstring\" value=\"N (#1)/settings.xml\"/>"
            + "</config></config><config key=\"connections\"><config key=\"c\"><entry key=\"sourceID\" type=\"xint\" "
            + "value=\"1\"/><entry key=\"sourcePort\" type=\"xint\" value=\"1\"/><entry key=\"destID\" type=\"xint\" "
            + "value=\"1\"/><entry key=\"destPort\" type=\"xint\" value=\"1\"/></config></config></config>"));
        files.put("f/N (#1)/settings.xml", text(start + "<entry key=\"factory\" type=\"xstring\" value=\"x.Y\"/>"
            + "<config key=\"variables\"/><config key=\"nodeAnnotation\"><entry key=\"text\" type=\"xstring\" "
            + "value=\"%%00010a\"/><entry key=\"n\" type=\"xstring\" isnull=\"true\" value=\"\"/></config></config>"));
        return files;
    }

    /** Else the fuzzer would start from files that are refused at once. */
    @Test
    public void soundFilesAreRead() throws IOException {
        final Map<Parser, byte[]> files = soundFiles();
        assertEquals(Parser.values().length, files.size());
        for (Map.Entry<Parser, byte[]> file : files.entrySet()) {
            try {
                file.getKey().read(file.getValue(), m_folder.getRoot().toPath());
            } catch (InvalidInputException e) {
                throw new AssertionError(file.getKey() + " refuses a sound file", e);
            }
        }
    }

    @Test
    public void readOrRefusedButNothingElse() throws Exception {
        assumeTrue("the fuzzer is for this platform", System.getProperty("os.arch").equals("amd64"));
        final String kept = System.getProperty("dash.fuzz.corpus");
        final Path corpus = kept == null ? m_folder.newFolder("corpus").toPath() : Files.createDirectories(Path.of(kept));
        for (Map.Entry<Parser, byte[]> file : soundFiles().entrySet()) {
            final ByteArrayOutputStream input = new ByteArrayOutputStream();
            input.write(file.getKey().ordinal());
            input.write(file.getValue());
            Files.write(corpus.resolve(file.getKey().name()), input.toByteArray());
        }
        final Path findings = m_folder.newFolder("findings").toPath();
        final Path log = m_folder.newFile("log.txt").toPath();
        final String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        final List<String> command = new ArrayList<>(List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), LIMITS, "-Djava.io.tmpdir="
                + m_folder.newFolder("tmp"), "-cp", path, "com.code_intelligence.jazzer.Jazzer",
            "--target_class=" + ParserFuzzer.class.getName(), "--instrumentation_includes=org.dashgrn.**",
            "--reproducer_path=" + findings, "-artifact_prefix=" + findings + File.separator,
            "-max_total_time=" + SECONDS, "-runs=" + RUNS,
            "-seed=" + Integer.getInteger("dash.fuzz.seed", 1), "-timeout=60", "-rss_limit_mb=2500", "-print_final_stats=1", "-max_len=8192",
            corpus.toString()));
        final Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        final boolean ended = process.waitFor(SECONDS + 300L, TimeUnit.SECONDS);
        process.destroyForcibly().waitFor();
        final String said = Files.readString(log);
        final String end = said.substring(Math.max(0, said.length() - 6000));
        assertTrue(end, ended);
        assertEquals(end, 0, process.exitValue());
        final long tried = said.lines().filter(line -> line.startsWith("stat::number_of_executed_units"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElseThrow();
        // on a machine that is busy with other things hardly more than the sound files
        assertTrue(end, tried >= Parser.values().length);
        try (var files = Files.list(corpus)) {
            System.out.println("Fuzzing for " + SECONDS + " s: " + tried + " files read or refused, " + files.count()
                + " of them kept because they reach more of the code");
        }
    }
}
