package org.dashgrn.nodes;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.dashgrn.embedded.EmbeddedNode;
import org.junit.Test;
import org.knime.core.node.NodeFactory;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.choices.Label;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Every node of the bundle is registered, named, drawn and described. */
public class NodeRegistrationTest {

    private static final Bundle BUNDLE = FrameworkUtil.getBundle(EngineCall.class);

    private static NodeList elements(final String tag) throws Exception {
        try (InputStream plugin = BUNDLE.getEntry("plugin.xml").openStream()) {
            final Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(plugin);
            return document.getElementsByTagName(tag);
        }
    }

    /** @return the factories that plugin.xml registers */
    public static List<NodeFactory<?>> factories() throws Exception {
        final List<NodeFactory<?>> factories = new ArrayList<>();
        final NodeList nodes = elements("node");
        for (int i = 0; i < nodes.getLength(); i++) {
            factories.add((NodeFactory<?>)BUNDLE.loadClass(((Element)nodes.item(i)).getAttribute("factory-class"))
                .getConstructor().newInstance());
        }
        return factories;
    }

    private static Class<?> parametersOf(final NodeFactory<?> factory) throws Exception {
        return BUNDLE.loadClass(factory.getClass().getName().replace("NodeFactory", "Parameters"));
    }

    @Test
    public void everyFactoryIsRegisteredOnceInOurCategory() throws Exception {
        final Set<String> registered = new HashSet<>();
        final NodeList nodes = elements("node");
        for (int i = 0; i < nodes.getLength(); i++) {
            final Element node = (Element)nodes.item(i);
            assertEquals("/community/dashgrn", node.getAttribute("category-path"));
            assertTrue(registered.add(node.getAttribute("factory-class")));
            final String after = node.getAttribute("after");
            assertTrue(after, after.equals("/") || registered.contains(after));
        }
        final Set<String> inBundle = new HashSet<>();
        for (URL url : java.util.Collections.list(BUNDLE.findEntries("/", "*NodeFactory.class", true))) {
            final String path = url.getPath();
            inBundle.add(path.substring(path.indexOf("org/dashgrn"), path.length() - ".class".length())
                .replace('/', '.'));
        }
        assertEquals(inBundle, registered);
        final Element category = (Element)elements("category").item(0);
        assertEquals("/community", category.getAttribute("path"));
        assertEquals("dashgrn", category.getAttribute("level-id"));
        assertNotNull(BUNDLE.getEntry(category.getAttribute("icon")));
    }

    @Test
    public void everyNodeHasNameIconAndNamedPorts() throws Exception {
        final Set<String> names = new HashSet<>();
        final Set<URL> icons = new HashSet<>();
        for (NodeFactory<?> factory : factories()) {
            final EmbeddedNode node = EmbeddedNode.create(factory, null);
            assertTrue(node.name(), names.add(node.name()));
            final String packageName = factory.getClass().getPackageName();
            final String icon = packageName.substring(packageName.lastIndexOf('.') + 1) + ".png";
            final URL url = factory.getClass().getResource(icon);
            assertNotNull(node.name() + " has no icon " + icon, url);
            assertTrue(icons.add(url));
            try (InputStream png = url.openStream()) {
                final byte[] bytes = png.readAllBytes();
                assertEquals("width of " + icon, 16, bytes[19]);
                assertEquals("height of " + icon, 16, bytes[23]);
            }
            assertTrue("ports of " + node.name(), node.inPortCount() + node.outPortCount() > 0);
            for (int i = 0; i < node.inPortCount(); i++) {
                assertFalse(node.inPortName(i).isBlank());
            }
            for (int i = 0; i < node.outPortCount(); i++) {
                assertFalse(node.outPortName(i).isBlank());
            }
        }
        assertEquals(15, names.size());
    }

    @Test
    public void everyOptionHasTitleAndDescription() throws Exception {
        for (NodeFactory<?> factory : factories()) {
            final Class<?> parameters = parametersOf(factory);
            assertTrue(NodeParameters.class.isAssignableFrom(parameters));
            checkOptions(parameters);
        }
    }

    private static void checkOptions(final Class<?> group) {
        assertTrue(group + " must be able to grow", group.isAnnotationPresent(LoadDefaultsForAbsentFields.class));
        for (Field field : group.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                continue;
            }
            if (WidgetGroup.class.isAssignableFrom(field.getType())) {
                checkOptions(field.getType());
                continue;
            }
            final Widget widget = field.getAnnotation(Widget.class);
            assertNotNull(field + " has no widget", widget);
            assertFalse(field + " has no title", widget.title().isBlank());
            assertTrue(field + " is not described", widget.description().length() > 20);
            if (field.getType().isArray() && WidgetGroup.class.isAssignableFrom(field.getType().getComponentType())) {
                checkOptions(field.getType().getComponentType());
            }
            if (field.getType().isEnum()) {
                for (Field constant : field.getType().getFields()) {
                    final Label label = constant.getAnnotation(Label.class);
                    assertNotNull(constant + " has no label", label);
                    assertFalse(constant + " is not described", label.description().isBlank());
                }
            }
        }
    }

    /** Enum constants are written into workflows: the engine's and the nodes' must go on matching. */
    @Test
    public void everyNodeConfiguresItsDefaultsAndReadsThemBack() throws Exception {
        for (NodeFactory<?> factory : factories()) {
            final TestNode node = TestNode.of(factory);
            assertEquals(factory.getClass().getName(), node.saved(), node.reopened().saved());
        }
    }

    @Test
    public void theModelPortIsRegistered() throws Exception {
        final Element type = (Element)elements("portType").item(0);
        for (String attribute : new String[]{"objectClass", "objectSerializer", "specClass", "specSerializer"}) {
            assertNotNull(BUNDLE.loadClass(type.getAttribute(attribute)));
        }
    }
}
