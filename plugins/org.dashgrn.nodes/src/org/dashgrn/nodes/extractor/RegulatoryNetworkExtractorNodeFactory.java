package org.dashgrn.nodes.extractor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dashgrn.compute.Gemm;
import org.dashgrn.data.Progress;
import org.dashgrn.evaluate.EdgeConfidence;
import org.dashgrn.evaluate.EffectRows;
import org.dashgrn.evaluate.GeneInfluence;
import org.dashgrn.evaluate.RegulatoryNetwork;
import org.dashgrn.model.TrainedModel;
import org.dashgrn.network.IndexedNetwork;
import org.dashgrn.nodes.Citation;
import org.dashgrn.nodes.EdgeTable;
import org.dashgrn.nodes.EngineCall;
import org.dashgrn.nodes.TableBuilder;
import org.dashgrn.nodes.model.DashModelPortObject;
import org.dashgrn.nodes.model.DashModelPortObjectSpec;
import org.dashgrn.nodes.view.NetworkView;
import org.dashgrn.nodes.view.NodeView;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataTableSpecCreator;
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

/** Reads the regulatory network out of a model. */
public final class RegulatoryNetworkExtractorNodeFactory extends DefaultNodeFactory {

    private static final int CANDIDATES_PORT = 2;

    private static final DataTableSpec EDGES =
        new DataTableSpec("Edges", new String[]{"source", "target", "effect", "sign", "rank", "score", "confidence"},
            new DataType[]{StringCell.TYPE, StringCell.TYPE, DoubleCell.TYPE, IntCell.TYPE, IntCell.TYPE,
                DoubleCell.TYPE, DoubleCell.TYPE});

    private static final DataTableSpec EDGES_WITH_PRIOR = new DataTableSpecCreator(EDGES)
        .addColumns(new DataColumnSpecCreator("in prior", BooleanCell.TYPE).createSpec()).createSpec();

    private static final DataTableSpec GENES =
        new DataTableSpec("Genes", new String[]{"gene", "multiplier", "in-degree", "out-degree"},
            new DataType[]{StringCell.TYPE, DoubleCell.TYPE, IntCell.TYPE, IntCell.TYPE});

    private static final DataTableSpec GENES_WITH_INFLUENCE = new DataTableSpecCreator(GENES)
        .addColumns(new DataColumnSpecCreator("influence", DoubleCell.TYPE).createSpec()).createSpec();

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Regulatory Network Extractor") //
        .icon("./extractor.png") //
        .shortDescription("Reads the gene regulatory network out of a trained neural ODE.") //
        .fullDescription("""
            <p>An edge from a regulator to a target exists where the regulator's effect on the target's rate of change,
            summed over all paths through the hidden units and multiplied by the target's multiplier, is not exactly 0.
            After pruning most effects are 0, so the edges that are left are the network that the model has learned. Its
            sign says whether the regulator activates (1) or represses (-1) the target.</p>
            <p>The score is the absolute effect divided by the sum of the absolute effects of all regulators on the same
            target, which makes edges of different targets comparable; ranking measures such as AUROC should use
            it.</p>""" + Citation.PAPER) //
        .sinceVersion(5, 8, 0) //
        .dynamicPorts(p -> p //
            .addInputPortGroup("Model", g -> g.name("Model")
                .description("A model from the Neural ODE Learner or the DASH Pruner.")
                .fixed(DashModelPortObject.TYPE)) //
            .addInputPortGroup("Prior", g -> g.name("Prior")
                .description("Optional: a network whose edges are marked in the output. " + EdgeTable.COLUMNS)
                .optional().supportedTypes(BufferedDataTable.TYPE)) //
            .addOutputPortGroup("Edges", g -> g.name("Edges")
                .description("One row per edge, strongest first: source, target, effect, sign, rank of the absolute"
                    + " effect, score, confidence and, if a prior is connected, whether the edge is in the prior.")
                .fixed(BufferedDataTable.TYPE)) //
            .addOutputPortGroup("Genes", g -> g.name("Genes")
                .description("One row per gene of the model: its multiplier (0: nothing regulates it) and the number of"
                    + " returned edges that arrive at it and leave it; on demand its influence on all other genes, for"
                    + " the Pathway Enrichment. It is the gene universe for the Network Scorer.")
                .fixed(BufferedDataTable.TYPE)) //
            .addOutputPortGroup("Candidates", g -> g.name("Candidates")
                .description("Optional: one row per pair of genes that data or prior speak for, also where the model has"
                    + " no path for it: source, target, confidence, whether the model has the edge and whether the prior"
                    + " has it; most believed first. All edges of the prior are there, of the others those that were"
                    + " strong when the model was pruned edge by edge, or that the model has.")
                .optional().supportedTypes(BufferedDataTable.TYPE))) //
        .model(m -> m //
            .parametersClass(RegulatoryNetworkExtractorParameters.class) //
            .configure(EngineCall.configure(RegulatoryNetworkExtractorNodeFactory::configure)) //
            .execute(EngineCall.execute(RegulatoryNetworkExtractorNodeFactory::execute))) //
        .nodeType(NodeType.Manipulator) //
        .keywords("GRN", "gene regulatory network", "edge list", "inference", "effect", "influence", "DASH", "PHOENIX") //
        .addView(NodeView.of(NetworkView.PAGE, "The network: its strongest edges, the neighbourhood of a gene, what the"
            + " prior knew and what is new; and all effects as a heat map of regulators and targets."));

