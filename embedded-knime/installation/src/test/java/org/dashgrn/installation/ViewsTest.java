package org.dashgrn.installation;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DirectedPseudograph;
import org.jgrapht.nio.graphml.GraphMLImporter;
import org.junit.After;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * Every view in a real browser: the pages of the installed bundle, fed as KNIME feeds them with what real nodes gave,
 * looked at, clicked, searched and exported. Screenshots stay in target/screenshots.
 */
public class ViewsTest {

    private static final long SECONDS = 300;

    private static final Pattern DATA =
        Pattern.compile("<script type=\"application/json\" id=\"dash-data\">(.*?)</script>", Pattern.DOTALL);

    private static final Pattern VIEW = Pattern.compile("<main data-view=\"([a-z]+)\"");

    /** A gene that wants to be a script. */
    private static final String HOSTILE = "<img src=x onerror='top.pwned=1;window.pwned=1'>&\"</script>";

    @ClassRule
    public static final TemporaryFolder TEMPORARY = new TemporaryFolder();

    private static Browser s_browser;

    private static KnimeHost s_host;

    /** By name of the workflow: where its results are. */
    private static final Map<String, Path> RESULTS = new HashMap<>();

    @BeforeClass
    public static void start() throws Exception {
        assumeTrue("Chromium and its driver are not installed (apt-get install chromium chromium-driver)",
            Browser.isInstalled());
        s_browser = Browser.start(TEMPORARY.newFolder("browser").toPath());
        s_host = KnimeHost.start(Installation.plugins("org.dashgrn.nodes_").get(0).resolve("html"));
    }

    @AfterClass
    public static void stop() {
        RESULTS.clear();
        if (s_browser != null) {
            s_browser.close();
            s_host.close();
        }
    }

    @Before
    @After
    public void forgetConsole() {
        if (s_browser != null) {
            s_browser.console();
        }
    }

    private static Path results(final String workflow, final String... options) throws Exception {
        if (!RESULTS.containsKey(workflow)) {
            final Path out = TEMPORARY.getRoot().toPath().resolve("out-" + workflow);
            final List<Object> arguments = new ArrayList<>(List.of("run",
                Installation.root().resolve("test-workflows").resolve(workflow), "--out", out));
            for (String option : options) {
                arguments.addAll(List.of("--set", option));
            }
            final Outcome outcome = Outcome
                .start(TEMPORARY.getRoot().toPath(), Installation.command(arguments.toArray())).await(SECONDS);
            assertEquals(outcome.err(), 0, outcome.exitCode());
            RESULTS.put(workflow, out);
        }
        return RESULTS.get(workflow);
    }

    private static Path quickstart() throws Exception {
        return results("quickstart", "*Neural ODE Learner/epochs=3", "*DASH Pruner/epochs=14");
    }

    private static Path discover() throws Exception {
        if (!RESULTS.containsKey("discover")) {
            final Path data = Installation.root().resolve("test-workflows/discover/data");
            final Path hostile = TEMPORARY.newFolder("hostile").toPath();
            for (String file : List.of("expression.csv", "prior.csv")) {
                final String quoted = "\"" + HOSTILE.replace("\"", "\"\"") + "\"";
                final String text = Browser.read(data.resolve(file)).replaceAll("\\bTF01\\b",
                    Matcher.quoteReplacement(quoted));
                Files.writeString(hostile.resolve(file), text);
            }
            results("discover", "Expression Trajectory Reader/file=" + hostile.resolve("expression.csv"),
                "Prior Network Reader/file=" + hostile.resolve("prior.csv"), "Neural ODE Learner/epochs=3",
                "DASH Pruner/epochs=6");
        }
        return RESULTS.get("discover");
    }

    /** @return the view that a node left, by the beginning of its folder */
    private static Path view(final Path results, final String node) throws IOException {
        try (Stream<Path> folders = Files.list(results)) {
            return folders.filter(f -> f.getFileName().toString().startsWith(node)).findFirst()
                .orElseThrow(() -> new AssertionError("No folder " + node + " in " + results)).resolve("view.html");
        }
    }

