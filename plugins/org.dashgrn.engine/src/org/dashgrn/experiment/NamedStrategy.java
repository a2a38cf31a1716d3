package org.dashgrn.experiment;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.model.SparseTraining;
import org.dashgrn.prune.PruningSchedule;
import org.dashgrn.prune.PruningSettings;
import org.dashgrn.prune.Strategy;
import org.dashgrn.train.Selection;

/** The strategies that the paper compares (METHOD.md, section 5), each with its recipe. */
public enum NamedStrategy {

    /** PHOENIX, unpruned. */
    BASELINE("baseline", false) {
        @Override
        public Recipe recipe(final StrategySettings settings, final long seed) {
            return new Recipe(settings.training(seed, 1), settings.integer(Option.EPOCHS), null);
        }
    },

    /** Gates on the inputs of each layer, and a price on open ones. */
    L0("L0", false) {
        @Override
        public Recipe recipe(final StrategySettings settings, final long seed) {
            return sparse(settings, seed, SparseTraining.l0(settings.number(Option.GATE_WEIGHT),
                settings.number(Option.L0_TEMPERATURE)));
        }
    },

    /** A price on the product of weights along paths. */
    C_NODE("C-NODE", false) {
        @Override
        public Recipe recipe(final StrategySettings settings, final long seed) {
            return sparse(settings, seed, SparseTraining.cNode(settings.number(Option.PATH_WEIGHT)));
        }
    },

    /** Gates, and a price on open gates and on weights along paths. */
    PATHREG("PathReg", false) {
        @Override
        public Recipe recipe(final StrategySettings settings, final long seed) {
            return sparse(settings, seed, SparseTraining.pathReg(settings.number(Option.PATH_WEIGHT),
                settings.number(Option.GATE_PATH_WEIGHT), settings.number(Option.PATHREG_TEMPERATURE)));
        }
    },

    /** Dynamic sparse training: the smallest weights give way to those that the loss is steepest in. */
    DST("DST", false) {
        @Override
        public Recipe recipe(final StrategySettings settings, final long seed) {
            return sparse(settings, seed, SparseTraining.dst(settings.number(Option.DST_SPARSITY),
                settings.integer(Option.EPOCHS)));
        }
    },

    /** Iterative magnitude pruning. */
    IMP("IMP", false) {
        @Override
        public Recipe recipe(final StrategySettings settings, final long seed) {
            return scheduled(settings, seed, 1, Strategy.MAGNITUDE);
        }
    },

    /** Magnitude pruning of the trained model at once, then training for half as long again. */
    POST_HOC("post hoc", false) {
        @Override
        public Recipe recipe(final StrategySettings settings, final long seed) {
            final int epochs = settings.integer(Option.EPOCHS);
            return new Recipe(settings.training(seed, 1), epochs, new PruningSettings(Strategy.POST_HOC, 0, 0,
                new PruningSchedule(0, settings.number(Option.POST_HOC_SHARE), 1, 0.1, 1), Math.max(1, epochs / 2),
                Selection.SPARSEST));
        }
    },

    /** The prior in the loss. */
    PINN("PINN", true) {
        @Override
        public Recipe recipe(final StrategySettings settings, final long seed) {
            return new Recipe(settings.training(seed, settings.number(Option.DATA_WEIGHT)),
                settings.integer(Option.EPOCHS), settings.integer(Option.PRIOR_AFTER), null);
        }
    },

    /** The prior in the loss and magnitude pruning. */
    PINN_MP("PINN + MP", true) {
        @Override
        public Recipe recipe(final StrategySettings settings, final long seed) {
            return scheduled(settings, seed, settings.number(Option.DATA_WEIGHT), Strategy.MAGNITUDE);
        }
    },

    /** The prior alone. */
    BIOPRUNE("BioPrune", true) {
        @Override
        public Recipe recipe(final StrategySettings settings, final long seed) {
            return scheduled(settings, seed, 1, Strategy.PRIOR_ONLY);
        }
    },

    /** Data and prior, mixed as published. */
    DASH_AS_PUBLISHED("DASH as published", true) {
        @Override
        public Recipe recipe(final StrategySettings settings, final long seed) {
            return scheduled(settings, seed, 1, Strategy.DASH_AS_PUBLISHED);
        }
    },

    /** Data and prior decide edge by edge. */
    DASH("DASH", true) {
        @Override
        public Recipe recipe(final StrategySettings settings, final long seed) {
            return scheduled(settings, seed, 1, Strategy.DASH);
        }
    };

    private final String m_title;
    private final boolean m_needsPrior;

    NamedStrategy(final String title, final boolean needsPrior) {
        m_title = title;
        m_needsPrior = needsPrior;
    }

    /** @return as tables call it */
    public String title() {
        return m_title;
    }

    /** @return whether it cannot do without a prior network */
    public boolean needsPrior() {
        return m_needsPrior;
    }

    /**
     * @param settings values of all options
     * @param seed of everything random
     * @return what to do
     * @throws InvalidInputException if a value is out of its range
     */
    public abstract Recipe recipe(StrategySettings settings, long seed);

    /**
     * @param name a title or the name of the constant, in any case
     * @return the strategy
     * @throws InvalidInputException if there is none of that name
     */
    public static NamedStrategy named(final String name) {
        return Arrays.stream(values())
            .filter(strategy -> plain(strategy.m_title).equals(plain(name)) || plain(strategy.name()).equals(plain(name)))
            .findFirst().orElseThrow(() -> new InvalidInputException("There is no strategy " + name, "", "Choose from "
                + Arrays.stream(values()).map(NamedStrategy::title).collect(Collectors.joining(", "))));
    }

    private static String plain(final String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static Recipe sparse(final StrategySettings settings, final long seed, final SparseTraining rule) {
        return new Recipe(settings.training(seed, 1).with(rule), settings.integer(Option.EPOCHS), null);
    }

    private static Recipe scheduled(final StrategySettings settings, final long seed, final double dataWeight,
        final Strategy strategy) {
        final int before = settings.integer(Option.EPOCHS_BEFORE_PRUNING);
        final int epochs = settings.integer(Option.EPOCHS);
        if (epochs <= before) {
            throw new InvalidInputException("epochs is " + epochs + " and epochsBeforePruning " + before, "",
                "Leave at least one epoch to prune in");
        }
        final boolean mixed = strategy == Strategy.DASH_AS_PUBLISHED;
        return new Recipe(settings.training(seed, dataWeight), before,
            dataWeight < 1 ? settings.integer(Option.PRIOR_AFTER) : 0,
            new PruningSettings(strategy, mixed ? settings.number(Option.LAMBDA1) : 0,
                mixed ? settings.number(Option.LAMBDA2) : 0, settings.schedule(), settings.edges(),
                epochs - before, settings.selection()));
    }
}
