package org.dashgrn.embedded.tests;

import java.util.ArrayList;
import java.util.List;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.DefaultNodeProgressMonitor;
import org.knime.core.node.ExecutionContext;

/** Makes and reads tables. */
final class Tables {

    private Tables() {
    }

    @SuppressWarnings("deprecation")
    static ExecutionContext context() {
        return new ExecutionContext(new DefaultNodeProgressMonitor(), null);
    }

    static BufferedDataTable of(final DataTableSpec spec, final DataRow... rows) {
        final BufferedDataContainer container = context().createDataContainer(spec);
        for (DataRow row : rows) {
            container.addRowToTable(row);
        }
        container.close();
        return container.getTable();
    }

    /** @return the input that the probe node had in KNIME: one missing gene, one missing count */
    static BufferedDataTable genes() {
        return of(genesSpec(), new DefaultRow("Row0", new StringCell("TP53"), new DoubleCell(1.5)),
            new DefaultRow("Row1", new StringCell("MYC"), DataType.getMissingCell()),
            new DefaultRow("Row2", DataType.getMissingCell(), new DoubleCell(2.5)));
    }

    static DataTableSpec genesSpec() {
        return new DataTableSpec(new String[]{"gene", "count"}, new DataType[]{StringCell.TYPE, DoubleCell.TYPE});
    }

    static List<DataRow> rows(final BufferedDataTable table) {
        final List<DataRow> rows = new ArrayList<>();
        try (CloseableRowIterator iterator = table.iterator()) {
            iterator.forEachRemaining(rows::add);
        }
        return rows;
    }

    static List<DataCell> column(final BufferedDataTable table, final int column) {
        return rows(table).stream().map(row -> row.getCell(column)).toList();
    }
}
