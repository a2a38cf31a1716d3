package org.dashgrn.nodes.strategycomparison;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.Progress;
import org.dashgrn.evaluate.ScoringRules;
import org.dashgrn.experiment.CellResult;
import org.dashgrn.experiment.Dataset;
import org.dashgrn.experiment.Keep;
import org.dashgrn.experiment.Measures;
import org.dashgrn.experiment.Summary;
import org.dashgrn.network.GeneNetwork;
import org.dashgrn.network.IndexedNetwork;
import org.dashgrn.nodes.Citation;
import org.dashgrn.nodes.EdgeTable;
import org.dashgrn.nodes.EngineCall;
import org.dashgrn.nodes.TableBuilder;
import org.dashgrn.nodes.TrajectoryLayout;
import org.dashgrn.nodes.experiment.MeasureColumns;
import org.dashgrn.nodes.experiment.Trainings;
import org.dashgrn.nodes.view.ComparisonView;
import org.dashgrn.nodes.view.NodeView;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
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

/** The paper's table of strategies on the user's own data. */
public final class StrategyComparisonNodeFactory extends DefaultNodeFactory {

    private static final DataTableSpec COMPARISON = comparisonSpec();

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Strategy Comparison") //
        .icon("./strategycomparison.png") //
        .shortDescription("Trains models with several pruning strategies and compares them: the paper's table on your"
            + " own data.") //
        .fullDescription("""
            <p>Which strategy fits the data? This node trains several models with each of the chosen strategies, on the
            same data with the same seeds, and compares how sparse they are, how well they predict test trajectories
            and, where a reference network is known, how well their networks agree with it. Pruning strategies share
            one schedule.</p>
            <p>Several models are trained at a time. A training that fails is reported and does not stop the others. To
            vary settings such as λ1 and λ2 as well, or to use a cluster, see the command <i>dash sweep</i>.</p>"""
            + Citation.PAPER) //
        .sinceVersion(5, 8, 0) //
        .dynamicPorts(p -> p //
            .addInputPortGroup("Trajectories", g -> g.name("Trajectories")
                .description("What to train on: one row per trajectory and time point, times increasing within each"
                    + " trajectory: a text column with the trajectory (none: all rows are one), a numeric column with"
                    + " the time, and one numeric column per gene, best scaled to values between 0 and 1.")
                .fixed(BufferedDataTable.TYPE)) //
            .addInputPortGroup("Test trajectories", g -> g.name("Test trajectories")
                .description("What to predict, e.g. from the Trajectory Partitioner: the same genes.")
                .fixed(BufferedDataTable.TYPE)) //
            .addInputPortGroup("Prior", g -> g.name("Prior")
                .description("The prior network, e.g. transcription factor binding motifs. " + EdgeTable.COLUMNS)
                .fixed(BufferedDataTable.TYPE)) //
            .addInputPortGroup("Reference", g -> g.name("Reference")
                .description("Optional: the network that is taken for true. All ordered pairs of genes are judged. "
                    + EdgeTable.COLUMNS)
                .optional().supportedTypes(BufferedDataTable.TYPE)) //
            .addOutputPortGroup("Comparison", g -> g.name("Comparison")
                .description("One row per strategy: how many trainings succeeded and failed, and of every measure the"
                    + " mean and the standard deviation (missing for one training). Those that need a reference are"
                    + " missing without one: balanced accuracy, AUROC, AUPR, precision, recall, precision of as many"
                    + " edges as the reference has, sign accuracy, and which shares of the prior's wrong edges were"
                    + " kept and of the edges missing in the prior were found.")
                .fixed(BufferedDataTable.TYPE)) //
            .addOutputPortGroup("Trainings", g -> g.name("Trainings")
                .description("One row per training: strategy, seed, the same measures and, if training failed, why.")
                .fixed(BufferedDataTable.TYPE))) //
        .model(m -> m //
            .parametersClass(StrategyComparisonParameters.class) //
            .configure(EngineCall.configure(StrategyComparisonNodeFactory::configure)) //
            .execute(EngineCall.execute(StrategyComparisonNodeFactory::execute))) //
        .nodeType(NodeType.Learner) //
        .keywords("benchmark", "IMP", "BioPrune", "PINN", "post hoc", "baseline", "DASH", "PHOENIX", "neural ODE") //
        .addView(NodeView.of(ComparisonView.PAGE, "The strategies by sparsity and balanced accuracy, as in the paper's"
            + " figure, and all measures side by side."));

