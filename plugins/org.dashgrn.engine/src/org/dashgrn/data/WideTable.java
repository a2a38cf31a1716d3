package org.dashgrn.data;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Expression as a table with one row a time point: a column for the trajectory (optional), the time, and one column a
 * gene. A first column without a name, or called Row ID, holds row names and is passed over.
 */
public final class WideTable {

    private WideTable() {
    }

    /** Reads from the header on. */
    static ExpressionTrajectories read(final DelimitedText text, final TrajectoryOptions options) throws IOException {
        final List<String> header = header(text);
        final TrajectoryColumns columns = new TrajectoryColumns(header, text.place());
        final int trajectory = columns.trajectory(options);
        final int time = columns.time(options);
        final int[] genes = genes(text, header, trajectory, time);
        final WideTableBuilder builder = new WideTableBuilder(
            Arrays.stream(genes).mapToObj(header::get).toList(),
            line -> text.name() + ":" + line);
        boolean any = false;
        while (text.next()) {
            if (text.width() != header.size()) {
                throw new InvalidInputException("The row has " + text.width() + " fields, the header has "
                    + header.size(), text.place(), "Complete the row");
            }
            builder.addRow(text.line(), trajectory == TrajectoryColumns.NONE ? "1" : text.field(trajectory),
                text.number(time), values(text, header, genes));
            any = true;
        }
        if (!any) {
            throw new InvalidInputException("No row follows the header", text.name(), "Give one row per time point");
        }
        return builder.build();
    }

    /** Reads the header alone. */
    static List<String> readGenes(final DelimitedText text, final TrajectoryOptions options) throws IOException {
        final List<String> header = header(text);
        final TrajectoryColumns columns = new TrajectoryColumns(header, text.place());
        return Arrays.stream(genes(text, header, columns.trajectory(options), columns.time(options)))
            .mapToObj(header::get).toList();
    }

    private static List<String> header(final DelimitedText text) throws IOException {
        if (!text.next()) {
            throw new InvalidInputException("The file is empty", text.name(),
                "Give a header with time and gene names, and one row per time point");
        }
        return text.fields();
    }

    private static int[] genes(final DelimitedText text, final List<String> header, final int trajectory,
        final int time) {
        final List<Integer> genes = new ArrayList<>();
        final Map<String, Integer> seen = new HashMap<>();
        for (int c = 0; c < header.size(); c++) {
            final boolean rowNames = c == 0 && (header.get(0).isEmpty() || header.get(0).equalsIgnoreCase("Row ID"));
            if (c == trajectory || c == time || rowNames) {
                continue;
            }
            if (header.get(c).isEmpty()) {
                throw new InvalidInputException("The column has no name", text.place(c), "Name every gene");
            }
            final Integer other = seen.put(header.get(c), c);
            if (other != null) {
                throw new InvalidInputException("Gene " + header.get(c) + " occurs twice, first in column "
                    + (other + 1), text.place(c), "Gene names must be unique: average or rename the duplicates");
            }
            genes.add(c);
        }
        if (genes.isEmpty()) {
            throw new InvalidInputException("There is no gene beside the time", text.place(),
                "Give one column per gene");
        }
        return genes.stream().mapToInt(Integer::intValue).toArray();
    }

    private static double[] values(final DelimitedText text, final List<String> header, final int[] genes) {
        final double[] values = new double[genes.length];
        for (int g = 0; g < genes.length; g++) {
            try {
                values[g] = text.number(genes[g]);
            } catch (InvalidInputException e) {
                throw new InvalidInputException(e.problem(), e.place() + ", gene " + header.get(genes[g]), e.remedy(),
                    e);
            }
        }
        return values;
    }

    /**
     * Writes a file that the reader reads back exactly. It is written beside its place and then moved there: whatever
     * happens, there is the old file or the whole new one.
     *
     * @param data what to write; missing values become empty fields
     * @param file where; replaced if it exists
     * @param progress is told the share that has been written
     * @throws IOException if writing fails
     */
    public static void write(final ExpressionTrajectories data, final Path file, final Progress progress)
        throws IOException {
        final Path beside = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (Writer writer = Files.newBufferedWriter(beside, StandardCharsets.UTF_8, StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
                    CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180)) {
                print(data, printer, progress);
            }
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void print(final ExpressionTrajectories data, final CSVPrinter printer, final Progress progress)
        throws IOException {
        printer.print("trajectory");
        printer.print("time");
        printer.printRecord(data.genes());
        for (int k = 0; k < data.trajectories().size(); k++) {
            final Trajectory trajectory = data.trajectories().get(k);
            for (int t = 0; t < trajectory.length(); t++) {
                progress.report(k / (double)data.trajectories().size(), null);
                printer.print(trajectory.name());
                printer.print(trajectory.times()[t]);
                for (double value : trajectory.values()[t]) {
                    printer.print(Double.isNaN(value) ? "" : value);
                }
                printer.println();
            }
        }
    }
}
