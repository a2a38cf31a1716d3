package org.dashgrn.nodes.dynamicsscorer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.dashgrn.compute.Gemm;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.Progress;
import org.dashgrn.evaluate.DynamicsScore;
import org.dashgrn.evaluate.DynamicsScore.Fit;
import org.dashgrn.model.TrainedModel;
import org.dashgrn.nodes.Citation;
import org.dashgrn.nodes.EngineCall;
import org.dashgrn.nodes.MetricsTable;
import org.dashgrn.nodes.TableBuilder;
import org.dashgrn.nodes.TrajectoryLayout;
import org.dashgrn.nodes.model.DashModelPortObject;
import org.dashgrn.nodes.model.DashModelPortObjectSpec;
import org.dashgrn.solve.DivergenceException;
import org.dashgrn.solve.Predictor;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.LongCell;
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

/** Judges the predictions of a model. */
public final class DynamicsScorerNodeFactory extends DefaultNodeFactory {

    private static final DataTableSpec GENES = spec("Genes", "gene", StringCell.TYPE);

    private static final DataTableSpec TIMES = spec("Times", "time", DoubleCell.TYPE);

    private static final Fit NOTHING = new Fit(0, Double.NaN, Double.NaN);

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Dynamics Scorer") //
        .icon("./dynamicsscorer.png") //
        .shortDescription("Judges how well a neural ODE predicts expression trajectories.") //
        .fullDescription("""
            <p>Predicts trajectories, best those that the model was not trained on, and compares:</p>
            <ul>
            <li><b>one-step</b>: every time point is predicted from the observed one before it, as in training;</li>
            <li><b>roll-out</b>: all time points are predicted from the first one of the trajectory alone.</li>
            </ul>
            <p>MSE is the mean squared error. R² is 1 minus the squared error divided by the squared deviation from the
            mean: negative if the mean would have been the better prediction. A state with missing values cannot be
            predicted from, and missing values are not compared.</p>""" + Citation.PAPER) //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p //
            .addInputPort("Model", "A model from the Neural ODE Learner or the DASH Pruner.",
                DashModelPortObject.TYPE) //
            .addInputTable("Trajectories", "What to predict: one row per trajectory and time point, one numeric"
                + " column per gene of the model. Other columns are ignored.") //
            .addOutputTable(MetricsTable.PORT, "One row per measure: test MSE and R², one-step and roll-out, over all"
                + " values (R² weighs each gene by its variance), and the sparsity and size of the model.") //
            .addOutputTable("Genes", "One row per gene of the model: MSE and R² of both kinds and how many values were"
                + " compared.") //
            .addOutputTable("Times", "One row per time point: the same over all genes and trajectories.")) //
        .model(m -> m //
            .parametersClass(DynamicsScorerParameters.class) //
            .configure(EngineCall.configure(DynamicsScorerNodeFactory::configure)) //
            .execute(EngineCall.execute(DynamicsScorerNodeFactory::execute))) //
        .nodeType(NodeType.Manipulator) //
        .keywords("evaluate", "MSE", "R2", "prediction error", "roll-out", "test", "PHOENIX", "DASH", "neural ODE");

    /** Called by KNIME. */
    public DynamicsScorerNodeFactory() {
        super(NODE);
    }

    private static DataTableSpec spec(final String name, final String key, final DataType type) {
        return new DataTableSpec(name,
            new String[]{key, "one-step MSE", "one-step R²", "roll-out MSE", "roll-out R²", "values"},
            new DataType[]{type, DoubleCell.TYPE, DoubleCell.TYPE, DoubleCell.TYPE, DoubleCell.TYPE, LongCell.TYPE});
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out) throws InvalidSettingsException {
        final DynamicsScorerParameters parameters = in.getParameters();
        final DashModelPortObjectSpec model = (DashModelPortObjectSpec)in.getInPortSpec(0);
        final TrajectoryLayout layout = parameters.m_columns.layout(in.getInTableSpec(1)).forGenes(model.genes());
        out.setOutSpecs(MetricsTable.SPEC, GENES, TIMES);
        layout.warning().ifPresent(out::setWarningMessage);
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out, final Progress progress)
        throws CanceledExecutionException, InvalidSettingsException {
        final DynamicsScorerParameters parameters = in.getParameters();
        final ExecutionContext exec = in.getExecutionContext();
        final TrainedModel model = ((DashModelPortObject)in.getInPortObject(0)).model();
        final BufferedDataTable table = in.getInTable(1);
        final TrajectoryLayout layout = parameters.m_columns.layout(table.getDataTableSpec()).forGenes(model.genes());
        final ExpressionTrajectories data = layout.read(table, exec);
        final List<String> warnings = new ArrayList<>(layout.warning().stream().toList());
        final DynamicsScore oneStep;
        final DynamicsScore rollOut;
        try (Predictor predictor =
            new Predictor(model.network(), Gemm.best(), Runtime.getRuntime().availableProcessors())) {
            progress.report(0, "Predicting each time point from the one before");
            oneStep = score(data, "one-step", warnings, () -> predictor.oneStep(data, progress));
            progress.report(0.5, "Predicting each trajectory from its first time point");
            rollOut = score(data, "roll-out", warnings, () -> predictor.rollOut(data, progress));
        }
        out.setOutData(MetricsTable.of(exec, metrics(model, oneStep.overall(), rollOut.overall())),
            genes(model.genes(), oneStep, rollOut, exec), times(oneStep, rollOut, exec));
        if (data.skippedIntervals() > 0) {
            warnings.add(data.skippedIntervals() + " pair(s) of neighbouring time points have missing values: they are"
                + " predicted, or compared, only in part");
        }
        if (!warnings.isEmpty()) {
            out.setWarningMessage(String.join(". ", warnings) + ".");
        }
    }

    /** One kind of prediction. */
    private interface Prediction {
        double[][][] run();
    }

    /** A model may diverge far from its training data, most of all in a roll-out: then there is nothing to compare. */
    private static DynamicsScore score(final ExpressionTrajectories data, final String kind,
        final List<String> warnings, final Prediction prediction) {
        try {
            return DynamicsScore.of(data, prediction.run());
        } catch (DivergenceException e) {
            warnings.add("The " + kind + " prediction diverges (" + e.getMessage() + "): its measures are missing");
            return DynamicsScore.of(data, new double[0][][]);
        }
    }

    private static Map<String, Double> metrics(final TrainedModel model, final Fit oneStep, final Fit rollOut) {
        final Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("sparsity", model.network().sparsity());
        metrics.put("test MSE (one-step)", oneStep.meanSquaredError());
        metrics.put("test MSE (roll-out)", rollOut.meanSquaredError());
        metrics.put("test R² (one-step)", oneStep.rSquared());
        metrics.put("test R² (roll-out)", rollOut.rSquared());
        metrics.put("values compared (one-step)", (double)oneStep.count());
        metrics.put("hidden units", (double)model.network().hidden());
        metrics.put("genes", (double)model.genes().size());
        metrics.put("genes with multiplier 0", (double)model.network().deadGenes());
        return metrics;
    }

    private static BufferedDataTable genes(final List<String> genes, final DynamicsScore oneStep,
        final DynamicsScore rollOut, final ExecutionContext exec) throws CanceledExecutionException {
        final TableBuilder table = new TableBuilder(exec, GENES);
        for (int g = 0; g < genes.size(); g++) {
            add(table, new StringCell(genes.get(g)), oneStep.genes().get(g), rollOut.genes().get(g));
        }
        return table.build();
    }

    private static BufferedDataTable times(final DynamicsScore oneStep, final DynamicsScore rollOut,
        final ExecutionContext exec) throws CanceledExecutionException {
        final TableBuilder table = new TableBuilder(exec, TIMES);
        final TreeSet<Double> times = new TreeSet<>(oneStep.times().keySet());
        times.addAll(rollOut.times().keySet());
        for (double time : times) {
            add(table, new DoubleCell(time), oneStep.times().getOrDefault(time, NOTHING),
                rollOut.times().getOrDefault(time, NOTHING));
        }
        return table.build();
    }

    private static void add(final TableBuilder table, final DataCell key, final Fit oneStep, final Fit rollOut)
        throws CanceledExecutionException {
        table.add(key, TableBuilder.number(oneStep.meanSquaredError()), TableBuilder.number(oneStep.rSquared()),
            TableBuilder.number(rollOut.meanSquaredError()), TableBuilder.number(rollOut.rSquared()),
            new LongCell(oneStep.count()));
    }
}
