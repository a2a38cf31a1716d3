package org.dashgrn.benchmarks.paper;

import org.dashgrn.benchmarks.BenchmarkException;
import org.dashgrn.model.TrainingSettings;
import org.dashgrn.prune.PruningSchedule;

/**
 * What the paper chose for a data set (METHOD.md, sections 2, 3 and 5).
 *
 * @param training without prior in the loss; its seed is replaced
 * @param epochs of all training, pruning included
 * @param before epochs before the first pruning round
 * @param schedule of DASH, magnitude pruning and BioPrune
 * @param lambda1 of DASH
 * @param lambda2 of DASH
 * @param pinnDataWeight λ of the loss of a PINN
 * @param pinnAfter epochs of a PINN before its prior enters the loss
 * @param postHocShare share of the weights that pruning after training takes
 */
record PaperSettings(TrainingSettings training, int epochs, int before, PruningSchedule schedule, double lambda1,
    double lambda2, double pinnDataWeight, int pinnAfter, double postHocShare) {

    /** @return the same for more or fewer epochs */
    PaperSettings withEpochs(final int number) {
        if (number < 2) {
            throw new BenchmarkException("--epochs is " + number + ": at least 2 are needed, to train and to prune");
        }
        return new PaperSettings(training, number, Math.min(before, number - 1), schedule, lambda1, lambda2,
            pinnDataWeight, pinnAfter, postHocShare);
    }
}
