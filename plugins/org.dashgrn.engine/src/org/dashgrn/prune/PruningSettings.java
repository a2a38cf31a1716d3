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
 * @param schedule when and how many
 * @param epochs to train at most, in addition to those the model has had
 * @param selection which epoch's weights become the model
 */
public record PruningSettings(Strategy strategy, double lambda1, double lambda2, PruningSchedule schedule, int epochs,
    Selection selection) implements Serializable {

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
}
