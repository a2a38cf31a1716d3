package org.dashgrn.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.data.Progress;
import org.dashgrn.experiment.Dataset;
import org.dashgrn.experiment.Experiment;
import org.dashgrn.experiment.Keep;
import org.dashgrn.experiment.NamedStrategy;
import org.dashgrn.experiment.Option;
import org.dashgrn.experiment.StrategySettings;

/**
 * What a sweep's YAML file says.
 *
 * @param experiment all cells
 * @param keep what of each model is kept
 * @param stability share of the models that must have an edge of a consensus network
 */
record SweepSpec(Experiment experiment, Keep keep, double stability) {

    private static final int MOST_SEEDS = 100_000;

    /**
     * @param file a YAML file; the files it names are relative to its folder
     * @param progress asked while data are read
     * @return what it says, with all data
     * @throws IOException if a file cannot be read
     * @throws InvalidInputException if anything is wrong: where, and what to do
     */
    static SweepSpec read(final Path file, final Progress progress) throws IOException {
        final Yaml root = Yaml.read(file);
        final Map<String, Yaml> entries =
            root.entries("data", "strategies", "settings", "grid", "seeds", "bootstrap", "keep", "stability");
        final List<NamedStrategy> strategies = new ArrayList<>();
        for (Yaml strategy : root.required(entries, "strategies").items()) {
            strategies.add(at(strategy, () -> NamedStrategy.named(strategy.text())));
        }
        StrategySettings settings = StrategySettings.DEFAULTS;
        if (entries.containsKey("settings")) {
            for (Map.Entry<String, Yaml> entry : entries.get("settings").entries().entrySet()) {
                final StrategySettings before = settings;
                settings = at(entry.getValue(),
                    () -> before.with(Option.named(entry.getKey()), entry.getValue().text()));
            }
        }
        final Map<Option, List<String>> grid = new LinkedHashMap<>();
        if (entries.containsKey("grid")) {
            for (Map.Entry<String, Yaml> axis : entries.get("grid").entries().entrySet()) {
                final Option option = at(axis.getValue(), () -> Option.named(axis.getKey()));
                final List<String> values = new ArrayList<>();
                for (Yaml value : axis.getValue().items()) {
                    at(value, () -> StrategySettings.DEFAULTS.with(option, value.text()));
                    values.add(value.text().strip());
                }
                grid.put(option, values);
            }
        }
        final List<Long> seeds = entries.containsKey("seeds") ? seeds(entries.get("seeds")) : List.of(1L);
        final int samples = entries.containsKey("bootstrap") ? entries.get("bootstrap").smallInteger(0) : 0;
        final Keep keep = entries.containsKey("keep") ? keep(entries.get("keep")) : Keep.MEASURES;
        final double stability = entries.containsKey("stability") ? share(entries.get("stability")) : 0.5;
        final List<Dataset> datasets = new ArrayList<>();
        for (Yaml data : root.required(entries, "data").items()) {
            datasets.add(new DatasetReader(file, progress).read(data));
        }
        final StrategySettings all = settings;
        return new SweepSpec(at(root, () -> Experiment.grid(datasets, strategies, all, grid, seeds, samples)), keep,
            stability);
    }

    private static Keep keep(final Yaml yaml) {
        final Map<String, Yaml> entries = yaml.entries("edges", "models");
        int edges = 0;
        if (entries.containsKey("edges")) {
            final Yaml wanted = entries.get("edges");
            edges = wanted.text().equals("all") ? Integer.MAX_VALUE : wanted.smallInteger(0);
        }
        return new Keep(edges, entries.containsKey("models") && entries.get("models").flag());
    }

    private static double share(final Yaml yaml) {
        final double share = yaml.number();
        if (!(share > 0 && share <= 1)) {
            throw yaml.error("The stability is " + share, "Choose a value above 0 and at most 1");
        }
        return share;
    }

    /** Numbers and ranges, such as {@code 1-5} or {@code [1, 2, 10-20]}. */
    private static List<Long> seeds(final Yaml yaml) {
        final List<Long> seeds = new ArrayList<>();
        for (Yaml item : yaml.items()) {
            final String text = item.text().strip();
            if (!text.matches("\\d{1,18}(\\s*-\\s*\\d{1,18})?")) {
                throw item.error("\"" + text + "\" is no seed", "Write numbers like 7 or ranges like 1-5");
            }
            final String[] ends = text.split("\\s*-\\s*");
            final long from = Long.parseLong(ends[0]);
            final long to = Long.parseLong(ends[ends.length - 1]);
            if (to < from || to - from >= MOST_SEEDS) {
                throw item.error("The range of seeds " + text + " has no or too many numbers", "Write one like 1-5");
            }
            LongStream.rangeClosed(from, to).forEach(seeds::add);
        }
        return seeds.stream().distinct().toList();
    }

    /** What can fail because of a place in the file. */
    private interface Part<T> {
        T get();
    }

    private static <T> T at(final Yaml place, final Part<T> part) {
        try {
            return part.get();
        } catch (InvalidInputException e) {
            throw e.place().startsWith(place.place()) ? e : place.error(e);
        }
    }
}
