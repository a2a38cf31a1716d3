package org.dashgrn.train;

import java.util.List;
import java.util.Optional;
import org.dashgrn.model.EdgeEvidence;
import org.dashgrn.model.NeuralNetwork;
import org.dashgrn.model.PrunerState;
import org.dashgrn.model.PruningRecord;
import org.dashgrn.model.TrainedModel;

/** Decides before every epoch whether weights are pruned, and which. */
public interface Pruner {

    /**
     * The outcome of one round: weights of the network are masked, or a new network takes its place.
     *
     * @param keep for every layer of the network: whether each alive weight stays; null if there is a new network
     * @param rewired the new network, which is trained on from its own weights; else null
     * @param records one per layer
     * @param evidence what the round learned about single edges, or null
     */
    record Round(boolean[][] keep, NeuralNetwork rewired, List<PruningRecord> records, EdgeEvidence evidence) {

        /**
         * @param keep for every alive weight of each layer, whether it stays
         * @param records one per layer
         * @return a round that masks weights
         */
        public static Round masked(final boolean[][] keep, final List<PruningRecord> records) {
            return new Round(keep, null, records, null);
        }

        /**
         * @param rewired the new network
         * @param records one per layer
         * @param evidence what was learned about single edges
         * @return a round that replaces the network
         */
        public static Round rewired(final NeuralNetwork rewired, final List<PruningRecord> records,
            final EdgeEvidence evidence) {
            return new Round(null, rewired, records, evidence);
        }
    }

    /**
     * @param epoch the epoch about to begin, counted from 1
     * @param network the network as it is; not to be written to
     * @return the round to apply, or nothing
     */
    Optional<Round> beforeEpoch(int epoch, NeuralNetwork network);

    /** @return whether no further round will come: only then may training stop early */
    boolean finished();

    /** @return how the model is called in its provenance */
    String strategy();

    /** @return what {@link #restore} needs; taken between epochs */
    PrunerState state();

    /**
     * Makes a new pruner, created as the saved one was, go on where that one was saved.
     *
     * @param state what it remembered
     * @param model the model at that moment
     * @throws org.dashgrn.data.InvalidInputException if the state is not of such a pruner
     */
    void restore(PrunerState state, TrainedModel model);
}
