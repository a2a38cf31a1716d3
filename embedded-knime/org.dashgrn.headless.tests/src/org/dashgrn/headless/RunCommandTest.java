package org.dashgrn.headless;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Whole runs, in this process, of workflows made of the nodes of this fragment. */
public class RunCommandTest {

    @Rule
    public final TemporaryFolder m_temporary = new TemporaryFolder();

    private Path m_workflow;

    private Path m_out;

    @Before
    public void folders() {
        m_workflow = m_temporary.getRoot().toPath().resolve("flow");
        m_out = m_temporary.getRoot().toPath().resolve("out");
    }

    private Console run(final Object... more) {
        final Object[] arguments = Stream.concat(Stream.of("run", m_workflow, "--out", m_out), Stream.of(more)).toArray();
        return Console.run(arguments);
    }

    private WorkflowFolder flow() throws IOException {
        return new WorkflowFolder(m_workflow);
    }

    private void assertNothingWritten() throws IOException {
        try (Stream<Path> files = Files.list(m_temporary.getRoot().toPath())) {
            assertEquals(List.of(m_workflow), files.toList());
        }
    }

    private void assertRefused(final Console console, final String... parts) throws IOException {
        assertEquals(console.err(), ExitCode.NOT_RUNNABLE, console.exitCode());
        for (String part : parts) {
            assertTrue(console.err(), console.err().contains(part));
        }
        assertFalse(console.err(), console.err().contains("\tat "));
        assertNothingWritten();
    }

    @Test
    public void writesTablesModelsAndReport() throws IOException {
        flow().node(1, "Count").labelled(2, "Measure", "Dense: rows").node(3, "Weights").connect(1, 1, 2, 1).write();
        final Console console = run("--set", "Count/inner.share=0.1", "--set", "Count/warn=true");
        assertEquals(console.err(), ExitCode.OK, console.exitCode());
        assertEquals("gene,value\nA,0.1\nB,1.1\nA,2.1\n", Files.readString(m_out.resolve("01-count/rows.csv")));
        assertEquals("gene,value\n\"a,\"\"b\"\"\n\",\n", Files.readString(m_out.resolve("01-count/single-row.csv")));
        assertEquals("metric,value\nrows,3.0\nerror,\n", Files.readString(m_out.resolve("02-dense-rows/metrics.csv")));
        try (ZipFile zip = new ZipFile(m_out.resolve("03-weights/model.zip").toFile())) {
            assertNotNull(zip.getEntry("weights.txt"));
        }
        final JsonObject report = Json.parse(Files.readString(m_out.resolve("run.json"))).asObject();
        assertEquals("executed", report.getString("state", null));
        final JsonObject count = report.get("nodes").asArray().get(0).asObject();
        assertEquals(0.1, count.get("settings").asObject().get("inner").asObject().getDouble("share", 0), 0);
        assertEquals("counted on the fingers", count.getString("warning", null));
        assertEquals("01-count/rows.csv", count.get("outputs").asObject().getString("Rows", null));
        assertTrue(console.out(), console.out().contains("Dense"));
        assertTrue(console.err(), console.err().contains("[1/3] Count"));
        assertTrue(console.err(), console.err().contains("warning: counted on the fingers"));
        assertEquals("", run("--quiet", "--overwrite").err());
    }

