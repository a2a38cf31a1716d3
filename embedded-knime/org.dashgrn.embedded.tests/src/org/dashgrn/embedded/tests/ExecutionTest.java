package org.dashgrn.embedded.tests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.dashgrn.embedded.EmbeddedNode;
import org.dashgrn.probe.ProbeNodeFactory;
import org.dashgrn.probe.ProbePortObject;
import org.dashgrn.probe.ProbePortObjectSpec;
import org.junit.Test;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.DefaultNodeProgressMonitor;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.message.Message;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.DefaultModel.ExecuteConsumer;

/** Golden behaviours 3, 6 and 7: how a node is executed, and what becomes of its tables, warnings and errors. */
public class ExecutionTest {

    private static EmbeddedNode executedProbe() throws Exception {
        final EmbeddedNode node = EmbeddedNode.create(new ProbeNodeFactory(), Golden.nodeCreationConfig());
        node.loadSettings(Golden.model());
        node.configure(new PortObjectSpec[]{Tables.genesSpec()});
        return node;
    }

    private static PortObject[] execute(final EmbeddedNode node) throws Exception {
        return node.execute(new PortObject[]{Tables.genes()}, new DefaultNodeProgressMonitor());
    }

    @Test
    public void givesTheTableThatItGaveInKnime() throws Exception {
        final BufferedDataTable table = (BufferedDataTable)execute(executedProbe())[0];
        assertEquals(Golden.text("probe-table.csv"), Csv.of(table));
    }

    @Test
    public void givesItAgain() throws Exception {
        final EmbeddedNode node = executedProbe();
        final String first = Csv.of((BufferedDataTable)execute(node)[0]);
        node.configure(new PortObjectSpec[]{Tables.genesSpec()});
        assertEquals(first, Csv.of((BufferedDataTable)execute(node)[0]));
    }

    @Test
    public void domainsAreThoseThatKnimeComputed() throws Exception {
        final NodeSettings spec = new NodeSettings("spec.xml");
        ((BufferedDataTable)execute(executedProbe())[0]).getSpec().save(spec);
        assertEquals(Golden.text("spec.xml"), Xml.of(spec));
    }

    @Test
    public void warningOfExecuteReplacesThatOfConfigure() throws Exception {
        final EmbeddedNode node = executedProbe();
        assertTrue(node.warning().orElseThrow().startsWith("a warning from configure"));
        execute(node);
        assertEquals(Optional.of("a warning from execute"), node.warning());
    }

    @Test
    public void executeWithoutAWarningClearsThatOfConfigure() throws Exception {
        final EmbeddedNode node = TestNode.create(p -> {
        }, null, (in, out) -> out.setWarningMessage("look"), (in, out) -> {
        });
        node.configure(new PortObjectSpec[0]);
        node.execute(new PortObject[0], new DefaultNodeProgressMonitor());
        assertEquals(Optional.empty(), node.warning());
    }

    @Test
    public void namesAndPortsAreThoseOfTheDeclaration() throws Exception {
        final EmbeddedNode node = executedProbe();
        assertEquals("Probe", node.name());
        assertEquals(1, node.inPortCount());
        assertEquals(2, node.outPortCount());
        assertEquals("Input", node.inPortName(0));
        assertEquals(BufferedDataTable.TYPE, node.inPortType(0));
        assertEquals("Model", node.outPortName(1));
        assertEquals(ProbePortObject.TYPE, node.outPortType(1));
    }

    @Test
    public void progressReachesItsListener() throws Exception {
        final List<String> seen = new ArrayList<>();
        executedProbe().execute(new PortObject[]{Tables.genes()}, new DefaultNodeProgressMonitor(event -> seen
            .add(event.getNodeProgress().getProgress() + " " + event.getNodeProgress().getMessage())));
        assertEquals(List.of("0.5 half"), seen);
    }

    @Test
    public void cancelledNodeGivesNothing() throws Exception {
        final EmbeddedNode node = executedProbe();
        final DefaultNodeProgressMonitor progress = new DefaultNodeProgressMonitor();
        progress.setExecuteCanceled();
        assertThrows(CanceledExecutionException.class,
            () -> node.execute(new PortObject[]{Tables.genes()}, progress));
        assertFalse(node.internalData().isPresent());
    }

