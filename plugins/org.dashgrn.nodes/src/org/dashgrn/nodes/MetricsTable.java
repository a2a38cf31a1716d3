package org.dashgrn.nodes;

import java.util.Map;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;

/** The table "Metrics" of the scorers: one named number per row. */
public final class MetricsTable {

    /** How every port with such a table is called. */
    public static final String PORT = "Metrics";

    /** Columns metric and value. */
    public static final DataTableSpec SPEC = new DataTableSpec(PORT, new String[]{"metric", "value"},
        new DataType[]{StringCell.TYPE, DoubleCell.TYPE});

    private MetricsTable() {
    }

    /**
     * @param exec creates the table
     * @param metrics names and values in order; NaN becomes a missing value
     * @return the table
     * @throws CanceledExecutionException if the user cancelled
     */
    public static BufferedDataTable of(final ExecutionContext exec, final Map<String, Double> metrics)
        throws CanceledExecutionException {
        final TableBuilder table = new TableBuilder(exec, SPEC);
        for (Map.Entry<String, Double> metric : metrics.entrySet()) {
            table.add(new StringCell(metric.getKey()), TableBuilder.number(metric.getValue()));
        }
        return table.build();
    }
}
