package org.dashgrn.nodes.partitioner;

import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.Progress;
import org.dashgrn.data.TrajectorySplit;
import org.dashgrn.nodes.EngineCall;
import org.dashgrn.nodes.TrajectoryLayout;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/** Splits trajectories into a training and a test part. */
public final class TrajectoryPartitionerNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Trajectory Partitioner") //
        .icon("./partitioner.png") //
        .shortDescription("Splits expression trajectories into a training and a test part.") //
        .fullDescription("""
            <p>Sets a part of the data aside, to test models on what they never saw: whole trajectories drawn at random,
            or the last time points of every trajectory. Rows that belong together stay together, so no step from one
            time point to the next is in both parts.</p>
            <p>The output tables have the columns <i>trajectory</i>, <i>time</i> and one column per gene.</p>""") //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p //
            .addInputTable("Trajectories", "One row per trajectory and time point, times increasing within each"
                + " trajectory: a column with the trajectory, a numeric column with the time, and one numeric"
                + " column per gene. Cells may be missing.") //
            .addOutputTable("Training", "The trajectories, or time points, to train on.") //
            .addOutputTable("Test", "The trajectories, or time points, to test on.")) //
        .model(m -> m //
            .parametersClass(TrajectoryPartitionerParameters.class) //
            .configure(EngineCall.configure(TrajectoryPartitionerNodeFactory::configure)) //
            .execute(EngineCall.execute(TrajectoryPartitionerNodeFactory::execute))) //
        .nodeType(NodeType.Manipulator) //
        .keywords("split", "train", "test", "holdout", "time series", "gene expression");

    /** Called by KNIME. */
    public TrajectoryPartitionerNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out) throws InvalidSettingsException {
        final TrajectoryPartitionerParameters parameters = in.getParameters();
        final TrajectoryLayout layout = parameters.m_columns.layout(in.getInTableSpec(0));
        final DataTableSpec spec = TrajectoryLayout.tableSpec(layout.genes());
        out.setOutSpecs(spec, spec);
        layout.warning().ifPresent(out::setWarningMessage);
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out, final Progress progress)
        throws CanceledExecutionException, InvalidSettingsException {
        final TrajectoryPartitionerParameters parameters = in.getParameters();
        final ExecutionContext exec = in.getExecutionContext();
        final BufferedDataTable table = in.getInTable(0);
        final TrajectoryLayout layout = parameters.m_columns.layout(table.getDataTableSpec());
        final TrajectorySplit.Partition parts = split(layout.read(table, exec), parameters);
        out.setOutData(TrajectoryLayout.write(parts.training(), exec), TrajectoryLayout.write(parts.test(), exec));
        layout.warning().ifPresent(out::setWarningMessage);
    }

    private static TrajectorySplit.Partition split(final ExpressionTrajectories data,
        final TrajectoryPartitionerParameters parameters) {
        return switch (parameters.m_split) {
            case TRAJECTORY_SHARE -> TrajectorySplit.byTrajectoryFraction(data, parameters.m_share, parameters.m_seed);
            case TRAJECTORY_COUNT -> TrajectorySplit.byTrajectory(data, parameters.m_count, parameters.m_seed);
            case LAST_TIMES -> TrajectorySplit.byLastTimes(data, parameters.m_timePoints);
        };
    }
}
