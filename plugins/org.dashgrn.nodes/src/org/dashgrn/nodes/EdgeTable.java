package org.dashgrn.nodes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.network.Edge;
import org.dashgrn.network.GeneMatch;
import org.dashgrn.network.GeneNetwork;
import org.dashgrn.network.IndexedNetwork;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;

/**
 * Where the edges of a table are: one row per edge, with the names of its ends and perhaps a weight. Columns are found
 * by their names, so that any table with the usual ones can be connected.
 *
 * @param source index of the column of regulators
 * @param target index of the column of targets
 * @param weight index of the column of weights; -1 if every edge weighs 1
 */
public record EdgeTable(int source, int target, int weight) {

    /** How to name columns so that they are found; part of the description of every port that takes edges. */
    public static final String COLUMNS = "Edges, one per row: the text columns <i>source</i> and <i>target</i> (or"
        + " <i>regulator</i>, <i>tf</i>, <i>from</i> and <i>gene</i>, <i>to</i>; else the first two text columns) and,"
        + " if there is one, the numeric column <i>weight</i> or <i>effect</i>, whose sign says activation or"
        + " repression. Rows with weight 0 are no edges.";

    private static final int ROWS_BETWEEN_CHECKS = 1024;

    private static final DataTableSpec SPEC =
        new DataTableSpec("Network", new String[]{"source", "target", "weight", "sign"},
            new DataType[]{StringCell.TYPE, StringCell.TYPE, DoubleCell.TYPE, IntCell.TYPE});

    /**
     * @param spec a table of edges
     * @param what how to call it in messages, e.g. "prior"
     * @return where its edges are
     * @throws InvalidSettingsException if there are no two text columns
     */
    public static EdgeTable of(final DataTableSpec spec, final String what) throws InvalidSettingsException {
        final List<String> text = spec.stream().filter(column -> column.getType().isCompatible(StringValue.class))
            .map(DataColumnSpec::getName).toList();
        if (text.size() < 2) {
            throw new InvalidSettingsException("The " + what + " has " + text.size() + " text column(s) but an edge"
                + " needs two: connect a table with the columns source and target.");
        }
        final String source = named(text, "source", "regulator", "tf", "from").orElse(text.get(0));
        final String target = named(text, "target", "gene", "to")
            .or(() -> text.stream().filter(name -> !name.equals(source)).findFirst()).orElseThrow();
        final List<String> numeric = spec.stream().filter(column -> column.getType().isCompatible(DoubleValue.class))
            .map(DataColumnSpec::getName).toList();
        return new EdgeTable(spec.findColumnIndex(source), spec.findColumnIndex(target),
            named(numeric, "weight", "effect").map(spec::findColumnIndex).orElse(-1));
    }

    /**
     * Refuses, before anything is executed, a network that cannot have an edge between some genes. KNIME knows the
     * names in a column before execution where they are few; where it does not, this accepts, and
     * {@link #readFor} refuses later.
     *
     * @param genes the genes of a model or of data
     * @param spec a table of edges
     * @param what how to call it in messages, e.g. "prior"
     * @throws InvalidSettingsException if there are no two text columns, or no gene of one of them is among the genes
     */
    public static void check(final List<String> genes, final DataTableSpec spec, final String what)
        throws InvalidSettingsException {
        final EdgeTable columns = of(spec, what);
        for (int column : new int[]{columns.source, columns.target}) {
            final Set<DataCell> values = spec.getColumnSpec(column).getDomain().getValues();
            if (values == null || values.isEmpty()) {
                continue;
            }
            final Set<String> names = new LinkedHashSet<>();
            values.forEach(value -> names.add(value.toString()));
            if (Collections.disjoint(names, genes)) {
                throw new InvalidSettingsException("None of the " + names.size() + " names in the column \""
                    + spec.getColumnSpec(column).getName() + "\" of the " + what + " (" + Names.list(names)
                    + ") is one of the " + genes.size() + " genes of the data (" + Names.list(genes)
                    + "): use the same kind of names (symbols, ORFs, Ensembl ids, …) in both.");
            }
        }
    }

