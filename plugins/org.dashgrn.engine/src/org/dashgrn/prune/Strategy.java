package org.dashgrn.prune;

/** How a dense model becomes a sparse one on a schedule. */
public enum Strategy {

    /** Data and prior decide edge by edge, and hidden units are rewired along the edges that stay. */
    DASH,

    /** Data and prior, mixed as published: a score for every weight. */
    DASH_AS_PUBLISHED,

    /** Iterative magnitude pruning: the data alone. */
    MAGNITUDE,

    /** BioPrune: the prior alone. */
    PRIOR_ONLY,

    /** The first round of the schedule alone, by magnitude, on a model that has been trained; then fine-tuning. */
    POST_HOC
}