    /** Called by KNIME. */
    public StrategyComparisonNodeFactory() {
        super(NODE);
    }

    private static DataTableSpec comparisonSpec() {
        final List<String> names = new ArrayList<>(List.of("strategy", "trainings", "failed"));
        final List<DataType> types = new ArrayList<>(List.of(StringCell.TYPE, IntCell.TYPE, IntCell.TYPE));
        for (String measure : Measures.NAMES) {
            names.add(measure);
            names.add(measure + " (sd)");
            types.add(DoubleCell.TYPE);
            types.add(DoubleCell.TYPE);
        }
        return new DataTableSpec("Comparison", names.toArray(String[]::new), types.toArray(DataType[]::new));
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out) throws InvalidSettingsException {
        final StrategyComparisonParameters parameters = in.getParameters();
        final TrajectoryLayout layout = parameters.m_columns.layout(in.getInTableSpec(0));
        parameters.m_columns.layout(in.getInTableSpec(1)).forGenes(layout.genes());
        EdgeTable.of(in.getInTableSpec(2), "prior");
        if (in.getInPortSpecs().length > 3) {
            EdgeTable.of(in.getInTableSpec(3), "reference");
        }
        out.setOutSpecs(COMPARISON, MeasureColumns.SPEC);
        layout.warning().ifPresent(out::setWarningMessage);
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out, final Progress progress)
        throws CanceledExecutionException, InvalidSettingsException, IOException {
        final StrategyComparisonParameters parameters = in.getParameters();
        final ExecutionContext exec = in.getExecutionContext();
        final TrajectoryLayout layout = parameters.m_columns.layout(in.getInTable(0).getDataTableSpec());
        final ExpressionTrajectories training = layout.read(in.getInTable(0), exec);
        final ExpressionTrajectories test = parameters.m_columns.layout(in.getInTable(1).getDataTableSpec())
            .forGenes(training.genes()).read(in.getInTable(1), exec);
        final List<String> warnings = new ArrayList<>(layout.warning().stream().toList());
        final IndexedNetwork prior = EdgeTable.readFor(training.genes(), in.getInTable(2), "prior", warnings, exec);
        final GeneNetwork reference = in.getInPortObjects().length > 3 ? EdgeTable
            .of(in.getInTable(3).getDataTableSpec(), "reference").read(in.getInTable(3), "reference", exec) : null;
        final Dataset data =
            new Dataset("data", training, prior, null, test, reference, ScoringRules.ALL_PAIRS);
        final List<CellResult> results =
            Trainings.run(parameters.experiment(data), parameters.m_parallel, Keep.MEASURES, progress, warnings);
        out.setOutData(comparison(results, exec), MeasureColumns.table(results, exec));
        out.setInternalData(ComparisonView.of(Summary.of(results)));
        if (!warnings.isEmpty()) {
            out.setWarningMessage(String.join(". ", warnings) + ".");
        }
    }

    private static BufferedDataTable comparison(final List<CellResult> results, final ExecutionContext exec)
        throws CanceledExecutionException {
        final TableBuilder table = new TableBuilder(exec, COMPARISON);
        final Summary.Spread nothing = new Summary.Spread(Double.NaN, Double.NaN, 0);
        for (Summary summary : Summary.of(results)) {
            final List<DataCell> cells = new ArrayList<>();
            cells.add(new StringCell(summary.strategy()));
            cells.add(new IntCell(summary.trainings()));
            cells.add(new IntCell(summary.failed()));
            for (String measure : Measures.NAMES) {
                final Summary.Spread spread = summary.measures().getOrDefault(measure, nothing);
                cells.add(TableBuilder.number(spread.mean()));
                cells.add(TableBuilder.number(spread.deviation()));
            }
            table.add(cells.toArray(DataCell[]::new));
        }
        return table.build();
    }
}
