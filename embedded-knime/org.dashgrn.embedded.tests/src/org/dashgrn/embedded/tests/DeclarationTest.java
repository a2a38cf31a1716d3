package org.dashgrn.embedded.tests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.function.UnaryOperator;

import org.junit.Test;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Before;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.widget.choices.Label;

/** Descriptions and layouts with which KNIME could not create the node, so that it would be missing there. */
public class DeclarationTest {

    private static final class Described extends DefaultNodeFactory {

        Described(final DefaultNode node) {
            super(node);
        }
    }

    private static DefaultNode node(final String shortly, final String fully, final String port,
        final Class<? extends NodeParameters> parameters) {
        return DefaultNode.create().name("Test").icon("t.png").shortDescription(shortly).fullDescription(fully)
            .sinceVersion(5, 8, 0).ports(p -> p.addInputPort("In", port, BufferedDataTable.TYPE))
            .model(m -> m.parametersClass(parameters).configure((in, out) -> {
            }).execute((in, out) -> {
            }));
    }

    private static String error(final DefaultNode node) {
        return assertThrows(IllegalStateException.class, () -> new Described(node)).getMessage();
    }

    @Test
    public void htmlIsFine() {
        new Described(node("Scores &amp; compares", "<p>r² ≥ 0 &lt; 1</p><ul><li>a</li></ul>", "in", null));
    }

    @Test
    public void strayLessThanIsNot() {
        final String message = error(node("p < 0.05", "d", "in", null));
        assertTrue(message, message.contains("the node in short") && message.contains("p < 0.05"));
    }

    @Test
    public void entityOfHtmlIsNot() {
        assertTrue(error(node("d", "<p>A&nbsp;b</p>", "in", null)).contains("nbsp"));
    }

    @Test
    public void openElementOfAPortIsNot() {
        assertTrue(error(node("d", "d", "<b>in", null)).contains("the ports \"In\""));
    }

    @Test
    public void resourceIsDescribedToo() {
        assertTrue(error(node("d", "d", "in", null).addExternalResource("https://doi.org", "Hossain & al."))
            .contains("https://doi.org"));
    }

    static final class BadField implements NodeParameters {

        @Widget(title = "Share", description = "0 <= share")
        double m_share;
    }

    static final class BadConstant implements NodeParameters {

        enum Kind {
            @Label(value = "A", description = "this & that")
            A
        }

        Kind m_kind = Kind.A;
    }

    static final class BadElement implements NodeParameters {

        BadField[] m_elements = {};
    }

    @Test
    public void parametersAreDescribedToo() {
        assertTrue(error(node("d", "d", "in", BadField.class)).contains("m_share"));
        assertTrue(error(node("d", "d", "in", BadConstant.class)).contains("constant A"));
        assertTrue(error(node("d", "d", "in", BadElement.class)).contains("m_share"));
    }

    private static NodeType type(final UnaryOperator<DefaultNode> change) {
        return new Described(change.apply(node("d", "d", "in", null))).getType();
    }

    @Test
    public void withoutATypeThePortsDecide() {
        assertEquals(NodeType.Sink, type(node -> node));
        assertEquals(NodeType.Learner, type(node -> node.nodeType(NodeType.Learner)));
    }

    static final class Sections implements NodeParameters {

        @Section(title = "One")
        interface One {
        }

        @Section(title = "Two")
        @After(One.class)
        interface Two {
        }

        @Widget(title = "t", description = "d")
        @Layout(Two.class)
        int m_two;

        @Widget(title = "t", description = "d")
        @Layout(One.class)
        int m_one;

        @Widget(title = "t", description = "d")
        int m_nowhere;
    }

    @Test
    public void sectionsSideBySideAreFine() {
        new Described(node("d", "d", "in", Sections.class));
    }

    static final class Circular implements NodeParameters {

        @Before(Two.class)
        @After(Two.class)
        interface One {
        }

        interface Two {
        }

        @Layout(One.class)
        int m_one;
    }

    @Test
    public void circularOrderIsNot() {
        assertTrue(error(node("d", "d", "in", Circular.class)).contains("circular"));
    }

    static final class Nested implements NodeParameters {

        interface One {

            interface Inner {
            }
        }

        @After(One.Inner.class)
        interface Two {
        }

        @Layout(Two.class)
        int m_two;
    }

    @Test
    public void neighbourInsideAnotherPartIsNot() {
        assertTrue(error(node("d", "d", "in", Nested.class)).contains("side by side"));
    }

    static final class Apart implements NodeParameters {

        interface One {
        }

        @Layout(One.class)
        int m_one;

        @Layout(ElsewhereLayout.class)
        int m_elsewhere;
    }

    @Test
    public void partsThatDoNotHangTogetherAreNot() {
        final String message = error(node("d", "d", "in", Apart.class));
        assertTrue(message, message.contains("hang together") && message.contains("ElsewhereLayout"));
    }
}
