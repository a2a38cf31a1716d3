package org.dashgrn.train;

import java.util.List;
import java.util.Optional;
import org.dashgrn.model.Phoenix;
import org.dashgrn.model.PruningRecord;

/** Decides before every epoch whether weights are pruned, and which. */
public interface Pruner {

    /**
     * The outcome of one round.
     *
     * @param keep for Ws, Wp, As, Ap: whether each alive weight stays
     * @param records one per layer
     */
    record Round(boolean[][] keep, List<PruningRecord> records) {
    }

    /**
     * @param epoch the epoch about to begin, counted from 1
     * @param network the network as it is; not to be written to
     * @return the round to apply, or nothing
     */
    Optional<Round> beforeEpoch(int epoch, Phoenix network);

    /** @return whether no further round will come: only then may training stop early */
    boolean finished();

    /** @return how the model is called in its provenance */
    String strategy();
}
