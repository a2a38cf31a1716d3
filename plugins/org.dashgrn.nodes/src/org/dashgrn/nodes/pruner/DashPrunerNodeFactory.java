package org.dashgrn.nodes.pruner;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dashgrn.compute.Gemm;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.Progress;
import org.dashgrn.model.EdgeEvidence;
import org.dashgrn.model.TrainedModel;
import org.dashgrn.network.IndexedNetwork;
import org.dashgrn.nodes.Citation;
import org.dashgrn.nodes.EdgeTable;
import org.dashgrn.nodes.EngineCall;
import org.dashgrn.nodes.TableBuilder;
import org.dashgrn.nodes.TrajectoryLayout;
import org.dashgrn.nodes.model.DashModelPortObject;
import org.dashgrn.nodes.model.DashModelPortObjectSpec;
import org.dashgrn.nodes.model.TrainingReport;
import org.dashgrn.nodes.view.NodeView;
import org.dashgrn.nodes.view.TrainingView;
import org.dashgrn.prune.EdgeBelief;
import org.dashgrn.prune.PruningGrid;
import org.dashgrn.prune.PruningSettings;
import org.dashgrn.train.Fingerprint;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.BooleanCell;
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

/** Prunes a neural ODE while training it on. */
public final class DashPrunerNodeFactory extends DefaultNodeFactory {

    private static final int GRID_PORT = 3;

    /** A lesser share of the regulators that data speak for is worth a warning. */
    private static final double SUSPICIOUS = 0.5;

