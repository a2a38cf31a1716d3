package org.dashgrn.nodes.networkscorer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.data.Progress;
import org.dashgrn.evaluate.CurvePoint;
import org.dashgrn.evaluate.NetworkScore;
import org.dashgrn.evaluate.ScoredEdges;
import org.dashgrn.evaluate.ScoringRules;
import org.dashgrn.network.GeneMatch;
import org.dashgrn.network.GeneNetwork;
import org.dashgrn.nodes.Citation;
import org.dashgrn.nodes.EdgeTable;
import org.dashgrn.nodes.EngineCall;
import org.dashgrn.nodes.MetricsTable;
import org.dashgrn.nodes.TableBuilder;
import org.dashgrn.nodes.view.NodeView;
import org.dashgrn.nodes.view.ScoresView;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.def.DoubleCell;
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

/** Judges a network against a reference. */
public final class NetworkScorerNodeFactory extends DefaultNodeFactory {

    private static final String PREDICTED = "predicted edges";
    private static final String REFERENCE = "reference";
    private static final int PAIRS_PORT = 2;

    private static final DataTableSpec CURVE =
        new DataTableSpec("Curve", new String[]{"threshold", "false positive rate", "recall", "precision"},
            new DataType[]{DoubleCell.TYPE, DoubleCell.TYPE, DoubleCell.TYPE, DoubleCell.TYPE});

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Network Scorer") //
        .icon("./networkscorer.png") //
        .shortDescription("Judges a gene regulatory network against a reference network.") //
        .fullDescription("""
            <p>Compares predicted edges with the edges of a reference over all ordered pairs of genes. An edge that is
            listed counts as predicted; pairs that are not listed have the score 0.</p>
            <ul>
            <li><b>balanced accuracy</b>: (TPR + TNR) / 2, the mean of the shares of edges and of non-edges that are
            right: the figure of the paper.</li>
            <li><b>TPR</b>, also called recall, and <b>TNR</b>: those two shares. <b>precision</b>: share of the listed edges
            that are in the reference. <b>F1</b>: harmonic mean of precision and recall.</li>
            <li><b>AUROC</b>, <b>AUPR</b>: areas under the ROC and the precision-recall curve by falling score; equal
            scores count half, AUPR is average precision.</li>
            <li><b>precision at k</b>: precision of the k best edges, k = number of edges in the reference.</li>
            <li><b>sign accuracy</b>: share of the right edges whose sign is right too.</li>
            <li><b>best balanced accuracy</b> and its <b>best threshold</b> on the score.</li>
            <li><b>mean out-degree</b>: predicted edges per regulator.</li>
            </ul>""" + Citation.PAPER) //
        .sinceVersion(5, 8, 0) //
        .dynamicPorts(p -> p //
            .addInputPortGroup("Edges", g -> g.name("Edges")
                .description("The predicted network, e.g. from the Regulatory Network Extractor. " + EdgeTable.COLUMNS)
                .fixed(BufferedDataTable.TYPE)) //
            .addInputPortGroup("Reference", g -> g.name("Reference")
                .description("The network that is taken for true. " + EdgeTable.COLUMNS)
                .fixed(BufferedDataTable.TYPE)) //
            .addInputPortGroup("Genes", g -> g.name("Genes")
                .description("Optional: the gene universe, one gene per row in the text column <i>gene</i> (else the"
                    + " first text column), such as the gene table of the Regulatory Network Extractor. Edges with"
                    + " other genes are left out. Without it the universe is every gene that either network has an"
                    + " edge for.")
                .optional().supportedTypes(BufferedDataTable.TYPE)) //
            .addOutputPortGroup(MetricsTable.PORT, g -> g.name(MetricsTable.PORT)
                .description("One row per measure: metric and value.").fixed(BufferedDataTable.TYPE)) //
            .addOutputPortGroup("Curve", g -> g.name("Curve")
                .description("Points by falling threshold, at most 1000: plot recall against false positive rate"
                    + " for the ROC curve, precision against recall for the precision-recall curve.")
                .fixed(BufferedDataTable.TYPE)) //
            .addOutputPortGroup("Pairs", g -> g.name("Pairs")
                .description("Optional: every pair of genes that is judged: source, target, score (0 if the edge is not"
                    + " listed) and class (<i>edge</i> or <i>no edge</i> of the reference), as KNIME's ROC Curve takes"
                    + " it. A row per pair: n² rows for n genes.")
                .optional().supportedTypes(BufferedDataTable.TYPE))) //
        .model(m -> m //
            .parametersClass(NetworkScorerParameters.class) //
            .configure(EngineCall.configure(NetworkScorerNodeFactory::configure)) //
            .execute(EngineCall.execute(NetworkScorerNodeFactory::execute))) //
        .nodeType(NodeType.Manipulator) //
        .keywords("evaluate", "balanced accuracy", "AUROC", "AUPR", "ROC", "precision", "recall", "ChIP-seq", "GRN") //
        .addView(NodeView.of(ScoresView.PAGE, "ROC and precision-recall curve, and the counts of right and wrong"
            + " edges."));

