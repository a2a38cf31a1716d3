package org.dashgrn.benchmarks.paper;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.dashgrn.benchmarks.BenchmarkException;

/**
 * Finished cells on disk, one a row. The file is replaced as a whole whenever a cell is added, so it is never half
 * written; several processes may add to it at a time.
 */
final class ResultFile {

    private static final String DATE = "date";
    private static final String COMMIT = "commit";

    private final Path m_file;

    /** @param file which may not exist yet */
    ResultFile(final Path file) {
        m_file = file;
    }

    /** @return all cells, in the order in which they were added */
    synchronized List<PaperResult> read() throws IOException {
        if (!Files.exists(m_file)) {
            return List.of();
        }
        final List<PaperResult> results = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(m_file, StandardCharsets.UTF_8);
                CSVParser parser =
                    CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).build().parse(reader)) {
            for (CSVRecord record : parser) {
                results.add(result(record, parser.getHeaderNames()));
            }
        } catch (IllegalArgumentException e) {
            throw new BenchmarkException(m_file + " is not a table of cells (" + e.getMessage()
                + "): move it away, or name another folder with --out");
        }
        return results;
    }

    private static PaperResult result(final CSVRecord record, final List<String> header) {
        final Map<String, Double> measures = new LinkedHashMap<>();
        for (String column : header) {
            if (!PaperCell.COLUMNS.contains(column) && !column.equals(DATE) && !column.equals(COMMIT)) {
                final String value = record.get(column);
                measures.put(column, value.isEmpty() ? Double.NaN : Double.valueOf(value));
            }
        }
        return new PaperResult(PaperCell.of(PaperCell.COLUMNS.stream().map(record::get).toList()), measures,
            record.get(DATE), record.get(COMMIT));
    }

    /** Adds a cell to what is there now. */
    synchronized void add(final PaperResult result) throws IOException {
        Files.createDirectories(m_file.toAbsolutePath().getParent());
        try (FileChannel channel = FileChannel.open(m_file.resolveSibling("." + m_file.getFileName() + ".lock"),
            StandardOpenOption.CREATE, StandardOpenOption.WRITE); FileLock lock = channel.lock()) {
            final List<PaperResult> all = new ArrayList<>(read());
            all.removeIf(other -> other.key().equals(result.key()));
            all.add(result);
            write(all);
        }
    }

    private void write(final List<PaperResult> results) throws IOException {
        final Set<String> measures = new LinkedHashSet<>();
        results.forEach(result -> measures.addAll(result.measures().keySet()));
        final Path beside = m_file.resolveSibling(m_file.getFileName() + ".part");
        try (Writer writer = Files.newBufferedWriter(beside, StandardCharsets.UTF_8);
                CSVPrinter printer =
                    new CSVPrinter(writer, CSVFormat.DEFAULT.builder().setRecordSeparator('\n').build())) {
            final List<String> header = new ArrayList<>(PaperCell.COLUMNS);
            header.addAll(measures);
            header.addAll(List.of(DATE, COMMIT));
            printer.printRecord(header);
            for (PaperResult result : results) {
                final List<String> row = new ArrayList<>(result.key().fields());
                measures.forEach(name -> row.add(text(result.measure(name))));
                row.addAll(List.of(result.date(), result.commit()));
                printer.printRecord(row);
            }
        }
        Files.move(beside, m_file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Seven digits; nothing for NaN. */
    private static String text(final double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e9 ? String.valueOf((long)value)
            : String.format(Locale.ROOT, "%.6e", value);
    }
}
