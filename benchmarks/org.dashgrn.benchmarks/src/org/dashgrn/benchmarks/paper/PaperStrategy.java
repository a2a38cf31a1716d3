package org.dashgrn.benchmarks.paper;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.dashgrn.model.TrainingSettings;
import org.dashgrn.prune.PruningSchedule;
import org.dashgrn.prune.PruningSettings;
import org.dashgrn.prune.Strategy;
import org.dashgrn.train.Selection;

/**
 * The rows of the table (METHOD.md, section 5): each is training settings and perhaps pruning settings, made of what the
 * paper chose for a data set. A new strategy is a new entry.
 */
enum PaperStrategy {

    /** PHOENIX, unpruned. */
    BASELINE("baseline", (p, t) -> Recipe.dense(t, p.epochs())),

    /** Iterative magnitude pruning. */
    IMP("IMP", (p, t) -> scheduled(p, t, Strategy.MAGNITUDE)),

    /** Magnitude pruning of the trained model, then fine-tuning for half as long as it was trained. */
    POST_HOC("post hoc", (p, t) -> Recipe.dense(t, p.epochs())
        .pruned(new PruningSettings(Strategy.POST_HOC, 0, 0, once(p.postHocShare()), p.epochs() / 2, Selection.SPARSEST))),

    /** The prior in the loss, no pruning. */
    PINN("PINN", (p, t) -> Recipe.dense(t, p.epochs()).withPriorInTheLoss(p.pinnDataWeight(), p.pinnAfter(),
        p.epochs())),

    /** The schedule with the prior alone. */
    BIOPRUNE("BioPrune", (p, t) -> scheduled(p, t, Strategy.PRIOR_ONLY)),

    /** The prior in the loss and magnitude pruning. */
    PINN_MP("PINN + MP", (p, t) -> scheduled(p, t, Strategy.MAGNITUDE).withPriorInTheLoss(p.pinnDataWeight(),
        p.pinnAfter(), p.before())),

    /** The published score. */
    DASH_AS_PUBLISHED("DASH as published", (p, t) -> scheduled(p, t, Strategy.DASH_AS_PUBLISHED)),

    /** The published score, and silent genes stay silent, as in the published training. */
    DASH_TRAINED_AS_PUBLISHED("DASH, also trained as published",
        (p, t) -> scheduled(p, withoutRecovery(t), Strategy.DASH_AS_PUBLISHED));

    /** Sparsity / balanced accuracy in %, read off the authors' figure: SIM350, 5 % noise (METHOD.md, section 6). */
    private static final Map<PaperStrategy, String> FIGURE = Map.of(BASELINE, "10 / 58.5", POST_HOC, "87 / 82.5",
        BIOPRUNE, "83.5 / 87", IMP, "96 / 71", DASH_AS_PUBLISHED, "94.6 / 90.7");

    private final String m_title;
    private final BiFunction<PaperSettings, TrainingSettings, Recipe> m_recipe;

    PaperStrategy(final String title, final BiFunction<PaperSettings, TrainingSettings, Recipe> recipe) {
        m_title = title;
        m_recipe = recipe;
    }

    /** @return as the table calls it */
    String title() {
        return m_title;
    }

    /**
     * @param title as the table calls it
     * @return the strategy, unless a newer or older version of this program named it
     */
    static Optional<PaperStrategy> named(final String title) {
        return Arrays.stream(values()).filter(strategy -> strategy.m_title.equals(title)).findFirst();
    }

    /** @return sparsity / balanced accuracy in the paper's figure, or an empty text */
    String figure() {
        return FIGURE.getOrDefault(this, "");
    }

    /**
     * @param settings of the data set
     * @param seed of everything random
     * @return what to do
     */
    Recipe recipe(final PaperSettings settings, final long seed) {
        return m_recipe.apply(settings, PaperDataset.seeded(settings.training(), seed));
    }

    private static Recipe scheduled(final PaperSettings p, final TrainingSettings t, final Strategy strategy) {
        return Recipe.dense(t, p.before()).pruned(new PruningSettings(strategy, p.lambda1(), p.lambda2(), p.schedule(),
            p.epochs() - p.before(), Selection.SPARSEST));
    }

    private static PruningSchedule once(final double share) {
        return new PruningSchedule(0, share, 1, share, 1);
    }

    private static TrainingSettings withoutRecovery(final TrainingSettings t) {
        return new TrainingSettings(t.hidden(), t.seed(), t.learningRate(), t.batches(), t.batchSize(),
            t.validationTrajectories(), t.validationShare(), t.solver(), t.solverSteps(), t.tolerance(), t.dataWeight(),
            false, t.patience());
    }
}