    @Test
    public void runsAPackedWorkflowAndReadsItsData() throws IOException {
        flow().node(1, "Count", "rows:xint=1", "seed:xlong=1", "warn:xboolean=false", "mode:xstring=COUNT",
            "scale:xdouble=0", "scale_is_present:xboolean=false",
            "<config key=\"genes\"><entry key=\"array-size\" type=\"xint\" value=\"0\"/></config>",
            "<config key=\"file\"><config key=\"path\"><entry key=\"location_present\" type=\"xboolean\" value=\"true\"/>"
                + "<entry key=\"file_system_type\" type=\"xstring\" value=\"RELATIVE\"/><entry "
                + "key=\"file_system_specifier\" type=\"xstring\" value=\"knime.workflow.data\"/>"
                + "<entry key=\"path\" type=\"xstring\" value=\"in.csv\"/></config></config>",
            "<config key=\"inner\"><entry key=\"share\" type=\"xdouble\" value=\"0.5\"/></config>").write();
        Files.createDirectories(m_workflow.resolve("data"));
        Files.writeString(m_workflow.resolve("data/in.csv"), "inside\n");
        final Path archive = m_temporary.getRoot().toPath().resolve("packed.knwf");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive));
                Stream<Path> files = Files.walk(m_workflow)) {
            for (Path file : (Iterable<Path>)files.filter(Files::isRegularFile)::iterator) {
                zip.putNextEntry(new ZipEntry("flow/" + m_workflow.relativize(file)));
                Files.copy(file, zip);
            }
        }
        final Console packed = Console.run("run", archive, "--out", m_out);
        assertEquals(packed.err(), ExitCode.OK, packed.exitCode());
        assertEquals("gene,value\ninside,0.5\n", Files.readString(m_out.resolve("01-count/rows.csv")));

        final Path data = m_temporary.newFolder("elsewhere").toPath();
        Files.writeString(data.resolve("in.csv"), "outside\n");
        assertEquals(ExitCode.OK, run("--data", data, "--overwrite").exitCode());
        assertEquals("gene,value\noutside,0.5\n", Files.readString(m_out.resolve("01-count/rows.csv")));

        final Path file = Files.writeString(data.resolve("other.csv"), "chosen\n");
        assertEquals(ExitCode.OK, run("--set", "Count/file=" + file, "--overwrite").exitCode());
        assertEquals("gene,value\nchosen,0.5\n", Files.readString(m_out.resolve("01-count/rows.csv")));
    }

    @Test
    public void aFailedNodeEndsTheRun() throws IOException {
        flow().node(1, "Count").node(2, "Measure").connect(1, 1, 2, 1).write();
        final Console failed = run("--set", "Count/mode=FAIL");
        assertEquals(ExitCode.WORKFLOW_FAILED, failed.exitCode());
        assertTrue(failed.err(), failed.err().endsWith("Count (#1) failed: gene TP53 is missing\n"));
        assertNothingWritten();
        final Console defect = run("--set", "Count/mode=DEFECT");
        assertEquals(ExitCode.WORKFLOW_FAILED, defect.exitCode());
        assertTrue(defect.err(), defect.err().contains("IllegalStateException: defect (unexpected; --stacktrace"));
        assertFalse(defect.err(), defect.err().contains("\tat "));
        assertTrue(run("--set", "Count/mode=DEFECT", "--stacktrace").err().contains("\tat "));
        final Console memory = run("--set", "Count/mode=NO_MEMORY");
        assertEquals(ExitCode.WORKFLOW_FAILED, memory.exitCode());
        assertTrue(memory.err(), memory.err().contains("DASH_XMX"));
        assertNothingWritten();
    }

    @Test
    public void keepsWhatThereWasBeforeAFailureIfAsked() throws IOException {
        flow().node(1, "Count").node(2, "Count").write();
        assertEquals(ExitCode.WORKFLOW_FAILED, run("--set", "#2/mode=FAIL", "--keep-partial").exitCode());
        assertFalse(Files.exists(m_out));
        final Path partial = m_temporary.getRoot().toPath().resolve("out.partial");
        assertTrue(Files.exists(partial.resolve("01-count/rows.csv")));
        assertTrue(Files.readString(partial.resolve("run.json")).contains("gene TP53 is missing"));
    }

    @Test
    public void refusesForeignNodesByName() throws IOException {
        flow().special(1, "CSV Reader", "org.knime.base.node.io.CSVReaderNodeFactory", null)
            .special(2, "Joiner", "org.knime.base.node.JoinerNodeFactory", null).write();
        assertRefused(run(), "CSV Reader (#1)", "org.knime.base.node.io.CSVReaderNodeFactory", "Joiner (#2)");
    }

    @Test
    public void refusesMetanodesAndComponents() throws IOException {
        flow().entryOnly(1, "Group (#1)/workflow.knime", true, "MetaNode")
            .entryOnly(2, "Part (#2)/settings.xml", false, "SubNode").write();
        assertRefused(run(), "Metanode \"Group\" (#1)", "Component \"Part\" (#2)", "Expand");
    }

    @Test
    public void refusesWrongConnections() throws IOException {
        flow().node(1, "Count").node(2, "Measure").node(3, "Weights").node(4, "Measure").node(5, "Measure")
            .connect(3, 1, 2, 1).connect(1, 3, 5, 1).connect(1, 1, 5, 7).write();
        assertRefused(run(), "Measure (#2): input \"Rows\" takes Table", "gives Weights",
            "Measure (#4): nothing is connected to input \"Rows\"", "Count (#1) has no output port 3",
            "Measure (#5) has no input port 7");
    }

    @Test
    public void refusesACircle() throws IOException {
        flow().node(1, "Count").node(2, "Measure").node(3, "Measure").node(4, "Measure")
            .connect(2, 1, 3, 1).connect(3, 1, 2, 1).connect(3, 1, 4, 1).write();
        final Console console = run();
        assertRefused(console, "circle through Measure (#2), Measure (#3)");
        assertFalse(console.err(), console.err().contains("#4"));
    }

    @Test
    public void connectsPortsThatTheUserAdded() throws IOException {
        flow().node(1, "Count").special(2, "Measure", "org.dashgrn.headless.MeasureNodeFactory",
            "<config key=\"node_creation_config\"><config key=\"More\"><config key=\"port_0\"><entry key=\"object_class\" "
                + "type=\"xstring\" value=\"org.knime.core.node.BufferedDataTable\"/></config></config></config>")
            .connect(1, 1, 2, 1).connect(1, 2, 2, 2).write();
        final Console console = run();
        assertEquals(console.err(), ExitCode.OK, console.exitCode());
        assertEquals("metric,value\nrows,4.0\nerror,\n", Files.readString(m_out.resolve("02-measure/metrics.csv")));
    }

    @Test
    public void aFlowVariableConnectionOnlyOrders() throws IOException {
        flow().node(1, "Count").node(2, "Count").connect(2, 0, 1, 0).write();
        final Console console = run();
        assertEquals(console.err(), ExitCode.OK, console.exitCode());
        assertEquals(2, Json.parse(Files.readString(m_out.resolve("run.json"))).asObject().get("nodes").asArray().get(0)
            .asObject().getInt("id", 0));
    }

    @Test
    public void refusesOverridesByFlowVariables() throws IOException {
        flow().special(1, "Count", "org.dashgrn.headless.CountNodeFactory", "<config key=\"variables\"><config key=\"tree\">"
            + "<config key=\"rows\"><entry key=\"used_variable\" type=\"xstring\" value=\"n\"/></config></config></config>")
            .write();
        assertRefused(run(), "Count (#1)", "\"rows\" (variable \"n\")", "--set");
    }

    @Test
    public void refusesBadSettings() throws IOException {
        flow().node(1, "Count").write();
        assertRefused(run("--set", "Count/rows=-1"), "Count (#1)", "rows must not be negative, but are -1");
        assertRefused(run("--set", "Count/rows=many"), "option \"rows\" takes a whole number, not \"many\"");
        assertRefused(run("--set", "Count/mode=NONE"), "Count (#1)", "NONE");
        assertRefused(run("--set", "Count/mode=REFUSE"), "Count (#1): mode REFUSE is never right");
        assertRefused(run("--set", "Count/depth=1"), "has no option \"depth\"",
            "rows, seed, warn, mode, scale, genes, file, inner.");
        assertRefused(run("--set", "Counter/rows=1"), "no node \"Counter\"; it has Count (#1)");
        assertRefused(run("--set", "Count"), "\"node/option=value\"");
        assertRefused(run("--data", m_temporary.getRoot().toPath().resolve("none")), "--data: there is no folder");
        assertRefused(run("--threads", "0"), "--threads must be at least 1");
        assertRefused(run("--thread", "1"), "Unknown option");
    }

    @Test
    public void settingsThatKnimeWouldReplaceByDefaultsAreAnError() throws IOException {
        flow().node(1, "Count", "rows:xint=5").write();
        assertRefused(run(), "Count (#1): its settings cannot be used");
    }

    @Test
    public void refusesWhatIsNoWorkflow() throws IOException {
        Files.createDirectories(m_workflow);
        assertRefused(run(), "is not a KNIME workflow", "workflow.knime");
        Files.writeString(m_workflow.resolve("workflow.knime"), "nonsense");
        assertRefused(run(), "workflow.knime cannot be read");
        flow().entryOnly(1, "Count (#1)/settings.xml", false, "NativeNode").write();
        assertRefused(run(), "settings.xml is missing");
        flow().entryOnly(1, "../settings.xml", false, "NativeNode").write();
        assertRefused(run(), "not inside the workflow folder");
        assertEquals(ExitCode.NOT_RUNNABLE, Console.run("run", m_workflow.resolve("none")).exitCode());
        assertEquals(ExitCode.NOT_RUNNABLE, Console.run("run").exitCode());
        assertEquals(ExitCode.NOT_RUNNABLE, Console.run().exitCode());
    }

    @Test
    public void settingsCannotReachOtherFiles() throws IOException {
        final Path secret = Files.writeString(m_temporary.newFile().toPath(), "secret");
        flow().rawNode(1, "Count", "<?xml version=\"1.0\"?><!DOCTYPE config [<!ENTITY e SYSTEM \"" + secret.toUri()
            + "\">]><config xmlns=\"http://www.knime.org/2008/09/XMLConfig\" key=\"s\">&e;<entry key=\"factory\" "
            + "type=\"xstring\" value=\"x\"/></config>").write();
        final Console console = run();
        assertEquals(ExitCode.NOT_RUNNABLE, console.exitCode());
        assertFalse(console.err(), console.err().contains("secret"));
        final StringBuilder bomb = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE config [<!ENTITY e0 \"x\">");
        for (int i = 1; i < 40; i++) {
            bomb.append("<!ENTITY e" + i + " \"&e" + (i - 1) + ";&e" + (i - 1) + ";\">");
        }
        flow().rawNode(1, "Count", bomb + "]><config xmlns=\"http://www.knime.org/2008/09/XMLConfig\" key=\"s\"><entry "
            + "key=\"factory\" type=\"xstring\" value=\"&e39;\"/></config>").write();
        final Console expanded = run();
        assertEquals(ExitCode.NOT_RUNNABLE, expanded.exitCode());
        assertTrue(expanded.err(), expanded.err().contains("settings.xml cannot be read"));
    }

    @Test
    public void replacesOnlyWhatAnEarlierRunWrote() throws IOException {
        flow().node(1, "Count").write();
        Files.createDirectories(m_out);
        Files.writeString(m_out.resolve("precious.txt"), "x");
        assertEquals(ExitCode.NOT_RUNNABLE, run().exitCode());
        final Console console = run("--overwrite");
        assertEquals(ExitCode.NOT_RUNNABLE, console.exitCode());
        assertTrue(console.err(), console.err().contains("does not hold results of an earlier run"));
        assertTrue(Files.exists(m_out.resolve("precious.txt")));
    }

    @Test
    public void writesRowIdsIfAsked() throws IOException {
        flow().node(1, "Count").write();
        assertEquals(ExitCode.OK, run("--row-ids", "--set", "Count/rows=1").exitCode());
        assertEquals("RowID,gene,value\nRow0,A,0.5\n", Files.readString(m_out.resolve("01-count/rows.csv")));
    }
}
