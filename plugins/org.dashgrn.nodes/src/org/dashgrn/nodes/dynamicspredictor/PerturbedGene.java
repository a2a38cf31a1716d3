package org.dashgrn.nodes.dynamicspredictor;

import java.util.List;
import org.dashgrn.nodes.model.DashModelPortObjectSpec;
import org.dashgrn.solve.Perturbation;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.StringChoicesProvider;

/** One gene that the Dynamics Predictor holds at a level. */
@LoadDefaultsForAbsentFields
final class PerturbedGene implements NodeParameters {

    enum Kind {
        @Label(value = "Knock-out", description = "The gene is not expressed: its level is 0.")
        KNOCK_OUT,
        @Label(value = "Over-expression", description = "The gene is expressed at a constant level.")
        OVER_EXPRESSION
    }

    /** The genes of the model that is connected. */
    static final class ModelGenes implements StringChoicesProvider {
        @Override
        public List<String> choices(final NodeParametersInput input) {
            return input.getInPortSpec(0).filter(DashModelPortObjectSpec.class::isInstance)
                .map(spec -> ((DashModelPortObjectSpec)spec).genes()).orElse(List.of());
        }
    }

    static final class KindReference implements ParameterReference<Kind> {
    }

    static final class IsOverExpressed implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(KindReference.class).isOneOf(Kind.OVER_EXPRESSION);
        }
    }

    @Widget(title = "Gene", description = "A gene of the model that is connected.")
    @ChoicesProvider(ModelGenes.class)
    String m_gene = "";

    @Widget(title = "Kind", description = "Whether the gene is switched off or held at a level.")
    @ValueReference(KindReference.class)
    Kind m_kind = Kind.KNOCK_OUT;

    @Widget(title = "Level", description = "The constant expression of the gene, in the unit of the data that the"
        + " model was trained on.")
    @Effect(predicate = IsOverExpressed.class, type = EffectType.SHOW)
    double m_level = 1;

    @Override
    public void validate() throws InvalidSettingsException {
        if (!Double.isFinite(m_level)) {
            throw new InvalidSettingsException(
                "The level of the perturbed gene " + m_gene + " is " + m_level + ": give a finite number.");
        }
    }

    Perturbation of(final int gene) {
        return m_kind == Kind.KNOCK_OUT ? Perturbation.knockOut(gene) : Perturbation.overExpression(gene, m_level);
    }
}
