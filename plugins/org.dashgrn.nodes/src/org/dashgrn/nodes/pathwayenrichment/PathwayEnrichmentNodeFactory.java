package org.dashgrn.nodes.pathwayenrichment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.data.Progress;
import org.dashgrn.evaluate.PathwayEnrichment;
import org.dashgrn.evaluate.PathwayScore;
import org.dashgrn.network.GeneSetFile;
import org.dashgrn.network.GeneSets;
import org.dashgrn.nodes.Citation;
import org.dashgrn.nodes.EngineCall;
import org.dashgrn.nodes.Names;
import org.dashgrn.nodes.TableBuilder;
import org.dashgrn.nodes.view.NodeView;
import org.dashgrn.nodes.view.PathwaysView;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;
import org.knime.core.data.container.CloseableRowIterator;
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

/** Tells which pathways are more influential than random sets of genes. */
public final class PathwayEnrichmentNodeFactory extends DefaultNodeFactory {

    private static final String FILE = "file of gene sets";

    private static final DataTableSpec SPEC = new DataTableSpec("Pathways",
        new String[]{"pathway", "genes in set", "genes found", "score", "mean", "sd", "z", "p", "Bonferroni p", "BH p",
            "significant"},
        new DataType[]{StringCell.TYPE, IntCell.TYPE, IntCell.TYPE, DoubleCell.TYPE, DoubleCell.TYPE, DoubleCell.TYPE,
            DoubleCell.TYPE, DoubleCell.TYPE, DoubleCell.TYPE, DoubleCell.TYPE, BooleanCell.TYPE});

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Pathway Enrichment") //
        .icon("./pathwayenrichment.png") //
        .shortDescription("Finds the pathways whose genes have more influence than random sets of genes.") //
        .fullDescription("""
            <p>The score of a pathway is the sum of the influences of its genes. Permutations of the gene labels tell
            what it would be by chance: their mean and standard deviation give the z-score, and p is the share of the
            permutations that reach the score. A p of 0 says that none did; more permutations tell smaller values apart.
            p is corrected for the number of pathways tested, by Bonferroni (the probability of any false discovery) and
            by Benjamini and Hochberg (the expected share of false discoveries).</p>
            <p>Gene names such as <i>A /// B</i> are two genes, a gene that occurs more than once gets the mean of its
            influences, and genes that are in no pathway are left out. Influences come from the Regulatory Network
            Extractor (option <i>Compute gene influence</i>); any other numeric column works as well, such as the
            out-degree.</p>""" + Citation.PAPER) //
        .sinceVersion(5, 8, 0) //
        .dynamicPorts(p -> p //
            .addInputPortGroup("Genes", g -> g.name("Genes")
                .description("One row per gene: its name and its influence, such as the gene table of the Regulatory"
                    + " Network Extractor.")
                .fixed(BufferedDataTable.TYPE)) //
            .addInputPortGroup("Gene sets", g -> g.name("Gene sets")
                .description("Optional: the pathways, " + GeneSetTable.COLUMNS + ". Without it they are read from a"
                    + " file.")
                .optional().supportedTypes(BufferedDataTable.TYPE)) //
            .addOutputPortGroup("Pathways", g -> g.name("Pathways")
                .description("One row per pathway, in the order of the gene sets: how many genes it has and how many"
                    + " of them were found, its score, mean and standard deviation of the permuted scores, z, p, the"
                    + " two corrected p, and whether it is significant after Bonferroni correction. Numbers are"
                    + " missing where too few genes were found, z also where all permutations have the same score.")
                .fixed(BufferedDataTable.TYPE))) //
        .model(m -> m //
            .parametersClass(PathwayEnrichmentParameters.class) //
            .configure(EngineCall.configure(PathwayEnrichmentNodeFactory::configure)) //
            .execute(EngineCall.execute(PathwayEnrichmentNodeFactory::execute))) //
        .nodeType(NodeType.Manipulator) //
        .keywords("gene set", "GMT", "GSEA", "MSigDB", "Reactome", "permutation test", "z-score", "Bonferroni",
            "influence", "PHOENIX", "DASH") //
        .addView(NodeView.of(PathwaysView.PAGE, "The pathways by their z-scores, the significant ones marked."));

