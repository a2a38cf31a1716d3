package org.dashgrn.data;

/** How a file writes down expression over time. */
public enum TrajectoryFormat {

    /** Told by the first row. */
    AUTO,

    /** The format of PHOENIX and DASH: one row a gene, one block a trajectory. See {@link PhoenixCsv}. */
    PHOENIX,

    /** One row a time point, one column a gene. See {@link WideTable}. */
    WIDE,

    /** One row a value: trajectory, time, gene, value. See {@link LongTable}. */
    LONG
}
