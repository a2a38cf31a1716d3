package org.dashgrn.headless;

import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/** A scorer for tests: the number of rows, and one measure that is missing. */
public final class MeasureNodeFactory extends DefaultNodeFactory {

    private static final DataTableSpec SPEC =
        new DataTableSpec(new String[]{"metric", "value"}, new DataType[]{StringCell.TYPE, DoubleCell.TYPE});

    private static final DefaultNode NODE = DefaultNode.create().name("Measure").icon("./x.png")
        .shortDescription("Measures.").fullDescription("Measures.").sinceVersion(5, 8, 0)
        .dynamicPorts(p -> p
            .addInputPortGroup("Rows", g -> g.name("Rows").description("d").fixed(BufferedDataTable.TYPE))
            .addInputPortGroup("More", g -> g.name("More").description("d").optional()
                .supportedTypes(BufferedDataTable.TYPE))
            .addOutputPortGroup("Metrics", g -> g.name("Metrics").description("d").fixed(BufferedDataTable.TYPE)))
        .model(m -> m.withoutParameters().configure((in, out) -> out.setOutSpecs(SPEC))
            .execute(MeasureNodeFactory::execute));

    public MeasureNodeFactory() {
        super(NODE);
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out) throws CanceledExecutionException {
        long rows = 0;
        for (var table : in.getInTables()) {
            rows += table.size();
        }
        final BufferedDataContainer measures = in.getExecutionContext().createDataContainer(SPEC);
        measures.addRowToTable(new DefaultRow("Row0", new StringCell("rows"), new DoubleCell(rows)));
        measures.addRowToTable(new DefaultRow("Row1", new StringCell("error"), DataType.getMissingCell()));
        measures.close();
        out.setOutData(measures.getTable());
    }
}
