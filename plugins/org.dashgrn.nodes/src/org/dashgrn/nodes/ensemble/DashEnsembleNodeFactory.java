package org.dashgrn.nodes.ensemble;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.Progress;
import org.dashgrn.evaluate.EdgeStability;
import org.dashgrn.experiment.CellResult;
import org.dashgrn.experiment.Dataset;
import org.dashgrn.experiment.Keep;
import org.dashgrn.network.IndexedNetwork;
import org.dashgrn.nodes.Citation;
import org.dashgrn.nodes.EdgeTable;
import org.dashgrn.nodes.EngineCall;
import org.dashgrn.nodes.TableBuilder;
import org.dashgrn.nodes.TrajectoryLayout;
import org.dashgrn.nodes.experiment.MeasureColumns;
import org.dashgrn.nodes.experiment.Trainings;
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

/** Trains many pruned models and says on which edges they agree. */
public final class DashEnsembleNodeFactory extends DefaultNodeFactory {

    private static final DataTableSpec EDGES = new DataTableSpec("Edges",
        new String[]{"source", "target", "effect", "sign", "rank", "score", "stability", "effect spread",
            "sign agreement", "in prior"},
        new DataType[]{StringCell.TYPE, StringCell.TYPE, DoubleCell.TYPE, IntCell.TYPE, IntCell.TYPE, DoubleCell.TYPE,
            DoubleCell.TYPE, DoubleCell.TYPE, DoubleCell.TYPE, BooleanCell.TYPE});

    private static final DataTableSpec GENES =
        new DataTableSpec("Genes", new String[]{"gene", "in-degree", "out-degree", "expected out-degree"},
            new DataType[]{StringCell.TYPE, IntCell.TYPE, IntCell.TYPE, DoubleCell.TYPE});

    private static final String EDGE_COLUMNS = "source, target, mean effect over all models (0 where a model has not"
        + " the edge), sign of the majority, rank, mean score, stability (share of the models that have the edge),"
        + " standard deviation of the effect over all models, share of the models with the edge that agree on its sign,"
        + " and whether the edge is in the prior.";

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("DASH Ensemble") //
        .icon("./ensemble.png") //
        .shortDescription("Trains and prunes many models and tells which edges they agree on.") //
        .fullDescription("""
            <p>One pruned network from one seed is an anecdote: another seed, or other samples, give other edges. This
            node trains and prunes many neural ODEs, each with its own seed and, unless switched off, its own bootstrap
            sample of the trajectories. The stability of an edge is the share of the models that have it; the consensus
            network has all edges that are stable enough.</p>
            <p>Each member is what the <b>Neural ODE Learner</b>, followed by the <b>DASH Pruner</b>, would give with
            its seed on its sample. Several are trained at a time. A member whose training fails is reported and left
            out.</p>""" + Citation.PAPER) //
        .sinceVersion(5, 8, 0) //
        .dynamicPorts(p -> p //
            .addInputPortGroup("Trajectories", g -> g.name("Trajectories")
                .description("One row per trajectory and time point, times increasing within each trajectory: a text"
                    + " column with the trajectory (none: all rows are one), a numeric column with the time, and one"
                    + " numeric column per gene, best scaled to values between 0 and 1.")
                .fixed(BufferedDataTable.TYPE)) //
            .addInputPortGroup("Prior", g -> g.name("Prior")
                .description("The prior network, e.g. transcription factor binding motifs. Magnitude pruning ignores it"
                    + " but for the column <i>in prior</i>. " + EdgeTable.COLUMNS)
                .fixed(BufferedDataTable.TYPE)) //
            .addInputPortGroup("Co-regulation", g -> g.name("Co-regulation")
                .description("Optional: genes that act together, e.g. protein-protein interactions. An edge counts"
                    + " in both directions. Without it two genes belong together if they share targets in the prior. "
                    + EdgeTable.COLUMNS)
                .optional().supportedTypes(BufferedDataTable.TYPE)) //
            .addOutputPortGroup("Edges", g -> g.name("Edges")
                .description("One row per edge that at least one model has, most stable first: " + EDGE_COLUMNS)
                .fixed(BufferedDataTable.TYPE)) //
            .addOutputPortGroup("Consensus", g -> g.name("Consensus")
                .description("The edges that are stable enough, with the same columns.")
                .fixed(BufferedDataTable.TYPE)) //
            .addOutputPortGroup("Genes", g -> g.name("Genes")
                .description("One row per gene: how many edges of the consensus arrive at it and leave it, and how many"
                    + " leave it in a model on average. It is the gene universe for the Network Scorer.")
                .fixed(BufferedDataTable.TYPE)) //
            .addOutputPortGroup("Members", g -> g.name("Members")
                .description("One row per model: strategy, seed, whether it had a bootstrap sample (1) or all"
                    + " trajectories (0), sparsity, number of edges, validation loss, chosen epoch, epochs and, if"
                    + " training failed, why. Measures that need test data or a reference are missing.")
                .fixed(BufferedDataTable.TYPE))) //
        .model(m -> m //
            .parametersClass(DashEnsembleParameters.class) //
            .configure(EngineCall.configure(DashEnsembleNodeFactory::configure)) //
            .execute(EngineCall.execute(DashEnsembleNodeFactory::execute))) //
        .nodeType(NodeType.Learner) //
        .keywords("stability selection", "bootstrap", "consensus network", "GRN", "DASH", "PHOENIX", "neural ODE");

