package org.dashgrn.nodes.trajectoryreader;

import java.io.IOException;
import java.util.List;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.Progress;
import org.dashgrn.nodes.EngineCall;
import org.dashgrn.nodes.TableShape;
import org.dashgrn.nodes.TrajectoryLayout;
import org.dashgrn.nodes.view.NodeView;
import org.dashgrn.nodes.view.TrajectoriesView;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/** Reads expression trajectories from a text file. */
public final class ExpressionTrajectoryReaderNodeFactory extends DefaultNodeFactory {

    /** Larger files are only read when the node executes; until then the columns are not known. */
    private static final long QUICKLY_READ = 32L << 20;

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Expression Trajectory Reader") //
        .icon("./trajectoryreader.png") //
        .shortDescription("Reads gene expression over time from a text file.") //
        .fullDescription("""
            <p>Reads the expression of genes in one or more samples over time into one row per sample (trajectory) and
            time point, with one column per gene.</p>
            <ul>
            <li><b>Wide</b>: a header and one row per time point, with columns for trajectory and time and one column
            per gene.</li>
            <li><b>Long</b>: a header and one row per value, with columns for trajectory, time, gene and value.</li>
            <li><b>PHOENIX</b>: the format of PHOENIX and DASH. The first line has the number of genes and of
            trajectories; then, for each trajectory, one line per gene with its values over time and one line with the
            times. Trajectories may have different numbers of time points.</li>
            </ul>
            <p>Empty cells, NA and NaN are missing values. A file that cannot be read like this is refused with the line
            and column of the first mistake.</p>""") //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p //
            .addOutputTable("Trajectories", "One row per trajectory and time point: trajectory, time and the"
                + " expression of each gene. Long: one row per trajectory, time point and gene, with its value.")) //
        .model(m -> m //
            .parametersClass(ExpressionTrajectoryReaderParameters.class) //
            .configure(EngineCall.configure(ExpressionTrajectoryReaderNodeFactory::configure)) //
            .execute(EngineCall.execute(ExpressionTrajectoryReaderNodeFactory::execute))) //
        .nodeType(NodeType.Source) //
        .keywords("import", "file", "gene expression", "time series", "PHOENIX", "pseudotime", "csv") //
        .addView(NodeView.of(TrajectoriesView.PAGE, "Expression over time, gene by gene."));

    /** Called by KNIME. */
    public ExpressionTrajectoryReaderNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out) throws IOException {
        final ExpressionTrajectoryReaderParameters parameters = in.getParameters();
        final boolean quick = parameters.m_file.check("expression file") <= QUICKLY_READ;
        final boolean known = quick || parameters.m_shape == TableShape.LONG;
        final List<String> genes = quick ? parameters.read(Progress.NONE).genes() : List.of();
        out.setOutSpecs(known ? TrajectoryLayout.tableSpec(genes, parameters.m_shape) : null);
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out, final Progress progress)
        throws CanceledExecutionException, IOException {
        final ExpressionTrajectoryReaderParameters parameters = in.getParameters();
        final ExpressionTrajectories data = parameters.read(progress);
        out.setOutData(TrajectoryLayout.write(data, parameters.m_shape, in.getExecutionContext()));
        out.setInternalData(TrajectoriesView.of(data, progress));
    }
}
