package org.dashgrn.experiment;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One training of an experiment: independent of all others, seeded, serialisable.
 *
 * @param key the same if and only if data, recipe, seed and bootstrap sample are: what a result is found by
 * @param dataset name of its data
 * @param strategy name of its strategy
 * @param settings what the grid varies, by name; for tables
 * @param recipe what is done, with its seed
 * @param resample number of the bootstrap sample of the trajectories, from 1; 0 for all trajectories as they are
 */
public record Cell(String key, String dataset, String strategy, TreeMap<String, String> settings, Recipe recipe,
    int resample) implements Serializable {

    /**
     * @param data its data
     * @param fingerprint of those data, see {@link Dataset#fingerprint()}
     * @param strategy name of its strategy
     * @param settings what the grid varies, by name
     * @param recipe what is done
     * @param resample number of the bootstrap sample, 0 for none
     * @return the cell
     */
    public static Cell of(final Dataset data, final String fingerprint, final String strategy,
        final Map<String, String> settings, final Recipe recipe, final int resample) {
        return new Cell(CellKey.of(fingerprint, recipe, resample), data.name(), strategy, new TreeMap<>(settings),
            recipe, resample);
    }

    /** @return the seed of everything random in it */
    public long seed() {
        return recipe.training().seed();
    }

    /** @return the settings that the grid varies, e.g. {@code lambda1=0.05 lambda2=0.01}; empty if there are none */
    public String settingsText() {
        return settings.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).collect(Collectors.joining(" "));
    }

    /** @return how messages call the cell */
    public String title() {
        return dataset + ", " + strategy + (settings.isEmpty() ? "" : ", " + settingsText()) + ", seed " + seed()
            + (resample == 0 ? "" : ", bootstrap sample " + resample);
    }
}
