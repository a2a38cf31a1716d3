package org.dashgrn.nodes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.DefaultNodeProgressMonitor;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.port.PortObject;

/** Small tables for tests, and what is in tables. */
public final class TestTables {

    private TestTables() {
    }

    @SuppressWarnings("deprecation")
    public static ExecutionContext context() {
        return new ExecutionContext(new DefaultNodeProgressMonitor(), null);
    }

    /**
     * @param columns e.g. "time:d", "name:s", "count:i", "flag:b"
     * @param rows values; null is missing
     */
    public static BufferedDataTable table(final String[] columns, final Object[]... rows) {
        final String[] names = new String[columns.length];
        final DataType[] types = new DataType[columns.length];
        for (int c = 0; c < columns.length; c++) {
            names[c] = columns[c].substring(0, columns[c].lastIndexOf(':'));
            types[c] = switch (columns[c].substring(columns[c].lastIndexOf(':') + 1)) {
                case "s" -> StringCell.TYPE;
                case "i" -> IntCell.TYPE;
                case "b" -> BooleanCell.TYPE;
                default -> DoubleCell.TYPE;
            };
        }
        final BufferedDataContainer container = context().createDataContainer(new DataTableSpec(names, types));
        for (int r = 0; r < rows.length; r++) {
            final DataCell[] cells = new DataCell[columns.length];
            for (int c = 0; c < cells.length; c++) {
                cells[c] = cell(rows[r][c]);
            }
            container.addRowToTable(new DefaultRow("Row" + r, cells));
        }
        container.close();
        return container.getTable();
    }

    private static DataCell cell(final Object value) {
        if (value == null) {
            return DataType.getMissingCell();
        } else if (value instanceof String text) {
            return new StringCell(text);
        } else if (value instanceof Integer number) {
            return new IntCell(number);
        } else if (value instanceof Boolean flag) {
            return flag ? BooleanCell.TRUE : BooleanCell.FALSE;
        }
        return new DoubleCell(((Number)value).doubleValue());
    }

    /** Trajectories of genes A, B, C: three samples with four time points each. */
    public static BufferedDataTable trajectories() {
        final List<Object[]> rows = new ArrayList<>();
        for (String name : new String[]{"s1", "s2", "s3"}) {
            for (int t = 0; t < 4; t++) {
                final double phase = name.charAt(1) + t;
                rows.add(new Object[]{name, (double)t, 0.5 + 0.3 * Math.sin(phase), 0.5 + 0.2 * Math.cos(phase),
                    0.4 + 0.1 * Math.sin(2 * phase)});
            }
        }
        return table(new String[]{"trajectory:s", "time:d", "A:d", "B:d", "C:d"}, rows.toArray(Object[][]::new));
    }

    /** A network A -> B, B -| C. */
    public static BufferedDataTable network() {
        return table(new String[]{"source:s", "target:s", "weight:d"}, new Object[]{"A", "B", 1.0},
            new Object[]{"B", "C", -1.0});
    }

    /** @return the cells of a table as text, "?" where missing */
    public static List<List<String>> rows(final PortObject table) {
        final List<List<String>> rows = new ArrayList<>();
        for (DataRow row : (BufferedDataTable)table) {
            rows.add(row.stream().map(cell -> cell.isMissing() ? "?" : cell.toString()).toList());
        }
        return rows;
    }

    /** @return a table of metrics */
    public static Map<String, Double> metrics(final PortObject table) {
        final Map<String, Double> metrics = new LinkedHashMap<>();
        for (DataRow row : (BufferedDataTable)table) {
            metrics.put(row.getCell(0).toString(),
                row.getCell(1).isMissing() ? Double.NaN : ((DoubleValue)row.getCell(1)).getDoubleValue());
        }
        return metrics;
    }
}
