package org.dashgrn.nodes.sparselearner;

import org.dashgrn.data.InvalidInputException;
import org.dashgrn.model.BaseModel;
import org.dashgrn.model.SparseTraining;
import org.dashgrn.model.TrainingSettings;
import org.dashgrn.nodes.Limits;
import org.dashgrn.nodes.TrajectoryColumns;
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
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;

/** Options of the Sparse Neural ODE Learner. */
@LoadDefaultsForAbsentFields
final class SparseNeuralOdeLearnerParameters implements NodeParameters {

    @Section(title = "Strategy")
    interface StrategySection {
    }

    @Section(title = "Model")
    @After(StrategySection.class)
    interface ModelSection {
    }

    @Section(title = "Training")
    @After(ModelSection.class)
    interface TrainingSection {
    }

    @Section(title = "Validation")
    @After(TrainingSection.class)
    interface ValidationSection {
    }

    @Section(title = "Columns")
    @After(ValidationSection.class)
    interface ColumnsSection {
    }

    @Section(title = "Solver")
    @Advanced
    @After(ColumnsSection.class)
    interface SolverSection {
    }

    enum Strategy {
        @Label(value = "L0", description = "Random gates on the inputs of each layer; open gates have a price.")
        L0,
        @Label(value = "C-NODE", description = "Weights along paths from gene to gene have a price.")
        C_NODE,
        @Label(value = "PathReg", description = "Gates, and a price on paths: on those that are open, and on the weights"
            + " along them.")
        PATHREG,
        @Label(value = "Dynamic sparse training", description = "A fixed number of weights, of which the smallest give"
            + " way to better ones.")
        DST
    }

    enum Base {
        @Label(value = "PHOENIX", description = "Additive and multiplicative regulation of Hill-transformed expression,"
            + " with decay and a multiplier for every gene.")
        PHOENIX,
        @Label(value = "Two-layer network", description = "A plain network (MLP) with ELU: dy/dt = A elu(W y + b).")
        MLP
    }

    enum Selection {
        @Label(value = "Sparsest", description = "Of the greatest sparsity that was reached, the epoch with the lowest"
            + " validation loss.")
        SPARSEST,
        @Label(value = "Sparsest good one", description = "The sparsest epoch whose validation loss is within one"
            + " standard error of the lowest.")
        SPARSEST_WITHIN_ONE_STANDARD_ERROR,
        @Label(value = "Lowest validation loss", description = "The epoch with the lowest validation loss, whatever its"
            + " sparsity: as published.")
        LOWEST_VALIDATION_LOSS
    }

    enum Batches {
        @Label(value = "One trajectory", description = "All intervals of one trajectory: for many short trajectories.")
        TRAJECTORY,
        @Label(value = "Random intervals", description = "Intervals drawn from all trajectories: for one long"
            + " trajectory.")
        INTERVALS
    }

    static final class StrategyReference implements ParameterReference<Strategy> {
    }

    static final class BatchesReference implements ParameterReference<Batches> {
    }