    @Test
    public void nodeThatNeverAsksIsCancelledWhenItReturns() throws Exception {
        final DefaultNodeProgressMonitor progress = new DefaultNodeProgressMonitor();
        final EmbeddedNode node = TestNode.create(p -> {
        }, null, (in, out) -> {
        }, (in, out) -> progress.setExecuteCanceled());
        node.configure(new PortObjectSpec[0]);
        assertThrows(CanceledExecutionException.class, () -> node.execute(new PortObject[0], progress));
    }

    @Test
    public void interruptingTheThreadCancels() throws Exception {
        final EmbeddedNode node = executedProbe();
        Thread.currentThread().interrupt();
        try {
            assertThrows(CanceledExecutionException.class, () -> execute(node));
        } finally {
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    public void nodeMustBeConfiguredFirst() throws Exception {
        final EmbeddedNode node = EmbeddedNode.create(new ProbeNodeFactory(), null);
        assertThrows(IllegalStateException.class, () -> execute(node));
    }

    private static EmbeddedNode source(final DataTableSpec promised, final ExecuteConsumer execute) throws Exception {
        final EmbeddedNode node = TestNode.create(
            p -> p.addOutputPortGroup("Out", g -> g.name("Scores").description("d").fixed(BufferedDataTable.TYPE)),
            null, (in, out) -> out.setOutSpec(0, promised), execute);
        node.configure(new PortObjectSpec[0]);
        return node;
    }

    private static DataTableSpec column(final String name) {
        return new DataTableSpec(new String[]{name}, new DataType[]{DoubleCell.TYPE});
    }

    private static String failure(final EmbeddedNode node) {
        return assertThrows(KNIMEException.class,
            () -> node.execute(new PortObject[0], new DefaultNodeProgressMonitor())).getMessage();
    }

    @Test
    public void tableOtherThanPromisedIsAnErrorThatNamesBoth() throws Exception {
        final String message =
            failure(source(column("auroc"), (in, out) -> out.setOutData(0, Tables.of(column("auprc")))));
        assertTrue(message, message.contains("does not match spec after execution"));
        assertTrue(message, message.contains("\"Scores\"") && message.contains("auroc") && message.contains("auprc"));
    }

    @Test
    public void tableWithoutAPromiseIsFine() throws Exception {
        final BufferedDataTable table = Tables.of(column("auroc"));
        assertSame(table, source(null, (in, out) -> out.setOutData(0, table))
            .execute(new PortObject[0], new DefaultNodeProgressMonitor())[0]);
    }

    @Test
    public void missingOutputIsAnError() throws Exception {
        assertEquals("Output at port \"Scores\" is null.", failure(source(null, (in, out) -> {
        })));
    }

    @Test
    public void outputOfAnotherTypeIsAnError() throws Exception {
        final String message = failure(source(null, (in, out) -> out.setOutData(0,
            new ProbePortObject(new ProbePortObjectSpec(new String[0], 0), new float[0]))));
        assertTrue(message, message.contains("\"Scores\"") && message.contains("ProbePortObject"));
    }

    @Test
    public void messageOfANodeArrivesWhole() throws Exception {
        final Message sent = Message.builder().withSummary("Gene TP53 is missing.")
            .addRowIssue(1, 0, 4, "no gene of that name").addResolutions("Check the prior.").build().orElseThrow();
        final EmbeddedNode node = source(null, (in, out) -> {
            throw KNIMEException.of(sent);
        });
        final KNIMEException e = assertThrows(KNIMEException.class,
            () -> node.execute(new PortObject[0], new DefaultNodeProgressMonitor()));
        assertEquals("Gene TP53 is missing.", e.getMessage());
        assertEquals("Gene TP53 is missing.\n  Input 1, row 5, column 1: no gene of that name\n  → Check the prior.",
            e.getKNIMEMessage().toLogPrintable());
    }

    @Test
    public void inputOfAnotherTypeIsRefused() throws Exception {
        final EmbeddedNode node = EmbeddedNode.create(new ProbeNodeFactory(), null);
        final Exception e = assertThrows(org.knime.core.node.InvalidSettingsException.class,
            () -> node.configure(new PortObjectSpec[]{new ProbePortObjectSpec(new String[0], 0)}));
        assertTrue(e.getMessage(), e.getMessage().contains("\"Input\"") && e.getMessage().contains("Table"));
    }
}
