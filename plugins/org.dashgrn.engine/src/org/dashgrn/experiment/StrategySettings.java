package org.dashgrn.experiment;

import java.util.EnumMap;
import java.util.Map;
import org.dashgrn.model.BaseModel;
import org.dashgrn.model.TrainingSettings;
import org.dashgrn.prune.EdgePruning;
import org.dashgrn.prune.PruningSchedule;
import org.dashgrn.train.Selection;

/** Values of all options; immutable. */
public final class StrategySettings {

    /** The paper's settings for simulated data. */
    public static final StrategySettings DEFAULTS = new StrategySettings(Map.of());

    private final EnumMap<Option, Object> m_values = new EnumMap<>(Option.class);

    private StrategySettings(final Map<Option, Object> values) {
        m_values.putAll(values);
    }

    /**
     * @param option an option
     * @param text its value, as in a file
     * @return these settings with that value
     * @throws org.dashgrn.data.InvalidInputException if it is not of the option's kind
     */
    public StrategySettings with(final Option option, final String text) {
        return with(option, option.parse(text));
    }

    /**
     * @param option an option
     * @param value its value: of the same class as its default
     * @return these settings with that value
     */
    public StrategySettings with(final Option option, final Object value) {
        if (value.getClass() != option.defaultValue().getClass()) {
            throw new IllegalArgumentException(option.key() + " is no " + value.getClass().getSimpleName());
        }
        final StrategySettings changed = new StrategySettings(m_values);
        changed.m_values.put(option, value);
        return changed;
    }

    private Object value(final Option option) {
        return m_values.getOrDefault(option, option.defaultValue());
    }

    int integer(final Option option) {
        return (Integer)value(option);
    }

    double number(final Option option) {
        return (Double)value(option);
    }

    /**
     * @param seed of everything random
     * @param dataWeight λ of the loss: 1 for the data alone
     * @return how to train
     */
    TrainingSettings training(final long seed, final double dataWeight) {
        return new TrainingSettings(integer(Option.HIDDEN_UNITS), seed, number(Option.LEARNING_RATE),
            (TrainingSettings.Batches)value(Option.BATCHES), integer(Option.BATCH_SIZE),
            integer(Option.VALIDATION_TRAJECTORIES), number(Option.VALIDATION_SHARE),
            (TrainingSettings.Solver)value(Option.SOLVER), integer(Option.SOLVER_STEPS), number(Option.TOLERANCE),
            dataWeight, (Boolean)value(Option.RECOVERY), integer(Option.PATIENCE))
                .with((BaseModel)value(Option.BASE_MODEL));
    }

    /** @return when to prune, starting at once */
    PruningSchedule schedule() {
        return new PruningSchedule(0, number(Option.FIRST_SHARE), integer(Option.EVERY), number(Option.LATER_SHARE),
            number(Option.TARGET_SPARSITY));
    }

    EdgePruning edges() {
        return new EdgePruning(number(Option.TRUST), integer(Option.DENSE_EPOCHS), integer(Option.EDGE_EPOCHS),
            number(Option.LEAST_SPARSITY));
    }

    Selection selection() {
        return (Selection)value(Option.SELECTION);
    }
}
