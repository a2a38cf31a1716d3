package org.dashgrn.installation;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Workflows with KNIME's own nodes, as far as they can be checked without KNIME. */
@RunWith(Parameterized.class)
public class MixedWorkflowsTest {

    @Rule
    public final TemporaryFolder m_temporary = new TemporaryFolder();

    @Parameter
    public String m_name;

    @Parameters(name = "{0}")
    public static List<String> workflows() throws IOException {
        try (Stream<Path> folders = Files.list(folder())) {
            return folders.filter(Files::isDirectory).map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    private static Path folder() {
        return Installation.root().resolve("test-workflows/with-knime-nodes");
    }

    private static Document parse(final Path file) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    }

    private static Element child(final Element parent, final String key) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getAttribute("key").equals(key)) {
                return element;
            }
        }
        throw new AssertionError("no " + key + " in " + parent.getAttribute("key"));
    }

    private static String value(final Element parent, final String key) {
        return child(parent, key).getAttribute("value");
    }

    private static List<Element> nodes(final Document workflow) {
        final List<Element> nodes = new ArrayList<>();
        final NodeList children = child(workflow.getDocumentElement(), "nodes").getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i) instanceof Element node) {
                nodes.add(node);
            }
        }
        return nodes;
    }

    /** The settings of each node, by its place in the workflow. */
    private static Map<Element, Element> settings(final Path folder, final Document workflow) throws Exception {
        final Map<Element, Element> settings = new LinkedHashMap<>();
        for (Element node : nodes(workflow)) {
            settings.put(node, parse(folder.resolve(value(node, "node_settings_file"))).getDocumentElement());
        }
        return settings;
    }

    private static boolean isOurs(final Element settings) {
        return value(settings, "node-bundle-symbolic-name").equals("org.dashgrn.nodes");
    }

    /** KNIME skips a node of which one of these is missing. */
    @Test
    public void everyNodeSaysWhereItIsFrom() throws Exception {
        final Path folder = folder().resolve(m_name);
        int ours = 0;
        int foreign = 0;
        for (Element settings : settings(folder, parse(folder.resolve("workflow.knime"))).values()) {
            for (String key : List.of("factory", "node-name", "node-bundle-name", "node-bundle-symbolic-name",
                "node-bundle-vendor", "state")) {
                assertFalse(key, value(settings, key).isEmpty());
            }
            child(settings, "model");
            if (isOurs(settings)) {
                ours++;
            } else {
                foreign++;
            }
        }
        assertTrue(ours + " of ours, " + foreign + " of KNIME", ours > 0 && foreign > 0);
    }

    @Test
    public void theRunnerRefusesTheForeignNodeByName() throws Exception {
        final Path folder = folder().resolve(m_name);
        final Element foreign = settings(folder, parse(folder.resolve("workflow.knime"))).values().stream()
            .filter(settings -> !isOurs(settings)).findFirst().orElseThrow();
        final Path out = m_temporary.getRoot().toPath().resolve("out");
        Outcome.start(m_temporary.getRoot().toPath(), Installation.command("run", folder, "--out", out)).await(120)
            .assertRefused(2, value(foreign, "node-name"), value(foreign, "factory"));
        assertFalse(Files.exists(out));
    }

    /** Without the foreign nodes, every settings file is accepted as KNIME would accept it. */
    @Test
    public void ourNodesAcceptTheirSettings() throws Exception {
        final Path copy = m_temporary.newFolder("flow").toPath();
        final Path folder = folder().resolve(m_name);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>)files.filter(Files::isRegularFile)::iterator) {
                final Path target = copy.resolve(folder.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        final Document workflow = parse(copy.resolve("workflow.knime"));
        for (Map.Entry<Element, Element> node : settings(copy, workflow).entrySet()) {
            if (!isOurs(node.getValue())) {
                node.getKey().getParentNode().removeChild(node.getKey());
            }
        }
        final Element connections = child(workflow.getDocumentElement(), "connections");
        while (connections.hasChildNodes()) {
            connections.removeChild(connections.getFirstChild());
        }
        TransformerFactory.newInstance().newTransformer().transform(new DOMSource(workflow),
            new StreamResult(copy.resolve("workflow.knime").toFile()));
        final Outcome outcome =
            Outcome.start(m_temporary.getRoot().toPath(), Installation.command("rewrite", copy)).await(120);
        assertEquals(outcome.toString(), 0, outcome.exitCode());
        assertTrue(outcome.out(), outcome.out().startsWith(nodes(workflow).size() + " settings files completed"));
    }
}
