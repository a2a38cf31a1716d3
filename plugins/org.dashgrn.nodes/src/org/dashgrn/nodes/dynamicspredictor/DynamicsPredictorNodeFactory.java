package org.dashgrn.nodes.dynamicspredictor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dashgrn.compute.Gemm;
import org.dashgrn.data.Progress;
import org.dashgrn.model.TrainedModel;
import org.dashgrn.nodes.Citation;
import org.dashgrn.nodes.EngineCall;
import org.dashgrn.nodes.TableBuilder;
import org.dashgrn.nodes.TrajectoryLayout;
import org.dashgrn.nodes.dynamicspredictor.DynamicsPredictorParameters.Shape;
import org.dashgrn.nodes.model.DashModelPortObject;
import org.dashgrn.nodes.model.DashModelPortObjectSpec;
import org.dashgrn.nodes.view.NodeView;
import org.dashgrn.nodes.view.PredictionView;
import org.dashgrn.nodes.view.ViewData;
import org.dashgrn.solve.Perturbation;
import org.dashgrn.solve.Predictor;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DoubleCell;
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

/** Predicts trajectories with a model, perhaps with perturbed genes. */
public final class DynamicsPredictorNodeFactory extends DefaultNodeFactory {

    private static final DataTableSpec LONG =
        new DataTableSpec("Predicted trajectories", new String[]{"trajectory", "time", "gene", "observed", "predicted"},
            new DataType[]{StringCell.TYPE, DoubleCell.TYPE, StringCell.TYPE, DoubleCell.TYPE, DoubleCell.TYPE});

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Dynamics Predictor") //
        .icon("./dynamicspredictor.png") //
        .shortDescription("Predicts gene expression over time with a neural ODE, also for knocked-out genes.") //
        .fullDescription("""
            <p>Solves the model's differential equations from observed states: from the first row of each trajectory
            (its initial state) to the observed times or to those of an even grid, or from each observed row to the
            next.</p>
            <p>Genes can be knocked out or over-expressed: from the start of each prediction their expression is held at
            a level, and the model tells how all other genes respond. The second output then lists by how much every
            gene differs from the prediction without perturbations, the strongest response first.</p>
            <p>A state with missing values cannot be predicted from, unless the missing genes are perturbed: its
            predictions are missing.</p>""" + Citation.PAPER) //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p //
            .addInputPort("Model", "A model from the Neural ODE Learner or the DASH Pruner.",
                DashModelPortObject.TYPE) //
            .addInputTable("Trajectories", "What to predict from: one row per trajectory and time point, one numeric"
                + " column per gene of the model. A trajectory may be a single row, its initial state. Other columns"
                + " are ignored.") //
            .addOutputTable("Predicted trajectories", "Wide: trajectory, time and one column per gene. Long:"
                + " trajectory, time, gene, the observed value (missing where there is none) and the predicted one."
                + " Roll-outs start with the initial state, if its time is among those predicted.") //
            .addOutputTable("Effects of the perturbations", "One row per gene, the strongest response first: the mean"
                + " absolute difference between the predictions with and without perturbations over all trajectories"
                + " and times after the initial one, the mean difference (with its sign) at the last time, and whether"
                + " the gene itself is perturbed. Without perturbations the table has no rows.")) //
        .model(m -> m //
            .parametersClass(DynamicsPredictorParameters.class) //
            .configure(EngineCall.configure(DynamicsPredictorNodeFactory::configure)) //
            .execute(EngineCall.execute(DynamicsPredictorNodeFactory::execute))) //
        .nodeType(NodeType.Predictor) //
        .keywords("knock-out", "knockout", "over-expression", "perturbation", "in silico", "forecast", "roll-out",
            "PHOENIX", "DASH", "neural ODE") //
        .addView(NodeView.of(PredictionView.PAGE, "Observed against predicted expression, gene by gene and all"
            + " together, and how perturbed genes change the prediction."));

    /** Called by KNIME. */
    public DynamicsPredictorNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out) throws InvalidSettingsException {
        final DynamicsPredictorParameters parameters = in.getParameters();
        final DashModelPortObjectSpec model = (DashModelPortObjectSpec)in.getInPortSpec(0);
        final TrajectoryLayout layout = parameters.m_columns.layout(in.getInTableSpec(1)).forGenes(model.genes());
        parameters.perturbations(model.genes());
        out.setOutSpecs(parameters.m_shape == Shape.LONG ? LONG : TrajectoryLayout.tableSpec(model.genes()),
            PerturbationEffects.SPEC);
        layout.warning().ifPresent(out::setWarningMessage);
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out, final Progress progress)
        throws CanceledExecutionException, InvalidSettingsException {
        final DynamicsPredictorParameters parameters = in.getParameters();
        final ExecutionContext exec = in.getExecutionContext();
        final TrainedModel model = ((DashModelPortObject)in.getInPortObject(0)).model();
        final BufferedDataTable table = in.getInTable(1);
        final TrajectoryLayout layout = parameters.m_columns.layout(table.getDataTableSpec()).forGenes(model.genes());
        final List<Perturbation> perturbations = parameters.perturbations(model.genes());
        final List<ObservedTrajectory> data = ObservedTrajectory.read(table, layout, exec);
        final PredictionPlan plan = PredictionPlan.of(data, parameters);

        progress.report(0, "Predicting " + data.size() + " trajectories");
        final double[][][] predicted = predict(model, perturbations, plan, progress);
        final BufferedDataTable effects;
        final double[][][] free;
        if (perturbations.isEmpty()) {
            effects = PerturbationEffects.none(exec);
            free = null;
        } else {
            progress.report(0, "Predicting the same without perturbations");
            free = predict(model, List.of(), plan, progress);
            effects = PerturbationEffects.of(plan, predicted, free, model.genes().size()).table(model.genes(),
                perturbations, exec);
        }
        out.setOutData(parameters.m_shape == Shape.LONG ? longTable(data, plan, predicted, model.genes(), exec)
            : wideTable(data, plan, predicted, model.genes(), exec), effects);
        out.setInternalData(view(data, plan, predicted, Optional.ofNullable(free), model.genes(), perturbations,
            progress));
        warning(layout, data, plan, predicted).ifPresent(out::setWarningMessage);
    }

    private static ViewData view(final List<ObservedTrajectory> data, final PredictionPlan plan,
        final double[][][] predicted, final Optional<double[][][]> free, final List<String> genes,
        final List<Perturbation> perturbations, final Progress progress) {
        return new PredictionView(genes, data.stream().map(ObservedTrajectory::name).toList(),
            data.stream().map(ObservedTrajectory::times).toArray(double[][]::new),
            data.stream().map(ObservedTrajectory::values).toArray(double[][][]::new), plan.trajectory(), plan.from(),
            plan.times(), predicted, free, perturbations.stream().map(p -> genes.get(p.gene())).toList())
                .data(progress);
    }

    private static double[][][] predict(final TrainedModel model, final List<Perturbation> perturbations,
        final PredictionPlan plan, final Progress progress) {
        try (Predictor predictor = new Predictor(model.network(), perturbations, Gemm.best(),
            Runtime.getRuntime().availableProcessors())) {
            return plan.run(predictor, progress);
        }
    }

    private static Optional<String> warning(final TrajectoryLayout layout, final List<ObservedTrajectory> data,
        final PredictionPlan plan, final double[][][] predicted) {
        final List<String> warnings = new ArrayList<>(layout.warning().stream().toList());
        final long missing = Arrays.stream(predicted)
            .filter(states -> states.length > 0 && Double.isNaN(states[states.length - 1][0])).count();
        if (missing > 0) {
            warnings.add(missing + " of " + plan.size()
                + " states to predict from have missing values: what would follow from them is missing");
        }
        final long single = data.stream().filter(trajectory -> trajectory.times().length == 1).count();
        final boolean observedTimes = Arrays.stream(plan.times()).anyMatch(times -> times.length == 1);
        if (single > 0 && observedTimes) {
            warnings.add(single + " trajectories have a single time point: nothing after it is predicted. Choose the"
                + " mode \"Roll-out on a time grid\" to predict from initial states");
        }
        return warnings.isEmpty() ? Optional.empty()
            : Optional.of(String.join(". ", warnings) + ".");
    }

    private static BufferedDataTable wideTable(final List<ObservedTrajectory> data, final PredictionPlan plan,
        final double[][][] predicted, final List<String> genes, final ExecutionContext exec)
        throws CanceledExecutionException {
        final TableBuilder table = new TableBuilder(exec, TrajectoryLayout.tableSpec(genes));
        for (int k = 0; k < plan.size(); k++) {
            final DataCell name = new StringCell(data.get(plan.trajectory()[k]).name());
            for (int t = 0; t < plan.times()[k].length; t++) {
                final DataCell[] cells = new DataCell[genes.size() + 2];
                cells[0] = name;
                cells[1] = new DoubleCell(plan.times()[k][t]);
                for (int g = 0; g < genes.size(); g++) {
                    cells[g + 2] = TableBuilder.number(predicted[k][t][g]);
                }
                table.add(cells);
            }
        }
        return table.build();
    }

    private static BufferedDataTable longTable(final List<ObservedTrajectory> data, final PredictionPlan plan,
        final double[][][] predicted, final List<String> genes, final ExecutionContext exec)
        throws CanceledExecutionException {
        final DataCell[] names = genes.stream().map(StringCell::new).toArray(DataCell[]::new);
        final TableBuilder table = new TableBuilder(exec, LONG);
        for (int k = 0; k < plan.size(); k++) {
            final ObservedTrajectory trajectory = data.get(plan.trajectory()[k]);
            final DataCell name = new StringCell(trajectory.name());
            for (int t = 0; t < plan.times()[k].length; t++) {
                final double time = plan.times()[k][t];
                final int observed = Arrays.binarySearch(trajectory.times(), time);
                for (int g = 0; g < names.length; g++) {
                    table.add(name, new DoubleCell(time), names[g],
                        TableBuilder.number(observed < 0 ? Double.NaN : trajectory.values()[observed][g]),
                        TableBuilder.number(predicted[k][t][g]));
                }
            }
        }
        return table.build();
    }
}
