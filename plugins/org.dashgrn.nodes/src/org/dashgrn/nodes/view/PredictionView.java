package org.dashgrn.nodes.view;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dashgrn.data.Progress;

/**
 * Observed against predicted expression, and perturbed against undisturbed predictions.
 *
 * @param genes names of the genes
 * @param names of the trajectories
 * @param times at which each was observed
 * @param values per trajectory and time the observed state; NaN is missing
 * @param run the trajectory of each prediction
 * @param from the time at which it starts
 * @param at the times it predicts
 * @param predicted per prediction and time a state; NaN is missing
 * @param free the same without perturbations, if there are any
 * @param perturbed the genes that are perturbed
 */
public record PredictionView(List<String> genes, List<String> names, double[][] times, double[][][] values, int[] run,
    double[] from, double[][] at, double[][][] predicted, Optional<double[][][]> free, List<String> perturbed) {

    /** Name of the page. */
    public static final String PAGE = "prediction";

    /** Values that a view keeps; beyond that it shows only some of the trajectories. */
    private static final long MOST_VALUES = 3_000_000;

    /** Points of the scatter plot. */
    private static final int MOST_POINTS = 4000;

    /** How well the predictions of a gene fit; errors and deviations are sums of squares. */
    private static final class Fit {

        private long m_count;
        private double m_mean;
        private double m_deviations;
        private double m_errors;

        void add(final double observed, final double predicted) {
            m_count++;
            final double delta = observed - m_mean;
            m_mean += delta / m_count;
            m_deviations += delta * (observed - m_mean);
            m_errors += (observed - predicted) * (observed - predicted);
        }

        double rSquared() {
            return m_deviations > 0 ? 1 - m_errors / m_deviations : Double.NaN;
        }
    }

    /** What to do with a prediction that can be compared. */
    private interface Pair {
        void accept(int gene, double observed, double predicted);
    }

    /** What is compared with observations: a perturbed prediction is none of them. */
    private void forEachPair(final Pair pair) {
        final double[][][] compared = free.orElse(predicted);
        for (int r = 0; r < run.length; r++) {
            for (int t = 0; t < at[r].length; t++) {
                final int seen = Arrays.binarySearch(times[run[r]], at[r][t]);
                if (seen >= 0 && at[r][t] > from[r]) {
                    for (int g = 0; g < genes.size(); g++) {
                        final double observed = values[run[r]][seen][g];
                        if (!Double.isNaN(observed) && !Double.isNaN(compared[r][t][g])) {
                            pair.accept(g, observed, compared[r][t][g]);
                        }
                    }
                }
            }
        }
    }

    /**
     * @param progress may cancel
     * @return what to draw
     */
    public ViewData data(final Progress progress) {
        final Fit[] fits = new Fit[genes.size()];
        Arrays.setAll(fits, g -> new Fit());
        forEachPair((gene, observed, value) -> fits[gene].add(observed, value));
        final long pairs = Arrays.stream(fits).mapToLong(fit -> fit.m_count).sum();
        final double errors = Arrays.stream(fits).mapToDouble(fit -> fit.m_errors).sum();
        final double deviations = Arrays.stream(fits).mapToDouble(fit -> fit.m_deviations).sum();
        final double[] change = change();
        final int[] order = IntStream.range(0, genes.size()).boxed()
            .sorted(Comparator.comparingDouble((Integer g) -> free.isPresent() ? -change[g] : -fits[g].m_deviations)
                .thenComparing(Comparator.naturalOrder()))
            .mapToInt(Integer::intValue).toArray();
        final boolean[] shown = shown();
        final GeneBlocks blocks = GeneBlocks.of(genes, order);
        final ViewData.Builder parts = new ViewData.Builder();
        blocks.addTo(parts, progress, gene -> gene(gene, shown));
        final JsonObject page = new JsonObject().add("genes", Numbers.names(genes)).add("blocks", blocks.json())
            .add("order", Numbers.array(order)).add("total", names.size()).add("pairs", pairs)
            .add("mse", Numbers.of(pairs == 0 ? Double.NaN : errors / pairs))
            .add("rSquared", Numbers.of(deviations > 0 ? 1 - errors / deviations : Double.NaN))
            .add("geneRSquared", Numbers.array(Arrays.stream(fits).mapToDouble(Fit::rSquared).toArray()))
            .add("scatter", scatter(pairs)).add("perturbed", Numbers.names(perturbed));
        if (free.isPresent()) {
            page.add("change", Numbers.array(change));
        }
        final JsonArray trajectories = new JsonArray();
        final JsonArray runs = new JsonArray();
        for (int k = 0; k < names.size(); k++) {
            if (shown[k]) {
                trajectories.add(new JsonObject().add("name", names.get(k)).add("times", Numbers.array(times[k])));
            }
        }
        final int[] place = places(shown);
        for (int r = 0; r < run.length; r++) {
            if (shown[run[r]]) {
                runs.add(new JsonObject().add("trajectory", place[run[r]]).add("from", Numbers.of(from[r]))
                    .add("times", Numbers.array(at[r])));
            }
        }
        return parts.page(page.add("trajectories", trajectories).add("runs", runs).toString());
    }

    /** @return by gene the mean absolute difference that the perturbations make */
    private double[] change() {
        final double[] change = new double[genes.size()];
        long states = 0;
        for (int r = 0; free.isPresent() && r < run.length; r++) {
            for (int t = 0; t < at[r].length; t++) {
                final double[] undisturbed = free.get()[r][t];
                if (at[r][t] > from[r] && !Double.isNaN(undisturbed[0]) && !Double.isNaN(predicted[r][t][0])) {
                    states++;
                    for (int g = 0; g < change.length; g++) {
                        change[g] += Math.abs(predicted[r][t][g] - undisturbed[g]);
                    }
                }
            }
        }
        for (int g = 0; g < change.length; g++) {
            change[g] /= Math.max(1, states);
        }
        return change;
    }

    private JsonArray scatter(final long pairs) {
        final JsonArray points = new JsonArray();
        final double step = Math.max(1, (double)pairs / MOST_POINTS);
        final double[] next = new double[1];
        final long[] index = new long[1];
        forEachPair((gene, observed, value) -> {
            if (index[0]++ >= next[0]) {
                next[0] += step;
                points.add(new JsonArray().add(Numbers.of(observed)).add(Numbers.of(value)).add(gene));
            }
        });
        return points;
    }

    private JsonObject gene(final int gene, final boolean[] shown) {
        final JsonArray observed = new JsonArray();
        for (int k = 0; k < names.size(); k++) {
            if (shown[k]) {
                observed.add(series(values[k], gene));
            }
        }
        final JsonObject series =
            new JsonObject().add("observed", observed).add("predicted", runs(predicted, gene, shown));
        return free.isPresent() ? series.add("free", runs(free.get(), gene, shown)) : series;
    }

    private JsonArray runs(final double[][][] states, final int gene, final boolean[] shown) {
        final JsonArray all = new JsonArray();
        for (int r = 0; r < run.length; r++) {
            if (shown[run[r]]) {
                all.add(series(states[r], gene));
            }
        }
        return all;
    }

    private static JsonArray series(final double[][] states, final int gene) {
        return Numbers.array(Arrays.stream(states).mapToDouble(state -> state[gene]).toArray());
    }

    /** @return which trajectories are shown: all, or as many, evenly chosen, as a view can hold */
    private boolean[] shown() {
        long all = 0;
        for (double[] observed : times) {
            all += observed.length;
        }
        for (double[] ends : at) {
            all += (long)ends.length * (free.isPresent() ? 2 : 1);
        }
        all *= genes.size();
        final boolean[] shown = new boolean[names.size()];
        final long count = all <= MOST_VALUES ? shown.length : Math.max(1, shown.length * MOST_VALUES / all);
        for (long i = 0; i < count; i++) {
            shown[(int)(i * shown.length / count)] = true;
        }
        return shown;
    }

    private static int[] places(final boolean[] shown) {
        final int[] places = new int[shown.length];
        int next = 0;
        for (int k = 0; k < shown.length; k++) {
            places[k] = shown[k] ? next++ : -1;
        }
        return places;
    }
}
