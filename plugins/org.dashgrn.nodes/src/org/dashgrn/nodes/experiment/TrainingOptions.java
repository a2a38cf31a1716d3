package org.dashgrn.nodes.experiment;

import java.util.Optional;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.experiment.Option;
import org.dashgrn.experiment.StrategySettings;
import org.dashgrn.model.BaseModel;
import org.dashgrn.model.TrainingSettings;
import org.dashgrn.nodes.Limits;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;

/** How each of many models is trained and pruned: the options of the Neural ODE Learner and the DASH Pruner. */
@LoadDefaultsForAbsentFields
public final class TrainingOptions implements WidgetGroup, Persistable {

    /** What a node asks for first. */
    @Section(title = "Models")
    public interface ModelsSection {
    }

    @Section(title = "Pruning")
    @After(ModelsSection.class)
    interface PruningSection {
    }

    @Section(title = "Training")
    @After(PruningSection.class)
    interface TrainingSection {
    }

    /** Which columns are what. */
    @Section(title = "Columns")
    @After(TrainingSection.class)
    public interface ColumnsSection {
    }

    @Section(title = "Solver")
    @Advanced
    @After(ColumnsSection.class)
    interface SolverSection {
    }

    enum Base {
        @Label(value = "PHOENIX", description = "Additive and multiplicative regulation of Hill-transformed expression,"
            + " with decay and a multiplier for every gene.")
        PHOENIX,
        @Label(value = "Two-layer network", description = "A plain network (MLP) with ELU: dy/dt = A elu(W y + b).")
        MLP
    }

    enum Batches {
        @Label(value = "One trajectory", description = "All intervals of one trajectory: for many short trajectories.")
        TRAJECTORY,
        @Label(value = "Random intervals", description = "Intervals drawn from all trajectories: for one long"
            + " trajectory.")
        INTERVALS
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

    enum Solver {
        @Label(value = "RK4, checked", description = "Classical Runge-Kutta; before every epoch the number of steps is"
            + " compared with half and twice as many, and adapted.")
        CHECKED,
        @Label(value = "RK4, fixed", description = "Classical Runge-Kutta with the given number of steps.")
        FIXED,
        @Label(value = "Dormand-Prince", description = "Adaptive steps with error control, as published: slowest.")
        ADAPTIVE
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

