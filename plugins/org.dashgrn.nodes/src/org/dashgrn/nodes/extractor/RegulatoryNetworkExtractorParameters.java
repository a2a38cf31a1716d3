package org.dashgrn.nodes.extractor;

import java.util.Optional;
import org.dashgrn.evaluate.GeneInfluence;
import org.dashgrn.nodes.Limits;
import org.dashgrn.prune.EdgePruning;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.updates.util.BooleanReference;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;

/** Options of the Regulatory Network Extractor. */
@LoadDefaultsForAbsentFields
final class RegulatoryNetworkExtractorParameters implements NodeParameters {

    private static final int MOST_STATES = 100_000;

    @Section(title = "Edges")
    interface EdgesSection {
    }

    @Section(title = "Genes")
    @After(EdgesSection.class)
    interface GenesSection {
    }

    static final class InfluenceReference implements BooleanReference {
    }

    static final class AtMostManyStates extends MaxValidation {
        @Override
        protected double getMax() {
            return MOST_STATES;
        }
    }

    @Layout(EdgesSection.class)
    @Widget(title = "Only the strongest edges", description = "How many edges to return at most, those with the"
        + " greatest absolute effect. Without it every effect that is not exactly 0 is an edge: a dense model of n"
        + " genes has up to n² of them.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    Optional<Integer> m_strongest = Optional.empty();

    @Layout(EdgesSection.class)
    @Advanced
    @Widget(title = "Trust in the prior", description = "For the confidence: share of the prior's edges that are taken"
        + " for true, and share of the true edges that the prior is taken to have, at least, unless the data choose other"
        + " regulators.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, maxValidation = Limits.BelowOne.class)
    double m_trust = EdgePruning.DEFAULT.trust();

    @Layout(GenesSection.class)
    @Widget(title = "Compute gene influence", description = "Adds the column influence to the table of genes: from"
        + " random initial states between -0.5 and 0.5, how much redrawing the initial value of the gene changes the"
        + " expression of all other genes until time 0.9, in the mean (PHOENIX). Seconds for a few hundred genes,"
        + " hours for a dense model of ten thousand.")
    @ValueReference(InfluenceReference.class)
    boolean m_influence;

    @Layout(GenesSection.class)
    @Advanced
    @Widget(title = "Random initial states", description = "How many states the influence is the mean of; 60 as"
        + " published.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class, maxValidation = AtMostManyStates.class)
    @Effect(predicate = InfluenceReference.class, type = EffectType.SHOW)
    int m_states = GeneInfluence.PUBLISHED_STATES;

    @Layout(GenesSection.class)
    @Advanced
    @Widget(title = "Seed", description = "Decides the random initial states: the same seed gives the same influence.")
    @Effect(predicate = InfluenceReference.class, type = EffectType.SHOW)
    long m_seed = 1;

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_strongest.isPresent() && m_strongest.get() < 1) {
            throw new InvalidSettingsException("The number of edges is " + m_strongest.get() + ": choose at least 1.");
        }
        if (!(m_trust > 0 && m_trust < 1)) {
            throw new InvalidSettingsException("The trust in the prior is " + m_trust
                + ": choose a value above 0 and below 1.");
        }
        if (m_states < 1 || m_states > MOST_STATES) {
            throw new InvalidSettingsException("The number of random initial states is " + m_states + ": choose 1 to "
                + MOST_STATES + ".");
        }
    }
}
