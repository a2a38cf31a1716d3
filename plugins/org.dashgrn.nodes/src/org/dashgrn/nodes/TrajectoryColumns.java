package org.dashgrn.nodes;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.LongValue;
import org.knime.core.data.StringValue;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.ColumnChoicesProvider;

/**
 * Which columns of a table of trajectories name the trajectory and the time. A column that is not chosen is guessed
 * each time the node configures or executes, so a workflow means the same after it was saved and opened.
 */
@LoadDefaultsForAbsentFields
public final class TrajectoryColumns implements WidgetGroup, Persistable {

    /** Columns of the first input table that can name trajectories. */
    static final class NameColumns implements ColumnChoicesProvider {
        @Override
        public List<DataColumnSpec> columnChoices(final NodeParametersInput input) {
            return columns(input, TrajectoryColumns::isName);
        }
    }

    /** Numeric columns of the first input table. */
    static final class NumericColumns implements ColumnChoicesProvider {
        @Override
        public List<DataColumnSpec> columnChoices(final NodeParametersInput input) {
            return columns(input, TrajectoryColumns::isNumeric);
        }
    }

    @Widget(title = "Trajectory column", description = "Column of texts or whole numbers that says which"
        + " trajectory (sample, donor, simulation) a row belongs to. If none is chosen, one called trajectory is used,"
        + " else the first text column; without any text column the whole table is one trajectory.")
    @ChoicesProvider(NameColumns.class)
    String m_trajectory;

    @Widget(title = "Time column", description = "Numeric column with the time of the row, increasing within each"
        + " trajectory. If none is chosen, a column called time or pseudotime is used. All other numeric columns are"
        + " genes; columns of other types are ignored.")
    @ChoicesProvider(NumericColumns.class)
    String m_time;

    /** Nothing chosen: guess. */
    public TrajectoryColumns() {
    }

    /** @param input to guess from, so that the dialog shows what will be used */
    public TrajectoryColumns(final NodeParametersInput input) {
        firstTable(input).ifPresent(spec -> {
            m_trajectory = guessTrajectory(spec);
            m_time = guessTime(spec);
        });
    }

    /**
     * @param spec a table of trajectories
     * @return where its trajectories, times and genes are
     * @throws InvalidSettingsException if a column is missing or of the wrong type, or nothing is left as gene
     */
    public TrajectoryLayout layout(final DataTableSpec spec) throws InvalidSettingsException {
        final String trajectory = m_trajectory == null ? guessTrajectory(spec) : m_trajectory;
        if (trajectory != null) {
            require(spec, trajectory, TrajectoryColumns::isName, "trajectory column", "text or whole numbers");
        }
        final String time = m_time == null ? guessTime(spec) : m_time;
        if (time == null) {
            throw new InvalidSettingsException("The table has no numeric column called time or pseudotime:"
                + " choose the time column in the dialog.");
        }
        require(spec, time, TrajectoryColumns::isNumeric, "time column", "numeric");
        return TrajectoryLayout.of(spec, trajectory, time);
    }

    /** Whole numbers too: that is what KNIME's CSV Reader makes of trajectories called 1, 2, 3. */
    private static boolean isName(final DataColumnSpec column) {
        return isText(column) || column.getType().isCompatible(LongValue.class);
    }

    private static boolean isText(final DataColumnSpec column) {
        return column.getType().isCompatible(StringValue.class);
    }

    private static boolean isNumeric(final DataColumnSpec column) {
        return column.getType().isCompatible(DoubleValue.class);
    }

    private static void require(final DataTableSpec spec, final String name, final Predicate<DataColumnSpec> accepted,
        final String what, final String kind) throws InvalidSettingsException {
        final DataColumnSpec column = spec.getColumnSpec(name);
        if (column == null) {
            throw new InvalidSettingsException("The " + what + " \"" + name + "\" is not in the table. Choose one of: "
                + Names.list(Arrays.asList(spec.getColumnNames())) + ".");
        }
        if (!accepted.test(column)) {
            throw new InvalidSettingsException("The " + what + " \"" + name + "\" is not " + kind + " but "
                + column.getType().getName() + ": choose another column in the dialog.");
        }
    }

    private static String guessTrajectory(final DataTableSpec spec) {
        return named(spec, TrajectoryColumns::isName, "trajectory").or(() -> spec.stream()
            .filter(TrajectoryColumns::isText).map(DataColumnSpec::getName).findFirst()).orElse(null);
    }

    private static String guessTime(final DataTableSpec spec) {
        return named(spec, TrajectoryColumns::isNumeric, "time")
            .or(() -> named(spec, TrajectoryColumns::isNumeric, "pseudotime")).orElse(null);
    }

    private static Optional<String> named(final DataTableSpec spec, final Predicate<DataColumnSpec> accepted,
        final String name) {
        return spec.stream().filter(accepted).map(DataColumnSpec::getName).filter(name::equalsIgnoreCase).findFirst();
    }

    private static List<DataColumnSpec> columns(final NodeParametersInput input,
        final Predicate<DataColumnSpec> accepted) {
        return firstTable(input).map(spec -> spec.stream().filter(accepted).toList()).orElse(List.of());
    }

    private static Optional<DataTableSpec> firstTable(final NodeParametersInput input) {
        for (PortObjectSpec spec : input.getInPortSpecs()) {
            if (spec instanceof DataTableSpec table) {
                return Optional.of(table);
            }
        }
        return Optional.empty();
    }
}
