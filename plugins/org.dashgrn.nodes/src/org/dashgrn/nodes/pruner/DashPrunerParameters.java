package org.dashgrn.nodes.pruner;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.nodes.CheckpointFolder;
import org.dashgrn.nodes.Limits;
import org.dashgrn.nodes.TrajectoryColumns;
import org.dashgrn.prune.EdgePruning;
import org.dashgrn.prune.PruningSchedule;
import org.dashgrn.prune.PruningSettings;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.updates.util.BooleanReference;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;

/** Options of the DASH Pruner. */
@LoadDefaultsForAbsentFields
final class DashPrunerParameters implements NodeParameters {

    @Section(title = "Strategy")
    interface StrategySection {
    }

    @Section(title = "Schedule")
    @After(StrategySection.class)
    interface ScheduleSection {
    }

    @Section(title = "Grid")
    @After(ScheduleSection.class)
    interface GridSection {
    }

    @Section(title = "Training")
    @After(GridSection.class)
    interface TrainingSection {
    }

    @Section(title = "Columns")
    @After(TrainingSection.class)
    interface ColumnsSection {
    }

    @Section(title = "Checkpoint")
    @Advanced
    @After(ColumnsSection.class)
    interface CheckpointSection {
    }

    enum Strategy {
        @Label(value = "DASH", description = "Decides edge by edge: how strong an edge is in the model and whether the"
            + " prior has it give the probability that it is true, where the share of mistakes in the prior is"
            + " estimated from the data. The hidden units are then rewired along the edges that stay; of a two-layer"
            + " network the weights stay that serve those edges most.")
        DASH,
        @Label(value = "DASH, as published", description = "What the data say (weights) and what the domain says"
            + " (prior), mixed by λ1 and λ2 as in the paper's code.")
        DASH_AS_PUBLISHED,
        @Label(value = "Magnitude (IMP)", description = "Iterative magnitude pruning on the same schedule: the weights"
            + " alone; the prior is ignored.")
        MAGNITUDE,
        @Label(value = "Prior only (BioPrune)", description = "The prior alone, on the same schedule.")
        PRIOR_ONLY,
        @Label(value = "Magnitude, after training (post hoc)", description = "The first round of the schedule and no"
            + " other, by magnitude: for a model that has been trained to its end. It is then fine-tuned, from its own"
            + " weights and with a fresh optimiser; the prior is ignored.")
        POST_HOC
    }

    enum Selection {
        @Label(value = "Sparsest", description = "Of the greatest sparsity that was reached, the epoch with the lowest"
            + " validation loss: what the schedule asks for is what one gets.")
        SPARSEST,
        @Label(value = "Sparsest good one", description = "The sparsest epoch whose validation loss is within one"
            + " standard error of the lowest.")
        SPARSEST_WITHIN_ONE_STANDARD_ERROR,
        @Label(value = "Lowest validation loss", description = "The epoch with the lowest validation loss, whatever its"
            + " sparsity: as published.")
        LOWEST_VALIDATION_LOSS
    }

    static final class StrategyReference implements ParameterReference<Strategy> {
    }

