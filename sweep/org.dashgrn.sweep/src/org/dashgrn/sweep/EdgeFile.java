package org.dashgrn.sweep;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.evaluate.WeightedEdges;

/** The edges of one model in a gzipped CSV file: source, target, effect, score; numbers keep all their bits. */
final class EdgeFile {

    private static final CSVFormat FORMAT =
        CSVFormat.DEFAULT.builder().setHeader("source", "target", "effect", "score").setRecordSeparator('\n').build();

    private EdgeFile() {
    }

    /** Written beside, then moved: there is a whole file or none. */
    static void write(final WeightedEdges edges, final List<String> genes, final Path file) throws IOException {
        Files.createDirectories(file.getParent());
        final Path beside = file.resolveSibling("." + file.getFileName() + ".new");
        try (CSVPrinter printer = new CSVPrinter(new BufferedWriter(new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(beside)), StandardCharsets.UTF_8)), FORMAT)) {
            for (int e = 0; e < edges.size(); e++) {
                printer.printRecord(genes.get(edges.source(e)), genes.get(edges.target(e)), edges.effect(e),
                    edges.score(e));
            }
        }
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** @return the edges as they were written */
    static WeightedEdges read(final Path file, final List<String> genes) throws IOException {
        final Map<String, Integer> index = new HashMap<>();
        genes.forEach(gene -> index.put(gene, index.size()));
        final List<int[]> ends = new ArrayList<>();
        final List<double[]> numbers = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (CSVRecord row : FORMAT.builder().setSkipHeaderRecord(true).build().parse(reader)) {
                ends.add(new int[]{index.get(row.get(0)), index.get(row.get(1))});
                numbers.add(new double[]{Double.parseDouble(row.get(2)), Double.parseDouble(row.get(3))});
            }
        } catch (IOException | RuntimeException e) {
            throw new InvalidInputException("The edges of a finished training cannot be read (" + e + ")",
                file.toString(), "Remove its row from results.csv, then it is trained again", e);
        }
        return new Listed(genes.size(), ends.toArray(int[][]::new), numbers.toArray(double[][]::new));
    }

    /** Edges in a file. */
    private record Listed(int genes, int[][] ends, double[][] numbers) implements WeightedEdges {

        @Override
        public int size() {
            return ends.length;
        }

        @Override
        public int source(final int edge) {
            return ends[edge][0];
        }

        @Override
        public int target(final int edge) {
            return ends[edge][1];
        }

        @Override
        public double effect(final int edge) {
            return numbers[edge][0];
        }

        @Override
        public double score(final int edge) {
            return numbers[edge][1];
        }
    }
}
