package org.dashgrn.nodes.learner;

import org.dashgrn.data.InvalidInputException;
import org.dashgrn.model.BaseModel;
import org.dashgrn.model.TrainingSettings;
import org.dashgrn.nodes.CheckpointFolder;
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

/** Options of the Neural ODE Learner. */
@LoadDefaultsForAbsentFields
final class NeuralOdeLearnerParameters implements NodeParameters {

    @Section(title = "Model")
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

    @Section(title = "Checkpoint")
    @Advanced
    @After(SolverSection.class)
    interface CheckpointSection {
    }

    enum Base {
        @Label(value = "PHOENIX", description = "Additive and multiplicative regulation of Hill-transformed expression,"
            + " with decay and a multiplier for every gene.")
        PHOENIX,
        @Label(value = "Two-layer network", description = "A plain network (MLP) with ELU: dy/dt = A elu(W y + b). It"
            + " knows nothing of gene regulation: the paper's second base model.")
        MLP
    }

    enum Batches {
        @Label(value = "One trajectory", description = "All intervals of one trajectory: for many short trajectories.")
        TRAJECTORY,
        @Label(value = "Random intervals", description = "Intervals drawn from all trajectories: for one long"
            + " trajectory.")
        INTERVALS
    }

    enum Solver {
        @Label(value = "RK4, checked", description = "Classical Runge-Kutta; before every epoch the number of steps is"
            + " compared with half and twice as many, and adapted.")
        CHECKED,
        @Label(value = "RK4, fixed", description = "Classical Runge-Kutta with the given number of steps: fastest,"
            + " but an unpruned model may need more steps than one expects.")
        FIXED,
        @Label(value = "Dormand-Prince", description = "Adaptive steps with error control, as published: slowest.")
        ADAPTIVE
    }

    static final class BatchesReference implements ParameterReference<Batches> {
    }

    static final class SolverReference implements ParameterReference<Solver> {
    }

    static final class RandomIntervals implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(BatchesReference.class).isOneOf(Batches.INTERVALS);
        }
    }

    static final class AdaptiveSolver implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(SolverReference.class).isOneOf(Solver.ADAPTIVE);
        }
    }

    static final class FixedSolver implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(SolverReference.class).isOneOf(Solver.FIXED);
        }
    }

    static final class PriorConnected implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getConstant(input -> input.getInPortTypes().length > 1);
        }
    }

    static final class MostHidden extends MaxValidation {
        @Override
        protected double getMax() {
            return TrainingSettings.MOST_HIDDEN;
        }
    }

    static final class MostSteps extends MaxValidation {
        @Override
        protected double getMax() {
            return 1024;
        }
    }

    @Layout(ModelSection.class)
    @Widget(title = "Base model", description = "The equations whose parameters are learned.")
    Base m_baseModel = Base.PHOENIX;

    @Layout(ModelSection.class)
    @Widget(title = "Hidden units", description = "Hidden units; of PHOENIX, for additive and again as many for"
        + " multiplicative regulation. The paper uses 40 for 350 genes, 50 for 529, and 300 for 500 to 11165.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class, maxValidation = MostHidden.class)
    int m_hiddenUnits = 40;

    @Layout(ModelSection.class)
    @Widget(title = "Seed", description = "Of the first weights, the validation set, the order of batches and, later,"
        + " the first pruning scores. The same seed, data and settings give the same model, on any number of threads.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    long m_seed = 1;

    @Layout(TrainingSection.class)
    @Widget(title = "Epochs", description = "Passes over the training data at most. To prune during training, as"
        + " the paper does, train for 2 epochs only and let the DASH Pruner go on from there.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_epochs = 200;

    @Layout(TrainingSection.class)
    @Widget(title = "Stop after epochs without improvement", description = "Training stops early when the validation"
        + " loss has not become better for so many epochs. The model with the lowest validation loss is returned in"
        + " any case.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_patience = 40;

    @Layout(TrainingSection.class)
    @Widget(title = "Learning rate", description = "Of the Adam optimiser; gene multipliers learn five times as fast."
        + " It falls by a tenth whenever the validation loss stays on a plateau. The paper uses 0.001 for simulated"
        + " data, 0.0001 for breast cancer and 0.01 for bone marrow.")
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
    @Widget(title = "Weight of the data", description = "Only with a connected prior: λ of the loss λ · error + (1 -"
        + " λ) · distance of the model from the prior. At 1 the prior has no influence on training; the paper's PINN"
        + " uses 0.99 on simulated data and 0.999 on breast cancer.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, maxValidation = Limits.AtMostOne.class)
    @Effect(predicate = PriorConnected.class, type = EffectType.SHOW)
    double m_dataWeight = 0.99;

    @Layout(TrainingSection.class)
    @Widget(title = "Let silent genes recover", description = "Whether a gene whose multiplier has fallen to 0 can come"
        + " back when its inputs have become better. As published it stays constant for ever, which costs accuracy,"
        + " above all while a model is pruned.")
    boolean m_recovery = true;

    @Layout(ValidationSection.class)
    @Widget(title = "Validation trajectories", description = "Whole trajectories that are held out to choose the"
        + " best epoch and the learning rate, if the data have more than one trajectory.")
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
    @Widget(title = "Solver", description = "How the equations are integrated from one time point to the next.")
    @ValueReference(SolverReference.class)
    Solver m_solver = Solver.CHECKED;

    @Layout(SolverSection.class)
    @Widget(title = "Steps per interval", description = "Steps from one time point to the next; where the number is"
        + " checked, the first guess.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class, maxValidation = MostSteps.class)
    @Effect(predicate = AdaptiveSolver.class, type = EffectType.HIDE)
    int m_solverSteps = 2;

    @Layout(SolverSection.class)
    @Widget(title = "Tolerance", description = "Relative accuracy to reach: of the change over an interval where"
        + " the number of steps is checked, of the values for Dormand-Prince.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, maxValidation = Limits.AtMostOne.class)
    @Effect(predicate = FixedSolver.class, type = EffectType.HIDE)
    double m_tolerance = 1e-3;

    @Layout(CheckpointSection.class)
    CheckpointFolder m_checkpoint = new CheckpointFolder();

    NeuralOdeLearnerParameters() {
    }

    NeuralOdeLearnerParameters(final NodeParametersInput input) {
        m_columns = new TrajectoryColumns(input);
    }

    /**
     * @param prior whether a prior is connected
     * @return the same for the engine
     */
    TrainingSettings settings(final boolean prior) {
        return new TrainingSettings(m_hiddenUnits, m_seed, m_learningRate,
            TrainingSettings.Batches.valueOf(m_batches.name()), m_batchSize, m_validationTrajectories,
            m_validationShare, TrainingSettings.Solver.valueOf(m_solver.name()), m_solverSteps, m_tolerance,
            prior ? m_dataWeight : 1, m_recovery, m_patience).with(baseModel());
    }

    BaseModel baseModel() {
        return BaseModel.valueOf(m_baseModel.name());
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_epochs < 1) {
            throw new InvalidSettingsException("The number of epochs is " + m_epochs + ": choose at least 1.");
        }
        try {
            settings(true);
        } catch (InvalidInputException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }
}
