package org.dashgrn.model;

/**
 * Where a model comes from.
 *
 * @param strategy how it was pruned, or "none"
 * @param dataFingerprint which data it was trained on
 * @param trainingIntervals intervals that it was fitted to
 * @param validationIntervals intervals that judged it
 * @param skippedIntervals intervals left out for missing values
 * @param epoch the epoch whose weights the model has
 * @param validationLoss its loss there
 */
public record Provenance(String strategy, String dataFingerprint, int trainingIntervals, int validationIntervals,
    int skippedIntervals, int epoch, double validationLoss) {
}
