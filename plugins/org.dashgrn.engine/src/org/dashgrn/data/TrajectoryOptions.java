package org.dashgrn.data;

/**
 * What a reader of expression files cannot always find out by itself. Columns are given by their name in the header;
 * an empty text lets the reader look for the usual names.
 *
 * @param delimiter what separates the fields, or {@link DelimitedText#GUESS}
 * @param trajectory the column that tells trajectories apart; without one, all rows are one trajectory
 * @param time the column of times
 * @param gene the column of gene names of a long table
 * @param value the column of expression of a long table
 * @param genesOrNull the genes of a PHOENIX file, which does not name them, or null
 */
public record TrajectoryOptions(char delimiter, String trajectory, String time, String gene, String value,
    GeneNames genesOrNull) {

    /** Leaves everything to the reader. */
    public static final TrajectoryOptions DEFAULT =
        new TrajectoryOptions(DelimitedText.GUESS, "", "", "", "", null);

    /**
     * @param names the genes of a PHOENIX file, or null
     * @return these options with those names
     */
    public TrajectoryOptions withGenes(final GeneNames names) {
        return new TrajectoryOptions(delimiter, trajectory, time, gene, value, names);
    }

    /**
     * @param newDelimiter a character, or {@link DelimitedText#GUESS}
     * @return these options with that delimiter
     */
    public TrajectoryOptions withDelimiter(final char newDelimiter) {
        return new TrajectoryOptions(newDelimiter, trajectory, time, gene, value, genesOrNull);
    }

    /**
     * @param trajectoryColumn a column, or empty
     * @param timeColumn a column, or empty
     * @param geneColumn a column, or empty
     * @param valueColumn a column, or empty
     * @return these options with those columns
     */
    public TrajectoryOptions withColumns(final String trajectoryColumn, final String timeColumn,
        final String geneColumn, final String valueColumn) {
        return new TrajectoryOptions(delimiter, trajectoryColumn, timeColumn, geneColumn, valueColumn, genesOrNull);
    }
}
