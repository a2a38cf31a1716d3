package org.dashgrn.nodes.learner;

import java.util.ArrayList;
import java.util.List;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.Progress;
import org.dashgrn.model.TrainedModel;
import org.dashgrn.model.TrainingSettings;
import org.dashgrn.network.IndexedNetwork;
import org.dashgrn.nodes.Citation;
import org.dashgrn.nodes.EdgeTable;
import org.dashgrn.nodes.EngineCall;
import org.dashgrn.nodes.TrajectoryLayout;
import org.dashgrn.nodes.model.DashModelPortObject;
import org.dashgrn.nodes.model.DashModelPortObjectSpec;
import org.dashgrn.nodes.model.TrainingReport;
import org.dashgrn.nodes.view.NodeView;
import org.dashgrn.nodes.view.TrainingView;
import org.dashgrn.train.Checkpoint;
import org.dashgrn.train.Fingerprint;
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

/** Trains a neural ODE on expression trajectories. */
public final class NeuralOdeLearnerNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Neural ODE Learner") //
        .icon("./learner.png") //
        .shortDescription("Learns how genes regulate each other over time: trains the neural ODE PHOENIX.") //
        .fullDescription("""
            <p>Trains PHOENIX, a system of differential equations dy/dt = relu(v) (As s + Ap p - y) in which hidden
            units combine the Hill-transformed expression of the genes additively (s) and multiplicatively (p), to
            predict each time point of a trajectory from the one before. A pair of time points with a missing value is
            skipped, not imputed. Or trains a plain network of two layers instead, dy/dt = A elu(W y + b), to compare
            with.</p>
            <p>The trained model carries what is needed to go on: connect it to the <b>DASH Pruner</b> to make it
            sparse, to the <b>Regulatory Network Extractor</b> to read its network, or to the <b>Dynamics Scorer</b> to
            test its predictions. Without pruning nearly every gene regulates every other.</p>""" + Citation.PAPER) //
        .sinceVersion(5, 8, 0) //
        .dynamicPorts(p -> p //
            .addInputPortGroup("Trajectories", g -> g.name("Trajectories")
                .description("One row per trajectory and time point, times increasing within each trajectory: a column of"
                    + " texts or whole numbers with the trajectory (none: all rows are one), a numeric column with the time, and one"
                    + " numeric column per gene, best scaled to values between 0 and 1.")
                .fixed(BufferedDataTable.TYPE)) //
            .addInputPortGroup("Prior", g -> g.name("Prior")
                .description("Optional: a network that the model is drawn to while it is trained (PINN). To prune"
                    + " with a prior, connect it to the DASH Pruner instead. " + EdgeTable.COLUMNS)
                .optional().supportedTypes(BufferedDataTable.TYPE)) //
            .addOutputPortGroup("Model", g -> g.name("Model").description("The model of the best epoch.")
                .fixed(DashModelPortObject.TYPE)) //
            .addOutputPortGroup("Training history", g -> g.name("Training history")
                .description(TrainingReport.EPOCHS_PORT).fixed(BufferedDataTable.TYPE))) //
        .model(m -> m //
            .parametersClass(NeuralOdeLearnerParameters.class) //
            .configure(EngineCall.configure(NeuralOdeLearnerNodeFactory::configure)) //
            .execute(EngineCall.execute(NeuralOdeLearnerNodeFactory::execute))) //
        .nodeType(NodeType.Learner) //
        .keywords("PHOENIX", "DASH", "neural ODE", "gene regulatory network", "dynamics", "time series", "train",
            "MLP") //
        .addView(NodeView.of(TrainingView.PAGE, "Training and validation loss, and the learning rate, over the epochs."));

    /** Called by KNIME. */
    public NeuralOdeLearnerNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out) throws InvalidSettingsException {
        final NeuralOdeLearnerParameters parameters = in.getParameters();
        final TrajectoryLayout layout = parameters.m_columns.layout(in.getInTableSpec(0));
        if (in.getInPortSpecs().length > 1) {
            EdgeTable.check(layout.genes(), in.getInTableSpec(1), "prior");
        }
        parameters.m_checkpoint.check();
        out.setOutSpecs(DashModelPortObjectSpec.planned(layout.genes(), parameters.m_baseModel.name(),
            parameters.m_hiddenUnits, "none", parameters.m_seed), TrainingReport.EPOCHS);
        layout.warning().ifPresent(out::setWarningMessage);
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out, final Progress progress)
        throws CanceledExecutionException, InvalidSettingsException {
        final NeuralOdeLearnerParameters parameters = in.getParameters();
        final ExecutionContext exec = in.getExecutionContext();
        final TrajectoryLayout layout = parameters.m_columns.layout(in.getInTable(0).getDataTableSpec());
        final ExpressionTrajectories data = layout.read(in.getInTable(0), exec);
        final List<String> warnings = new ArrayList<>(layout.warning().stream().toList());
        final boolean hasPrior = in.getInPortObjects().length > 1;
        final IndexedNetwork prior =
            hasPrior ? EdgeTable.readFor(data.genes(), in.getInTable(1), "prior", warnings, exec) : null;
        final TrainingSettings settings = parameters.settings(hasPrior);
        final TrainedModel model;
        try (Checkpoint checkpoint = parameters.m_checkpoint.open("learner", () -> new Fingerprint()
            .settings(settings).settings(parameters.m_epochs).data(data).network(prior))) {
            model = new Trainer().saving(checkpoint).train(settings, parameters.m_epochs, data, prior, progress);
        }
        out.setOutData(new DashModelPortObject(model), TrainingReport.epochs(model, exec));
        out.setInternalData(TrainingView.of(model));
        TrainingReport.warning(model, warnings).ifPresent(out::setWarningMessage);
    }
}
