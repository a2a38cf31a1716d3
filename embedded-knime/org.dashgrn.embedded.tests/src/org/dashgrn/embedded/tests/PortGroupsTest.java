package org.dashgrn.embedded.tests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.dashgrn.embedded.EmbeddedNode;
import org.dashgrn.probe.ProbeNodeFactory;
import org.dashgrn.probe.ProbePortObject;
import org.junit.Test;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.RequirePorts.DynamicPortsAdder;

/** Golden behaviour 4: which ports a node has is said by node_creation_config. */
public class PortGroupsTest {

    private static final Consumer<DynamicPortsAdder> LEARNER = p -> p
        .addInputPortGroup("Trajectories", g -> g.name("Trajectories").description("d").fixed(BufferedDataTable.TYPE))
        .addInputPortGroup("Prior",
            g -> g.name("Prior network").description("d").optional().supportedTypes(BufferedDataTable.TYPE))
        .addInputPortGroup("More", g -> g.name("More").description("d").extendable()
            .supportedTypes(BufferedDataTable.TYPE).defaultNonFixedTypes(BufferedDataTable.TYPE))
        .addOutputPortGroup("Model", g -> g.name("Model").description("d").fixed(ProbePortObject.TYPE));

    private static EmbeddedNode learner(final NodeSettings creation) throws InvalidSettingsException {
        return TestNode.create(LEARNER, null, (in, out) -> {
        }, (in, out) -> {
        }, creation);
    }

    private static List<String> inputs(final EmbeddedNode node) {
        final List<String> names = new ArrayList<>();
        for (int i = 0; i < node.inPortCount(); i++) {
            names.add(node.inPortName(i));
        }
        return names;
    }

    private static NodeSettings creation(final String groups) throws IOException {
        return Xml.settings(groups);
    }

    private static String port(final int index, final Class<?> type) {
        return "<config key=\"port_" + index + "\">" + Xml.entry("object_class", "xstring", type.getName())
            + "</config>";
    }

    @Test
    public void eachPortThatIsAlwaysThereIsAGroupOfItsName() throws Exception {
        final EmbeddedNode node = EmbeddedNode.create(new ProbeNodeFactory(), Golden.nodeCreationConfig());
        assertEquals(List.of("Input"), inputs(node));
        assertEquals(List.of("Input", "Cells", "Model"), List.copyOf(Golden.nodeCreationConfig().keySet()));
    }

    @Test
    public void withoutSettingsTheDefaultPortsExist() throws Exception {
        assertEquals(List.of("Trajectories", "More"), inputs(learner(null)));
    }

    @Test
    public void emptyGroupMeansNoPortEvenWhereTheDefaultIsOne() throws Exception {
        assertEquals(List.of("Trajectories"),
            inputs(learner(creation("<config key=\"Prior\"/><config key=\"More\"/>"))));
    }

    @Test
    public void addedPortsExistInTheOrderOfTheGroups() throws Exception {
        final EmbeddedNode node = learner(creation("<config key=\"More\">" + port(0, BufferedDataTable.class)
            + port(1, BufferedDataTable.class) + "</config><config key=\"Prior\">"
            + port(0, BufferedDataTable.class) + "</config>"));
        assertEquals(List.of("Trajectories", "Prior network", "More", "More"), inputs(node));
        assertEquals(1, node.outPortCount());
    }

    @Test
    public void nodeSeesOnlyThePortsThatExist() throws Exception {
        final int[] seen = new int[1];
        final EmbeddedNode node = TestNode.create(LEARNER, null, (in, out) -> seen[0] = in.getInPortSpecs().length,
            (in, out) -> {
            }, creation("<config key=\"Prior\"/><config key=\"More\"/>"));
        node.configure(new PortObjectSpec[]{Tables.genesSpec()});
        assertEquals(1, seen[0]);
    }

    private static String error(final String groups) {
        return assertThrows(InvalidSettingsException.class, () -> learner(creation(groups))).getMessage();
    }

    @Test
    public void typeThatTheGroupDoesNotAdmitIsAnError() {
        final String message = error("<config key=\"Prior\">" + port(0, ProbePortObject.class) + "</config>");
        assertTrue(message, message.contains("\"Prior\"") && message.contains("Probe Model"));
    }

    @Test
    public void unknownTypeIsAnError() {
        final String message = error("<config key=\"Prior\">" + port(0, String.class) + "</config>");
        assertTrue(message, message.contains("java.lang.String is not known"));
    }

    @Test
    public void secondPortOfAnOptionalGroupIsAnError() {
        final String message = error("<config key=\"Prior\">" + port(0, BufferedDataTable.class)
            + port(1, BufferedDataTable.class) + "</config>");
        assertTrue(message, message.contains("one port, not 2"));
    }

    @Test
    public void unknownGroupIsAnError() {
        assertTrue(error("<config key=\"Priors\"/>").contains("\"Priors\""));
    }

    @Test
    public void inputAndOutputOfTheSameNameAreRefused() {
        final IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> TestNode.create(p -> p
            .addInputPortGroup("Model", g -> g.name("Model").description("d").fixed(ProbePortObject.TYPE))
            .addOutputPortGroup("Model", g -> g.name("Model").description("d").fixed(ProbePortObject.TYPE)), null,
            (in, out) -> {
            }, (in, out) -> {
            }));
        assertTrue(e.getMessage(), e.getMessage().contains("\"Model\""));
    }
}
