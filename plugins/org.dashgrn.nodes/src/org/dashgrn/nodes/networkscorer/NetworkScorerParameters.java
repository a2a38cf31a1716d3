package org.dashgrn.nodes.networkscorer;

import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.util.CompatibleColumnsProvider.DoubleColumnsProvider;

/** Options of the Network Scorer. */
@LoadDefaultsForAbsentFields
final class NetworkScorerParameters implements NodeParameters {

    private static final String SCORE = "score";

    static final class ScoreColumns extends DoubleColumnsProvider {
    }

    @Widget(title = "Score column", description = "Numeric column of the predicted edges that ranks them, greatest"
        + " first; its absolute value is used. If none is chosen, the column score is used, else the weight or effect;"
        + " without any of them all edges rank alike. Only AUROC, AUPR, precision at k and the curve depend on it.")
    @ChoicesProvider(ScoreColumns.class)
    String m_score;

    @Widget(title = "Count self-regulation", description = "Whether the pairs (gene, same gene) are judged, as in the"
        + " paper.")
    boolean m_selfPairs = true;

    @Widget(title = "Only assayed regulators", description = "Judge only the regulators that have at least one edge in"
        + " the reference. For references from ChIP-seq and the like, which say nothing about other regulators.")
    boolean m_assayedOnly;

    NetworkScorerParameters() {
    }

    NetworkScorerParameters(final NodeParametersInput input) {
        input.getInTableSpec(0).ifPresent(spec -> m_score = guess(spec));
    }

    /**
     * @param spec the predicted edges
     * @return index of the column that ranks them; -1 if the weight does
     * @throws InvalidSettingsException if the chosen column is not there or not numeric
     */
    int scoreColumn(final DataTableSpec spec) throws InvalidSettingsException {
        final String name = m_score == null ? guess(spec) : m_score;
        if (name == null) {
            return -1;
        }
        final int column = spec.findColumnIndex(name);
        if (column < 0 || !spec.getColumnSpec(column).getType().isCompatible(DoubleValue.class)) {
            throw new InvalidSettingsException("The score column \"" + name + "\" is "
                + (column < 0 ? "not in the table of edges" : "not numeric") + ": choose another one in the dialog.");
        }
        return column;
    }

    private static String guess(final DataTableSpec spec) {
        return spec.stream()
            .filter(c -> c.getName().equalsIgnoreCase(SCORE) && c.getType().isCompatible(DoubleValue.class))
            .map(c -> c.getName()).findFirst().orElse(null);
    }
}
