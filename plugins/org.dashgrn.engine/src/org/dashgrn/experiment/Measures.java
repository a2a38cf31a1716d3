package org.dashgrn.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.dashgrn.compute.Gemm;
import org.dashgrn.data.Progress;
import org.dashgrn.evaluate.Candidate;
import org.dashgrn.evaluate.DynamicsScore;
import org.dashgrn.evaluate.EdgeConfidence;
import org.dashgrn.evaluate.EffectRows;
import org.dashgrn.evaluate.NetworkScore;
import org.dashgrn.evaluate.RegulatoryNetwork;
import org.dashgrn.evaluate.ScoredEdges;
import org.dashgrn.model.TrainedModel;
import org.dashgrn.prune.EdgePruning;
import org.dashgrn.solve.DivergenceException;
import org.dashgrn.solve.Predictor;

/** Measures a model as the nodes Regulatory Network Extractor, Network Scorer and Dynamics Scorer do. */
public final class Measures {

    private static final String SPARSITY = "sparsity";
    private static final String EDGES = "edges";
    private static final String OUT_DEGREE = "mean out-degree";
    private static final String VALIDATION = "validation loss";
    private static final String EPOCH = "chosen epoch";
    private static final String EPOCHS = "epochs";
    private static final String ONE_STEP = "test MSE (one-step)";
    private static final String ROLL_OUT = "test MSE (roll-out)";
    private static final String BALANCED_ACCURACY = "balanced accuracy";
    private static final String AUROC = "AUROC";
    private static final String AUPR = "AUPR";
    private static final String CONFIDENCE_AUPR = "confidence AUPR";
    private static final String CANDIDATES_AUPR = "candidates AUPR";
    private static final String PRECISION = "precision";
    private static final String RECALL = "recall";
    private static final String PRECISION_AT_K = "precision at k";
    private static final String SIGN_ACCURACY = "sign accuracy";
    private static final String WRONG_KEPT = "wrong prior edges kept";
    private static final String MISSING_FOUND = "missing edges found";
    private static final String WRONG_BELIEVED = "wrong prior edges believed";
    private static final String MISSING_BELIEVED = "missing edges believed";

    /** A candidate of this confidence is more likely true than not. */
    private static final double BELIEVED = 0.5;

    /** All measures, in the order of tables. */
    public static final List<String> NAMES = List.of(SPARSITY, EDGES, OUT_DEGREE, VALIDATION, ONE_STEP, ROLL_OUT,
        BALANCED_ACCURACY, AUROC, AUPR, PRECISION, RECALL, PRECISION_AT_K, SIGN_ACCURACY, CONFIDENCE_AUPR, CANDIDATES_AUPR,
        WRONG_BELIEVED, MISSING_BELIEVED, WRONG_KEPT, MISSING_FOUND, EPOCH, EPOCHS);

    private Measures() {
    }

    /**
     * @param model a trained model
     * @param rows its effects
     * @param network its edges; all of them if there is a reference
     * @param data what judges it
     * @param threads how many may be used
     * @param progress asked whether to go on
     * @return measures by name, in the order of {@link #NAMES}; those that cannot be taken are absent
     */
    static LinkedHashMap<String, Double> of(final TrainedModel model, final EffectRows rows,
        final RegulatoryNetwork network, final Dataset data, final int threads, final Progress progress) {
        final LinkedHashMap<String, Double> measures = new LinkedHashMap<>();
        measures.put(SPARSITY, model.network().sparsity());
        measures.put(EDGES, (double)network.modelEdges());
        measures.put(OUT_DEGREE, network.modelEdges() / (double)model.genes().size());
        measures.put(VALIDATION, model.provenance().validationLoss());
        if (data.testOrNull() != null) {
            try (Predictor predictor = new Predictor(model.network(), Gemm.best(), threads)) {
                add(measures, ONE_STEP, data, () -> predictor.oneStep(data.testOrNull(), progress));
                add(measures, ROLL_OUT, data, () -> predictor.rollOut(data.testOrNull(), progress));
            }
        }
        if (data.referenceOrNull() != null) {
            addNetwork(measures, NetworkScore.of(network.scoredEdges(model.genes()), data.referenceOrNull(),
                data.rules()));
            addConfidence(measures, model, rows, network, data, progress);
            PriorRevision.of(network, data).ifPresent(revision -> {
                put(measures, WRONG_KEPT, revision.wrongKeptShare());
                put(measures, MISSING_FOUND, revision.missingFoundShare());
            });
        }
        measures.put(EPOCH, (double)model.provenance().epoch());
        measures.put(EPOCHS, (double)model.history().get(model.history().size() - 1).epoch());
        return measures;
    }

    /** A roll-out may diverge far from the training data; then there is nothing to compare. */
    private static void add(final LinkedHashMap<String, Double> measures, final String name, final Dataset data,
        final Supplier<double[][][]> prediction) {
        try {
            put(measures, name, DynamicsScore.of(data.testOrNull(), prediction.get()).overall().meanSquaredError());
        } catch (DivergenceException e) {
            // absent
        }
    }

    /** What the Regulatory Network Extractor believes of the model's edges and of its candidates, if there is a prior. */
    private static void addConfidence(final LinkedHashMap<String, Double> measures, final TrainedModel model,
        final EffectRows rows, final RegulatoryNetwork network, final Dataset data, final Progress progress) {
        final Optional<EdgeConfidence> confidence = data.priorOrNull() == null ? Optional.empty()
            : EdgeConfidence.of(rows, model.evidence(), data.priorOrNull(), EdgePruning.DEFAULT.trust(), progress);
        if (confidence.isEmpty()) {
            return;
        }
        final List<Candidate> candidates =
            Candidate.of(network, rows, confidence.get(), model.evidence(), data.priorOrNull());
        put(measures, CONFIDENCE_AUPR, aupr(candidates.stream().filter(Candidate::inModel).toList(), model, data));
        put(measures, CANDIDATES_AUPR, aupr(candidates, model, data));
        PriorRevision.of(candidates.stream().filter(candidate -> candidate.confidence() >= BELIEVED).toList(), data)
            .ifPresent(revision -> {
                put(measures, WRONG_BELIEVED, revision.wrongKeptShare());
                put(measures, MISSING_BELIEVED, revision.missingFoundShare());
            });
    }

    private static double aupr(final List<Candidate> candidates, final TrainedModel model, final Dataset data) {
        final ScoredEdges edges = new ScoredEdges(model.genes());
        candidates.forEach(
            candidate -> edges.add(candidate.source(), candidate.target(), candidate.confidence(), 0));
        return NetworkScore.of(edges, data.referenceOrNull(), data.rules()).aupr();
    }

    private static void addNetwork(final LinkedHashMap<String, Double> measures, final NetworkScore score) {
        measures.put(BALANCED_ACCURACY, score.balancedAccuracy());
        measures.put(AUROC, score.auroc());
        measures.put(AUPR, score.aupr());
        put(measures, PRECISION, score.precision());
        measures.put(RECALL, score.truePositiveRate());
        measures.put(PRECISION_AT_K, score.precisionAtK());
        put(measures, SIGN_ACCURACY, score.signAccuracy());
    }

    private static void put(final LinkedHashMap<String, Double> measures, final String name, final double value) {
        if (!Double.isNaN(value)) {
            measures.put(name, value);
        }
    }
}