    @Layout(PruningSection.class)
    @Widget(title = "λ1, weight of co-regulation", description = "Only for DASH: how much the input layers listen to"
        + " which genes are regulated together, 0 to 1. The paper uses 0.05 for simulated data, 0.995 for breast"
        + " cancer, 0.75 for yeast and 0.8 for bone marrow.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = Limits.AtMostOne.class)
    double m_lambda1 = 0.05;

    @Layout(PruningSection.class)
    @Widget(title = "λ2, weight of the prior", description = "Only for DASH: how much the output layers listen to the"
        + " prior, 0 to 1. The paper uses 0.01 for simulated data, 0.95 for breast cancer, 0.75 for yeast and 0.8 for"
        + " bone marrow.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = Limits.AtMostOne.class)
    double m_lambda2 = 0.01;

    @Layout(PruningSection.class)
    @Widget(title = "Epochs before the first round", description = "How long a model is trained before anything is"
        + " pruned: 2 in the paper's runs on simulated data.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_epochsBeforePruning = 2;

    @Layout(PruningSection.class)
    @Widget(title = "Share of the first round", description = "Share of the weights that the first round prunes.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, maxValidation = Limits.BelowOne.class)
    double m_firstShare = 0.7;

    @Layout(PruningSection.class)
    @Widget(title = "Epochs between rounds", description = "How long a model can recover from one round to the next.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_every = 10;

    @Layout(PruningSection.class)
    @Widget(title = "Share of later rounds", description = "Share of the weights still alive that each later round"
        + " prunes.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, maxValidation = Limits.BelowOne.class)
    double m_laterShare = 0.1;

    @Layout(PruningSection.class)
    @Widget(title = "Target sparsity", description = "Stop pruning at this share of pruned weights. Without it, as"
        + " published, every round of the schedule prunes.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, maxValidation = Limits.BelowOne.class)
    Optional<Double> m_targetSparsity = Optional.empty();

    @Layout(PruningSection.class)
    @Widget(title = "Return the epoch", description = "Which epoch's weights become the pruned model.")
    Selection m_selection = Selection.SPARSEST;

    @Layout(TrainingSection.class)
    @Widget(title = "Base model", description = "The equations whose parameters are learned.")
    Base m_baseModel = Base.PHOENIX;

    @Layout(TrainingSection.class)
    @Widget(title = "Hidden units", description = "Hidden units for additive and again as many for multiplicative"
        + " regulation. The paper uses 40 for 350 genes, 50 for 529, and 300 for 500 to 11165.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class, maxValidation = MostHidden.class)
    int m_hiddenUnits = 40;

    @Layout(TrainingSection.class)
    @Widget(title = "Epochs", description = "Passes over the training data at most, pruning included.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_epochs = 200;

    @Layout(TrainingSection.class)
    @Widget(title = "Stop after epochs without improvement", description = "Training stops early when the validation"
        + " loss has not become better for so many epochs and no pruning round is left.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_patience = 40;

    @Layout(TrainingSection.class)
    @Widget(title = "Learning rate", description = "Of the Adam optimiser; gene multipliers learn five times as fast."
        + " The paper uses 0.001 for simulated data, 0.0001 for breast cancer and 0.01 for bone marrow.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, maxValidation = Limits.AtMostOne.class)
    double m_learningRate = 1e-3;

    @Layout(TrainingSection.class)
    @Widget(title = "Batch", description = "What the optimiser sees in one step.")
    Batches m_batches = Batches.TRAJECTORY;

    @Layout(TrainingSection.class)
    @Widget(title = "Intervals per batch", description = "For batches of random intervals: how many are drawn for one"
        + " step.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_batchSize = 16;

    @Layout(TrainingSection.class)
    @Widget(title = "Let silent genes recover", description = "Whether a gene whose multiplier has fallen to 0 can come"
        + " back when its inputs have become better; as published it stays constant for ever.")
    boolean m_recovery = true;

    @Layout(TrainingSection.class)
    @Widget(title = "Validation trajectories", description = "Whole trajectories that are held out to choose the"
        + " best epoch and the learning rate, if the data have more than one trajectory.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_validationTrajectories = 10;

    @Layout(TrainingSection.class)
    @Widget(title = "Share of validation intervals", description = "Share of the intervals held out for the same"
        + " purpose if the data have only one trajectory; between 0 and 1.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, maxValidation = Limits.BelowOne.class)
    double m_validationShare = 0.1;

    @Layout(SolverSection.class)
    @Widget(title = "Solver", description = "How the equations are integrated from one time point to the next.")
    Solver m_solver = Solver.CHECKED;

    @Layout(SolverSection.class)
    @Widget(title = "Steps per interval", description = "Steps from one time point to the next; where the number is"
        + " checked, the first guess.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class, maxValidation = MostSteps.class)
    int m_solverSteps = 2;

    @Layout(SolverSection.class)
    @Widget(title = "Tolerance", description = "Relative accuracy to reach: of the change over an interval where"
        + " the number of steps is checked, of the values for Dormand-Prince.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, maxValidation = Limits.AtMostOne.class)
    double m_tolerance = 1e-3;

    /** @return the same for the engine */
    public StrategySettings settings() {
        return StrategySettings.DEFAULTS.with(Option.LAMBDA1, m_lambda1).with(Option.LAMBDA2, m_lambda2)
            .with(Option.EPOCHS_BEFORE_PRUNING, m_epochsBeforePruning).with(Option.FIRST_SHARE, m_firstShare)
            .with(Option.EVERY, m_every).with(Option.LATER_SHARE, m_laterShare)
            .with(Option.TARGET_SPARSITY, m_targetSparsity.orElse(1.0))
            .with(Option.SELECTION, org.dashgrn.train.Selection.valueOf(m_selection.name()))
            .with(Option.BASE_MODEL, BaseModel.valueOf(m_baseModel.name()))
            .with(Option.HIDDEN_UNITS, m_hiddenUnits).with(Option.EPOCHS, m_epochs).with(Option.PATIENCE, m_patience)
            .with(Option.LEARNING_RATE, m_learningRate)
            .with(Option.BATCHES, TrainingSettings.Batches.valueOf(m_batches.name()))
            .with(Option.BATCH_SIZE, m_batchSize).with(Option.RECOVERY, m_recovery)
            .with(Option.VALIDATION_TRAJECTORIES, m_validationTrajectories)
            .with(Option.VALIDATION_SHARE, m_validationShare)
            .with(Option.SOLVER, TrainingSettings.Solver.valueOf(m_solver.name()))
            .with(Option.SOLVER_STEPS, m_solverSteps).with(Option.TOLERANCE, m_tolerance);
    }

    /** What checks options. */
    @FunctionalInterface
    public interface Check {

        /** @throws InvalidInputException if an option is out of its range */
        void run();
    }

    /**
     * @param check makes what the options say
     * @throws InvalidSettingsException if that is not possible
     */
    public static void validate(final Check check) throws InvalidSettingsException {
        try {
            check.run();
        } catch (InvalidInputException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }
}
