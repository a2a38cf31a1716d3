package org.dashgrn.experiment;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.model.BaseModel;
import org.dashgrn.model.TrainingSettings;
import org.dashgrn.prune.EdgePruning;
import org.dashgrn.train.Selection;

/**
 * Everything that can be set, or varied, in an experiment: the options of the nodes Neural ODE Learner and DASH Pruner,
 * under the same names where both exist. The defaults are the paper's for simulated data.
 */
public enum Option {

    /** The equations. */
    BASE_MODEL("baseModel", BaseModel.PHOENIX),
    /** m. */
    HIDDEN_UNITS("hiddenUnits", 40),
    /** Epochs of all training, pruning included. */
    EPOCHS("epochs", 200),
    /** Epochs before the first pruning round. */
    EPOCHS_BEFORE_PRUNING("epochsBeforePruning", 2),
    /** Training stops after so many epochs without improvement. */
    PATIENCE("patience", 40),
    /** η of Adam. */
    LEARNING_RATE("learningRate", 1e-3),
    /** What an optimiser step sees. */
    BATCHES("batches", TrainingSettings.Batches.TRAJECTORY),
    /** Intervals of a batch of random intervals. */
    BATCH_SIZE("batchSize", 16),
    /** Whole trajectories held out for validation. */
    VALIDATION_TRAJECTORIES("validationTrajectories", 10),
    /** Share of the intervals held out if there is one trajectory. */
    VALIDATION_SHARE("validationShare", 0.1),
    /** How step lengths are chosen. */
    SOLVER("solver", TrainingSettings.Solver.CHECKED),
    /** RK4 steps per interval. */
    SOLVER_STEPS("solverSteps", 2),
    /** Accuracy of the solver. */
    TOLERANCE("tolerance", 1e-3),
    /** Whether silent genes can come back. */
    RECOVERY("recovery", true),
    /** λ of the loss of the strategies with the prior in the loss. */
    DATA_WEIGHT("dataWeight", 0.99),
    /** Epochs of those strategies on the data alone, before the prior enters the loss. */
    PRIOR_AFTER("priorAfter", 0),
    /** Least share of right edges in the prior, and of true edges that it has, for DASH edge by edge. */
    TRUST("trust", EdgePruning.DEFAULT.trust()),
    /** Epochs before edges are judged. */
    DENSE_EPOCHS("denseEpochs", EdgePruning.DEFAULT.denseEpochs()),
    /** Epochs between judgements of edges. */
    EDGE_EPOCHS("edgeEpochs", EdgePruning.DEFAULT.epochsBetween()),
    /** Share of weights that DASH edge by edge prunes at least. */
    LEAST_SPARSITY("leastSparsity", EdgePruning.DEFAULT.leastSparsity()),
    /** λ1 of DASH as published. */
    LAMBDA1("lambda1", 0.05),
    /** λ2 of DASH as published. */
    LAMBDA2("lambda2", 0.01),
    /** Share of the first pruning round. */
    FIRST_SHARE("firstShare", 0.7),
    /** Epochs between pruning rounds. */
    EVERY("every", 10),
    /** Share of later rounds. */
    LATER_SHARE("laterShare", 0.1),
    /** Where pruning stops; 1: nowhere. */
    TARGET_SPARSITY("targetSparsity", 1.0),
    /** Share that post hoc pruning prunes at once. */
    POST_HOC_SHARE("postHocShare", 0.87),
    /** λ_L0 of L0. */
    GATE_WEIGHT("gateWeight", 1.0),
    /** Temperature of the gates of L0. */
    L0_TEMPERATURE("l0Temperature", 0.02),
    /** λ_L1 of C-NODE and PathReg. */
    PATH_WEIGHT("pathWeight", 1e-3),
    /** λ_path of PathReg. */
    GATE_PATH_WEIGHT("gatePathWeight", 1e-4),
    /** Temperature of the gates of PathReg. */
    PATHREG_TEMPERATURE("pathRegTemperature", 2.0 / 3),
    /** Share of weights that dynamic sparse training leaves out. */
    DST_SPARSITY("dstSparsity", 0.95),
    /** Which epoch's weights become the model. */
    SELECTION("selection", Selection.SPARSEST);

    private final String m_key;
    private final Object m_default;

    Option(final String key, final Object value) {
        m_key = key;
        m_default = value;
    }

    /** @return its name in files */
    public String key() {
        return m_key;
    }

    /** @return its default: an Integer, Double, Boolean or enum constant */
    Object defaultValue() {
        return m_default;
    }

    /**
     * @param key a name
     * @return the option
     * @throws InvalidInputException if there is none of that name
     */
    public static Option named(final String key) {
        return Arrays.stream(values()).filter(option -> option.m_key.equals(key)).findFirst()
            .orElseThrow(() -> new InvalidInputException("There is no option " + key, "", "Choose from "
                + Arrays.stream(values()).map(Option::key).collect(Collectors.joining(", "))));
    }

    /**
     * @param text a value as in a file
     * @return the value
     * @throws InvalidInputException if it is not of the option's kind; ranges are checked when a recipe is made
     */
    Object parse(final String text) {
        try {
            if (m_default instanceof Integer) {
                return Integer.valueOf(text.strip());
            } else if (m_default instanceof Double) {
                return Double.valueOf(text.strip());
            } else if (m_default instanceof Boolean) {
                return switch (text.strip().toLowerCase(Locale.ROOT)) {
                    case "true" -> Boolean.TRUE;
                    case "false" -> Boolean.FALSE;
                    default -> throw new IllegalArgumentException(text);
                };
            }
            return constant(text.strip());
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(m_key + " is \"" + text + "\"", "", "It must be " + kind(), e);
        }
    }

    private Object constant(final String text) {
        return Arrays.stream(((Enum<?>)m_default).getDeclaringClass().getEnumConstants())
            .filter(constant -> ((Enum<?>)constant).name().equalsIgnoreCase(text)).findFirst()
            .orElseThrow(() -> new IllegalArgumentException(text));
    }

    private String kind() {
        if (m_default instanceof Integer) {
            return "a whole number";
        } else if (m_default instanceof Double) {
            return "a number";
        } else if (m_default instanceof Boolean) {
            return "true or false";
        }
        return "one of " + Arrays.stream(((Enum<?>)m_default).getDeclaringClass().getEnumConstants())
            .map(Object::toString).collect(Collectors.joining(", "));
    }
}
