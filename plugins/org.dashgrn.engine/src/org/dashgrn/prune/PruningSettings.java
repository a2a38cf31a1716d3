package org.dashgrn.prune;

import java.io.Serializable;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.train.Selection;

/**
 * How a model is pruned.
 *
 * @param strategy what decides
 * @param lambda1 weight of co-regulation in the input layers, 0 to 1; used by {@link Strategy#DASH_AS_PUBLISHED}
 * @param lambda2 weight of the prior in the output layers, 0 to 1; used by {@link Strategy#DASH_AS_PUBLISHED}
 * @param schedule when and how many; not used by {@link Strategy#DASH}
 * @param edges how edges are judged; used by {@link Strategy#DASH}
 * @param epochs to train at most, in addition to those the model has had
 * @param selection which epoch's weights become the model
 */
public record PruningSettings(Strategy strategy, double lambda1, double lambda2, PruningSchedule schedule,
    EdgePruning edges, int epochs, Selection selection) implements Serializable {

    /** Checks the ranges. */
    public PruningSettings {
        if (!(lambda1 >= 0 && lambda1 <= 1 && lambda2 >= 0 && lambda2 <= 1)) {
            throw new InvalidInputException("λ1 is " + lambda1 + " and λ2 is " + lambda2, "",
                "Choose values between 0 and 1");
        }
        if (epochs < 1) {
            throw new InvalidInputException(epochs + " epochs were asked for", "", "Train for at least 1 epoch");
        }
    }

    /**
     * A strategy that prunes weights on a schedule.
     *
     * @param strategy what decides
     * @param lambda1 weight of co-regulation in the input layers
     * @param lambda2 weight of the prior in the output layers
     * @param schedule when and how many
     * @param epochs to train at most
     * @param selection which epoch's weights become the model
     */
    public PruningSettings(final Strategy strategy, final double lambda1, final double lambda2,
        final PruningSchedule schedule, final int epochs, final Selection selection) {
        this(strategy, lambda1, lambda2, schedule, EdgePruning.DEFAULT, epochs, selection);
    }
}