    /** Called by KNIME. */
    public PathwayEnrichmentNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out)
        throws InvalidSettingsException, IOException {
        final PathwayEnrichmentParameters parameters = in.getParameters();
        parameters.geneColumn(in.getInTableSpec(0));
        parameters.influenceColumn(in.getInTableSpec(0));
        if (in.getInPortSpecs().length > 1) {
            GeneSetTable.of(in.getInTableSpec(1));
            if (parameters.m_file.isChosen()) {
                out.setWarningMessage("The gene sets come from the table; the " + FILE + " is not read.");
            }
        } else if (parameters.m_file.isChosen()) {
            parameters.m_file.check(FILE);
        } else {
            throw new InvalidSettingsException("There are no gene sets: choose a GMT file in the dialog, or add the"
                + " port for a table of gene sets and connect one.");
        }
        out.setOutSpecs(SPEC);
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out, final Progress progress)
        throws CanceledExecutionException, InvalidSettingsException, IOException {
        final PathwayEnrichmentParameters parameters = in.getParameters();
        final ExecutionContext exec = in.getExecutionContext();
        final GeneSets sets;
        if (in.getInPortObjects().length > 1) {
            final BufferedDataTable table = in.getInTable(1);
            sets = GeneSetTable.of(table.getDataTableSpec()).read(table, exec);
        } else {
            sets = parameters.m_file.read(FILE, file -> GeneSetFile.read(file, progress));
        }
        final Map<String, Double> influence = influence(in.getInTable(0), parameters, exec);
        final List<PathwayScore> scores = PathwayEnrichment.test(influence, sets, parameters.m_fewestGenes,
            parameters.m_permutations, parameters.m_seed, progress);
        out.setOutData(table(scores, parameters.m_level, exec));
        out.setInternalData(PathwaysView.of(scores, parameters.m_level));
        final List<String> warnings = warnings(influence, sets, scores, parameters.m_fewestGenes);
        if (!warnings.isEmpty()) {
            out.setWarningMessage(String.join(". ", warnings) + ".");
        }
    }

    private static Map<String, Double> influence(final BufferedDataTable table,
        final PathwayEnrichmentParameters parameters, final ExecutionContext exec)
        throws CanceledExecutionException, InvalidSettingsException {
        final int gene = parameters.geneColumn(table.getDataTableSpec());
        final int value = parameters.influenceColumn(table.getDataTableSpec());
        final List<String> names = new ArrayList<>();
        final List<Double> values = new ArrayList<>();
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                exec.checkCanceled();
                final DataRow row = rows.next();
                if (row.getCell(gene).isMissing()) {
                    throw new InvalidInputException("The gene is missing", "table of genes, row " + row.getKey(),
                        "Fill it in or remove the row");
                }
                names.add(((StringValue)row.getCell(gene)).getStringValue());
                final DataCell cell = row.getCell(value);
                values.add(cell.isMissing() ? Double.NaN : ((DoubleValue)cell).getDoubleValue());
            }
        }
        return PathwayEnrichment.byGene(names, values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static List<String> warnings(final Map<String, Double> influence, final GeneSets sets,
        final List<PathwayScore> scores, final int fewest) {
        final List<String> warnings = new ArrayList<>();
        final Set<String> known = sets.genes();
        final List<String> outside = influence.keySet().stream().filter(gene -> !known.contains(gene)).toList();
        if (!outside.isEmpty()) {
            warnings.add(outside.size() + " of " + influence.size() + " genes are in no pathway and are left out: "
                + Names.list(outside));
        }
        final List<String> untested =
            scores.stream().filter(score -> !score.isTested()).map(PathwayScore::pathway).toList();
        if (!untested.isEmpty()) {
            warnings.add(untested.size() + " of " + scores.size() + " pathways have fewer than " + fewest
                + " gene(s) with an influence and are not tested: " + Names.list(untested));
        }
        return warnings;
    }

    private static BufferedDataTable table(final List<PathwayScore> scores, final double level,
        final ExecutionContext exec) throws CanceledExecutionException {
        final TableBuilder table = new TableBuilder(exec, SPEC);
        for (PathwayScore score : scores) {
            table.add(new StringCell(score.pathway()), new IntCell(score.size()), new IntCell(score.found()),
                TableBuilder.number(score.score()), TableBuilder.number(score.mean()), TableBuilder.number(score.sd()),
                TableBuilder.number(score.z()), TableBuilder.number(score.p()), TableBuilder.number(score.bonferroni()),
                TableBuilder.number(score.benjaminiHochberg()), significant(score, level));
        }
        return table.build();
    }

    private static DataCell significant(final PathwayScore score, final double level) {
        if (!score.isTested()) {
            return DataType.getMissingCell();
        }
        return score.bonferroni() <= level ? BooleanCell.TRUE : BooleanCell.FALSE;
    }
}
