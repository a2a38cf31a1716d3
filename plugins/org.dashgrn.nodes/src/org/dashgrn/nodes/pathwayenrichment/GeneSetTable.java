package org.dashgrn.nodes.pathwayenrichment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.network.GeneSets;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.StringValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;

/**
 * Where the pathways of a table are: one row per pathway and gene.
 *
 * @param pathway index of the column with the name of the pathway
 * @param gene index of the column with the gene
 */
record GeneSetTable(int pathway, int gene) {

    /** How to name columns so that they are found. */
    static final String COLUMNS = "one row per pathway and gene, in the text columns <i>pathway</i> (or <i>gene"
        + " set</i>, <i>set</i>, <i>term</i>) and <i>gene</i> (or <i>symbol</i>), else in the first two text columns";

    private static final int ROWS_BETWEEN_CHECKS = 1024;

    static GeneSetTable of(final DataTableSpec spec) throws InvalidSettingsException {
        final List<String> text = spec.stream().filter(column -> column.getType().isCompatible(StringValue.class))
            .map(DataColumnSpec::getName).toList();
        if (text.size() < 2) {
            throw new InvalidSettingsException("The table of gene sets has " + text.size() + " text column(s) but needs"
                + " two: connect a table with the columns pathway and gene.");
        }
        final Optional<String> namedGene = named(text, "gene", "symbol", "gene symbol");
        final String pathway = named(text, "pathway", "gene set", "set", "term").orElseGet(
            () -> text.stream().filter(name -> !name.equals(namedGene.orElse(null))).findFirst().orElseThrow());
        final String gene = namedGene.filter(name -> !name.equals(pathway)).orElseGet(
            () -> text.stream().filter(name -> !name.equals(pathway)).findFirst().orElseThrow());
        return new GeneSetTable(spec.findColumnIndex(pathway), spec.findColumnIndex(gene));
    }

    private static Optional<String> named(final List<String> names, final String... wanted) {
        for (String name : wanted) {
            final Optional<String> found =
                names.stream().filter(column -> column.replace('_', ' ').equalsIgnoreCase(name)).findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    GeneSets read(final BufferedDataTable table, final ExecutionMonitor exec) throws CanceledExecutionException {
        final Map<String, List<String>> members = new LinkedHashMap<>();
        try (CloseableRowIterator rows = table.iterator()) {
            for (long r = 0; rows.hasNext(); r++) {
                if (r % ROWS_BETWEEN_CHECKS == 0) {
                    exec.checkCanceled();
                }
                final DataRow row = rows.next();
                members.computeIfAbsent(text(row, pathway, "pathway"), name -> new ArrayList<>())
                    .add(text(row, gene, "gene"));
            }
        }
        return GeneSets.of(members);
    }

    private static String text(final DataRow row, final int column, final String part) {
        final DataCell cell = row.getCell(column);
        if (cell.isMissing() || ((StringValue)cell).getStringValue().isBlank()) {
            throw new InvalidInputException("The " + part + " is missing", "gene sets, row " + row.getKey(),
                "Fill it in or remove the row");
        }
        return ((StringValue)cell).getStringValue().strip();
    }
}
