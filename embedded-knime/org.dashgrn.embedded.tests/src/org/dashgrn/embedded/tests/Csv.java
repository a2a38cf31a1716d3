package org.dashgrn.embedded.tests;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.node.BufferedDataTable;

/** A table in the form of golden/probe-table.csv. */
final class Csv {

    private Csv() {
    }

    static String of(final BufferedDataTable table) {
        final StringBuilder text = new StringBuilder("RowID");
        for (String name : table.getSpec().getColumnNames()) {
            text.append(',').append(name);
        }
        text.append('\n');
        for (DataRow row : Tables.rows(table)) {
            text.append(row.getKey());
            for (DataCell cell : row) {
                text.append(',').append(quoted(cell.toString()));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String quoted(final String text) {
        return text.matches("(?s).*[,\"\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
