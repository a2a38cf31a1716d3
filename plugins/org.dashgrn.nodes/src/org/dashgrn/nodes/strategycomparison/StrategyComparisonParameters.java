package org.dashgrn.nodes.strategycomparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.dashgrn.experiment.Dataset;
import org.dashgrn.experiment.Experiment;
import org.dashgrn.experiment.NamedStrategy;
import org.dashgrn.experiment.Option;
import org.dashgrn.experiment.StrategySettings;
import org.dashgrn.nodes.Limits;
import org.dashgrn.nodes.TrajectoryColumns;
import org.dashgrn.nodes.experiment.TrainingOptions;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Before;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;

/** Options of the Strategy Comparison. */
@LoadDefaultsForAbsentFields
final class StrategyComparisonParameters implements NodeParameters {

    private static final int MOST_REPEATS = 1000;

    @Section(title = "Strategies")
    @Before(TrainingOptions.ModelsSection.class)
    interface StrategiesSection {
    }

    static final class MostRepeats extends MaxValidation {
        @Override
        protected double getMax() {
            return MOST_REPEATS;
        }
    }

    @Layout(StrategiesSection.class)
    @Widget(title = "Baseline", description = "The base model as it is trained, not pruned.")
    boolean m_baseline = true;

    @Layout(StrategiesSection.class)
    @Widget(title = "Magnitude (IMP)", description = "Iterative magnitude pruning: without the prior.")
    boolean m_imp = true;

    @Layout(StrategiesSection.class)
    @Widget(title = "Post hoc", description = "Magnitude pruning of a trained model, once, then training for half as"
        + " long again: without the prior.")
    boolean m_postHoc = true;

    @Layout(StrategiesSection.class)
    @Widget(title = "L0", description = "Gates on the inputs of each layer, with a price on open ones: without the prior.")
    boolean m_l0;

    @Layout(StrategiesSection.class)
    @Widget(title = "C-NODE", description = "A price on the weights along paths from gene to gene: without the prior.")
    boolean m_cNode;

    @Layout(StrategiesSection.class)
    @Widget(title = "PathReg", description = "Gates, and a price on paths: without the prior.")
    boolean m_pathReg;

    @Layout(StrategiesSection.class)
    @Widget(title = "Dynamic sparse training", description = "A fixed number of weights, 5 %, that change places: without the prior.")
    boolean m_dst;

    @Layout(StrategiesSection.class)
    @Widget(title = "PINN", description = "The prior in the loss, no pruning. Takes much longer than the others.")
    boolean m_pinn;

    @Layout(StrategiesSection.class)
    @Widget(title = "PINN + magnitude", description = "The prior in the loss, and magnitude pruning. Takes much longer"
        + " than the others.")
    boolean m_pinnMp;

    @Layout(StrategiesSection.class)
    @Widget(title = "Prior only (BioPrune)", description = "Pruning by the prior alone, on the same schedule.")
    boolean m_bioPrune = true;

    @Layout(StrategiesSection.class)
    @Widget(title = "DASH, as published", description = "Pruning by data and prior, mixed by λ1 and λ2 as in the"
        + " paper's code.")
    boolean m_dashAsPublished = true;

    @Layout(StrategiesSection.class)
    @Widget(title = "DASH", description = "Data and prior decide edge by edge, and hidden units are rewired along the"
        + " edges that stay (of a two-layer network the weights stay that serve them).")
    boolean m_dash = true;

    @Layout(TrainingOptions.ModelsSection.class)
    @Widget(title = "Repeats", description = "How many models are trained with each strategy.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class, maxValidation = MostRepeats.class)
    int m_repeats = 3;

    @Layout(TrainingOptions.ModelsSection.class)
    @Widget(title = "First seed", description = "The repeats have this seed and the following ones, the same for every"
        + " strategy. The same seed, data and settings give the same table, on any number of threads.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    long m_firstSeed = 1;

    @Layout(TrainingOptions.ModelsSection.class)
    @Widget(title = "Weight of the data (PINN)", description = "λ of the loss λ · error + (1 - λ) · distance of the"
        + " model from the prior, for the strategies that have the prior in the loss; the paper uses 0.99 on simulated"
        + " data and 0.999 on breast cancer.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, maxValidation = Limits.AtMostOne.class)
    double m_dataWeight = 0.99;

    @Layout(TrainingOptions.ModelsSection.class)
    @Widget(title = "Share pruned post hoc", description = "Share of the weights that the strategy post hoc prunes.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, maxValidation = Limits.BelowOne.class)
    double m_postHocShare = 0.87;

    @Layout(TrainingOptions.ModelsSection.class)
    @Advanced
    @Widget(title = "Trainings at a time", description = "How many models are trained in parallel. Without it, as many"
        + " as there are processors. Each needs its own memory.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    Optional<Integer> m_parallel = Optional.empty();

    TrainingOptions m_training = new TrainingOptions();

    @Layout(TrainingOptions.ColumnsSection.class)
    TrajectoryColumns m_columns = new TrajectoryColumns();

    StrategyComparisonParameters() {
    }

    StrategyComparisonParameters(final NodeParametersInput input) {
        m_columns = new TrajectoryColumns(input);
    }

    /** @return one cell per strategy and repeat */
    Experiment experiment(final Dataset data) {
        return Experiment.grid(List.of(data), strategies(), settings(), Map.of(),
            LongStream.range(0, m_repeats).mapToObj(i -> m_firstSeed + i).toList(), 0);
    }

    private List<NamedStrategy> strategies() {
        final List<NamedStrategy> strategies = new ArrayList<>();
        add(strategies, m_baseline, NamedStrategy.BASELINE);
        add(strategies, m_imp, NamedStrategy.IMP);
        add(strategies, m_postHoc, NamedStrategy.POST_HOC);
        add(strategies, m_l0, NamedStrategy.L0);
        add(strategies, m_cNode, NamedStrategy.C_NODE);
        add(strategies, m_pathReg, NamedStrategy.PATHREG);
        add(strategies, m_dst, NamedStrategy.DST);
        add(strategies, m_pinn, NamedStrategy.PINN);
        add(strategies, m_pinnMp, NamedStrategy.PINN_MP);
        add(strategies, m_bioPrune, NamedStrategy.BIOPRUNE);
        add(strategies, m_dashAsPublished, NamedStrategy.DASH_AS_PUBLISHED);
        add(strategies, m_dash, NamedStrategy.DASH);
        return strategies;
    }

    private static void add(final List<NamedStrategy> strategies, final boolean wanted, final NamedStrategy strategy) {
        if (wanted) {
            strategies.add(strategy);
        }
    }

    private StrategySettings settings() {
        return m_training.settings().with(Option.DATA_WEIGHT, m_dataWeight).with(Option.POST_HOC_SHARE, m_postHocShare);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_repeats < 1 || m_repeats > MOST_REPEATS) {
            throw new InvalidSettingsException("The number of repeats is " + m_repeats + ": choose 1 to " + MOST_REPEATS
                + ".");
        }
        if (m_parallel.orElse(1) < 1) {
            throw new InvalidSettingsException("The number of trainings at a time must be at least 1.");
        }
        if (strategies().isEmpty()) {
            throw new InvalidSettingsException("No strategy is chosen: choose at least one.");
        }
        TrainingOptions.validate(() -> strategies().forEach(strategy -> strategy.recipe(settings(), m_firstSeed)));
    }
}
