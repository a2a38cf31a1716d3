package org.dashgrn.experiment;

import java.io.Serializable;

/**
 * What of a trained model becomes part of its result, besides the measures.
 *
 * @param edges how many of the strongest edges; 0 for none, Integer.MAX_VALUE for all
 * @param model whether the model itself is kept
 */
public record Keep(int edges, boolean model) implements Serializable {

    /** The measures alone. */
    public static final Keep MEASURES = new Keep(0, false);
}
