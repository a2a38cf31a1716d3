package org.dashgrn.nodes.networkwriter;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.dashgrn.nodes.TestNode;
import org.dashgrn.nodes.TestTables;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.node.BufferedDataTable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Networks on their way to other programs, re-read by XML and JSON parsers. */
public class NetworkWriterTest {

    private static final String NAME = "<b>\"A\" & é";

    @Rule
    public final TemporaryFolder m_temporary = new TemporaryFolder();

    private static BufferedDataTable network() {
        return TestTables.table(new String[]{"source:s", "target:s", "effect:d", "in prior:b"},
            new Object[]{NAME, "B", 0.5, true}, new Object[]{"B", "B", -0.25, false});
    }

    private TestNode node(final Path file, final boolean overwrite) throws Exception {
        return TestNode.of(new NetworkWriterNodeFactory()).with(settings -> {
            settings.addBoolean("overwrite", overwrite);
            settings.getNodeSettings("file").getNodeSettings("location").getNodeSettings("path").addString("path",
                file.toString());
        });
    }

    private Path file(final String name) {
        return m_temporary.getRoot().toPath().resolve(name);
    }

    @Test
    public void sif() throws Exception {
        node(file("a.sif"), false).run(network());
        assertEquals(NAME + "\tactivates\tB\nB\trepresses\tB\n", Files.readString(file("a.sif")));
        assertEquals("nothing else is left", 1, m_temporary.getRoot().list().length);
    }

    @Test
    public void graphMl() throws Exception {
        node(file("a.graphml"), false).run(network());
        final Document document =
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file("a.graphml").toFile());
        assertEquals("graphml", document.getDocumentElement().getTagName());
        assertEquals(2, document.getElementsByTagName("node").getLength());
        assertEquals(NAME, document.getElementsByTagName("node").item(0).getTextContent());
        final Element edge = (Element)document.getElementsByTagName("edge").item(1);
        assertEquals("n1", edge.getAttribute("source"));
        assertEquals("n1", edge.getAttribute("target"));
        assertEquals("represses-0.25false", edge.getTextContent());
        final Element key = (Element)document.getElementsByTagName("key").item(2);
        assertEquals("effect", key.getAttribute("attr.name"));
        assertEquals("double", key.getAttribute("attr.type"));
    }

    @Test
    public void cytoscapeJson() throws Exception {
        node(file("a.cyjs"), false).run(network());
        final JsonObject elements =
            Json.parse(Files.readString(file("a.cyjs"))).asObject().get("elements").asObject();
        assertEquals(NAME, elements.get("nodes").asArray().get(0).asObject().get("data").asObject().getString("name",
            null));
        final JsonObject edge = elements.get("edges").asArray().get(0).asObject().get("data").asObject();
        assertEquals("0", edge.getString("source", null));
        assertEquals("1", edge.getString("target", null));
        assertEquals(0.5, edge.getDouble("effect", 0), 0);
        assertTrue(edge.getBoolean("in prior", false));
    }

    @Test
    public void whatCannotBeWrittenIsRefusedBefore() throws Exception {
        final var spec = network().getDataTableSpec();
        assertTrue(TestNode.of(new NetworkWriterNodeFactory()).refusal(spec).contains("No file is chosen"));
        assertTrue(node(file("a.txt"), false).refusal(spec).contains("does not tell its format"));
        assertTrue(node(file("none/a.sif"), false).refusal(spec).contains("folder of the file"));
        Files.writeString(file("b.sif"), "mine");
        assertTrue(node(file("b.sif"), false).refusal(spec).contains("exists already"));
        assertEquals("mine", Files.readString(file("b.sif")));
        node(file("b.sif"), true).run(network());
        assertFalse(Files.readString(file("b.sif")).contains("mine"));
    }

    @Test
    public void aNameThatBreaksLinesIsNoSif() throws Exception {
        final BufferedDataTable table =
            TestTables.table(new String[]{"source:s", "target:s"}, new Object[]{"A\tB", "C"});
        assertTrue(node(file("c.sif"), false).failure(table).contains("tab or a line break"));
        assertEquals("nothing is left", 0, m_temporary.getRoot().list().length);
    }
}
