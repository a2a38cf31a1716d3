package org.dashgrn.nodes.ensemble;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.dashgrn.experiment.Dataset;
import org.dashgrn.experiment.Experiment;
import org.dashgrn.experiment.NamedStrategy;
import org.dashgrn.nodes.Limits;
import org.dashgrn.nodes.TrajectoryColumns;
import org.dashgrn.nodes.experiment.TrainingOptions;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;

/** Options of the DASH Ensemble. */
@LoadDefaultsForAbsentFields
final class DashEnsembleParameters implements NodeParameters {

    private static final int MOST_MODELS = 10_000;

    enum Strategy {
        @Label(value = "DASH", description = "Data and prior decide edge by edge, and hidden units are rewired along the"
            + " edges that stay.")
        DASH,
        @Label(value = "DASH, as published", description = "What the data say (weights) and what the domain says"
            + " (prior), mixed by λ1 and λ2 as in the paper's code.")
        DASH_AS_PUBLISHED,
        @Label(value = "Magnitude (IMP)", description = "Iterative magnitude pruning on the same schedule: the prior is"
            + " ignored.")
        IMP,
        @Label(value = "Prior only (BioPrune)", description = "The prior alone, on the same schedule.")
        BIOPRUNE,
        @Label(value = "PINN + magnitude", description = "The prior in the loss, and magnitude pruning.")
        PINN_MP
    }

    static final class MostModels extends MaxValidation {
        @Override
        protected double getMax() {
            return MOST_MODELS;
        }
    }

    @Layout(TrainingOptions.ModelsSection.class)
    @Widget(title = "Models", description = "How many models are trained.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class, maxValidation = MostModels.class)
    int m_models = 20;

    @Layout(TrainingOptions.ModelsSection.class)
    @Widget(title = "First seed", description = "The models have this seed and the following ones. The same seed, data"
        + " and settings give the same ensemble, on any number of threads.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    long m_firstSeed = 1;

    @Layout(TrainingOptions.ModelsSection.class)
    @Widget(title = "Draw the trajectories anew for each model", description = "Trains each model on a bootstrap sample:"
        + " as many trajectories as there are, drawn with replacement. Then an edge is stable only if it does not hang"
        + " on single trajectories. Otherwise the models differ by their seed alone, as they must if there is only one"
        + " trajectory.")
    boolean m_bootstrap = true;

    @Layout(TrainingOptions.ModelsSection.class)
    @Widget(title = "Stability of the consensus", description = "Share of the models that must have an edge for it to be"
        + " in the consensus network; above 0, at most 1.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, maxValidation = Limits.AtMostOne.class)
    double m_stability = 0.5;

    @Layout(TrainingOptions.ModelsSection.class)
    @Widget(title = "Strategy", description = "What decides which weights are pruned.")
    Strategy m_strategy = Strategy.DASH;

    @Layout(TrainingOptions.ModelsSection.class)
    @Advanced
    @Widget(title = "Only the strongest edges of each model", description = "How many edges of each model count, those"
        + " with the greatest absolute effect. Without it every effect that is not exactly 0 counts.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    Optional<Integer> m_strongest = Optional.empty();

    @Layout(TrainingOptions.ModelsSection.class)
    @Advanced
    @Widget(title = "Trainings at a time", description = "How many models are trained in parallel. Without it, as many"
        + " as there are processors. Each needs its own memory.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    Optional<Integer> m_parallel = Optional.empty();

    TrainingOptions m_training = new TrainingOptions();

    @Layout(TrainingOptions.ColumnsSection.class)
    TrajectoryColumns m_columns = new TrajectoryColumns();

    DashEnsembleParameters() {
    }

    DashEnsembleParameters(final NodeParametersInput input) {
        m_columns = new TrajectoryColumns(input);
    }

    /** @return one cell per model */
    Experiment experiment(final Dataset data) {
        final NamedStrategy strategy = NamedStrategy.valueOf(m_strategy.name());
        final List<Long> seeds = LongStream.range(0, m_models).mapToObj(i -> m_firstSeed + i).toList();
        return Experiment.grid(List.of(data), List.of(strategy), m_training.settings(), Map.of(), seeds,
            m_bootstrap ? 1 : 0);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_models < 1 || m_models > MOST_MODELS) {
            throw new InvalidSettingsException("The number of models is " + m_models + ": choose 1 to " + MOST_MODELS
                + ".");
        }
        if (!(m_stability > 0 && m_stability <= 1)) {
            throw new InvalidSettingsException("The stability of the consensus is " + m_stability
                + ": choose a value above 0 and at most 1.");
        }
        if (m_strongest.orElse(1) < 1 || m_parallel.orElse(1) < 1) {
            throw new InvalidSettingsException("The number of strongest edges and of trainings at a time must be at"
                + " least 1.");
        }
        TrainingOptions.validate(() -> NamedStrategy.valueOf(m_strategy.name()).recipe(m_training.settings(),
            m_firstSeed));
    }
}
