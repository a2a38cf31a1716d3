package org.dashgrn.model;

import java.util.List;

/**
 * What a pruner must remember between rounds to go on as if it had never stopped, beside the model itself.
 *
 * @param counters where it is in its schedule; what they mean is the pruner's own
 * @param memory numbers, such as the scores of the last round; each pruner's own as well
 */
public record PrunerState(List<Integer> counters, List<double[]> memory) {

    /** Makes the lists immutable. */
    public PrunerState {
        counters = List.copyOf(counters);
        memory = List.copyOf(memory);
    }
}
