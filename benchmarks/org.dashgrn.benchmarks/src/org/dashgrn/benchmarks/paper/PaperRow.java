package org.dashgrn.benchmarks.paper;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.experiment.NamedStrategy;
import org.dashgrn.experiment.Option;
import org.dashgrn.experiment.Recipe;
import org.dashgrn.experiment.StrategySettings;
import org.dashgrn.model.BaseModel;
import org.dashgrn.model.SparseTraining;
import org.dashgrn.model.TrainingSettings;
import org.dashgrn.prune.PruningSettings;
import org.dashgrn.prune.Strategy;

/**
 * A row of the table: a strategy with what the paper chose for the data set, but for some changes.
 *
 * @param strategy one of the experiment's
 * @param changes values of options that are not as the paper chose, by option
 */
record PaperRow(NamedStrategy strategy, Map<String, String> changes) {

    PaperRow {
        changes = new TreeMap<>(changes);
    }

    /** @return as the table calls it, such as {@code IMP (epochs=50 recovery=false)} */
    String title() {
        return changes.isEmpty() ? strategy.title() : strategy.title() + changes.entrySet().stream()
            .map(change -> change.getKey() + "=" + change.getValue()).collect(Collectors.joining(" ", " (", ")"));
    }

    /**
     * @param title as {@link #title} gives it
     * @return the row; nothing if this version of the program does not know the strategy or an option
     */
    static Optional<PaperRow> titled(final String title) {
        final int open = title.indexOf(" (");
        try {
            final Map<String, String> changes = new TreeMap<>();
            if (open > 0) {
                for (String change : title.substring(open + 2, title.length() - 1).split(" ")) {
                    final int equals = change.indexOf('=');
                    changes.put(change.substring(0, equals), change.substring(equals + 1));
                    Option.named(change.substring(0, equals));
                }
            }
            return Optional.of(new PaperRow(NamedStrategy.named(open < 0 ? title : title.substring(0, open)), changes));
        } catch (InvalidInputException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /**
     * @param dataset what the settings are for
     * @param seed of everything random
     * @return what to do
     * @throws InvalidInputException if a change is impossible
     */
    Recipe recipe(final PaperDataset dataset, final long seed) {
        StrategySettings settings = dataset.settings();
        for (Map.Entry<String, String> change : changes.entrySet()) {
            settings = settings.with(Option.named(change.getKey()), change.getValue());
        }
        return strategy.recipe(settings, seed);
    }

    /** What earlier cells did not have, so that their fingerprints stay. */
    private static String beyond(final TrainingSettings t) {
        return t.equals(t.with(BaseModel.PHOENIX).with(SparseTraining.NONE)) ? "" : t.baseModel() + " " + t.sparse();
    }

    /**
     * @param dataset what the settings are for
     * @return a short fingerprint of all settings but the seed
     */
    String settings(final PaperDataset dataset) {
        final Recipe recipe = recipe(dataset, 0);
        final TrainingSettings t = recipe.training();
        final PruningSettings p = recipe.pruningOrNull();
        final String text = List.of(t.hidden(), t.learningRate(), t.batches(), t.batchSize(),
            t.validationTrajectories(), t.validationShare(), t.solver(), t.solverSteps(), t.tolerance(), t.dataWeight(),
            t.recovery(), t.patience(), recipe.epochs(), recipe.priorAfter(), p == null ? "dense"
                : p.strategy() == Strategy.DASH ? List.of(p.strategy(), p.edges(), p.epochs(), p.selection())
                : List.of(p.strategy(), p.lambda1(), p.lambda2(), p.schedule(), p.epochs(), p.selection()))
            + beyond(t);
        try {
            final byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return String.format("%064x", new BigInteger(1, digest)).substring(0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
