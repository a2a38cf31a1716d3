package org.dashgrn.nodes.sparselearner;

import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.Progress;
import org.dashgrn.model.TrainedModel;
import org.dashgrn.nodes.Citation;
import org.dashgrn.nodes.EngineCall;
import org.dashgrn.nodes.TrajectoryLayout;
import org.dashgrn.nodes.model.DashModelPortObject;
import org.dashgrn.nodes.model.DashModelPortObjectSpec;
import org.dashgrn.nodes.model.TrainingReport;
import org.dashgrn.nodes.view.NodeView;
import org.dashgrn.nodes.view.TrainingView;
import org.dashgrn.train.Selection;
import org.dashgrn.train.Trainer;
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

/** Trains a neural ODE that training itself makes sparse, without a prior. */
public final class SparseNeuralOdeLearnerNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Sparse Neural ODE Learner") //
        .icon("./sparselearner.png") //
        .shortDescription("Trains a neural ODE that becomes sparse without a prior: L0, C-NODE, PathReg or dynamic"
            + " sparse training.") //
        .fullDescription("""
            <p>Trains a neural ODE on expression trajectories, as the <b>Neural ODE Learner</b> does, but in a way that
            leaves out connections. These are the strategies that DASH is compared with: none of them knows a prior. To
            prune with a prior, or on a schedule, use the <b>DASH Pruner</b>.</p>
            <ul>
            <li><b>L0</b>: every input of every layer has a random gate; open gates have a price (C. Louizos, M.
            Welling, D. Kingma, <i>Learning sparse neural networks through L0 regularization</i>, ICLR 2018).</li>
            <li><b>C-NODE</b>: the weights along the paths from gene to gene have a price, their mean product (H. Aliee,
            F. Theis, N. Kilbertus, <i>Beyond predictions in neural ODEs: identification and interventions</i>,
            2021). It makes effects small rather than exactly 0.</li>
            <li><b>PathReg</b>: gates as in L0, but the price is that of paths on which both gates are open, and that of
            C-NODE (H. Aliee, T. Richter, M. Solonin, I. Ibarra, F. Theis, N. Kilbertus, <i>Sparsity in continuous-depth
            neural networks</i>, NeurIPS 2022).</li>
            <li><b>Dynamic sparse training</b>: every layer has a fixed number of weights throughout; now and then the
            smallest give way to those that would lower the loss most steeply (U. Evci, T. Gale, J. Menick, P. Castro,
            E. Elsen, <i>Rigging the lottery: making all tickets winners</i>, ICML 2020).</li>
            </ul>
            <p>In the finished model gates are no longer random: weights behind shut gates are gone, and the others are
            multiplied by their gates. It is a model like any other, for every node that takes one.</p>"""
            + Citation.PAPER) //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p //
            .addInputTable("Trajectories", "One row per trajectory and time point, times increasing within each"
                + " trajectory: a text column with the trajectory (none: all rows are one), a numeric column with the"
                + " time, and one numeric column per gene, best scaled to values between 0 and 1.") //
            .addOutputPort("Model", "The model of the chosen epoch.", DashModelPortObject.TYPE) //
            .addOutputTable("Training history", TrainingReport.EPOCHS_PORT)) //
        .model(m -> m //
            .parametersClass(SparseNeuralOdeLearnerParameters.class) //
            .configure(EngineCall.configure(SparseNeuralOdeLearnerNodeFactory::configure)) //
            .execute(EngineCall.execute(SparseNeuralOdeLearnerNodeFactory::execute))) //
        .nodeType(NodeType.Learner) //
        .keywords("L0", "C-NODE", "PathReg", "dynamic sparse training", "RigL", "regularization", "PHOENIX", "neural ODE",
            "gene regulatory network", "train") //
        .addView(NodeView.of(TrainingView.PAGE, "Losses, learning rate and sparsity over the epochs."));

    /** Called by KNIME. */
    public SparseNeuralOdeLearnerNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out) throws InvalidSettingsException {
        final SparseNeuralOdeLearnerParameters parameters = in.getParameters();
        final TrajectoryLayout layout = parameters.m_columns.layout(in.getInTableSpec(0));
        out.setOutSpecs(DashModelPortObjectSpec.planned(layout.genes(), parameters.m_baseModel.name(),
            parameters.m_hiddenUnits, parameters.sparse().rule().title(), parameters.m_seed), TrainingReport.EPOCHS);
        layout.warning().ifPresent(out::setWarningMessage);
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out, final Progress progress)
        throws CanceledExecutionException, InvalidSettingsException {
        final SparseNeuralOdeLearnerParameters parameters = in.getParameters();
        final ExecutionContext exec = in.getExecutionContext();
        final TrajectoryLayout layout = parameters.m_columns.layout(in.getInTable(0).getDataTableSpec());
        final ExpressionTrajectories data = layout.read(in.getInTable(0), exec);
        final TrainedModel model = new Trainer().train(parameters.settings(), parameters.m_epochs, data, null,
            Selection.valueOf(parameters.m_selection.name()), progress);
        out.setOutData(new DashModelPortObject(model), TrainingReport.epochs(model, exec));
        out.setInternalData(TrainingView.of(model));
        TrainingReport.warning(model, layout.warning().stream().toList())
            .ifPresent(out::setWarningMessage);
    }
}
