package org.dashgrn.nodes.pathwayenrichment;

import java.util.Arrays;
import java.util.List;
import org.dashgrn.nodes.Limits;
import org.dashgrn.nodes.Names;
import org.dashgrn.nodes.TextFile;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataValue;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.util.CompatibleColumnsProvider.DoubleColumnsProvider;
import org.knime.node.parameters.widget.choices.util.CompatibleColumnsProvider.StringColumnsProvider;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;

/** Options of the Pathway Enrichment. */
@LoadDefaultsForAbsentFields
final class PathwayEnrichmentParameters implements NodeParameters {

    private static final int FEWEST_PERMUTATIONS = 2;
    private static final int MOST_PERMUTATIONS = 10_000_000;

    @Section(title = "Genes")
    interface GenesSection {
    }

    @Section(title = "Gene sets", description = "For pathways from a file in the GMT format, as MSigDB, Reactome and"
        + " WikiPathways offer it: one pathway per line, name, description and genes separated by tabs; it may be"
        + " gzipped. Leave it empty if a table of gene sets is connected.")
    @After(GenesSection.class)
    interface SetsSection {
    }

    @Section(title = "Test")
    @After(SetsSection.class)
    interface TestSection {
    }

    static final class GeneColumns extends StringColumnsProvider {
    }

    static final class InfluenceColumns extends DoubleColumnsProvider {
    }

    static final class AtMostManyPermutations extends MaxValidation {
        @Override
        protected double getMax() {
            return MOST_PERMUTATIONS;
        }
    }

    @Layout(GenesSection.class)
    @Widget(title = "Gene column", description = "Text column with the gene names, written as in the gene sets. If"
        + " none is chosen, the column gene is used, else the first text column.")
    @ChoicesProvider(GeneColumns.class)
    String m_gene;

    @Layout(GenesSection.class)
    @Widget(title = "Influence column", description = "Numeric column with the influence of each gene; genes without a"
        + " value are left out. If none is chosen, the column influence is used, else the only numeric column.")
    @ChoicesProvider(InfluenceColumns.class)
    String m_influence;

    @Layout(SetsSection.class)
    TextFile m_file = new TextFile();

    @Layout(TestSection.class)
    @Widget(title = "Permutations", description = "How often the gene labels are permuted. 500 as published; the"
        + " smallest p that is not 0 is 1 divided by this number.")
    @NumberInputWidget(minValidation = Limits.AtLeastTwo.class, maxValidation = AtMostManyPermutations.class)
    int m_permutations = 500;

    @Layout(TestSection.class)
    @Widget(title = "Fewest genes", description = "How many genes with an influence a pathway must have to be tested."
        + " Pathways with fewer have missing scores and do not count in the corrections for many tests.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_fewestGenes = 1;

    @Layout(TestSection.class)
    @Widget(title = "Significance level", description = "A pathway is significant if its Bonferroni-corrected p is at"
        + " most this.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, maxValidation = Limits.AtMostOne.class)
    double m_level = 0.05;

    @Layout(TestSection.class)
    @Advanced
    @Widget(title = "Seed", description = "Decides the permutations: the same seed gives the same result.")
    long m_seed = 1;

    PathwayEnrichmentParameters() {
    }

    PathwayEnrichmentParameters(final NodeParametersInput input) {
        input.getInTableSpec(0).ifPresent(spec -> {
            m_gene = guessGene(spec);
            m_influence = guessInfluence(spec);
        });
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_permutations < FEWEST_PERMUTATIONS || m_permutations > MOST_PERMUTATIONS) {
            throw new InvalidSettingsException("The number of permutations is " + m_permutations + ": choose "
                + FEWEST_PERMUTATIONS + " to " + MOST_PERMUTATIONS + ".");
        }
        if (m_fewestGenes < 1) {
            throw new InvalidSettingsException(
                "The fewest genes of a pathway are " + m_fewestGenes + ": choose at least 1.");
        }
        if (!(m_level > 0 && m_level <= 1)) {
            throw new InvalidSettingsException(
                "The significance level is " + m_level + ": choose a number greater than 0, at most 1.");
        }
    }

    /**
     * @param spec the table of genes
     * @return index of the column of gene names
     * @throws InvalidSettingsException if there is none, or the chosen one is not there or no text
     */
    int geneColumn(final DataTableSpec spec) throws InvalidSettingsException {
        final String name = m_gene == null ? guessGene(spec) : m_gene;
        if (name == null) {
            throw new InvalidSettingsException(
                "The table of genes has no text column: connect one with the columns gene and influence.");
        }
        return require(spec, name, StringValue.class, "gene column", "text");
    }

    /**
     * @param spec the table of genes
     * @return index of the column of influences
     * @throws InvalidSettingsException if it is not clear which one, or the chosen one is not there or not numeric
     */
    int influenceColumn(final DataTableSpec spec) throws InvalidSettingsException {
        final String name = m_influence == null ? guessInfluence(spec) : m_influence;
        if (name == null) {
            throw new InvalidSettingsException("The table of genes has no numeric column called influence: choose the"
                + " influence column in the dialog, or have the Regulatory Network Extractor compute gene influence.");
        }
        return require(spec, name, DoubleValue.class, "influence column", "numeric");
    }

    private static int require(final DataTableSpec spec, final String name, final Class<? extends DataValue> type,
        final String what, final String kind) throws InvalidSettingsException {
        final int column = spec.findColumnIndex(name);
        if (column < 0) {
            throw new InvalidSettingsException("The " + what + " \"" + name + "\" is not in the table of genes. Choose"
                + " one of: " + Names.list(Arrays.asList(spec.getColumnNames())) + ".");
        }
        if (!spec.getColumnSpec(column).getType().isCompatible(type)) {
            throw new InvalidSettingsException("The " + what + " \"" + name + "\" is not " + kind + " but "
                + spec.getColumnSpec(column).getType().getName() + ": choose another column in the dialog.");
        }
        return column;
    }

    private static List<String> columns(final DataTableSpec spec, final Class<? extends DataValue> type) {
        return spec.stream().filter(column -> column.getType().isCompatible(type)).map(DataColumnSpec::getName)
            .toList();
    }

    private static String guessGene(final DataTableSpec spec) {
        final List<String> text = columns(spec, StringValue.class);
        return text.stream().filter("gene"::equalsIgnoreCase).findFirst().orElse(text.isEmpty() ? null : text.get(0));
    }

    private static String guessInfluence(final DataTableSpec spec) {
        final List<String> numeric = columns(spec, DoubleValue.class);
        return numeric.stream().filter("influence"::equalsIgnoreCase).findFirst()
            .orElse(numeric.size() == 1 ? numeric.get(0) : null);
    }
}