    static final class IsL0 implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(StrategyReference.class).isOneOf(Strategy.L0);
        }
    }

    static final class IsPathReg implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(StrategyReference.class).isOneOf(Strategy.PATHREG);
        }
    }

    static final class IsDst implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(StrategyReference.class).isOneOf(Strategy.DST);
        }
    }

    static final class PricesPaths implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(StrategyReference.class).isOneOf(Strategy.C_NODE, Strategy.PATHREG);
        }
    }

    static final class RandomIntervals implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(BatchesReference.class).isOneOf(Batches.INTERVALS);
        }
    }

    static final class MostHidden extends MaxValidation {
        @Override
        protected double getMax() {
            return TrainingSettings.MOST_HIDDEN;
        }
    }

    @Layout(StrategySection.class)
    @Widget(title = "Strategy", description = "What leaves out connections.")
    @ValueReference(StrategyReference.class)
    Strategy m_strategy = Strategy.PATHREG;

    @Layout(StrategySection.class)
    @Widget(title = "Price of open gates", description = "λ_L0: weight, within the loss, of the expected share of weights"
        + " behind open gates, divided by the number of training intervals. The paper's value is 1, but it does not"
        + " say how the price is scaled; scaled so, 1 shuts next to no gate.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsL0.class, type = EffectType.SHOW)
    double m_gateWeight = 1;

    @Layout(StrategySection.class)
    @Widget(title = "Temperature of the gates", description = "Of L0: the lower, the more a gate is either open or shut. The"
        + " paper uses 1/50.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = IsL0.class, type = EffectType.SHOW)
    double m_l0Temperature = 0.02;

    @Layout(StrategySection.class)
    @Widget(title = "Price of weights along paths", description = "λ_L1: weight, within the loss, of the mean product of the"
        + " weights' absolute values along the paths from gene to gene. The paper uses 0.001.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = PricesPaths.class, type = EffectType.SHOW)
    double m_pathWeight = 1e-3;

    @Layout(StrategySection.class)
    @Widget(title = "Price of open paths", description = "λ_path: weight, within the loss, of the expected share of paths on"
        + " which both gates are open. The paper uses 0.0001.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsPathReg.class, type = EffectType.SHOW)
    double m_gatePathWeight = 1e-4;

    @Layout(StrategySection.class)
    @Widget(title = "Temperature of the gates of PathReg", description = "The lower, the more a gate is either open or"
        + " shut. The paper uses 2/3.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = IsPathReg.class, type = EffectType.SHOW)
    double m_pathRegTemperature = 2.0 / 3;

    @Layout(StrategySection.class)
    @Widget(title = "Sparsity", description = "Share of the weights of each layer that are left out, throughout.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, maxValidation = Limits.BelowOne.class)
    @Effect(predicate = IsDst.class, type = EffectType.SHOW)
    double m_sparsity = 0.95;

    @Layout(StrategySection.class)
    @Widget(title = "Share replaced at first", description = "Share of the weights that give way to others, the first time; it"
        + " falls to 0 as a cosine until three quarters of the epochs are over.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = Limits.AtMostOne.class)
    @Effect(predicate = IsDst.class, type = EffectType.SHOW)
    double m_replaced = 0.3;

    @Layout(StrategySection.class)
    @Widget(title = "Epochs between replacements", description = "How long new weights can prove themselves.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsDst.class, type = EffectType.SHOW)
    int m_every = 1;

    @Layout(StrategySection.class)
    @Widget(title = "Return", description = "Which epoch's weights become the model.")
    Selection m_selection = Selection.LOWEST_VALIDATION_LOSS;

    @Layout(ModelSection.class)
    @Widget(title = "Base model", description = "The equations whose parameters are learned.")
    Base m_baseModel = Base.PHOENIX;

    @Layout(ModelSection.class)
    @Widget(title = "Hidden units", description = "Hidden units; of PHOENIX, for additive and again as many for"
        + " multiplicative regulation. The paper uses 40 for 350 genes, 50 for 529, and 300 for 500 to 11165.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class, maxValidation = MostHidden.class)
    int m_hiddenUnits = 40;

    @Layout(ModelSection.class)
    @Widget(title = "Seed", description = "Of all that is random. The same seed, data and settings give the same model,"
        + " on any number of threads.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    long m_seed = 1;

    @Layout(TrainingSection.class)
    @Widget(title = "Epochs", description = "Passes over the training data at most.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_epochs = 200;

    @Layout(TrainingSection.class)
    @Widget(title = "Stop after epochs without improvement", description = "Training stops early when the validation"
        + " loss has not become better for so many epochs.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_patience = 40;

    @Layout(TrainingSection.class)
    @Widget(title = "Learning rate", description = "Of the Adam optimiser; gene multipliers learn five times as fast."
        + " It falls by a tenth whenever the validation loss stays on a plateau.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, maxValidation = Limits.AtMostOne.class)
    double m_learningRate = 1e-3;

    @Layout(TrainingSection.class)
    @Widget(title = "Batch", description = "What the optimiser sees in one step.")
    @ValueReference(BatchesReference.class)
    Batches m_batches = Batches.TRAJECTORY;

    @Layout(TrainingSection.class)
    @Widget(title = "Intervals per batch", description = "How many intervals, from one time point to the next, are"
        + " drawn for one step.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = RandomIntervals.class, type = EffectType.SHOW)
    int m_batchSize = 16;

    @Layout(TrainingSection.class)
    @Widget(title = "Let silent genes recover", description = "Whether a gene whose multiplier has fallen to 0 can come"
        + " back. As published it stays constant for ever.")
    boolean m_recovery = true;

    @Layout(ValidationSection.class)
    @Widget(title = "Validation trajectories", description = "Whole trajectories that are held out to choose the"
        + " epoch and the learning rate, if the data have more than one trajectory.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_validationTrajectories = 10;

    @Layout(ValidationSection.class)
    @Widget(title = "Share of validation intervals", description = "Share of the intervals held out for the same"
        + " purpose if the data have only one trajectory; between 0 and 1.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, maxValidation = Limits.BelowOne.class)
    double m_validationShare = 0.1;

    @Layout(ColumnsSection.class)
    TrajectoryColumns m_columns = new TrajectoryColumns();

    @Layout(SolverSection.class)
    @Widget(title = "Tolerance", description = "Relative accuracy of the solver to reach, of the change over an interval:"
        + " before every epoch the number of Runge-Kutta steps is compared with half and twice as many, and adapted.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, maxValidation = Limits.AtMostOne.class)
    double m_tolerance = 1e-3;

    SparseNeuralOdeLearnerParameters() {
    }

    SparseNeuralOdeLearnerParameters(final NodeParametersInput input) {
        m_columns = new TrajectoryColumns(input);
    }

    /** @return the strategy for the engine */
    SparseTraining sparse() {
        return switch (m_strategy) {
            case L0 -> SparseTraining.l0(m_gateWeight, m_l0Temperature);
            case C_NODE -> SparseTraining.cNode(m_pathWeight);
            case PATHREG -> SparseTraining.pathReg(m_pathWeight, m_gatePathWeight, m_pathRegTemperature);
            case DST -> SparseTraining.dst(m_sparsity, m_replaced, m_every, (int)(0.75 * m_epochs));
        };
    }

    /** @return the same for the engine */
    TrainingSettings settings() {
        return new TrainingSettings(m_hiddenUnits, m_seed, m_learningRate,
            TrainingSettings.Batches.valueOf(m_batches.name()), m_batchSize, m_validationTrajectories,
            m_validationShare, TrainingSettings.Solver.CHECKED, 2, m_tolerance, 1, m_recovery, m_patience,
            BaseModel.valueOf(m_baseModel.name()), sparse());
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_epochs < 1) {
            throw new InvalidSettingsException("The number of epochs is " + m_epochs + ": choose at least 1.");
        }
        try {
            settings();
        } catch (InvalidInputException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }
}
