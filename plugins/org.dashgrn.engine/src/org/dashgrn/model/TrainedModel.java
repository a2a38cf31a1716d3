package org.dashgrn.model;

import java.util.List;
import java.util.Optional;

/**
 * A trained model: immutable, and able to explain itself.
 *
 * @param genes names; gene i of the network is {@code genes.get(i)}
 * @param network the weights that were selected on the validation set; not to be written to
 * @param provenance where it comes from
 * @param history every epoch so far
 * @param prunings every pruning round so far, one entry per layer
 * @param state what is needed to go on training, if it was kept
 * @param evidence what is known about single edges, if it was pruned edge by edge
 */
public record TrainedModel(List<String> genes, NeuralNetwork network, Provenance provenance, List<EpochRecord> history,
    List<PruningRecord> prunings, Optional<TrainingState> state,
    Optional<EdgeEvidence> evidence) {

    /** Checks that names and network fit. */
    public TrainedModel {
        genes = List.copyOf(genes);
        history = List.copyOf(history);
        prunings = List.copyOf(prunings);
        if (genes.size() != network.genes()) {
            throw new IllegalArgumentException(genes.size() + " names for " + network.genes() + " genes");
        }
    }

    /**
     * Training usually goes on from the last epoch; fine-tuning takes the model as it was selected.
     *
     * @return this model, whose training goes on from its own weights with a fresh optimiser
     */
    public TrainedModel restarted() {
        return new TrainedModel(genes, network, provenance, history, prunings,
            state.map(before -> before.restarted(network)), evidence);
    }

    /**
     * A model without evidence about single edges.
     *
     * @param genes names
     * @param network the weights
     * @param provenance where it comes from
     * @param history every epoch so far
     * @param prunings every pruning round so far
     * @param state what is needed to go on training, if it was kept
     */
    public TrainedModel(final List<String> genes, final NeuralNetwork network, final Provenance provenance,
        final List<EpochRecord> history, final List<PruningRecord> prunings, final Optional<TrainingState> state) {
        this(genes, network, provenance, history, prunings, state, Optional.empty());
    }

    /**
     * @param weight λ of METHOD.md, section 2
     * @return this model, whose training goes on with that data weight
     */
    public TrainedModel withDataWeight(final double weight) {
        return new TrainedModel(genes, network, provenance, history, prunings,
            state.map(before -> before.withSettings(before.settings().withDataWeight(weight))), evidence);
    }
}