    private static String found(final Pattern pattern, final String html) {
        final Matcher match = pattern.matcher(html);
        assertTrue(match.find());
        return match.group(1);
    }

    /** Opens a view as KNIME would. */
    private static void open(final Path view, final int width, final int height) throws IOException {
        final String html = Browser.read(view);
        open(found(VIEW, html), Json.parse(found(DATA, html)).asObject(), width, height);
        s_browser.await("document.querySelector('main').dataset.state === 'shown'");
    }

    private static void open(final String view, final JsonObject data, final int width, final int height) {
        s_browser.open(s_host.show(view, data), width, height);
        s_browser.enterFrame();
        s_browser.await("document.querySelector('main').dataset.state !== undefined");
    }

    private static void assertQuiet() {
        assertEquals(List.of(), s_browser.console());
    }

    /** Every canvas that is shown has something on it. A copy is read: reading the canvas again and again is worth a warning. */
    private static void assertDrawn(final int canvases) {
        s_browser.await("""
            (wanted => { const drawn = [...document.querySelectorAll('canvas')].filter(canvas => {
              if (canvas.width === 0 || canvas.height === 0) return false;
              const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', {willReadFrequently: true});
              copy.drawImage(canvas, 0, 0);
              const pixels = copy.getImageData(0, 0, canvas.width, canvas.height).data;
              const colours = new Set();
              for (let i = 0; i < pixels.length; i += 4 * 7) colours.add(pixels[i] << 16 | pixels[i + 1] << 8 | pixels[i + 2] | pixels[i + 3] << 24);
              return colours.size > 3;
            }); return drawn.length >= wanted; })(arguments[0])""", canvases);
    }

    private static void screenshot(final String name) throws IOException {
        s_browser.screenshot(Installation.root().resolve("embedded-knime/installation/target/screenshots")
            .resolve(name + ".png"));
    }

    /** Looks at a view in a large window and in KNIME's small pane. */
    private static void look(final Path view, final String name, final int canvases) throws IOException {
        open(view, 400, 300);
        assertDrawn(1);
        assertTrue("wider than the pane",
            s_browser.is("document.documentElement.scrollWidth <= window.innerWidth"));
        screenshot(name + "-small");
        open(view, 1100, 640);
        assertDrawn(canvases);
        screenshot(name);
        assertQuiet();
    }

