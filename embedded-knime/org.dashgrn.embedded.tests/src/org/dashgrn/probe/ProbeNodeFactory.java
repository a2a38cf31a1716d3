package org.dashgrn.probe;

import java.util.List;
import java.util.Map;

import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.RowKey;
import org.knime.core.data.collection.CollectionCellFactory;
import org.knime.core.data.collection.ListCell;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/**
 * The node that was run in a real KNIME to see what it does: a table in; a table with every kind of cell and a port
 * object out.
 */
public final class ProbeNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create().name("Probe").icon("./x.png")
        .shortDescription("Probe.").fullDescription("Probe.").sinceVersion(5, 8, 0)
        .ports(p -> p.addInputTable("Input", "in").addOutputTable("Cells", "out").addOutputPort("Model", "model",
            ProbePortObject.TYPE))
        .model(m -> m.parametersClass(ProbeParameters.class).configure(ProbeNodeFactory::configure)
            .execute(ProbeNodeFactory::execute))
        .nodeType(NodeType.Learner).keywords("probe")
        .addView(v -> v.withoutParameters().description("A view.")
            .page(p -> p.fromFile().bundleClass(ProbeNodeFactory.class).basePath("html")
                .relativeFilePath("index.html").addResourceDirectory("js"))
            .initialData(d -> d.data(vi -> Map.of("weights",
                ((ProbePortObject)vi.getInternalPortObjects()[0]).weights(), "gene", "<b>TP53")))
            .dataService(d -> d.addHandler("getEdges", vi -> new EdgeService())));

    /** What the page of the view can call. */
    public static final class EdgeService {

        public List<String> getEdges(final int top) {
            return List.of("A->B").subList(0, Math.min(1, top));
        }
    }

    public ProbeNodeFactory() {
        super(NODE);
    }

    private static DataTableSpec spec() {
        return new DataTableSpec(new String[]{"s", "d", "i", "l", "b", "list"},
            new DataType[]{StringCell.TYPE, DoubleCell.TYPE, IntCell.TYPE, LongCell.TYPE, BooleanCell.TYPE,
                ListCell.getCollectionType(DoubleCell.TYPE)});
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out) throws InvalidSettingsException {
        final ProbeParameters p = in.getParameters();
        out.setOutSpecs(spec(), new ProbePortObjectSpec(new String[]{"G1", "G2"}, 0.5));
        out.setWarningMessage("a warning from configure, with the genes "
            + String.join(",", p.m_genes.filterFromFullSpec(in.getInTableSpec(0))));
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
        throws CanceledExecutionException, KNIMEException {
        final ExecutionContext exec = in.getExecutionContext();
        final BufferedDataContainer c = exec.createDataContainer(spec());
        c.addRowToTable(new DefaultRow("Row0", new StringCell("a,\"b\"\n"), new DoubleCell(0.1), new IntCell(-3),
            new LongCell(1L << 40), BooleanCell.TRUE, CollectionCellFactory.createListCell(
                List.of(new DoubleCell(1), DataType.getMissingCell(), new DoubleCell(Double.NaN)))));
        c.addRowToTable(new DefaultRow(RowKey.createRowKey(1L), DataType.getMissingCell(), new DoubleCell(Double.NaN),
            DataType.getMissingCell(), new LongCell(0), BooleanCell.FALSE, DataType.getMissingCell()));
        c.addRowToTable(new DefaultRow("Row2", new StringCell(""), new DoubleCell(Double.POSITIVE_INFINITY),
            new IntCell(7), new LongCell(-1), DataType.getMissingCell(), DataType.getMissingCell()));
        c.close();
        exec.setProgress(0.5, "half");
        exec.checkCanceled();
        out.setOutData(c.getTable(),
            new ProbePortObject(new ProbePortObjectSpec(new String[]{"G1", "G2"}, 0.5), new float[]{1f, 2.5f}));
        out.setInternalData(new ProbePortObject(new ProbePortObjectSpec(new String[]{"G1"}, 0.1), new float[]{9f}));
        out.setWarningMessage("a warning from execute");
    }
}
