package org.dashgrn.headless;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;

/**
 * A table as comma-separated text: UTF-8, one header line, missing values empty, numbers such that reading them gives
 * the same number.
 */
final class TableCsv {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').build();

    private TableCsv() {
    }

    /** Closing it closes the file. */
    static CSVPrinter printer(final Path file) throws IOException {
        return new CSVPrinter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), FORMAT);
    }

    /** @param rowIds whether the names of the rows become a first column, "RowID" */
    static void write(final BufferedDataTable table, final Path file, final boolean rowIds) throws IOException {
        try (CSVPrinter printer = printer(file);
                CloseableRowIterator rows = table.iterator()) {
            if (rowIds) {
                printer.print("RowID");
            }
            for (String column : table.getDataTableSpec().getColumnNames()) {
                printer.print(column);
            }
            printer.println();
            while (rows.hasNext()) {
                final DataRow row = rows.next();
                if (rowIds) {
                    printer.print(row.getKey().getString());
                }
                for (DataCell cell : row) {
                    printer.print(cell.isMissing() ? null : cell.toString());
                }
                printer.println();
            }
        }
    }
}
