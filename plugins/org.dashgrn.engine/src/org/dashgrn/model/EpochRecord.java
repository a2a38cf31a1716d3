package org.dashgrn.model;

/**
 * What one epoch of training did.
 *
 * @param epoch counted from 1, over everything that trained this model
 * @param trainingLoss mean squared error over the epoch's batches, before each step
 * @param validationLoss mean squared error over the validation intervals, after the epoch
 * @param validationError standard error of the validation loss over trajectories (or intervals if there is one)
 * @param learningRate η during the epoch
 * @param sparsity share of weights that are exactly 0 after the epoch (METHOD.md, section 4)
 * @param solverSteps RK4 steps per interval; 0 for the adaptive solver
 * @param pruned whether a pruning round came before this epoch
 */
public record EpochRecord(int epoch, double trainingLoss, double validationLoss, double validationError,
    double learningRate, double sparsity, int solverSteps, boolean pruned) {
}
