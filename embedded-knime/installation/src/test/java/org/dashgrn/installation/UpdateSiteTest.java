package org.dashgrn.installation;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.BeforeClass;
import org.junit.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the update site promises to KNIME. */
public class UpdateSiteTest {

    private static final Map<String, Element> UNITS = new LinkedHashMap<>();

    @BeforeClass
    public static void readMetadata() throws Exception {
        try (ZipFile zip = new ZipFile(Installation.updateSite().resolve("content.jar").toFile());
                InputStream in = zip.getInputStream(zip.getEntry("content.xml"))) {
            final Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
            for (Element unit : children(document, "unit")) {
                UNITS.put(unit.getAttribute("id"), unit);
            }
        }
    }

    private static List<Element> children(final org.w3c.dom.Node parent, final String name) {
        final NodeList list = parent instanceof Document document ? document.getElementsByTagName(name)
            : ((Element)parent).getElementsByTagName(name);
        final List<Element> elements = new ArrayList<>();
        for (int i = 0; i < list.getLength(); i++) {
            elements.add((Element)list.item(i));
        }
        return elements;
    }

    private static Map<String, Element> requirements(final String unit) {
        final Map<String, Element> required = new LinkedHashMap<>();
        children(UNITS.get(unit), "required").forEach(r -> required.put(r.getAttribute("name"), r));
        return required;
    }

    @Test
    public void theFeatureIsInACategory() {
        final List<String> categories = UNITS.entrySet().stream()
            .filter(u -> children(u.getValue(), "property").stream().anyMatch(
                p -> p.getAttribute("name").equals("org.eclipse.equinox.p2.type.category")))
            .filter(u -> requirements(u.getKey()).containsKey("org.dashgrn.feature.feature.group"))
            .map(Map.Entry::getKey).toList();
        assertEquals(1, categories.size());
    }

    @Test
    public void theFeatureNeedsKnime() {
        final Map<String, Element> required = requirements("org.dashgrn.feature.feature.group");
        for (String bundle : List.of("org.knime.core", "org.knime.core.ui")) {
            assertEquals("[5.8.0,6.0.0)", required.get(bundle).getAttribute("range"));
        }
    }

    @Test
    public void everythingElseIsOnTheSite() {
        final List<String> platforms = List.of("win32.x86_64", "macosx.x86_64", "macosx.aarch64", "linux.aarch64");
        requirements("org.dashgrn.feature.feature.group").forEach((name, required) -> {
            if (!name.startsWith("org.knime.") && platforms.stream().noneMatch(name::endsWith)) {
                assertTrue(name, UNITS.containsKey(name));
            }
        });
        assertTrue(UNITS.keySet().toString(), UNITS.containsKey("org.dashgrn.nd4j.linux.x86_64"));
    }

    @Test
    public void nativesAreRequiredWhereTheyRun() {
        final Element required = requirements("org.dashgrn.feature.feature.group").get("org.dashgrn.nd4j.linux.x86_64");
        assertEquals("(&(osgi.arch=x86_64)(osgi.os=linux))",
            children(required, "filter").get(0).getTextContent().strip());
    }

    @Test
    public void theStandInIsNotShipped() {
        for (String unit : UNITS.keySet()) {
            assertTrue(unit, !unit.startsWith("org.knime.") && !unit.startsWith("org.dashgrn.embedded")
                && !unit.startsWith("org.dashgrn.headless") && !unit.startsWith("org.eclipse.")
                && !unit.endsWith(".tests") && !unit.equals("picocli") && !unit.equals("org.junit"));
        }
    }
}
