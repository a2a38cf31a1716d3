package org.dashgrn.nodes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.data.Trajectory;
import org.dashgrn.data.WideTableBuilder;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;

/**
 * Where the trajectories of a wide table are: one row per trajectory and time, one numeric column per gene.
 *
 * @param trajectory index of the column that names the trajectory; -1 if the whole table is one
 * @param time index of the time column
 * @param genes the genes in the order in which they are read
 * @param columns the column of each gene
 * @param ignored names of the columns that are not used
 */
public record TrajectoryLayout(int trajectory, int time, List<String> genes, int[] columns, List<String> ignored) {

    private static final int ROWS_BETWEEN_CHECKS = 64;

    private static final DataTableSpec LONG =
        new DataTableSpec("Trajectories", new String[]{"trajectory", "time", "gene", "value"},
            new DataType[]{StringCell.TYPE, DoubleCell.TYPE, StringCell.TYPE, DoubleCell.TYPE});

    private static final String ONE_TRAJECTORY = "all rows";

    static TrajectoryLayout of(final DataTableSpec spec, final String trajectory, final String time)
        throws InvalidSettingsException {
        final List<String> genes = new ArrayList<>();
        final List<String> ignored = new ArrayList<>();
        for (DataColumnSpec column : spec) {
            if (!column.getName().equals(trajectory) && !column.getName().equals(time)) {
                (column.getType().isCompatible(DoubleValue.class) ? genes : ignored).add(column.getName());
            }
        }
        if (genes.isEmpty()) {
            throw new InvalidSettingsException("Besides the time column \"" + time + "\" the table has no numeric"
                + " column: expression must have one numeric column per gene.");
        }
        return new TrajectoryLayout(trajectory == null ? -1 : spec.findColumnIndex(trajectory),
            spec.findColumnIndex(time), List.copyOf(genes), spec.columnsToIndices(genes.toArray(String[]::new)),
            List.copyOf(ignored));
    }

    /**
     * The same table read for a model: its genes in its order.
     *
     * @param wanted the genes of the model
     * @return the layout; columns that are no genes of the model are ignored
     * @throws InvalidSettingsException if a gene of the model has no column
     */
    public TrajectoryLayout forGenes(final List<String> wanted) throws InvalidSettingsException {
        final Set<String> missing = new LinkedHashSet<>(wanted);
        missing.removeAll(genes);
        if (!missing.isEmpty()) {
            throw new InvalidSettingsException("The model and the data have different genes: " + missing.size()
                + " of the model's " + wanted.size() + " genes have no numeric column in the data ("
                + Names.list(missing) + "). Use the genes that the model was trained on.");
        }
        final Set<String> extra = new LinkedHashSet<>(genes);
        extra.removeAll(wanted);
        extra.addAll(ignored);
        final Map<String, Integer> places = new HashMap<>();
        for (int g = 0; g < columns.length; g++) {
            places.put(genes.get(g), columns[g]);
        }
        return new TrajectoryLayout(trajectory, time, List.copyOf(wanted),
            wanted.stream().mapToInt(places::get).toArray(), List.copyOf(extra));
    }

    /** @return a warning about the columns that are not used, if there are any */
    public Optional<String> warning() {
        return ignored.isEmpty() ? Optional.empty()
            : Optional.of(ignored.size() + " column(s) are no genes and are ignored: " + Names.list(ignored));
    }

    /**
     * @param row a row of the table
     * @return which trajectory it belongs to
     * @throws InvalidInputException if the cell is missing
     */
    public String trajectory(final DataRow row) {
        if (trajectory < 0) {
            return ONE_TRAJECTORY;
        }
        final DataCell cell = row.getCell(trajectory);
        if (cell.isMissing()) {
            throw new InvalidInputException("The name of the trajectory is missing", "row " + row.getKey(),
                "Fill it in or remove the row");
        }
        return cell instanceof StringValue text ? text.getStringValue() : cell.toString();
    }

    /**
     * @param row a row of the table
     * @return its time
     * @throws InvalidInputException if the cell is missing
     */
    public double time(final DataRow row) {
        final DataCell cell = row.getCell(time);
        if (cell.isMissing()) {
            throw new InvalidInputException("The time is missing", "row " + row.getKey(),
                "Fill it in or remove the row");
        }
        return ((DoubleValue)cell).getDoubleValue();
    }

