package org.dashgrn.model;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/** The part of a model file that is not arrays. Numbers that JSON lacks (infinity) are written as null. */
final class ModelJson {

    static final String FORMAT = "dash-model";
    /** 2: other base models than PHOENIX, and gates. What does without them is written as version 1. */
    static final int VERSION = 2;

    private ModelJson() {
    }

    static JsonObject of(final TrainedModel model) {
        final JsonArray genes = new JsonArray();
        model.genes().forEach(genes::add);
        final JsonObject json = new JsonObject().add("format", FORMAT).add("version", version(model))
            .add("baseModel", model.network().baseModel().name()).add("hidden", model.network().hidden()).add("genes", genes)
            .add("sparsity", model.network().sparsity()).add("provenance", provenance(model.provenance()));
        final JsonArray history = new JsonArray();
        for (EpochRecord e : model.history()) {
            history.add(new JsonObject().add("epoch", e.epoch()).add("trainingLoss", number(e.trainingLoss()))
                .add("validationLoss", number(e.validationLoss())).add("validationError", number(e.validationError()))
                .add("learningRate", number(e.learningRate())).add("sparsity", number(e.sparsity()))
                .add("solverSteps", e.solverSteps()).add("pruned", e.pruned()));
        }
        final JsonArray prunings = new JsonArray();
        for (PruningRecord p : model.prunings()) {
            prunings.add(new JsonObject().add("round", p.round()).add("epoch", p.epoch()).add("layer", p.layer())
                .add("weights", p.weights()).add("before", p.before()).add("after", p.after())
                .add("ridge", number(p.ridge())));
        }
        json.add("history", history).add("prunings", prunings);
        model.state().ifPresent(state -> json.add("training", training(state)));
        return json;
    }

    private static int version(final TrainedModel model) {
        final boolean gates = model.state().map(state -> state.gates().length > 0).orElse(false);
        return model.network().baseModel() == BaseModel.PHOENIX && !gates ? 1 : VERSION;
    }

    private static JsonValue number(final double value) {
        return Double.isFinite(value) ? Json.parse(Double.toString(value)) : Json.NULL;
    }

    private static double number(final JsonValue value) {
        return value.isNull() ? Double.POSITIVE_INFINITY : value.asDouble();
    }

    private static JsonObject provenance(final Provenance p) {
        return new JsonObject().add("strategy", p.strategy()).add("dataFingerprint", p.dataFingerprint())
            .add("trainingIntervals", p.trainingIntervals()).add("validationIntervals", p.validationIntervals())
            .add("skippedIntervals", p.skippedIntervals()).add("epoch", p.epoch())
            .add("validationLoss", number(p.validationLoss()));
    }

    private static JsonObject training(final TrainingState state) {
        final TrainingSettings s = state.settings();
        final JsonObject json = new JsonObject().add("seed", s.seed()).add("initialLearningRate", number(s.learningRate()))
            .add("batches", s.batches().name()).add("batchSize", s.batchSize())
            .add("validationTrajectories", s.validationTrajectories())
            .add("validationShare", number(s.validationShare())).add("solver", s.solver().name())
            .add("initialSolverSteps", s.solverSteps()).add("tolerance", number(s.tolerance()))
            .add("dataWeight", number(s.dataWeight())).add("recovery", s.recovery()).add("patience", s.patience()).add("updates", state.updates())
            .add("learningRate", number(state.learningRate())).add("plateauLoss", number(state.plateauLoss()))
            .add("plateauEpochs", state.plateauEpochs()).add("epoch", state.epoch())
            .add("patienceLoss", number(state.patienceLoss())).add("patienceEpochs", state.patienceEpochs())
            .add("solverSteps", state.solverSteps()).add("bestLoss", number(state.bestLoss()))
            .add("bestError", number(state.bestError()));
        if (s.sparse().rule() != SparseTraining.Rule.NONE) {
            json.add("sparseTraining", sparse(s.sparse()));
        }
        return json;
    }