    /** Called by KNIME. */
    public DashEnsembleNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out) throws InvalidSettingsException {
        final DashEnsembleParameters parameters = in.getParameters();
        final TrajectoryLayout layout = parameters.m_columns.layout(in.getInTableSpec(0));
        EdgeTable.of(in.getInTableSpec(1), "prior");
        if (in.getInPortSpecs().length > 2) {
            EdgeTable.of(in.getInTableSpec(2), "co-regulation");
        }
        out.setOutSpecs(EDGES, EDGES, GENES, MeasureColumns.SPEC);
        layout.warning().ifPresent(out::setWarningMessage);
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out, final Progress progress)
        throws CanceledExecutionException, InvalidSettingsException, IOException {
        final DashEnsembleParameters parameters = in.getParameters();
        final ExecutionContext exec = in.getExecutionContext();
        final TrajectoryLayout layout = parameters.m_columns.layout(in.getInTable(0).getDataTableSpec());
        final ExpressionTrajectories data = layout.read(in.getInTable(0), exec);
        final List<String> warnings = new ArrayList<>(layout.warning().stream().toList());
        final IndexedNetwork prior = EdgeTable.readFor(data.genes(), in.getInTable(1), "prior", warnings, exec);
        final IndexedNetwork coRegulation = in.getInPortObjects().length > 2
            ? EdgeTable.readSymmetricFor(data.genes(), in.getInTable(2), "co-regulation", warnings, exec) : null;
        final List<CellResult> members =
            Trainings.run(parameters.experiment(Dataset.of("data", data, prior, coRegulation)), parameters.m_parallel,
                new Keep(parameters.m_strongest.orElse(Integer.MAX_VALUE), false), progress, warnings);
        final EdgeStability edges = EdgeStability.of(data.genes(),
            members.stream().filter(CellResult::succeeded).map(CellResult::networkOrNull).toList());
        final int consensus = edges.consensus(parameters.m_stability);
        if (consensus == 0) {
            warnings.add("No edge is in " + Math.round(100 * parameters.m_stability)
                + " % of the models: the consensus network is empty");
        }
        out.setOutData(edges(edges, edges.size(), data.genes(), prior, exec),
            edges(edges, consensus, data.genes(), prior, exec), genes(edges, consensus, data.genes(), exec),
            MeasureColumns.table(members, exec));
        if (!warnings.isEmpty()) {
            out.setWarningMessage(String.join(". ", warnings) + ".");
        }
    }

    private static BufferedDataTable edges(final EdgeStability edges, final int count, final List<String> genes,
        final IndexedNetwork prior, final ExecutionContext exec) throws CanceledExecutionException {
        final DataCell[] names = genes.stream().map(StringCell::new).toArray(DataCell[]::new);
        final TableBuilder table = new TableBuilder(exec, EDGES);
        for (int e = 0; e < count; e++) {
            table.add(names[edges.source(e)], names[edges.target(e)], new DoubleCell(edges.meanEffect(e)),
                new IntCell(edges.sign(e)), new IntCell(e + 1), new DoubleCell(edges.meanScore(e)),
                new DoubleCell(edges.stability(e)), TableBuilder.number(edges.effectSpread(e)),
                new DoubleCell(edges.signAgreement(e)),
                prior.weight(edges.source(e), edges.target(e)) == 0 ? BooleanCell.FALSE : BooleanCell.TRUE);
        }
        return table.build();
    }

    private static BufferedDataTable genes(final EdgeStability edges, final int consensus, final List<String> genes,
        final ExecutionContext exec) throws CanceledExecutionException {
        final int[] in = new int[genes.size()];
        final int[] out = new int[genes.size()];
        final double[] expected = new double[genes.size()];
        for (int e = 0; e < edges.size(); e++) {
            expected[edges.source(e)] += edges.stability(e);
            if (e < consensus) {
                in[edges.target(e)]++;
                out[edges.source(e)]++;
            }
        }
        final TableBuilder table = new TableBuilder(exec, GENES);
        for (int g = 0; g < genes.size(); g++) {
            table.add(new StringCell(genes.get(g)), new IntCell(in[g]), new IntCell(out[g]),
                new DoubleCell(expected[g]));
        }
        return table.build();
    }
}
