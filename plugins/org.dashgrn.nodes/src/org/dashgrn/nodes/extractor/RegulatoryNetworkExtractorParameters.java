package org.dashgrn.nodes.extractor;

import java.util.Optional;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;

/** Options of the Regulatory Network Extractor. */
@LoadDefaultsForAbsentFields
final class RegulatoryNetworkExtractorParameters implements NodeParameters {

    @Widget(title = "Only the strongest edges", description = "How many edges to return at most, those with the"
        + " greatest absolute effect. Without it every effect that is not exactly 0 is an edge: a dense model of n"
        + " genes has up to n² of them.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    Optional<Integer> m_strongest = Optional.empty();

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_strongest.isPresent() && m_strongest.get() < 1) {
            throw new InvalidSettingsException("The number of edges is " + m_strongest.get() + ": choose at least 1.");
        }
    }
}
