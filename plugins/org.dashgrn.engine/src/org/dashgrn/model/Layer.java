package org.dashgrn.model;

import org.dashgrn.compute.Pattern;

/**
 * A weight matrix of which some entries may be pruned for ever: the mask is the pattern, and only alive weights exist.
 *
 * @param pattern which weights are alive
 * @param values one per alive weight, row-major; training writes into it
 */
public record Layer(Pattern pattern, float[] values) {

    /** Checks that there is one value per alive weight. */
    public Layer {
        if (values.length != pattern.alive()) {
            throw new IllegalArgumentException(values.length + " values for " + pattern.alive() + " alive weights");
        }
    }

    /**
     * @param rows outputs
     * @param columns inputs
     * @param dense all weights, row-major
     * @return a layer without pruned weights
     */
    public static Layer dense(final int rows, final int columns, final float[] dense) {
        return new Layer(Pattern.full(rows, columns), dense);
    }

    void requireShape(final int rows, final int columns) {
        if (pattern.rows() != rows || pattern.columns() != columns) {
            throw new IllegalArgumentException("a layer is " + pattern.rows() + "x" + pattern.columns() + ", not " + rows
                + "x" + columns);
        }
    }

    /** @return a layer that shares nothing but the (immutable) pattern */
    public Layer copy() {
        return new Layer(pattern, values.clone());
    }
}
