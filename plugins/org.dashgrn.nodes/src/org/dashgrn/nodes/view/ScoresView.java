package org.dashgrn.nodes.view;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import java.util.Map;
import org.dashgrn.evaluate.CurvePoint;
import org.dashgrn.evaluate.NetworkScore;

/** ROC and precision-recall curve, and how many pairs are right and wrong. */
public final class ScoresView {

    /** Name of the page. */
    public static final String PAGE = "scores";

    private ScoresView() {
    }

    /**
     * @param score of a network
     * @param metrics the same as named numbers
     * @return what to draw
     */
    public static ViewData of(final NetworkScore score, final Map<String, Double> metrics) {
        final JsonArray curve = new JsonArray();
        for (CurvePoint point : score.curve()) {
            curve.add(new JsonArray().add(Numbers.of(point.threshold())).add(Numbers.of(point.falsePositiveRate()))
                .add(Numbers.of(point.truePositiveRate())).add(Numbers.of(point.precision())));
        }
        final JsonArray measures = new JsonArray();
        metrics.forEach((name, value) -> measures.add(new JsonArray().add(name).add(Numbers.of(value))));
        final long wrong = score.predictedEdges() - score.truePositives();
        final long missed = score.referenceEdges() - score.truePositives();
        return new ViewData.Builder().page(new JsonObject().add("curve", curve).add("metrics", measures)
            .add("truePositives", score.truePositives()).add("falsePositives", wrong).add("falseNegatives", missed)
            .add("trueNegatives", score.pairs() - score.truePositives() - wrong - missed).toString());
    }
}
