package org.dashgrn.benchmarks.paper;

import java.util.LinkedHashMap;
import java.util.Map;
import org.dashgrn.compute.Gemm;
import org.dashgrn.data.Progress;
import org.dashgrn.evaluate.DynamicsScore;
import org.dashgrn.evaluate.EffectRows;
import org.dashgrn.evaluate.NetworkScore;
import org.dashgrn.evaluate.RegulatoryNetwork;
import org.dashgrn.model.EffectMatrix;
import org.dashgrn.model.TrainedModel;
import org.dashgrn.network.IndexedNetwork;
import org.dashgrn.solve.DivergenceException;
import org.dashgrn.solve.Predictor;

/** Measures a model as the nodes Regulatory Network Extractor, Network Scorer and Dynamics Scorer do. */
final class Judge {

    private Judge() {
    }

    /**
     * @param model a trained model
     * @param problem what judges it
     * @param gemm product of dense matrices
     * @param progress asked whether to go on
     * @return measures by name
     */
    static Map<String, Double> measures(final TrainedModel model, final Problem problem, final Gemm gemm,
        final Progress progress) {
        final Map<String, Double> measures = new LinkedHashMap<>();
        measures.put("sparsity", model.network().sparsity());
        network(model, problem, progress, measures);
        try (Predictor predictor = new Predictor(model.network(), gemm, 1)) {
            dynamics("one-step", problem, () -> predictor.oneStep(problem.test(), asking(progress)), measures);
            dynamics("roll-out", problem, () -> predictor.rollOut(problem.test(), asking(progress)), measures);
        }
        measures.put("validation loss", model.provenance().validationLoss());
        measures.put("chosen epoch", (double)model.provenance().epoch());
        measures.put("epochs", (double)model.history().get(model.history().size() - 1).epoch());
        return measures;
    }

    private static void network(final TrainedModel model, final Problem problem, final Progress progress,
        final Map<String, Double> measures) {
        final EffectMatrix effects = model.network().effects();
        final boolean judged = problem.reference() != null;
        final RegulatoryNetwork network =
            RegulatoryNetwork.extract(rows(effects), judged ? Integer.MAX_VALUE : 1, asking(progress));
        measures.put("edges", (double)network.modelEdges());
        measures.put("out-degree", network.modelEdges() / (double)model.genes().size());
        if (!judged) {
            return;
        }
        final NetworkScore score =
            NetworkScore.of(network.scoredEdges(model.genes()), problem.reference(), problem.rules());
        measures.put("judged edges", (double)score.predictedEdges());
        measures.put("balanced accuracy", score.balancedAccuracy());
        measures.put("best balanced accuracy", score.best().balancedAccuracy());
        measures.put("precision", score.precision());
        measures.put("recall", score.truePositiveRate());
        measures.put("F1", score.f1());
        measures.put("AUROC", score.auroc());
        measures.put("AUPR", score.aupr());
        measures.put("precision at k", score.precisionAtK());
        measures.put("sign accuracy", score.signAccuracy());
        againstThePrior(effects, model, problem, measures);
    }

    /** What became of the prior's mistakes: edges too many that the model kept, edges too few that it found. */
    private static void againstThePrior(final EffectMatrix effects, final TrainedModel model, final Problem problem,
        final Map<String, Double> measures) {
        final IndexedNetwork prior = problem.prior().indexed(model.genes());
        final IndexedNetwork truth = problem.reference().indexed(model.genes());
        int wrong = 0;
        int kept = 0;
        int missing = 0;
        int found = 0;
        for (int j = 0; j < model.genes().size(); j++) {
            if (problem.rules().assayedOnly() && truth.rowStart()[j + 1] == truth.rowStart()[j]) {
                continue;
            }
            final double[] row = effects.row(j);
            for (int i = 0; i < row.length; i++) {
                final boolean inPrior = prior.weight(j, i) != 0;
                final boolean inTruth = truth.weight(j, i) != 0;
                if (inPrior && !inTruth) {
                    wrong++;
                    kept += row[i] != 0 ? 1 : 0;
                } else if (inTruth && !inPrior) {
                    missing++;
                    found += row[i] != 0 ? 1 : 0;
                }
            }
        }
        measures.put("wrong prior edges kept", kept / (double)wrong);
        measures.put("missing edges found", found / (double)missing);
    }

    private static EffectRows rows(final EffectMatrix effects) {
        return new EffectRows() {
            @Override
            public int genes() {
                return effects.genes();
            }

            @Override
            public double[] effects(final int regulator) {
                return effects.row(regulator);
            }
        };
    }

    /** One kind of prediction. */
    private interface Prediction {
        double[][][] run();
    }

    private static void dynamics(final String kind, final Problem problem, final Prediction prediction,
        final Map<String, Double> measures) {
        DynamicsScore.Fit fit;
        try {
            fit = DynamicsScore.of(problem.test(), prediction.run()).overall();
        } catch (DivergenceException e) {
            fit = new DynamicsScore.Fit(0, Double.NaN, Double.NaN);
        }
        measures.put(kind + " MSE", fit.meanSquaredError());
        measures.put(kind + " R2", fit.rSquared());
    }

    private static Progress asking(final Progress progress) {
        return (fraction, message) -> progress.checkCancelled();
    }
}
