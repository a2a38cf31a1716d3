package org.dashgrn.prune;

import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.data.Progress;
import org.dashgrn.model.TrainedModel;
import org.dashgrn.network.IndexedNetwork;
import org.dashgrn.train.Pruner;
import org.dashgrn.train.Trainer;

/** Prunes a model while training it on: DASH and its relatives that prune on a schedule. */
public final class DashPruner {

    private final Trainer m_trainer;

    /** @param trainer goes on training the model */
    public DashPruner(final Trainer trainer) {
        m_trainer = trainer;
    }

    /**
     * @param model trained for as long as wanted, with its training state
     * @param data what it was trained on
     * @param prior n×n regulators × targets; may be null for {@link Strategy#MAGNITUDE} and {@link Strategy#POST_HOC}
     * @param coRegulation n×n co-regulation or protein interactions, or null: then it follows from the prior
     * @param settings how
     * @param progress told epoch, losses and sparsity; may cancel
     * @return the sparse model
     * @throws InvalidInputException if model, data, prior and settings do not fit
     */
    public TrainedModel prune(final TrainedModel model, final ExpressionTrajectories data, final IndexedNetwork prior,
        final IndexedNetwork coRegulation, final PruningSettings settings, final Progress progress) {
        final int trained = model.state().map(state -> state.epoch()).orElse(0);
        final int rounds = model.prunings().stream().mapToInt(record -> record.round()).max().orElse(0);
        final long seed = model.state().map(state -> state.settings().seed()).orElse(0L);
        // a round does not know its share of the whole
        final Progress cancel = (fraction, message) -> progress.report(Double.NaN, message);
        if (settings.strategy() == Strategy.DASH) {
            requireEdges(prior, settings.strategy());
            final Pruner pruner = new EdgePruner(prior, data, settings.edges(), model.evidence().orElse(null), trained,
                settings.epochs(), rounds, m_trainer.threads(), cancel);
            return measured(m_trainer.resume(model, settings.epochs(), data, prior, pruner, settings.selection(),
                progress), data, settings.edges(), progress);
        }
        final boolean postHoc = settings.strategy() == Strategy.POST_HOC;
        final PruningSchedule schedule = postHoc ? settings.schedule().firstRoundOnly() : settings.schedule();
        final ScheduledPruner pruner = new ScheduledPruner(score(model, prior, coRegulation, settings, seed), schedule,
            trained, settings.epochs(), rounds, cancel);
        return m_trainer.resume(postHoc ? model.restarted() : model, settings.epochs(), data, prior, pruner,
            settings.selection(), progress);
    }

    /** The model with the strengths of its edges as they are after training, not as they were in the last round. */
    private static TrainedModel measured(final TrainedModel model, final ExpressionTrajectories data,
        final EdgePruning edges, final Progress progress) {
        return new TrainedModel(model.genes(), model.network(), model.provenance(), model.history(), model.prunings(),
            model.state(), model.evidence().map(evidence -> EdgePruner.measured(evidence, model.network(),
                data, edges, progress)));
    }

    private static PruningScore score(final TrainedModel model, final IndexedNetwork prior,
        final IndexedNetwork coRegulation, final PruningSettings settings, final long seed) {
        final double lambda1;
        final double lambda2;
        switch (settings.strategy()) {
            case MAGNITUDE:
            case POST_HOC:
                lambda1 = 0;
                lambda2 = 0;
                break;
            case PRIOR_ONLY:
                lambda1 = 1;
                lambda2 = 1;
                break;
            default:
                lambda1 = settings.lambda1();
                lambda2 = settings.lambda2();
        }
        if (prior != null || lambda1 > 0 && coRegulation == null || lambda2 > 0) {
            requireEdges(prior, settings.strategy());
        }
        final PruningScore score = DashScore.create(lambda1, lambda2, prior, coRegulation, model.network().hidden(),
            model.network().genes(), seed);
        return settings.strategy() == Strategy.POST_HOC ? new NamedScore("post hoc magnitude pruning", score) : score;
    }

    private static void requireEdges(final IndexedNetwork prior, final Strategy strategy) {
        if (prior == null) {
            throw new InvalidInputException("Pruning by " + strategy + " needs a prior network", "",
                "Connect one, or prune by magnitude");
        }
        if (prior.edgeCount() == 0) {
            throw new InvalidInputException("The prior has no edge between genes of the model", "",
                "Check that prior and data name genes alike");
        }
    }
}