    private static List<CSVRecord> csv() throws Exception {
        return CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).build()
            .parse(new StringReader(Browser.read(s_browser.export("CSV")))).getRecords();
    }

    private static void assertExportsPictures() throws Exception {
        final BufferedImage png = ImageIO.read(s_browser.export("PNG").toFile());
        assertTrue(png.getWidth() > 500);
        final Set<Integer> colours = new HashSet<>();
        for (int x = 0; x < png.getWidth(); x += 3) {
            for (int y = 0; y < png.getHeight(); y += 3) {
                colours.add(png.getRGB(x, y));
            }
        }
        assertTrue("The picture is empty", colours.size() > 5);
        final var svg = DocumentBuilderFactory.newInstance().newDocumentBuilder()
            .parse(s_browser.export("SVG").toFile()).getDocumentElement();
        assertEquals("svg", svg.getTagName());
        assertTrue(svg.getElementsByTagName("path").getLength() > 5);
        assertTrue(svg.getElementsByTagName("text").getLength() > 3);
        assertEquals(0, svg.getElementsByTagName("img").getLength());
    }

    @Test
    public void trajectories() throws Exception {
        look(view(quickstart(), "01-"), "trajectories", 1);
        s_browser.search("TF12");
        s_browser.await("document.querySelector('.chips button').textContent.startsWith('TF12')");
        final List<CSVRecord> rows = csv();
        assertTrue(rows.size() > 100);
        assertEquals("TF12", rows.get(0).get("gene"));
        assertExportsPictures();
        assertQuiet();
    }

    @Test
    public void training() throws Exception {
        look(view(quickstart(), "05-"), "training", 4);
        final List<CSVRecord> rows = csv();
        assertEquals("1", rows.get(0).get("epoch"));
        assertTrue(rows.stream().anyMatch(row -> row.get("pruned").equals("true")));
        assertExportsPictures();
        assertQuiet();
    }

    @Test
    public void network() throws Exception {
        look(view(quickstart(), "07-"), "network", 1);
        final String before = s_browser.text("document.querySelector('main').dataset.edges");
        s_browser.search("TF20");
        s_browser.await("document.querySelector('.details h3').textContent === 'TF20'");
        s_browser.await("document.querySelector('main').dataset.edges !== arguments[0]", before);
        assertDrawn(1);
        screenshot("network-gene");
        s_browser.click("input[type=checkbox]"); // no activating edges
        s_browser.await("document.querySelector('main').dashGraph.edges().every(e => e.data('e') <= 0)");
        s_browser.click("input[type=checkbox]");
        s_browser.await("document.querySelector('main').dashGraph.edges().some(e => e.data('e') > 0)");
        assertExportsPictures();
        networkFiles();
        s_browser.evaluate("[...document.querySelectorAll('[role=tab]')][1].click()");
        assertDrawn(1);
        s_browser.evaluate("[...document.querySelectorAll('.bar button')].find(b => b.textContent === 'All').click()");
        s_browser.await("Number(document.querySelector('main').dataset.cells) > 100");
        screenshot("heat-map");
        assertFalse(csv().isEmpty());
        assertExportsPictures();
        assertQuiet();
    }

    /** What other programs read: the same edges from each kind of file. */
    private static void networkFiles() throws Exception {
        final Set<String> wanted = new HashSet<>();
        for (CSVRecord row : csv()) {
            if (!row.get("kind").equals("dropped")) {
                wanted.add(row.get("source") + " " + row.get("target"));
            }
        }
        assertTrue(wanted.size() > 5);
        final Set<String> sif = new HashSet<>();
        for (CSVRecord row : CSVFormat.TDF.parse(new StringReader(Browser.read(s_browser.export("SIF"))))) {
            assertTrue(row.get(1), row.get(1).matches("activates|represses"));
            sif.add(row.get(0) + " " + row.get(2));
        }
        assertEquals(wanted, sif);

        final DirectedPseudograph<String, DefaultEdge> graph = new DirectedPseudograph<>(DefaultEdge.class);
        final Map<String, String> names = new HashMap<>();
        final Set<DefaultEdge> dropped = new HashSet<>();
        final GraphMLImporter<String, DefaultEdge> importer = new GraphMLImporter<>();
        importer.setVertexFactory(id -> id);
        importer.addVertexAttributeConsumer((vertex, value) -> {
            if (vertex.getSecond().equals("name")) {
                names.put(vertex.getFirst(), value.getValue());
            }
        });
        importer.addEdgeAttributeConsumer((edge, value) -> {
            if (edge.getSecond().equals("interaction") && value.getValue().equals("dropped")) {
                dropped.add(edge.getFirst());
            }
        });
        importer.importGraph(graph, s_browser.export("GraphML").toFile());
        final Set<String> graphMl = new HashSet<>();
        for (DefaultEdge edge : graph.edgeSet()) {
            if (!dropped.contains(edge)) {
                graphMl.add(names.get(graph.getEdgeSource(edge)) + " " + names.get(graph.getEdgeTarget(edge)));
            }
        }
        assertEquals(wanted, graphMl);

        final JsonObject elements = Json.parse(Browser.read(s_browser.export("Cytoscape JSON"))).asObject()
            .get("elements").asObject();
        final Map<String, String> nodes = new HashMap<>();
        elements.get("nodes").asArray().forEach(node -> nodes.put(
            node.asObject().get("data").asObject().getString("id", null),
            node.asObject().get("data").asObject().getString("name", null)));
        final Set<String> cytoscape = new HashSet<>();
        elements.get("edges").asArray().forEach(edge -> {
            final JsonObject data = edge.asObject().get("data").asObject();
            if (!data.getString("interaction", "").equals("dropped")) {
                cytoscape.add(nodes.get(data.getString("source", null)) + " "
                    + nodes.get(data.getString("target", null)));
            }
        });
        assertEquals(wanted, cytoscape);
    }

    @Test
    public void scores() throws Exception {
        look(view(quickstart(), "09-"), "scores", 2);
        assertTrue(s_browser.text("document.querySelector('.confusion').textContent").contains("predicted"));
        assertTrue(csv().size() > 10);
        assertExportsPictures();
        assertQuiet();
    }

    @Test
    public void prediction() throws Exception {
        final Path results = results("knock-out", "Neural ODE Learner/epochs=5");
        look(view(results, "04-"), "prediction", 1);
        assertEquals("3", s_browser.text("String(document.querySelectorAll('[role=tab]').length)"));
        assertTrue(csv().get(0).isMapped("undisturbed"));
        s_browser.evaluate("[...document.querySelectorAll('[role=tab]')].at(-1).click()");
        assertDrawn(1);
        screenshot("response");
        s_browser.evaluate("[...document.querySelectorAll('[role=tab]')][1].click()");
        assertDrawn(2);
        screenshot("observed-predicted");
        assertExportsPictures();
        assertQuiet();
    }

    @Test
    public void pathways() throws Exception {
        look(view(results("pathway-enrichment", "Neural ODE Learner/epochs=5"), "04-"), "pathways", 1);
        assertTrue(s_browser.text("document.querySelector('.note').textContent").contains("significant"));
        assertTrue(csv().size() >= 3);
        assertExportsPictures();
        assertQuiet();
    }

    @Test
    public void comparison() throws Exception {
        final JsonArray columns = new JsonArray();
        for (int i = 0; i < 7; i++) {
            columns.add(new JsonObject().add("name", i == 3 ? HOSTILE : "strategy " + i)
                .add("values", new JsonObject().add("sparsity", 0.14 * i).add("balanced accuracy", 0.5 + 0.06 * i))
                .add("deviations", new JsonObject().add("sparsity", 0.01).add("balanced accuracy", 0.02)));
        }
        final JsonArray metrics = new JsonArray().add("sparsity").add("balanced accuracy");
        open("comparison", new JsonObject().add("view", new JsonObject().add("columns", columns)
            .add("metrics", metrics).add("headlines", metrics).toString()).add("parts", new JsonObject()), 1100, 640);
        assertDrawn(1);
        screenshot("strategies");
        assertTrue(s_browser.text("document.querySelector('table').textContent").contains("0.86 ± 0.02"));
        assertExportsPictures();
        assertEquals(2, csv().size());
        assertFalse(s_browser.is("window.pwned === 1 || top.pwned === 1"));
        assertQuiet();
    }

    @Test
    public void namesAreText() throws Exception {
        final Path results = discover();
        for (String node : List.of("01-", "05-", "06-")) {
            open(view(results, node), 1100, 640);
            assertDrawn(1);
            if (!node.equals("05-")) {
                s_browser.search("<img");
                s_browser.await("document.body.textContent.includes(arguments[0])", HOSTILE);
            }
            final String csv = Browser.read(s_browser.export("CSV"));
            final String svg = Browser.read(s_browser.export("SVG"));
            assertFalse(svg, svg.contains("<img"));
            assertEquals(node, !node.equals("05-"), csv.contains("<img src=x"));
            assertFalse(s_browser.is("window.pwned === 1 || top.pwned === 1"));
            assertEquals("0", s_browser.text("String(document.querySelectorAll('img').length)"));
            assertQuiet();
        }
        s_browser.open(results.resolve("report.html").toUri().toString(), 1100, 900);
        scrollThrough();
        assertFalse(s_browser.is("window.pwned === 1"));
        assertEquals("0", s_browser.text("String(document.querySelectorAll('img').length)"));
        assertQuiet();
    }

    /** Until every view of the report was near. */
    private static void scrollThrough() {
        final long count = (Long)s_browser.evaluate("document.querySelectorAll('main').length");
        for (int i = 0; i < count; i++) {
            s_browser.evaluate("document.querySelectorAll('main')[arguments[0]].scrollIntoView()", i);
            s_browser.await("document.querySelectorAll('main')[arguments[0]].dataset.state === 'shown'", i);
        }
        s_browser.evaluate("window.scrollTo(0, 0)");
    }

    @Test
    public void aReportLeadsThroughTheRun() throws Exception {
        final Path results = quickstart();
        s_browser.open(results.resolve("report.html").toUri().toString(), 1240, 900);
        scrollThrough();
        assertEquals("[Data, Training, Network, Scores, Workflow, Cite]",
            s_browser.evaluate("[...document.querySelectorAll('h2')].map(h => h.textContent)").toString());
        assertTrue(s_browser.is("document.querySelector('main.comparison canvas') !== null"));
        assertTrue(s_browser.text("document.body.textContent").contains("arXiv:2403.04805"));
        assertEquals("nothing is loaded", "0",
            s_browser.text("String(performance.getEntriesByType('resource').length)"));
        screenshot("report");
        s_browser.evaluate("document.querySelector('main.comparison').scrollIntoView()");
        screenshot("comparison");
        assertQuiet();
        s_browser.open(view(results, "07-").toUri().toString(), 1100, 640);
        s_browser.await("document.querySelector('main').dataset.state === 'shown'");
        assertDrawn(1);
        assertEquals("nothing is loaded", "0",
            s_browser.text("String(performance.getEntriesByType('resource').length)"));
        assertQuiet();
    }

    @Test
    public void aNodeThatIsNotExecutedHasAnEmptyView() {
        for (String view : List.of("trajectories", "training", "network", "scores", "prediction", "pathways", "comparison")) {
            open(view, new JsonObject().add("parts", new JsonObject()), 400, 300);
            assertTrue(view, s_browser.text("document.querySelector('main').textContent").contains("execute the node"));
        }
        assertQuiet();
    }

    /** What a node keeps of 20 000 genes and 500 000 edges: the strongest, and the rest gene by gene on demand. */
    @Test
    public void aHugeNetworkIsCutAndSaysSo() throws Exception {
        final int genes = 20_000;
        final int shown = 40_000;
        final JsonArray names = new JsonArray();
        for (int g = 0; g < genes; g++) {
            names.add("GENE" + g);
        }
        final JsonObject edges = edges(genes, 0, shown);
        final JsonArray block = new JsonArray();
        final JsonObject some = edges(genes, shown, shown + 300);
        for (int g = 0; g < 50; g++) {
            block.add(new JsonObject().add("out", some).add("in", edges(genes, 0, 0)));
        }
        final JsonObject page = new JsonObject().add("genes", names).add("total", 500_000).add("edges", edges)
            .add("prior", Json.NULL).add("blocks", 50);
        open("network", new JsonObject().add("view", page.toString())
            .add("parts", new JsonObject().add("block/0", block.toString())), 1100, 640);
        s_browser.await("Number(document.querySelector('main').dataset.edges) > 0");
        assertTrue(s_browser.text("document.querySelector('.note').textContent").contains("starts with the 40"));
        s_browser.search("GENE7");
        s_browser.await("document.querySelector('.details h3').textContent === 'GENE7'");
        s_browser.await("document.querySelector('output').textContent.includes('strongest of')");
        s_browser.evaluate("[...document.querySelectorAll('[role=tab]')][1].click()");
        s_browser.await("Number(document.querySelector('main').dataset.cells) > 0");
        screenshot("huge");
        assertQuiet();
        assertNotEquals("0", s_browser.text("String(document.querySelectorAll('canvas').length)"));
    }

    private static JsonObject edges(final int genes, final int from, final int to) {
        final JsonArray source = new JsonArray();
        final JsonArray target = new JsonArray();
        final JsonArray effect = new JsonArray();
        final JsonArray score = new JsonArray();
        final JsonArray known = new JsonArray();
        for (int e = from; e < to; e++) {
            source.add((int)((long)e * e % 997));
            target.add((int)(e * 7919L % genes));
            effect.add((e % 3 == 0 ? -1.0 : 1.0) / (1 + e));
            score.add(1.0 / (1 + e));
            known.add(0);
        }
        return new JsonObject().add("s", source).add("t", target).add("e", effect).add("c", score).add("k", known);
    }
}
