package org.dashgrn.experiment;

import java.io.Serializable;
import java.util.LinkedHashMap;
import org.dashgrn.evaluate.RegulatoryNetwork;

/**
 * What a cell gave.
 *
 * @param cell which
 * @param failureOrNull why it failed, one line; null if it did not
 * @param measures by name, see {@link Measures#NAMES}; those that could not be taken are absent
 * @param seconds of wall-clock time
 * @param networkOrNull its strongest edges, if they were to be kept
 * @param modelOrNull the model's file, if it was to be kept
 */
public record CellResult(Cell cell, String failureOrNull, LinkedHashMap<String, Double> measures, double seconds,
    RegulatoryNetwork networkOrNull, byte[] modelOrNull) implements Serializable {

    /** @return whether there is a model */
    public boolean succeeded() {
        return failureOrNull == null;
    }

    /**
     * @param name a measure
     * @return its value, NaN if it was not taken
     */
    public double measure(final String name) {
        return measures.getOrDefault(name, Double.NaN);
    }
}
