package org.dashgrn.experiment;

import java.io.Serializable;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.Progress;
import org.dashgrn.model.TrainedModel;
import org.dashgrn.model.TrainingSettings;
import org.dashgrn.network.IndexedNetwork;
import org.dashgrn.prune.DashPruner;
import org.dashgrn.prune.PruningSettings;
import org.dashgrn.train.Selection;
import org.dashgrn.train.Trainer;

/**
 * All that a strategy does with data: train, then perhaps prune while training on.
 *
 * @param training how the model is trained, with its seed
 * @param epochs at most, before pruning
 * @param priorAfter of those, epochs on the data alone before the prior enters the loss, if it does at all
 * @param pruningOrNull how the model is pruned afterwards, or null if it stays dense
 */
public record Recipe(TrainingSettings training, int epochs, int priorAfter, PruningSettings pruningOrNull)
    implements Serializable {

    /**
     * With the same loss from the first epoch on.
     *
     * @param training how the model is trained, with its seed
     * @param epochs at most, before pruning
     * @param pruningOrNull how the model is pruned afterwards, or null if it stays dense
     */
    public Recipe(final TrainingSettings training, final int epochs, final PruningSettings pruningOrNull) {
        this(training, epochs, 0, pruningOrNull);
    }

    /** @return how many epochs there can be at most */
    public int allEpochs() {
        return epochs + (pruningOrNull == null ? 0 : pruningOrNull.epochs());
    }

    /**
     * @param trainer trains
     * @param data on what
     * @param prior n×n regulators × targets, or null if the recipe does without
     * @param coRegulation n×n, or null: then it follows from the prior
     * @param progress told the share of all epochs; may cancel
     * @return the model
     * @throws org.dashgrn.data.InvalidInputException if data, prior and settings do not fit, or training diverges
     */
    public TrainedModel run(final Trainer trainer, final ExpressionTrajectories data, final IndexedNetwork prior,
        final IndexedNetwork coRegulation, final Progress progress) {
        final double share = epochs / (double)allEpochs();
        final TrainedModel model = dense(trainer, data, prior, part(progress, 0, share));
        return pruningOrNull == null ? model : new DashPruner(trainer).prune(model, data, prior, coRegulation,
            pruningOrNull, part(progress, share, 1 - share));
    }

    private TrainedModel dense(final Trainer trainer, final ExpressionTrajectories data, final IndexedNetwork prior,
        final Progress progress) {
        final int alone = Math.min(priorAfter, epochs);
        if (training.dataWeight() == 1 || alone == 0) {
            return trainer.train(training, epochs, data, prior, progress);
        }
        final double share = alone / (double)epochs;
        final TrainedModel model =
            trainer.train(training.withDataWeight(1), alone, data, null, part(progress, 0, share))
                .withDataWeight(training.dataWeight());
        return alone == epochs ? model : trainer.resume(model, epochs - alone, data, prior, null,
            Selection.LOWEST_VALIDATION_LOSS, part(progress, share, 1 - share));
    }

    private static Progress part(final Progress progress, final double from, final double share) {
        return (fraction, message) -> progress.report(from + fraction * share, message);
    }
}