    private static final DataTableSpec GRID = new DataTableSpec("Grid",
        new String[]{"λ1", "λ2", "target sparsity", "sparsity", "validation loss", "validation error", "epoch", "chosen",
            "problem"},
        new DataType[]{DoubleCell.TYPE, DoubleCell.TYPE, DoubleCell.TYPE, DoubleCell.TYPE, DoubleCell.TYPE,
            DoubleCell.TYPE, IntCell.TYPE, BooleanCell.TYPE, StringCell.TYPE});

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("DASH Pruner") //
        .icon("./pruner.png") //
        .shortDescription("Makes a neural ODE sparse, with data and domain knowledge, while training it on.") //
        .fullDescription("""
            <p>Domain-aware sparsity heuristic (DASH): trains a model on and prunes it with what the data say and with
            what the domain says, a prior network and known co-regulation. The few paths that are left through the model
            are its regulatory network.</p>
            <p>The strategy <i>DASH</i> decides edge by edge. A dense model is trained first. How strong each edge is in
            it, how much of the target's variance the regulator explains that others do not, and whether the prior has
            the edge, give the probability that the edge is true; the share of mistakes in the prior and the share of
            true edges that it lacks are estimated from how data and prior agree. Edges that are hardly believed in go,
            the hidden units are rewired along those that stay, a few regulators to a unit, and the model is trained on.
            A two-layer network has no room for that: there the weights stay that serve believed edges most. The other
            strategies give every weight a score and, on a schedule, prune those with the lowest in each layer: <i>DASH, as published</i> mixes the
            magnitude of the weight with how well the product of the layers can follow prior and co-regulation.</p>
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
                .fixed(BufferedDataTable.TYPE)) //
            .addOutputPortGroup("Grid", g -> g.name("Grid")
                .description("Optional: one row per combination that was tried: λ1, λ2, target sparsity, the sparsity"
                    + " and validation loss of the model it gave, the standard error of that loss, the epoch, whether"
                    + " it was chosen, and why it failed, if it did. Without a grid there is one row.")
                .optional().supportedTypes(BufferedDataTable.TYPE))) //
        .model(m -> m //
            .parametersClass(DashPrunerParameters.class) //
            .configure(EngineCall.configure(DashPrunerNodeFactory::configure)) //
            .execute(EngineCall.execute(DashPrunerNodeFactory::execute))) //
        .nodeType(NodeType.Learner) //
        .keywords("DASH", "sparsity", "pruning", "lottery ticket", "IMP", "BioPrune", "PHOENIX", "neural ODE", "prior") //
        .addView(NodeView.of(TrainingView.PAGE, "Losses and sparsity over the epochs, with the pruning rounds, and how"
            + " much of each layer is left."));

    /** Called by KNIME. */
    public DashPrunerNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out) throws InvalidSettingsException {
        final DashPrunerParameters parameters = in.getParameters();
        final DashModelPortObjectSpec model = (DashModelPortObjectSpec)in.getInPortSpec(0);
        final TrajectoryLayout layout = parameters.m_columns.layout(in.getInTableSpec(1)).forGenes(model.genes());
        checkNetwork(parameters, model.genes(), in.getInTableSpec(2), "prior");
        if (in.getInPortSpecs().length > 3) {
            checkNetwork(parameters, model.genes(), in.getInTableSpec(3), "co-regulation");
        }
        final List<PruningSettings> ways = parameters.ways();
        if (parameters.m_strategy != DashPrunerParameters.Strategy.DASH
            && ways.stream().anyMatch(way -> way.schedule().targetSparsity() <= model.sparsity())) {
            throw new InvalidSettingsException(String.format(Locale.ROOT, "The model is already %.1f %% sparse:"
                + " choose a target sparsity above %.3f.", 100 * model.sparsity(), model.sparsity()));
        }
        parameters.m_checkpoint.check();
        out.setOutSpec(0, DashModelPortObjectSpec.planned(model.genes(), model.baseModel(), model.hiddenUnits(),
            parameters.m_strategy.name(), model.seed()));
        out.setOutSpec(1, TrainingReport.ROUNDS);
        out.setOutSpec(2, TrainingReport.EPOCHS);
        if (in.getOutPortTypes().length > GRID_PORT) {
            out.setOutSpec(GRID_PORT, GRID);
        }
        layout.warning().ifPresent(out::setWarningMessage);
    }

    /** Genes that do not fit matter only where the network decides something. */
    private static void checkNetwork(final DashPrunerParameters parameters, final List<String> genes,
        final DataTableSpec spec, final String what) throws InvalidSettingsException {
        if (byKnowledge(parameters)) {
            EdgeTable.check(genes, spec, what);
        } else {
            EdgeTable.of(spec, what);
        }
    }

    private static boolean byKnowledge(final DashPrunerParameters parameters) {
        return parameters.m_strategy != DashPrunerParameters.Strategy.MAGNITUDE
            && parameters.m_strategy != DashPrunerParameters.Strategy.POST_HOC;
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
        final boolean byKnowledge = byKnowledge(parameters);
        final boolean inTheLoss = model.state().filter(state -> state.settings().dataWeight() < 1).isPresent();
        final IndexedNetwork prior = byKnowledge || inTheLoss
            ? EdgeTable.readFor(genes, in.getInTable(2), "prior", warnings, exec) : null;
        final IndexedNetwork coRegulation = byKnowledge && in.getInPortObjects().length > 3
            ? EdgeTable.readSymmetricFor(genes, in.getInTable(3), "co-regulation", warnings, exec) : null;
        final String input = parameters.m_checkpoint.isChosen()
            ? new Fingerprint().data(data).network(prior).network(coRegulation).model(model).hex() : "";
        final List<PruningSettings> ways = parameters.ways();
        final PruningGrid.Result result = new PruningGrid(Gemm.best(), Runtime.getRuntime().availableProcessors())
            .saving(way -> parameters.m_checkpoint.open(ways.size() == 1 ? "pruner" : "pruner-" + (way + 1),
                () -> new Fingerprint().settings(input).settings(ways.get(way))))
            .search(model, data, prior, coRegulation, ways, progress);
        final TrainedModel sparse = result.model();
        out.setOutData(0, new DashModelPortObject(sparse));
        out.setOutData(1, TrainingReport.rounds(sparse, exec));
        out.setOutData(2, TrainingReport.epochs(sparse, exec));
        out.setInternalData(TrainingView.of(sparse));
        if (in.getOutPortTypes().length > GRID_PORT) {
            out.setOutData(GRID_PORT, grid(result, exec));
        }
        final long failed = result.points().stream().filter(point -> point.problem().isPresent()).count();
        if (failed > 0) {
            warnings.add(failed + " of " + result.points().size() + " runs of the grid failed: "
                + result.points().stream().flatMap(point -> point.problem().stream()).findFirst().orElseThrow());
        }
        sparse.evidence().filter(evidence -> parameters.m_strategy == DashPrunerParameters.Strategy.DASH)
            .flatMap(DashPrunerNodeFactory::disagreement).ifPresent(warnings::add);
        TrainingReport.warning(sparse, warnings).ifPresent(out::setWarningMessage);
    }

    private static Optional<String> disagreement(final EdgeEvidence evidence) {
        final double agreement = EdgeBelief.Strengths.of(evidence, null).agreement();
        return agreement >= SUSPICIOUS ? Optional.empty() : Optional.of(String.format(Locale.ROOT,
            "Prior and data disagree: of the regulators that the data speak for, the prior has %.0f %%. It counts for less"
                + " than the trust in it; check that it is of this organism, and its direction", 100 * agreement));
    }

    private static BufferedDataTable grid(final PruningGrid.Result result, final ExecutionContext exec)
        throws CanceledExecutionException {
        final TableBuilder table = new TableBuilder(exec, GRID);
        for (int p = 0; p < result.points().size(); p++) {
            final PruningGrid.Point point = result.points().get(p);
            final PruningSettings way = point.settings();
            table.add(new DoubleCell(way.lambda1()), new DoubleCell(way.lambda2()),
                new DoubleCell(way.schedule().targetSparsity()), TableBuilder.number(point.sparsity()),
                TableBuilder.number(point.validationLoss()), TableBuilder.number(point.validationError()),
                new IntCell(point.epoch()), p == result.chosen() ? BooleanCell.TRUE : BooleanCell.FALSE,
                point.problem().<DataCell>map(StringCell::new).orElseGet(DataType::getMissingCell));
        }
        return table.build();
    }
}
