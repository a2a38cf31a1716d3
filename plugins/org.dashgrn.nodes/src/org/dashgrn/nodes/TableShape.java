package org.dashgrn.nodes;

import org.knime.node.parameters.widget.choices.Label;

/** How a table of trajectories is laid out. */
public enum TableShape {

    /** One row per trajectory and time, one column per gene: what our nodes take. */
    @Label(value = "Wide", description = "One row per trajectory and time point, one column per gene: what the other"
        + " nodes of this extension take.")
    WIDE,

    /** One row per trajectory, time and gene. */
    @Label(value = "Long", description = "One row per trajectory, time point and gene: for grouping, filtering and"
        + " plotting with KNIME's nodes.")
    LONG
}