    private static JsonObject sparse(final SparseTraining s) {
        return new JsonObject().add("rule", s.rule().name()).add("gateWeight", number(s.gateWeight()))
            .add("pathWeight", number(s.pathWeight())).add("gatePathWeight", number(s.gatePathWeight()))
            .add("temperature", number(s.temperature())).add("sparsity", number(s.sparsity()))
            .add("replaced", number(s.replaced())).add("every", s.every()).add("until", s.until());
    }

    private static SparseTraining sparse(final JsonValue value) {
        if (value == null) {
            return SparseTraining.NONE;
        }
        final JsonObject s = value.asObject();
        return new SparseTraining(SparseTraining.Rule.valueOf(s.get("rule").asString()), number(s.get("gateWeight")),
            number(s.get("pathWeight")), number(s.get("gatePathWeight")), number(s.get("temperature")),
            number(s.get("sparsity")), number(s.get("replaced")), s.get("every").asInt(), s.get("until").asInt());
    }

    static boolean hasGates(final JsonObject json) {
        return sparse(json.get("training").asObject().get("sparseTraining")).rule().hasGates();
    }

    static BaseModel baseModel(final JsonObject json) {
        return BaseModel.valueOf(json.getString("baseModel", BaseModel.PHOENIX.name()));
    }

    static List<String> genes(final JsonObject json) {
        final List<String> genes = new ArrayList<>();
        json.get("genes").asArray().forEach(gene -> genes.add(gene.asString()));
        return genes;
    }

    static Provenance provenance(final JsonObject json) {
        final JsonObject p = json.get("provenance").asObject();
        return new Provenance(p.get("strategy").asString(), p.get("dataFingerprint").asString(),
            p.get("trainingIntervals").asInt(), p.get("validationIntervals").asInt(),
            p.get("skippedIntervals").asInt(), p.get("epoch").asInt(), number(p.get("validationLoss")));
    }

    static List<EpochRecord> history(final JsonObject json) {
        final List<EpochRecord> history = new ArrayList<>();
        for (JsonValue value : json.get("history").asArray()) {
            final JsonObject e = value.asObject();
            history.add(new EpochRecord(e.get("epoch").asInt(), number(e.get("trainingLoss")),
                number(e.get("validationLoss")), number(e.get("validationError")), number(e.get("learningRate")),
                number(e.get("sparsity")), e.get("solverSteps").asInt(), e.get("pruned").asBoolean()));
        }
        return history;
    }

    static List<PruningRecord> prunings(final JsonObject json) {
        final List<PruningRecord> prunings = new ArrayList<>();
        for (JsonValue value : json.get("prunings").asArray()) {
            final JsonObject p = value.asObject();
            prunings.add(new PruningRecord(p.get("round").asInt(), p.get("epoch").asInt(), p.get("layer").asString(),
                p.get("weights").asInt(), p.get("before").asInt(), p.get("after").asInt(), number(p.get("ridge"))));
        }
        return prunings;
    }

    static TrainingState state(final JsonObject json, final NeuralNetwork last, final float[][] first,
        final float[][] second, final float[][] gates) {
        final JsonObject t = json.get("training").asObject();
        final TrainingSettings settings = new TrainingSettings(json.get("hidden").asInt(), t.get("seed").asLong(),
            number(t.get("initialLearningRate")), TrainingSettings.Batches.valueOf(t.get("batches").asString()),
            t.get("batchSize").asInt(), t.get("validationTrajectories").asInt(), number(t.get("validationShare")),
            TrainingSettings.Solver.valueOf(t.get("solver").asString()), t.get("initialSolverSteps").asInt(),
            number(t.get("tolerance")), number(t.get("dataWeight")), t.get("recovery").asBoolean(),
            t.get("patience").asInt(), baseModel(json), sparse(t.get("sparseTraining")));
        return new TrainingState(settings, last, first, second, t.get("updates").asLong(),
            number(t.get("learningRate")), number(t.get("plateauLoss")), t.get("plateauEpochs").asInt(),
            t.get("epoch").asInt(), number(t.get("patienceLoss")), t.get("patienceEpochs").asInt(),
            t.get("solverSteps").asInt(), number(t.get("bestLoss")), number(t.get("bestError")), gates);
    }
}
