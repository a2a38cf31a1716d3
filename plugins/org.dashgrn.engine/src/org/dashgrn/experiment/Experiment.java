package org.dashgrn.experiment;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dashgrn.data.InvalidInputException;

/**
 * Data × strategy × settings grid × seeds × bootstrap samples, as a list of cells in that order.
 *
 * @param datasets by name
 * @param cells all different
 */
public record Experiment(Map<String, Dataset> datasets, List<Cell> cells) {

    private static final int MOST_CELLS = 1_000_000;

    /**
     * @param datasets what is trained on; names are unique
     * @param strategies which strategies
     * @param settings values of all options that the grid does not vary
     * @param grid options to vary, with their values; may be empty
     * @param seeds at least one
     * @param resamples bootstrap samples per seed; 0 for none: then the data are used as they are
     * @return every combination; an option that a strategy ignores is not varied for it
     * @throws InvalidInputException if a value is out of its range, or a prior is missing
     */
    public static Experiment grid(final List<Dataset> datasets, final List<NamedStrategy> strategies,
        final StrategySettings settings, final Map<Option, List<String>> grid, final List<Long> seeds,
        final int resamples) {
        require(!datasets.isEmpty() && !strategies.isEmpty() && !seeds.isEmpty() && resamples >= 0,
            "There are " + datasets.size() + " data sets, " + strategies.size() + " strategies, " + seeds.size()
                + " seeds and " + resamples + " bootstrap samples", "Give at least one of each, but for samples");
        final double size = grid.values().stream().mapToDouble(List::size).reduce(1, (a, b) -> a * b);
        require(size * datasets.size() * strategies.size() * seeds.size() * Math.max(1, resamples) <= MOST_CELLS,
            "There are more than " + MOST_CELLS + " combinations", "Vary fewer options at a time");
        final Map<NamedStrategy, List<Map<Option, String>>> points = new EnumMap<>(NamedStrategy.class);
        for (NamedStrategy strategy : strategies) {
            points.put(strategy, points(relevant(strategy, settings, grid)));
        }
        final Map<String, Dataset> byName = new LinkedHashMap<>();
        final List<Cell> cells = new ArrayList<>();
        final Set<String> keys = new TreeSet<>();
        for (Dataset data : datasets) {
            require(byName.put(data.name(), data) == null, "Two data sets are called " + data.name(),
                "Name them differently");
            final String fingerprint = data.fingerprint();
            for (NamedStrategy strategy : strategies) {
                require(!strategy.needsPrior() || data.priorOrNull() != null,
                    strategy.title() + " needs a prior network, and " + data.name() + " has none",
                    "Give it one, or leave the strategy out");
                for (Map<Option, String> point : points.get(strategy)) {
                    StrategySettings here = settings;
                    final Map<String, String> varied = new TreeMap<>();
                    for (Map.Entry<Option, String> entry : point.entrySet()) {
                        here = here.with(entry.getKey(), entry.getValue());
                        varied.put(entry.getKey().key(), entry.getValue());
                    }
                    for (long seed : seeds) {
                        final Recipe recipe = strategy.recipe(here, seed);
                        for (int sample = Math.min(1, resamples); sample <= resamples; sample++) {
                            final Cell cell = Cell.of(data, fingerprint, strategy.title(), varied, recipe, sample);
                            if (keys.add(cell.key())) {
                                cells.add(cell);
                            }
                        }
                    }
                }
            }
        }
        return new Experiment(byName, List.copyOf(cells));
    }

    /** The axes along which the recipe of a strategy changes. */
    private static Map<Option, List<String>> relevant(final NamedStrategy strategy, final StrategySettings settings,
        final Map<Option, List<String>> grid) {
        final Map<Option, List<String>> axes = new LinkedHashMap<>();
        grid.forEach((option, values) -> {
            require(!values.isEmpty(), option.key() + " has no values", "Give at least one");
            final StrategySettings first = settings.with(option, values.get(0));
            if (values.stream().anyMatch(value -> !strategy.recipe(settings.with(option, value), 0)
                .equals(strategy.recipe(first, 0))) || !strategy.recipe(settings, 0).equals(strategy.recipe(first, 0))) {
                axes.put(option, values);
            }
        });
        return axes;
    }

    private static List<Map<Option, String>> points(final Map<Option, List<String>> grid) {
        List<Map<Option, String>> points = List.of(Map.of());
        for (Map.Entry<Option, List<String>> axis : grid.entrySet()) {
            final List<Map<Option, String>> longer = new ArrayList<>();
            for (Map<Option, String> point : points) {
                for (String value : axis.getValue()) {
                    final Map<Option, String> next = new LinkedHashMap<>(point);
                    next.put(axis.getKey(), value);
                    longer.add(next);
                }
            }
            points = longer;
        }
        return points;
    }

    private static void require(final boolean ok, final String problem, final String remedy) {
        if (!ok) {
            throw new InvalidInputException(problem, "", remedy);
        }
    }
}