    /** Called by KNIME. */
    public RegulatoryNetworkExtractorNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out) throws InvalidSettingsException {
        final boolean prior = in.getInPortSpecs().length > 1;
        if (prior) {
            EdgeTable.check(((DashModelPortObjectSpec)in.getInPortSpec(0)).genes(), in.getInTableSpec(1), "prior");
        }
        final RegulatoryNetworkExtractorParameters parameters = in.getParameters();
        out.setOutSpec(0, prior ? EDGES_WITH_PRIOR : EDGES);
        out.setOutSpec(1, parameters.m_influence ? GENES_WITH_INFLUENCE : GENES);
        if (in.getOutPortTypes().length > CANDIDATES_PORT) {
            out.setOutSpec(CANDIDATES_PORT, CandidateTable.SPEC);
        }
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out, final Progress progress)
        throws CanceledExecutionException, InvalidSettingsException {
        final RegulatoryNetworkExtractorParameters parameters = in.getParameters();
        final ExecutionContext exec = in.getExecutionContext();
        final TrainedModel model = ((DashModelPortObject)in.getInPortObject(0)).model();
        final List<String> warnings = new ArrayList<>();
        final IndexedNetwork prior = in.getInPortObjects().length > 1
            ? EdgeTable.readFor(model.genes(), in.getInTable(1), "prior", warnings, exec) : null;
        final EffectRows rows = EffectRows.of(model.network());
        final RegulatoryNetwork network = RegulatoryNetwork.extract(rows,
            parameters.m_strongest.orElse(Integer.MAX_VALUE), progress);
        final Optional<double[]> influence = parameters.m_influence ? Optional.of(GeneInfluence.of(model.network(),
            parameters.m_states, parameters.m_seed, Gemm.best(), Runtime.getRuntime().availableProcessors(), progress))
            : Optional.empty();
        final Optional<EdgeConfidence> confidence =
            EdgeConfidence.of(rows, model.evidence(), prior, parameters.m_trust, progress);
        final BufferedDataTable edges = edges(network, model.genes(), Optional.ofNullable(prior), confidence,
            exec);
        out.setOutData(0, edges);
        out.setOutData(1, genes(network, model, influence, exec));
        if (in.getOutPortTypes().length > CANDIDATES_PORT) {
            out.setOutData(CANDIDATES_PORT, CandidateTable.of(model, network, rows, confidence, prior, exec));
        }
        out.setInternalData(NetworkView.of(model.genes(), edges, Optional.ofNullable(prior), exec));
        warnings.forEach(out::setWarningMessage);
    }

    private static BufferedDataTable edges(final RegulatoryNetwork network, final List<String> genes,
        final Optional<IndexedNetwork> prior, final Optional<EdgeConfidence> confidence, final ExecutionContext exec)
        throws CanceledExecutionException {
        final DataCell[] names = genes.stream().map(StringCell::new).toArray(DataCell[]::new);
        final TableBuilder table = new TableBuilder(exec, prior.isPresent() ? EDGES_WITH_PRIOR : EDGES);
        for (int e = 0; e < network.size(); e++) {
            final int source = network.source(e);
            final int target = network.target(e);
            final DataCell[] cells = new DataCell[prior.isPresent() ? 8 : 7];
            cells[0] = names[source];
            cells[1] = names[target];
            cells[2] = new DoubleCell(network.effect(e));
            cells[3] = new IntCell((int)Math.signum(network.effect(e)));
            cells[4] = new IntCell(e + 1);
            cells[5] = new DoubleCell(network.score(e));
            cells[6] = confidence.isPresent()
                ? new DoubleCell(confidence.get().of(source, target, network.score(e))) : DataType.getMissingCell();
            if (prior.isPresent()) {
                cells[7] = prior.get().weight(source, target) == 0 ? BooleanCell.FALSE : BooleanCell.TRUE;
            }
            table.add(cells);
        }
        return table.build();
    }

    private static BufferedDataTable genes(final RegulatoryNetwork network, final TrainedModel model,
        final Optional<double[]> influence, final ExecutionContext exec) throws CanceledExecutionException {
        final TableBuilder table = new TableBuilder(exec, influence.isPresent() ? GENES_WITH_INFLUENCE : GENES);
        final int[] in = network.inDegrees();
        final int[] out = network.outDegrees();
        for (int i = 0; i < model.genes().size(); i++) {
            final DataCell[] cells = new DataCell[influence.isPresent() ? 5 : 4];
            cells[0] = new StringCell(model.genes().get(i));
            cells[1] = new DoubleCell(model.network().multiplier(i));
            cells[2] = new IntCell(in[i]);
            cells[3] = new IntCell(out[i]);
            if (influence.isPresent()) {
                cells[4] = new DoubleCell(influence.get()[i]);
            }
            table.add(cells);
        }
        return table.build();
    }
}
