package org.dashgrn.headless;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;

import org.junit.Test;

public class SettingOverrideTest {

    private static final List<WorkflowNode> NODES = List.of(node(1, "Reader", "Reader"), node(2, "Scorer", "Dense"),
        node(3, "Scorer", "DASH: n/w"), node(14, "Learner", "Learner"));

    private static WorkflowNode node(final int id, final String name, final String label) {
        return new WorkflowNode(id, name, label, "x.Factory", null, null);
    }

    private static List<Integer> targets(final String text) throws NotRunnableException {
        return SettingOverride.parse(text, NODES).targets(NODES).stream().map(WorkflowNode::id).toList();
    }

    @Test
    public void findsNodesByNameLabelAndNumber() throws NotRunnableException {
        assertEquals(List.of(1), targets("Reader/file=x"));
        assertEquals(List.of(2), targets("Dense/a=x"));
        assertEquals(List.of(3), targets("DASH: n/w/a=x"));
        assertEquals(List.of(14), targets("#14/a=x"));
        assertEquals(List.of(3), targets("Scorer#3/a=x"));
        assertEquals(List.of(3), targets("Scorer (#3)/a=x"));
        assertEquals(List.of(2, 3), targets("*Scorer/a=x"));
    }

    @Test
    public void splitsOptionAndValue() throws NotRunnableException {
        final SettingOverride override = SettingOverride.parse("Reader/group/file=/a/b=c", NODES);
        assertEquals(new SettingOverride("Reader", "group/file", "/a/b=c"), override);
        assertEquals("", SettingOverride.parse("Reader/a=", NODES).value());
    }

    @Test
    public void asksWhichOfSeveral() {
        final String message = assertThrows(NotRunnableException.class, () -> targets("Scorer/a=x")).getMessage();
        assertTrue(message, message.contains("\"Scorer#2/"));
        assertTrue(message, message.contains("\"*Scorer/"));
    }

    @Test
    public void namesTheNodesThereAre() {
        for (String text : List.of("Scorer#1/a=x", "#4/a=x", "Leaner/a=x", "*Lerner/a=x")) {
            final String message = assertThrows(NotRunnableException.class, () -> targets(text)).getMessage();
            assertTrue(message, message.contains("Reader (#1), Scorer \"Dense\" (#2)"));
        }
    }

    @Test
    public void refusesOtherForms() {
        for (String text : List.of("", "Reader", "Reader/a", "Reader=a", "/a=b", "Reader/=b", "a=b/c")) {
            assertThrows(text, NotRunnableException.class, () -> SettingOverride.parse(text, NODES));
        }
    }
}
