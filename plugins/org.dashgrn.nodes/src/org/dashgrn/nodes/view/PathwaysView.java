package org.dashgrn.nodes.view;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import java.util.List;
import org.dashgrn.evaluate.PathwayScore;

/** Pathways by their z-scores, the significant ones marked. */
public final class PathwaysView {

    /** Name of the page. */
    public static final String PAGE = "pathways";

    private PathwaysView() {
    }

    /**
     * @param scores of all pathways
     * @param level of significance, for p after Bonferroni's correction
     * @return what to draw
     */
    public static ViewData of(final List<PathwayScore> scores, final double level) {
        final JsonArray pathways = new JsonArray();
        for (PathwayScore score : scores) {
            pathways.add(new JsonObject().add("name", score.pathway()).add("size", score.size())
                .add("found", score.found()).add("z", Numbers.of(score.z())).add("p", Numbers.of(score.p()))
                .add("bonferroni", Numbers.of(score.bonferroni())));
        }
        return new ViewData.Builder()
            .page(new JsonObject().add("level", level).add("pathways", pathways).toString());
    }
}
