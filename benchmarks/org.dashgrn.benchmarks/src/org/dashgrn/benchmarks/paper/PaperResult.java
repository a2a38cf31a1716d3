package org.dashgrn.benchmarks.paper;

import java.util.Map;

/**
 * A finished cell.
 *
 * @param key which
 * @param measures by name, in the order of the columns of the CSV; NaN where there is nothing to measure
 * @param date when it was computed
 * @param commit of the engine
 */
record PaperResult(PaperCell key, Map<String, Double> measures, String date, String commit) {

    /** @return a measure; NaN if the cell does not have it */
    double measure(final String name) {
        return measures.getOrDefault(name, Double.NaN);
    }
}