    static final class ByEdge implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(StrategyReference.class).isOneOf(Strategy.DASH);
        }
    }

    static final class OnSchedule implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(StrategyReference.class).isOneOf(Strategy.DASH).negate();
        }
    }

    static final class Mixed implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(StrategyReference.class).isOneOf(Strategy.DASH_AS_PUBLISHED);
        }
    }

    static final class Scheduled implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(StrategyReference.class).isOneOf(Strategy.DASH, Strategy.POST_HOC).negate();
        }
    }

    static final class GridReference implements BooleanReference {
    }

    static final class Searched implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getPredicate(OnSchedule.class).and(i.getPredicate(GridReference.class));
        }
    }

    static final class MixedAndSearched implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getPredicate(Mixed.class).and(i.getPredicate(GridReference.class));
        }
    }

    @Layout(StrategySection.class)
    @Widget(title = "Strategy", description = "What decides which weights are pruned.")
    @ValueReference(StrategyReference.class)
    Strategy m_strategy = Strategy.DASH;

    @Layout(StrategySection.class)
    @Widget(title = "Trust in the prior", description = "Share of the prior's edges that are taken for true, and share"
        + " of the true edges that the prior is taken to have, at least. Where the data say more about the prior, its"
        + " estimated quality counts, also if it is far worse than that; where they say nothing, its edges keep this"
        + " probability.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, maxValidation = Limits.BelowOne.class)
    @Effect(predicate = ByEdge.class, type = EffectType.SHOW)
    double m_trust = EdgePruning.DEFAULT.trust();

    @Layout(StrategySection.class)
    @Widget(title = "λ1, weight of co-regulation", description = "How much the input layers listen to which genes are"
        + " regulated together: 0 to the weights alone, 1 to co-regulation alone. The paper uses 0.05 for simulated"
        + " data, 0.995 for breast cancer, 0.75 for yeast and 0.8 for bone marrow.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = Limits.AtMostOne.class)
    @Effect(predicate = Mixed.class, type = EffectType.SHOW)
    double m_lambda1 = 0.05;

    @Layout(StrategySection.class)
    @Widget(title = "λ2, weight of the prior", description = "How much the output layers listen to the prior: 0 to the"
        + " weights alone, 1 to the prior alone. The paper uses 0.01 for simulated data, 0.95 for breast cancer,"
        + " 0.75 for yeast and 0.8 for bone marrow.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = Limits.AtMostOne.class)
    @Effect(predicate = Mixed.class, type = EffectType.SHOW)
    double m_lambda2 = 0.01;

    @Layout(ScheduleSection.class)
    @Widget(title = "Dense epochs", description = "How many epochs the model is to have had, those of the learner"
        + " included, before its edges are judged; at most a third of the epochs of this node are waited for.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = ByEdge.class, type = EffectType.SHOW)
    int m_denseEpochs = EdgePruning.DEFAULT.denseEpochs();

    @Layout(ScheduleSection.class)
    @Widget(title = "Epochs between rounds", description = "How long the sparse model is trained before its edges are"
        + " judged again, with what it says of them; 0: they are judged once.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = ByEdge.class, type = EffectType.SHOW)
    int m_edgeEpochs = EdgePruning.DEFAULT.epochsBetween();

    @Layout(ScheduleSection.class)
    @Widget(title = "Least sparsity", description = "Share of pruned weights, at least: if the edges that are believed"
        + " in need more weights, the least believed ones go.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = Limits.BelowOne.class)
    @Effect(predicate = ByEdge.class, type = EffectType.SHOW)
    double m_leastSparsity = EdgePruning.DEFAULT.leastSparsity();

    @Layout(ScheduleSection.class)
    @Widget(title = "Epochs before the first round", description = "How long the model is trained on before anything is"
        + " pruned. 0 after a learner of 2 epochs is the paper's first round at epoch 3.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = OnSchedule.class, type = EffectType.SHOW)
    int m_delay;

    @Layout(ScheduleSection.class)
    @Widget(title = "Share of the first round", description = "Share of the weights that the first round prunes.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, maxValidation = Limits.BelowOne.class)
    @Effect(predicate = OnSchedule.class, type = EffectType.SHOW)
    double m_firstShare = 0.7;

    @Layout(ScheduleSection.class)
    @Widget(title = "Epochs between rounds", description = "How long the model can recover from one round to the next.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = Scheduled.class, type = EffectType.SHOW)
    int m_every = 10;

    @Layout(ScheduleSection.class)
    @Widget(title = "Share of later rounds", description = "Share of the weights still alive that each later round"
        + " prunes.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, maxValidation = Limits.BelowOne.class)
    @Effect(predicate = Scheduled.class, type = EffectType.SHOW)
    double m_laterShare = 0.1;

    @Layout(ScheduleSection.class)
    @Widget(title = "Target sparsity", description = "Stop pruning at this share of pruned weights. Without it, as"
        + " published, every round of the schedule prunes.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, maxValidation = Limits.BelowOne.class)
    @Effect(predicate = OnSchedule.class, type = EffectType.SHOW)
    Optional<Double> m_targetSparsity = Optional.empty();

    @Layout(GridSection.class)
    @Widget(title = "Choose by a grid", description = "Prune once with every combination of the values below, several at"
        + " a time, and return the best: the sparsest model whose validation loss is within one standard error of the"
        + " lowest; of equally sparse ones that with the lowest loss. The optional output <i>Grid</i> tells how each"
        + " went.")
    @ValueReference(GridReference.class)
    @Effect(predicate = OnSchedule.class, type = EffectType.SHOW)
    boolean m_grid;

    @Layout(GridSection.class)
    @Widget(title = "λ1 to try", description = "Values between 0 and 1, separated by commas. Without any, λ1 is as set"
        + " above.")
    @Effect(predicate = MixedAndSearched.class, type = EffectType.SHOW)
    String m_lambda1Grid = "0.05, 0.5, 0.95";

    @Layout(GridSection.class)
    @Widget(title = "λ2 to try", description = "Values between 0 and 1, separated by commas. Without any, λ2 is as set"
        + " above.")
    @Effect(predicate = MixedAndSearched.class, type = EffectType.SHOW)
    String m_lambda2Grid = "0.01, 0.5, 0.95";

    @Layout(GridSection.class)
    @Widget(title = "Target sparsities to try", description = "Values above 0 and below 1, separated by commas. Without"
        + " any, the target sparsity is as set above.")
    @Effect(predicate = Searched.class, type = EffectType.SHOW)
    String m_targetSparsityGrid = "";

    @Layout(TrainingSection.class)
    @Widget(title = "Epochs", description = "How long to train on at most, in addition to what the model has had; once"
        + " no round is left, training stops early as the learner would. All other training options are those of the"
        + " model.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_epochs = 198;

    @Layout(TrainingSection.class)
    @Widget(title = "Return the epoch", description = "Which epoch's weights become the model.")
    Selection m_selection = Selection.SPARSEST;

    @Layout(ColumnsSection.class)
    TrajectoryColumns m_columns = new TrajectoryColumns();

    @Layout(CheckpointSection.class)
    CheckpointFolder m_checkpoint = new CheckpointFolder();

    DashPrunerParameters() {
    }

    DashPrunerParameters(final NodeParametersInput input) {
        m_columns = new TrajectoryColumns(input);
    }

    /** @return whether λ1 and λ2 count */
    private boolean mixes() {
        return m_strategy == Strategy.DASH_AS_PUBLISHED;
    }

    /**
     * @return all ways to prune that are to be tried, for the engine; one, unless there is a grid
     * @throws InvalidSettingsException if a list of values holds something else
     */
    List<PruningSettings> ways() throws InvalidSettingsException {
        if (!m_grid || m_strategy == Strategy.DASH) {
            return List.of(settings(m_lambda1, m_lambda2, m_targetSparsity.orElse(1.0)));
        }
        final List<PruningSettings> ways = new ArrayList<>();
        for (double target : values("Target sparsities", m_targetSparsityGrid, m_targetSparsity.orElse(1.0))) {
            for (double lambda1 : mixes() ? values("λ1", m_lambda1Grid, m_lambda1) : List.of(m_lambda1)) {
                for (double lambda2 : mixes() ? values("λ2", m_lambda2Grid, m_lambda2) : List.of(m_lambda2)) {
                    ways.add(settings(lambda1, lambda2, target));
                }
            }
        }
        return ways;
    }

    private PruningSettings settings(final double lambda1, final double lambda2, final double targetSparsity) {
        return new PruningSettings(org.dashgrn.prune.Strategy.valueOf(m_strategy.name()), lambda1, lambda2,
            new PruningSchedule(m_delay, m_firstShare, m_every, m_laterShare, targetSparsity),
            new EdgePruning(m_trust, m_denseEpochs, m_edgeEpochs, m_leastSparsity), m_epochs,
            org.dashgrn.train.Selection.valueOf(m_selection.name()));
    }

    private static List<Double> values(final String what, final String text, final double otherwise)
        throws InvalidSettingsException {
        if (text == null || text.isBlank()) {
            return List.of(otherwise);
        }
        final Set<Double> values = new LinkedHashSet<>();
        for (String value : text.split(",")) {
            try {
                values.add(Double.valueOf(value.trim()));
            } catch (NumberFormatException e) {
                throw new InvalidSettingsException(what + " to try: \"" + value.trim() + "\" is no number. Write numbers"
                    + " separated by commas, such as 0.05, 0.5, 0.95.", e);
            }
        }
        return List.copyOf(values);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        try {
            ways();
        } catch (InvalidInputException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }
}
