package org.dashgrn.nodes.experiment;

import java.util.ArrayList;
import java.util.List;
import org.dashgrn.experiment.CellResult;
import org.dashgrn.experiment.Measures;
import org.dashgrn.nodes.TableBuilder;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;

/** The table of single trainings: which, all measures, and why one failed. */
public final class MeasureColumns {

    /** Columns strategy, seed and sample, every measure, and failure. */
    public static final DataTableSpec SPEC = spec();

    private MeasureColumns() {
    }

    private static DataTableSpec spec() {
        final List<String> names = new ArrayList<>(List.of("strategy", "seed", "sample"));
        final List<DataType> types = new ArrayList<>(List.of(StringCell.TYPE, LongCell.TYPE, IntCell.TYPE));
        for (String measure : Measures.NAMES) {
            names.add(measure);
            types.add(DoubleCell.TYPE);
        }
        names.add("failure");
        types.add(StringCell.TYPE);
        return new DataTableSpec("Trainings", names.toArray(String[]::new), types.toArray(DataType[]::new));
    }

    /**
     * @param results of single trainings
     * @param exec creates the table
     * @return one row per result
     * @throws CanceledExecutionException if the user cancelled
     */
    public static BufferedDataTable table(final List<CellResult> results, final ExecutionContext exec)
        throws CanceledExecutionException {
        final TableBuilder table = new TableBuilder(exec, SPEC);
        for (CellResult result : results) {
            final List<DataCell> cells = new ArrayList<>();
            cells.add(new StringCell(result.cell().strategy()));
            cells.add(new LongCell(result.cell().seed()));
            cells.add(new IntCell(result.cell().resample()));
            Measures.NAMES.forEach(measure -> cells.add(TableBuilder.number(result.measure(measure))));
            cells.add(result.succeeded() ? DataType.getMissingCell() : new StringCell(result.failureOrNull()));
            table.add(cells.toArray(DataCell[]::new));
        }
        return table.build();
    }
}
