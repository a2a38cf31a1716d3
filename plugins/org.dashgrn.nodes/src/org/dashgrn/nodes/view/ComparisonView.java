package org.dashgrn.nodes.view;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dashgrn.experiment.Summary;

/** Several strategies side by side: means over their trainings, with standard deviations. */
public final class ComparisonView {

    /** Name of the page. */
    public static final String PAGE = "comparison";

    /** What is shown first. */
    private static final List<String> HEADLINES = List.of("sparsity", "balanced accuracy", "AUROC", "AUPR",
        "test MSE (one-step)", "test MSE (roll-out)");

    private ComparisonView() {
    }

    /**
     * @param summaries one per strategy
     * @return what to draw
     */
    public static ViewData of(final List<Summary> summaries) {
        final JsonArray columns = new JsonArray();
        final Set<String> measures = new LinkedHashSet<>();
        for (Summary summary : summaries) {
            final JsonObject values = new JsonObject();
            final JsonObject deviations = new JsonObject();
            summary.measures().forEach((name, spread) -> {
                measures.add(name);
                values.add(name, Numbers.of(spread.mean()));
                deviations.add(name, Numbers.of(spread.deviation()));
            });
            columns.add(new JsonObject().add("name", summary.strategy()).add("values", values).add("deviations",
                deviations));
        }
        return new ViewData.Builder().page(new JsonObject().add("columns", columns)
            .add("metrics", Numbers.names(measures)).add("headlines", Numbers.names(HEADLINES)).toString());
    }
}
