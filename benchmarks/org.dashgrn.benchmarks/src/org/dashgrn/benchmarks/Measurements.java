package org.dashgrn.benchmarks;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Everything that one sitting has measured, in order. */
final class Measurements {

    private final List<Measurement> m_all = new ArrayList<>();

    void add(final Measurement measurement) {
        m_all.add(measurement);
    }

    List<Measurement> all() {
        return List.copyOf(m_all);
    }

    List<Measurement> of(final String section) {
        return m_all.stream().filter(m -> m.section().equals(section)).toList();
    }

    /** The lowest of the values measured for one cell: noise of the machine only ever adds to a time. */
    OptionalDouble lowest(final String section, final String workload, final String variant, final String engine,
        final int threads, final String quantity) {
        return m_all.stream()
            .filter(m -> m.section().equals(section) && m.workload().equals(workload) && m.variant().equals(variant)
                && m.engine().equals(engine) && m.threads() == threads && m.quantity().equals(quantity))
            .mapToDouble(Measurement::value).min();
    }

    /** Written beside and moved, so that an interrupted run leaves no half file. */
    void write(final Path csv) throws IOException {
        final Path beside = csv.resolveSibling(csv.getFileName() + ".part");
        try (Writer writer = Files.newBufferedWriter(beside, StandardCharsets.UTF_8);
                CSVPrinter printer = new CSVPrinter(writer, CSVFormat.DEFAULT.builder().setRecordSeparator('\n').build())) {
            printer.printRecord(Measurement.COLUMNS);
            for (Measurement measurement : m_all) {
                printer.printRecord(measurement.row());
            }
        }
        Files.move(beside, csv, StandardCopyOption.REPLACE_EXISTING);
    }
}