    /** Called by KNIME. */
    public NetworkScorerNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out) throws InvalidSettingsException {
        final NetworkScorerParameters parameters = in.getParameters();
        EdgeTable.of(in.getInTableSpec(0), PREDICTED);
        EdgeTable.of(in.getInTableSpec(1), REFERENCE);
        parameters.scoreColumn(in.getInTableSpec(0));
        if (in.getInPortSpecs().length > 2) {
            geneColumn(in.getInTableSpec(2));
        }
        out.setOutSpec(0, MetricsTable.SPEC);
        out.setOutSpec(1, CURVE);
        if (in.getOutPortTypes().length > PAIRS_PORT) {
            out.setOutSpec(PAIRS_PORT, JudgedPairs.SPEC);
        }
    }

    private static int geneColumn(final DataTableSpec spec) throws InvalidSettingsException {
        final List<String> text = spec.stream().filter(c -> c.getType().isCompatible(StringValue.class))
            .map(DataColumnSpec::getName).toList();
        if (text.isEmpty()) {
            throw new InvalidSettingsException("The table of genes has no text column: connect one with the column"
                + " gene.");
        }
        return spec.findColumnIndex(text.stream().filter("gene"::equalsIgnoreCase).findFirst().orElse(text.get(0)));
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out, final Progress progress)
        throws CanceledExecutionException, InvalidSettingsException {
        final NetworkScorerParameters parameters = in.getParameters();
        final ExecutionContext exec = in.getExecutionContext();
        final BufferedDataTable table = in.getInTable(0);
        final EdgeTable columns = EdgeTable.of(table.getDataTableSpec(), PREDICTED);
        final GeneNetwork reference =
            EdgeTable.of(in.getInTable(1).getDataTableSpec(), REFERENCE).read(in.getInTable(1), REFERENCE, exec);
        final boolean universeGiven = in.getInPortObjects().length > 2;
        final List<String> genes = universeGiven ? genes(in.getInTable(2), exec)
            : genes(table, columns, reference, exec);

        final ScoredEdges edges = new ScoredEdges(genes);
        final int scoreColumn = parameters.scoreColumn(table.getDataTableSpec());
        final ScoringRules rules = new ScoringRules(parameters.m_selfPairs, parameters.m_assayedOnly);
        final Optional<JudgedPairs> pairs = in.getOutPortTypes().length > PAIRS_PORT
            ? Optional.of(new JudgedPairs(genes, reference, rules)) : Optional.empty();
        final long[] outside = new long[1];
        columns.forEach(table, PREDICTED, exec, (row, source, target, weight) -> {
            final double score = scoreColumn < 0 ? Math.abs(weight) : score(row, scoreColumn);
            outside[0] += edges.add(source, target, score, weight) ? 0 : 1;
            pairs.ifPresent(all -> all.score(source, target, score));
        });
        progress.report(0.5, "Scoring " + edges.size() + " edges");
        final NetworkScore score = NetworkScore.of(edges, reference, rules);
        final Map<String, Double> metrics = metrics(score);
        out.setOutData(0, MetricsTable.of(exec, metrics));
        out.setOutData(1, curve(score, exec));
        if (pairs.isPresent()) {
            progress.report(0.8, "Writing " + score.pairs() + " pairs");
            out.setOutData(PAIRS_PORT, pairs.get().table(exec));
        }
        out.setInternalData(ScoresView.of(score, metrics));

        final GeneMatch match = GeneMatch.of(reference, genes);
        final List<String> warnings = new ArrayList<>();
        if (outside[0] > 0) {
            warnings.add(outside[0] + " predicted edge(s) have a gene outside the gene universe and are left out");
        }
        if (!match.isComplete()) {
            warnings.add(match.message("the reference"));
        }
        if (!universeGiven) {
            warnings.add("No table of genes is connected: the " + genes.size() + " genes that have an edge in either"
                + " network are taken for all genes");
        }
        if (!warnings.isEmpty()) {
            out.setWarningMessage(String.join(". ", warnings) + ".");
        }
    }

    private static double score(final DataRow row, final int column) {
        final DataCell cell = row.getCell(column);
        if (cell.isMissing()) {
            throw new InvalidInputException("The score is missing", PREDICTED + ", row " + row.getKey(),
                "Fill it in or remove the row");
        }
        return Math.abs(((DoubleValue)cell).getDoubleValue());
    }

    private static List<String> genes(final BufferedDataTable table, final ExecutionContext exec)
        throws CanceledExecutionException, InvalidSettingsException {
        final int column = geneColumn(table.getDataTableSpec());
        final List<String> genes = new ArrayList<>();
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                exec.checkCanceled();
                final DataRow row = rows.next();
                if (row.getCell(column).isMissing()) {
                    throw new InvalidInputException("The gene is missing", "table of genes, row " + row.getKey(),
                        "Fill it in or remove the row");
                }
                genes.add(((StringValue)row.getCell(column)).getStringValue());
            }
        }
        return genes;
    }

    private static List<String> genes(final BufferedDataTable table, final EdgeTable columns,
        final GeneNetwork reference, final ExecutionContext exec) throws CanceledExecutionException {
        final Set<String> genes = new LinkedHashSet<>();
        columns.forEach(table, PREDICTED, exec, (row, source, target, weight) -> {
            genes.add(source);
            genes.add(target);
        });
        genes.addAll(reference.genes());
        return List.copyOf(genes);
    }

    private static Map<String, Double> metrics(final NetworkScore score) {
        final Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("balanced accuracy", score.balancedAccuracy());
        metrics.put("AUROC", score.auroc());
        metrics.put("AUPR", score.aupr());
        metrics.put("edges", (double)score.predictedEdges());
        metrics.put("TPR", score.truePositiveRate());
        metrics.put("TNR", score.trueNegativeRate());
        metrics.put("precision", score.precision());
        metrics.put("F1", score.f1());
        metrics.put("precision at k", score.precisionAtK());
        metrics.put("sign accuracy", score.signAccuracy());
        metrics.put("best balanced accuracy", score.best().balancedAccuracy());
        metrics.put("best threshold",
            Double.isInfinite(score.best().threshold()) ? Double.NaN : score.best().threshold());
        metrics.put("mean out-degree", score.meanOutDegree());
        metrics.put("reference edges", (double)score.referenceEdges());
        metrics.put("regulators", (double)score.regulators());
        metrics.put("pairs", (double)score.pairs());
        return metrics;
    }

    private static BufferedDataTable curve(final NetworkScore score, final ExecutionContext exec)
        throws CanceledExecutionException {
        final TableBuilder table = new TableBuilder(exec, CURVE);
        for (CurvePoint point : score.curve()) {
            table.add(
                TableBuilder.number(Double.isInfinite(point.threshold()) ? Double.NaN : point.threshold()),
                new DoubleCell(point.falsePositiveRate()), new DoubleCell(point.truePositiveRate()),
                new DoubleCell(point.precision()));
        }
        return table.build();
    }
}