    private static Optional<String> named(final List<String> names, final String... wanted) {
        for (String name : wanted) {
            final Optional<String> found = names.stream().filter(name::equalsIgnoreCase).findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /**
     * Takes one edge after the other.
     */
    @FunctionalInterface
    public interface EdgeConsumer {

        /**
         * @param row the whole row
         * @param source the regulator
         * @param target its target
         * @param weight its weight, not 0
         */
        void accept(DataRow row, String source, String target, double weight);
    }

    /**
     * Goes through the edges of a table.
     *
     * @param table the table
     * @param what how to call it in messages
     * @param exec asked now and then whether to go on
     * @param edges gets every row whose weight is not 0
     * @throws CanceledExecutionException if the user cancelled
     * @throws InvalidInputException if a cell is missing
     */
    public void forEach(final BufferedDataTable table, final String what, final ExecutionMonitor exec,
        final EdgeConsumer edges) throws CanceledExecutionException {
        try (CloseableRowIterator iterator = table.iterator()) {
            for (long r = 0; iterator.hasNext(); r++) {
                if (r % ROWS_BETWEEN_CHECKS == 0) {
                    exec.checkCanceled();
                }
                final DataRow row = iterator.next();
                final double value =
                    weight < 0 ? 1 : ((DoubleValue)present(row, weight, what, "weight")).getDoubleValue();
                if (value != 0) {
                    edges.accept(row, ((StringValue)present(row, source, what, "source")).getStringValue(),
                        ((StringValue)present(row, target, what, "target")).getStringValue(), value);
                }
            }
        }
    }

    private static DataCell present(final DataRow row, final int column, final String what, final String part) {
        final DataCell cell = row.getCell(column);
        if (cell.isMissing()) {
            throw new InvalidInputException("The " + part + " of an edge is missing", what + ", row " + row.getKey(),
                "Fill it in or remove the row");
        }
        return cell;
    }

    /**
     * @param table a table of edges
     * @param what how to call it in messages
     * @param exec asked now and then whether to go on
     * @return its network
     * @throws CanceledExecutionException if the user cancelled
     * @throws InvalidInputException if a cell is missing or an edge occurs twice
     */
    public GeneNetwork read(final BufferedDataTable table, final String what, final ExecutionMonitor exec)
        throws CanceledExecutionException {
        final List<Edge> edges = new ArrayList<>();
        forEach(table, what, exec, (row, from, to, value) -> edges.add(new Edge(from, to, value)));
        try {
            return new GeneNetwork(edges);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(e.problem(), what + ", " + e.place(), e.remedy(), e);
        }
    }

    /**
     * Reads a network for the genes of a model or of data.
     *
     * @param genes the genes
     * @param table a table of edges
     * @param what how to call it in messages
     * @param warnings is told which genes of the network are not among those genes
     * @param exec asked now and then whether to go on
     * @return the edges between those genes
     * @throws CanceledExecutionException if the user cancelled
     * @throws InvalidSettingsException if the table has no columns for the ends of an edge
     * @throws InvalidInputException if a cell is missing, an edge occurs twice, or no edge is left
     */
    public static IndexedNetwork readFor(final List<String> genes, final BufferedDataTable table, final String what,
        final List<String> warnings, final ExecutionMonitor exec)
        throws CanceledExecutionException, InvalidSettingsException {
        return match(of(table.getDataTableSpec(), what).read(table, what, exec), genes, what, warnings);
    }

    /**
     * As {@link #readFor}, for networks whose edges have no direction.
     *
     * @param genes the genes
     * @param table a table of edges
     * @param what how to call it in messages
     * @param warnings is told which genes of the network are not among those genes
     * @param exec asked now and then whether to go on
     * @return the edges between those genes, each in both directions; where both are given with different weights, the
     *         greater absolute weight
     * @throws CanceledExecutionException if the user cancelled
     * @throws InvalidSettingsException if the table has no columns for the ends of an edge
     * @throws InvalidInputException if a cell is missing, an edge occurs twice, or no edge is left
     */
    public static IndexedNetwork readSymmetricFor(final List<String> genes, final BufferedDataTable table,
        final String what, final List<String> warnings, final ExecutionMonitor exec)
        throws CanceledExecutionException, InvalidSettingsException {
        final GeneNetwork network = of(table.getDataTableSpec(), what).read(table, what, exec);
        return match(network.symmetric(), genes, what, warnings);
    }

    private static IndexedNetwork match(final GeneNetwork network, final List<String> genes, final String what,
        final List<String> warnings) {
        final GeneMatch match = GeneMatch.of(network, genes).requireEdges("the " + what);
        if (!match.isComplete()) {
            warnings.add(match.message("the " + what));
        }
        return network.indexed(genes);
    }

    /** @return the columns that our nodes write for a network: source, target, weight, sign */
    public static DataTableSpec tableSpec() {
        return SPEC;
    }

    /**
     * @param network a network
     * @param exec creates the table
     * @return the table, with {@link #tableSpec()}
     * @throws CanceledExecutionException if the user cancelled
     */
    public static BufferedDataTable write(final GeneNetwork network, final ExecutionContext exec)
        throws CanceledExecutionException {
        final TableBuilder table = new TableBuilder(exec, SPEC);
        for (Edge edge : network.edges()) {
            table.add(new StringCell(edge.source()), new StringCell(edge.target()), new DoubleCell(edge.weight()),
                new IntCell((int)Math.signum(edge.weight())));
        }
        return table.build();
    }
}
