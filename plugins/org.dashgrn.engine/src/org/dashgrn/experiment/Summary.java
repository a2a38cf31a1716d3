package org.dashgrn.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the repeats of one strategy with one setting gave.
 *
 * @param dataset name of the data
 * @param strategy name of the strategy
 * @param settings what the grid varies
 * @param trainings how many succeeded
 * @param failed how many did not
 * @param measures mean and spread by name, of the trainings that have the measure
 */
public record Summary(String dataset, String strategy, String settings, int trainings, int failed,
    Map<String, Spread> measures) {

    /**
     * @param mean of the repeats
     * @param deviation standard deviation; NaN for one repeat
     * @param count how many repeats have the measure
     */
    public record Spread(double mean, double deviation, int count) {

        private static Spread of(final List<Double> values) {
            final double mean = values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
            final double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
            return new Spread(mean, values.size() < 2 ? Double.NaN : Math.sqrt(squares / (values.size() - 1)),
                values.size());
        }
    }

    /**
     * @param results of an experiment
     * @return one summary for each data set, strategy and setting, in order of first appearance
     */
    public static List<Summary> of(final List<CellResult> results) {
        final Map<List<String>, List<CellResult>> groups = new LinkedHashMap<>();
        for (CellResult result : results) {
            final Cell cell = result.cell();
            groups.computeIfAbsent(List.of(cell.dataset(), cell.strategy(), cell.settingsText()),
                group -> new ArrayList<>()).add(result);
        }
        final List<Summary> summaries = new ArrayList<>();
        groups.forEach((group, members) -> summaries.add(of(group, members)));
        return summaries;
    }

    private static Summary of(final List<String> group, final List<CellResult> members) {
        final Map<String, Spread> measures = new LinkedHashMap<>();
        for (String name : Measures.NAMES) {
            final List<Double> values = members.stream().filter(r -> r.measures().containsKey(name))
                .map(r -> r.measure(name)).toList();
            if (!values.isEmpty()) {
                measures.put(name, Spread.of(values));
            }
        }
        final int succeeded = (int)members.stream().filter(CellResult::succeeded).count();
        return new Summary(group.get(0), group.get(1), group.get(2), succeeded, members.size() - succeeded, measures);
    }
}
