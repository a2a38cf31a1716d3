package org.dashgrn.model;

import static org.dashgrn.data.InvalidInputException.require;

import java.io.Serializable;

/**
 * How a model is trained; kept with the model, so that training can go on and results can be explained.
 *
 * @param hidden m, hidden units of each kind
 * @param seed of the initial weights, the validation split, the order of batches and the first pruning scores
 * @param learningRate η of Adam; the gene multipliers learn five times as fast
 * @param batches what one optimiser step sees
 * @param batchSize intervals of a batch if {@code batches} is {@link Batches#INTERVALS}
 * @param validationTrajectories whole trajectories held out for validation, if there is more than one trajectory
 * @param validationShare share of the intervals held out for validation, if there is only one trajectory
 * @param solver how step lengths are chosen while training
 * @param solverSteps RK4 steps per interval: fixed, or the first guess if they are checked
 * @param tolerance accuracy that the checked step count must reach, relative to the root mean square change of
 *            expression over an interval; or rtol of the adaptive solver
 * @param dataWeight λ of METHOD.md, section 2: 1 trains on data alone, less mixes the prior into the loss
 * @param recovery whether a gene whose multiplier has fallen to 0 can come back: the multipliers are kept at or above 0
 *            (projected gradient). As published they fall below, where relu has no gradient, and stay dead
 * @param patience training stops after this many epochs without a better validation loss
 * @param baseModel the equations
 * @param sparse how the model is made sparse by training itself
 */
public record TrainingSettings(int hidden, long seed, double learningRate, Batches batches, int batchSize,
    int validationTrajectories, double validationShare, Solver solver, int solverSteps, double tolerance,
    double dataWeight, boolean recovery, int patience, BaseModel baseModel,
    SparseTraining sparse) implements Serializable {

    /** More hidden units than any published model has by far; above it, a mistake is more likely than a need. */
    public static final int MOST_HIDDEN = 4096;

    /** What one optimiser step sees. */
    public enum Batches {
        /** All intervals of one trajectory. */
        TRAJECTORY,
        /** A number of intervals drawn at random from all trajectories. */
        INTERVALS
    }

    /** How step lengths are chosen. */
    public enum Solver {
        /** RK4 with a step count that is checked against half and double the count before every epoch. */
        CHECKED,
        /** RK4 with a fixed step count. */
        FIXED,
        /** Dormand-Prince 5(4) with error control. */
        ADAPTIVE
    }

    /** Checks all ranges. */
    public TrainingSettings {
        require(hidden >= 1 && hidden <= MOST_HIDDEN, "Hidden units", hidden, "between 1 and " + MOST_HIDDEN);
        require(learningRate > 0 && learningRate <= 1, "Learning rate", learningRate, "above 0 and at most 1");
        require(batchSize >= 1, "Batch size", batchSize, "at least 1");
        require(validationTrajectories >= 1, "Validation trajectories", validationTrajectories, "at least 1");
        require(validationShare > 0 && validationShare < 1, "Validation share", validationShare, "between 0 and 1");
        require(solverSteps >= 1 && solverSteps <= 1024, "Solver steps", solverSteps, "between 1 and 1024");
        require(tolerance > 0 && tolerance <= 1, "Solver tolerance", tolerance, "above 0 and at most 1");
        require(dataWeight > 0 && dataWeight <= 1, "Data weight", dataWeight, "above 0 and at most 1");
        require(patience >= 1, "Patience", patience, "at least 1");
    }

    /**
     * PHOENIX, dense.
     *
     * @param hidden m
     * @param seed seed
     * @param learningRate η
     * @param batches what one optimiser step sees
     * @param batchSize intervals of a batch
     * @param validationTrajectories trajectories held out
     * @param validationShare share of intervals held out
     * @param solver how step lengths are chosen
     * @param solverSteps RK4 steps per interval
     * @param tolerance accuracy
     * @param dataWeight λ
     * @param recovery whether a gene can come back
     * @param patience epochs without a better validation loss
     */
    public TrainingSettings(final int hidden, final long seed, final double learningRate, final Batches batches,
        final int batchSize, final int validationTrajectories, final double validationShare, final Solver solver,
        final int solverSteps, final double tolerance, final double dataWeight, final boolean recovery,
        final int patience) {
        this(hidden, seed, learningRate, batches, batchSize, validationTrajectories, validationShare, solver,
            solverSteps, tolerance, dataWeight, recovery, patience, BaseModel.PHOENIX, SparseTraining.NONE);
    }

    /**
     * @param model other equations
     * @return the same settings for those
     */
    public TrainingSettings with(final BaseModel model) {
        return new TrainingSettings(hidden, seed, learningRate, batches, batchSize, validationTrajectories,
            validationShare, solver, solverSteps, tolerance, dataWeight, recovery, patience, model, sparse);
    }

    /**
     * @param rule how the model is made sparse by training itself
     * @return the same settings with that
     */
    public TrainingSettings with(final SparseTraining rule) {
        return new TrainingSettings(hidden, seed, learningRate, batches, batchSize, validationTrajectories,
            validationShare, solver, solverSteps, tolerance, dataWeight, recovery, patience, baseModel, rule);
    }

    /**
     * @param hidden m
     * @param seed seed
     * @return the paper's settings for simulated data, with a validation set of ten trajectories
     */
    public static TrainingSettings defaults(final int hidden, final long seed) {
        return new TrainingSettings(hidden, seed, 1e-3, Batches.TRAJECTORY, 16, 10, 0.1, Solver.CHECKED, 2, 1e-3, 1,
            true, 40);
    }

    /**
     * @param weight λ of METHOD.md, section 2
     * @return these settings with that data weight
     */
    public TrainingSettings withDataWeight(final double weight) {
        return new TrainingSettings(hidden, seed, learningRate, batches, batchSize, validationTrajectories,
            validationShare, solver, solverSteps, tolerance, weight, recovery, patience, baseModel, sparse);
    }
}