    /**
     * @param table the table
     * @param exec asked now and then whether to go on
     * @return its trajectories in order of first appearance; missing cells become missing values
     * @throws CanceledExecutionException if the user cancelled
     * @throws InvalidInputException if a name or time is missing, times do not increase, or there are too few
     */
    public ExpressionTrajectories read(final BufferedDataTable table, final ExecutionMonitor exec)
        throws CanceledExecutionException {
        final List<String> keys = new ArrayList<>();
        final WideTableBuilder builder = new WideTableBuilder(genes, r -> "row " + keys.get((int)r));
        try (CloseableRowIterator iterator = table.iterator()) {
            for (int r = 0; iterator.hasNext(); r++) {
                if (r % ROWS_BETWEEN_CHECKS == 0) {
                    exec.checkCanceled();
                }
                final DataRow row = iterator.next();
                keys.add(row.getKey().getString());
                builder.addRow(r, trajectory(row), time(row), expression(row));
            }
        }
        return builder.build();
    }

    /**
     * @param row a row of the table
     * @return the expression of the genes; NaN where the cell is missing
     */
    public double[] expression(final DataRow row) {
        final double[] values = new double[columns.length];
        for (int g = 0; g < values.length; g++) {
            final DataCell cell = row.getCell(columns[g]);
            values[g] = cell.isMissing() ? Double.NaN : ((DoubleValue)cell).getDoubleValue();
        }
        return values;
    }

    /**
     * @param genes gene names
     * @return the spec of a table of trajectories as our nodes write it: trajectory, time, one column per gene
     */
    public static DataTableSpec tableSpec(final List<String> genes) {
        final List<DataColumnSpec> columns = new ArrayList<>(genes.size() + 2);
        columns.add(new DataColumnSpecCreator("trajectory", StringCell.TYPE).createSpec());
        columns.add(new DataColumnSpecCreator("time", DoubleCell.TYPE).createSpec());
        for (String gene : genes) {
            columns.add(new DataColumnSpecCreator(gene, DoubleCell.TYPE).createSpec());
        }
        return new DataTableSpec("Trajectories", columns.toArray(DataColumnSpec[]::new));
    }

    /**
     * @param genes gene names
     * @param shape wide or long
     * @return the spec of a table of trajectories; a long one has the columns trajectory, time, gene and value
     */
    public static DataTableSpec tableSpec(final List<String> genes, final TableShape shape) {
        return shape == TableShape.LONG ? LONG : tableSpec(genes);
    }

    /**
     * @param data trajectories
     * @param shape wide or long
     * @param exec creates the table
     * @return the table, with {@link #tableSpec(List, TableShape)}; missing values are missing cells in either shape
     * @throws CanceledExecutionException if the user cancelled
     */
    public static BufferedDataTable write(final ExpressionTrajectories data, final TableShape shape,
        final ExecutionContext exec) throws CanceledExecutionException {
        return shape == TableShape.LONG ? writeLong(data, exec) : write(data, exec);
    }

    private static BufferedDataTable writeLong(final ExpressionTrajectories data, final ExecutionContext exec)
        throws CanceledExecutionException {
        final DataCell[] genes = data.genes().stream().map(StringCell::new).toArray(DataCell[]::new);
        final TableBuilder table = new TableBuilder(exec, LONG);
        for (Trajectory trajectory : data.trajectories()) {
            final DataCell name = new StringCell(trajectory.name());
            for (int t = 0; t < trajectory.length(); t++) {
                final DataCell time = new DoubleCell(trajectory.times()[t]);
                for (int g = 0; g < genes.length; g++) {
                    table.add(name, time, genes[g], TableBuilder.number(trajectory.values()[t][g]));
                }
            }
        }
        return table.build();
    }

    /**
     * @param data trajectories
     * @param exec creates the table
     * @return the table, with {@link #tableSpec(List)}
     * @throws CanceledExecutionException if the user cancelled
     */
    public static BufferedDataTable write(final ExpressionTrajectories data, final ExecutionContext exec)
        throws CanceledExecutionException {
        final TableBuilder table = new TableBuilder(exec, tableSpec(data.genes()));
        for (Trajectory trajectory : data.trajectories()) {
            for (int t = 0; t < trajectory.length(); t++) {
                final DataCell[] cells = new DataCell[data.geneCount() + 2];
                cells[0] = new StringCell(trajectory.name());
                cells[1] = new DoubleCell(trajectory.times()[t]);
                for (int g = 0; g < data.geneCount(); g++) {
                    cells[g + 2] = TableBuilder.number(trajectory.values()[t][g]);
                }
                table.add(cells);
            }
        }
        return table.build();
    }
}
