package org.dashgrn.nodes.view;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import org.dashgrn.model.EpochRecord;
import org.dashgrn.model.PruningRecord;
import org.dashgrn.model.TrainedModel;

/** Losses, learning rate and sparsity over the epochs, and what each pruning round left of each layer. */
public final class TrainingView {

    /** Name of the page. */
    public static final String PAGE = "training";

    private TrainingView() {
    }

    /**
     * @param model a model that was just trained
     * @return its training
     */
    public static ViewData of(final TrainedModel model) {
        final JsonArray epochs = new JsonArray();
        final JsonArray training = new JsonArray();
        final JsonArray validation = new JsonArray();
        final JsonArray error = new JsonArray();
        final JsonArray rate = new JsonArray();
        final JsonArray sparsity = new JsonArray();
        final JsonArray pruned = new JsonArray();
        for (EpochRecord epoch : model.history()) {
            epochs.add(epoch.epoch());
            training.add(Numbers.of(epoch.trainingLoss()));
            validation.add(Numbers.of(epoch.validationLoss()));
            error.add(Numbers.of(epoch.validationError()));
            rate.add(Numbers.of(epoch.learningRate()));
            sparsity.add(Numbers.of(epoch.sparsity()));
            pruned.add(epoch.pruned());
        }
        final JsonArray rounds = new JsonArray();
        for (PruningRecord round : model.prunings()) {
            rounds.add(new JsonObject().add("round", round.round()).add("epoch", round.epoch())
                .add("layer", round.layer()).add("weights", round.weights()).add("alive", round.after()));
        }
        final JsonObject page = new JsonObject().add("genes", model.genes().size())
            .add("hidden", model.network().hidden()).add("best", model.provenance().epoch())
            .add("strategy", model.provenance().strategy()).add("sparsity", Numbers.of(model.network().sparsity()))
            .add("epoch", epochs).add("training", training).add("validation", validation).add("error", error)
            .add("rate", rate).add("sparse", sparsity).add("pruned", pruned).add("rounds", rounds);
        return new ViewData.Builder().page(page.toString());
    }
}
