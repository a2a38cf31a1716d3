package org.dashgrn.nodes.view;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.Progress;
import org.dashgrn.data.Trajectory;

/** Expression over time, gene by gene. */
public final class TrajectoriesView {

    /** Name of the page. */
    public static final String PAGE = "trajectories";

    /** Values that a view keeps; beyond that it shows only some of the trajectories. */
    private static final long MOST_VALUES = 3_000_000;

    private TrajectoriesView() {
    }

    /**
     * @param data trajectories
     * @param progress may cancel
     * @return all of them, or as many, evenly chosen, as a view can hold
     */
    public static ViewData of(final ExpressionTrajectories data, final Progress progress) {
        final List<Trajectory> shown = shown(data);
        final int genes = data.geneCount();
        final double[] deviation = new double[genes];
        final int[] missing = new int[genes];
        for (int g = 0; g < genes; g++) {
            progress.checkCancelled();
            long count = 0;
            double mean = 0;
            double squares = 0;
            for (Trajectory trajectory : data.trajectories()) {
                for (double[] state : trajectory.values()) {
                    if (Double.isNaN(state[g])) {
                        missing[g]++;
                    } else {
                        count++;
                        final double delta = state[g] - mean;
                        mean += delta / count;
                        squares += delta * (state[g] - mean);
                    }
                }
            }
            deviation[g] = count < 2 ? 0 : Math.sqrt(squares / (count - 1));
        }
        final int[] byDeviation = IntStream.range(0, genes).boxed()
            .sorted(Comparator.comparingDouble((Integer g) -> -deviation[g]).thenComparing(Comparator.naturalOrder()))
            .mapToInt(Integer::intValue).toArray();
        final JsonArray names = new JsonArray();
        final JsonArray times = new JsonArray();
        shown.forEach(trajectory -> {
            names.add(trajectory.name());
            times.add(Numbers.array(trajectory.times()));
        });
        final GeneBlocks blocks = GeneBlocks.of(data.genes(), byDeviation);
        final ViewData.Builder parts = new ViewData.Builder();
        blocks.addTo(parts, progress, gene -> {
            final JsonArray values = new JsonArray();
            for (Trajectory trajectory : shown) {
                final double[] series = new double[trajectory.length()];
                for (int t = 0; t < series.length; t++) {
                    series[t] = trajectory.values()[t][gene];
                }
                values.add(Numbers.array(series));
            }
            return values;
        });
        return parts.page(new JsonObject().add("genes", Numbers.names(data.genes())).add("blocks", blocks.json())
            .add("trajectories", names).add("times", times).add("total", data.trajectories().size())
            .add("order", Numbers.array(byDeviation)).add("deviation", Numbers.array(deviation))
            .add("missing", Numbers.array(missing)).toString());
    }

    private static List<Trajectory> shown(final ExpressionTrajectories data) {
        final List<Trajectory> all = data.trajectories();
        final long values =
            all.stream().mapToLong(trajectory -> (long)trajectory.length() * data.geneCount()).sum();
        if (values <= MOST_VALUES) {
            return all;
        }
        final int count = (int)Math.max(1, all.size() * MOST_VALUES / values);
        return IntStream.range(0, count).mapToObj(i -> all.get((int)((long)i * all.size() / count))).toList();
    }
}
