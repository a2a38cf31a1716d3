package org.dashgrn.nodes.pruner;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.Progress;
import org.dashgrn.model.TrainedModel;
import org.dashgrn.network.IndexedNetwork;
import org.dashgrn.nodes.Citation;
import org.dashgrn.nodes.EdgeTable;
import org.dashgrn.nodes.EngineCall;
import org.dashgrn.nodes.TrajectoryLayout;
import org.dashgrn.nodes.model.DashModelPortObject;
import org.dashgrn.nodes.model.DashModelPortObjectSpec;
import org.dashgrn.nodes.model.TrainingReport;
import org.dashgrn.prune.DashPruner;
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

/** Prunes a neural ODE while training it on. */
public final class DashPrunerNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("DASH Pruner") //
        .icon("./pruner.png") //
        .shortDescription("Makes a neural ODE sparse, with data and domain knowledge, while training it on.") //
        .fullDescription("""
            <p>Domain-aware sparsity heuristic (DASH): trains a model on and, on a schedule, prunes the weights with the
            lowest scores in each layer. A score mixes what the data say, the magnitude of the weight, with what the
            domain says: how well the product of the layers can follow a prior network and known co-regulation. What is
            pruned stays 0. The few paths that are left through the model are its regulatory network.</p>
            <p>The model goes on from where the learner left it, with its optimiser state: a learner of 2 epochs
            followed by this node is the paper's single run, bit by bit. Train on the table that the model was trained
            on; then the validation set is the same too.</p>""" + Citation.PAPER) //
        .sinceVersion(5, 8, 0) //
        .dynamicPorts(p -> p //
            .addInputPortGroup("Model", g -> g.name("Model")
                .description("A model from the Neural ODE Learner, trained for 2 epochs or for 200, or from another"
                    + " DASH Pruner.")
                .fixed(DashModelPortObject.TYPE)) //
            .addInputPortGroup("Trajectories", g -> g.name("Trajectories")
                .description("The data that the model was trained on: one row per trajectory and time point, one"
                    + " numeric column per gene. Columns that are no genes of the model are ignored.")
                .fixed(BufferedDataTable.TYPE)) //
            .addInputPortGroup("Prior", g -> g.name("Prior")
                .description("The prior network, e.g. transcription factor binding motifs. Only the absolute weights"
                    + " count; magnitude pruning ignores it. " + EdgeTable.COLUMNS)
                .fixed(BufferedDataTable.TYPE)) //
            .addInputPortGroup("Co-regulation", g -> g.name("Co-regulation")
                .description("Optional: genes that act together, e.g. protein-protein interactions. An edge counts"
                    + " in both directions. Without it two genes belong together if they share targets in the prior. "
                    + EdgeTable.COLUMNS)
                .optional().supportedTypes(BufferedDataTable.TYPE)) //
            .addOutputPortGroup("Sparse model", g -> g.name("Sparse model").description("The model after pruning.")
                .fixed(DashModelPortObject.TYPE)) //
            .addOutputPortGroup("Pruning history", g -> g.name("Pruning history")
                .description("One row per round and layer: round, the epoch that followed, layer (Ws, Wp, As, Ap), its"
                    + " weights, how many the round pruned, how many stayed alive, and the ridge, relative to the mean"
                    + " diagonal, that a singular S Sᵀ needed (0: none).")
                .fixed(BufferedDataTable.TYPE)) //
            .addOutputPortGroup("Training history", g -> g.name("Training history")
                .description(TrainingReport.EPOCHS_PORT + " Epochs of the learner come first.")
                .fixed(BufferedDataTable.TYPE))) //
        .model(m -> m //
            .parametersClass(DashPrunerParameters.class) //
            .configure(EngineCall.configure(DashPrunerNodeFactory::configure)) //
            .execute(EngineCall.execute(DashPrunerNodeFactory::execute))) //
        .nodeType(NodeType.Learner) //
        .keywords("DASH", "sparsity", "pruning", "lottery ticket", "IMP", "BioPrune", "PHOENIX", "neural ODE", "prior");

    /** Called by KNIME. */
    public DashPrunerNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out) throws InvalidSettingsException {
        final DashPrunerParameters parameters = in.getParameters();
        final DashModelPortObjectSpec model = (DashModelPortObjectSpec)in.getInPortSpec(0);
        final TrajectoryLayout layout = parameters.m_columns.layout(in.getInTableSpec(1)).forGenes(model.genes());
        EdgeTable.of(in.getInTableSpec(2), "prior");
        if (in.getInPortSpecs().length > 3) {
            EdgeTable.of(in.getInTableSpec(3), "co-regulation");
        }
        if (parameters.m_targetSparsity.isPresent() && parameters.m_targetSparsity.get() <= model.sparsity()) {
            throw new InvalidSettingsException(String.format(Locale.ROOT, "The model is already %.1f %% sparse:"
                + " choose a target sparsity above %.3f.", 100 * model.sparsity(), model.sparsity()));
        }
        out.setOutSpecs(DashModelPortObjectSpec.planned(model.genes(), model.hiddenUnits(),
            parameters.m_strategy.name(), model.seed()), TrainingReport.ROUNDS, TrainingReport.EPOCHS);
        layout.warning().ifPresent(out::setWarningMessage);
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out, final Progress progress)
        throws CanceledExecutionException, InvalidSettingsException {
        final DashPrunerParameters parameters = in.getParameters();
        final ExecutionContext exec = in.getExecutionContext();
        final TrainedModel model = ((DashModelPortObject)in.getInPortObject(0)).model();
        final List<String> genes = model.genes();
        final TrajectoryLayout layout =
            parameters.m_columns.layout(in.getInTable(1).getDataTableSpec()).forGenes(genes);
        final ExpressionTrajectories data = layout.read(in.getInTable(1), exec);
        final List<String> warnings = new ArrayList<>(layout.warning().stream().toList());
        if (!data.fingerprint().equals(model.provenance().dataFingerprint())) {
            warnings.add("The trajectories are not those that the model was trained on: its validation set may contain"
                + " data that it has seen");
        }
        final boolean knowledge = parameters.m_strategy != DashPrunerParameters.Strategy.MAGNITUDE;
        final IndexedNetwork prior =
            knowledge ? EdgeTable.readFor(genes, in.getInTable(2), "prior", warnings, exec) : null;
        final IndexedNetwork coRegulation = knowledge && in.getInPortObjects().length > 3
            ? EdgeTable.readSymmetricFor(genes, in.getInTable(3), "co-regulation", warnings, exec) : null;
        final TrainedModel sparse =
            new DashPruner(new Trainer()).prune(model, data, prior, coRegulation, parameters.settings(), progress);
        out.setOutData(new DashModelPortObject(sparse), TrainingReport.rounds(sparse, exec),
            TrainingReport.epochs(sparse, exec));
        TrainingReport.warning(sparse, warnings).ifPresent(out::setWarningMessage);
    }
}
