package org.dashgrn.model;

/**
 * What is needed to go on training exactly as if it had never stopped.
 *
 * @param settings how the model is trained
 * @param last the network after the last epoch (the model itself is the one that validated best)
 * @param firstMoments Adam's running mean of the gradient, one array per parameter array of {@code last}
 * @param secondMoments Adam's running mean of its square
 * @param updates optimiser steps so far
 * @param learningRate η after the last epoch
 * @param plateauLoss best validation loss that the learning-rate rule has seen
 * @param plateauEpochs epochs since then
 * @param epoch epochs so far
 * @param patienceLoss best validation loss since the last pruning round
 * @param patienceEpochs epochs since then
 * @param solverSteps RK4 steps per interval in use
 * @param bestLoss lowest validation loss of any epoch
 * @param bestError its standard error
 * @param gates log α of the gates on the inputs of every layer of {@code last}; none unless the settings ask for gates.
 *            Adam's moments of them follow those of the parameters
 */
public record TrainingState(TrainingSettings settings, NeuralNetwork last, float[][] firstMoments, float[][] secondMoments,
    long updates, double learningRate, double plateauLoss, int plateauEpochs, int epoch, double patienceLoss,
    int patienceEpochs, int solverSteps, double bestLoss, double bestError, float[][] gates) {

    /**
     * Of a training without gates.
     *
     * @param settings how the model is trained
     * @param last the network after the last epoch
     * @param firstMoments Adam's running mean of the gradient
     * @param secondMoments Adam's running mean of its square
     * @param updates optimiser steps so far
     * @param learningRate η after the last epoch
     * @param plateauLoss best validation loss that the learning-rate rule has seen
     * @param plateauEpochs epochs since then
     * @param epoch epochs so far
     * @param patienceLoss best validation loss since the last pruning round
     * @param patienceEpochs epochs since then
     * @param solverSteps RK4 steps per interval in use
     * @param bestLoss lowest validation loss of any epoch
     * @param bestError its standard error
     */
    public TrainingState(final TrainingSettings settings, final NeuralNetwork last, final float[][] firstMoments,
        final float[][] secondMoments, final long updates, final double learningRate, final double plateauLoss,
        final int plateauEpochs, final int epoch, final double patienceLoss, final int patienceEpochs,
        final int solverSteps, final double bestLoss, final double bestError) {
        this(settings, last, firstMoments, secondMoments, updates, learningRate, plateauLoss, plateauEpochs, epoch,
            patienceLoss, patienceEpochs, solverSteps, bestLoss, bestError, new float[0][]);
    }

    /**
     * @param network weights to go on from
     * @return the same training, but from those weights, with an optimiser that remembers nothing, and without
     *         {@link SparseTraining}
     */
    TrainingState restarted(final NeuralNetwork network) {
        final float[][] parameters = network.parameters();
        return new TrainingState(settings.with(SparseTraining.NONE), network, zeros(parameters), zeros(parameters),
            0, settings.learningRate(), Double.POSITIVE_INFINITY, 0, epoch, Double.POSITIVE_INFINITY, 0, solverSteps,
            bestLoss, bestError);
    }

    /**
     * @param changed how the model is trained from now on; everything that the network's shape depends on is the same
     * @return this state with those settings
     */
    TrainingState withSettings(final TrainingSettings changed) {
        return new TrainingState(changed, last, firstMoments, secondMoments, updates, learningRate, plateauLoss,
            plateauEpochs, epoch, patienceLoss, patienceEpochs, solverSteps, bestLoss, bestError, gates);
    }

    private static float[][] zeros(final float[][] arrays) {
        final float[][] zeros = new float[arrays.length][];
        for (int a = 0; a < arrays.length; a++) {
            zeros[a] = new float[arrays[a].length];
        }
        return zeros;
    }
}
