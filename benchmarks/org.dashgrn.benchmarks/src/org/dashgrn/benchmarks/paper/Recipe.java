package org.dashgrn.benchmarks.paper;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.Progress;
import org.dashgrn.model.TrainedModel;
import org.dashgrn.model.TrainingSettings;
import org.dashgrn.model.TrainingState;
import org.dashgrn.network.IndexedNetwork;
import org.dashgrn.prune.DashPruner;
import org.dashgrn.prune.PruningSettings;
import org.dashgrn.train.Selection;
import org.dashgrn.train.Trainer;

/**
 * All that a strategy does with data: train, perhaps go on with the prior in the loss, perhaps prune.
 *
 * @param training how the model is trained at first
 * @param epochs at most, before anything changes
 * @param laterDataWeight λ of the loss from then on, if it changes
 * @param laterEpochs of training with that λ, before pruning
 * @param pruning how the model is pruned at last, if it is
 */
record Recipe(TrainingSettings training, int epochs, Optional<Double> laterDataWeight, int laterEpochs,
    Optional<PruningSettings> pruning) {

    static Recipe dense(final TrainingSettings training, final int epochs) {
        return new Recipe(training, epochs, Optional.empty(), 0, Optional.empty());
    }

    /** After {@code epochs} in all, of which the last have another λ. */
    Recipe withPriorInTheLoss(final double dataWeight, final int after, final int until) {
        return after == 0 ? new Recipe(weighted(training, dataWeight), until, Optional.empty(), 0, pruning)
            : new Recipe(training, Math.min(after, until), Optional.of(dataWeight), Math.max(0, until - after), pruning);
    }

    Recipe pruned(final PruningSettings how) {
        return new Recipe(training, epochs, laterDataWeight, laterEpochs, Optional.of(how));
    }

    /** @return a short fingerprint of all settings but the seed; settings of a later engine that change nothing stay out */
    String hash() {
        final TrainingSettings t = training;
        final String text = List.of(t.hidden(), t.learningRate(), t.batches(), t.batchSize(),
            t.validationTrajectories(), t.validationShare(), t.solver(), t.solverSteps(), t.tolerance(), t.dataWeight(),
            t.recovery(), t.patience(), epochs, laterDataWeight, laterEpochs, pruning.map(Recipe::text)).toString();
        try {
            final byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return String.format("%064x", new BigInteger(1, digest)).substring(0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(final PruningSettings p) {
        return List.of(p.strategy(), p.lambda1(), p.lambda2(), p.schedule(), p.epochs(), p.selection()).toString();
    }

    TrainedModel run(final Trainer trainer, final ExpressionTrajectories data, final IndexedNetwork prior,
        final Progress progress) {
        final int last = pruning.map(PruningSettings::epochs).orElse(0);
        final double all = epochs + laterEpochs + last;
        TrainedModel model = trainer.train(training, epochs, data, prior, part(progress, 0, epochs / all));
        if (laterDataWeight.isPresent()) {
            model = reweighted(model, laterDataWeight.get());
            if (laterEpochs > 0) {
                model = trainer.resume(model, laterEpochs, data, prior, null, Selection.LOWEST_VALIDATION_LOSS,
                    part(progress, epochs / all, laterEpochs / all));
            }
        }
        return pruning.isEmpty() ? model : new DashPruner(trainer).prune(model, data, prior, null, pruning.get(),
            part(progress, (epochs + laterEpochs) / all, last / all));
    }

    private static TrainedModel reweighted(final TrainedModel model, final double dataWeight) {
        final TrainingState s = model.state().orElseThrow();
        final TrainingState changed = new TrainingState(weighted(s.settings(), dataWeight), s.last(), s.firstMoments(),
            s.secondMoments(), s.updates(), s.learningRate(), s.plateauLoss(), s.plateauEpochs(), s.epoch(),
            s.patienceLoss(), s.patienceEpochs(), s.solverSteps(), s.bestLoss(), s.bestError());
        return new TrainedModel(model.genes(), model.network(), model.provenance(), model.history(), model.prunings(),
            Optional.of(changed));
    }

    private static TrainingSettings weighted(final TrainingSettings t, final double dataWeight) {
        return new TrainingSettings(t.hidden(), t.seed(), t.learningRate(), t.batches(), t.batchSize(),
            t.validationTrajectories(), t.validationShare(), t.solver(), t.solverSteps(), t.tolerance(), dataWeight,
            t.recovery(), t.patience());
    }

    private static Progress part(final Progress whole, final double from, final double share) {
        return (fraction, message) -> whole.report(from + share * fraction, message);
    }
}
