package org.dashgrn.network;

import org.dashgrn.data.DelimitedText;
import org.dashgrn.data.GeneNames;

/**
 * What a reader of networks cannot always find out by itself. Columns are given by name, or by number from 1; an empty
 * text leaves the choice to the reader.
 *
 * @param delimiter what separates the fields, or {@link DelimitedText#GUESS}: comma, semicolon, tab or, if the first
 *            line has none of them, blanks
 * @param header whether the first row of an edge list names its columns
 * @param source the column of regulators
 * @param target the column of targets
 * @param weight the column of weights
 * @param sign the column of signs: +, -, 1, -1, activation, repression …
 * @param duplicates what to do with an edge that is listed twice
 * @param genesOrNull the genes of a matrix that does not name them, or null
 */
public record NetworkOptions(char delimiter, Header header, String source, String target, String weight, String sign,
    Duplicates duplicates, GeneNames genesOrNull) {

    /** Whether there is a header row. */
    public enum Header {
        /** There is one if it has a column that is asked for, or the usual names of source and target, or of weight. */
        GUESS,
        /** There is one. */
        YES,
        /** There is none. */
        NO
    }

    /** What to do with an edge that is listed twice. */
    public enum Duplicates {
        /** An error that names both lines. */
        REFUSE,
        /** Keep the one with the greatest absolute weight, of equal ones the first; and count the others. */
        MERGE
    }

    /** Leaves everything to the reader; duplicates are an error. */
    public static final NetworkOptions DEFAULT =
        new NetworkOptions(DelimitedText.GUESS, Header.GUESS, "", "", "", "", Duplicates.REFUSE, null);

    /**
     * @param sourceColumn name or number from 1, or empty
     * @param targetColumn name or number from 1, or empty
     * @param weightColumn name or number from 1, or empty
     * @param signColumn name or number from 1, or empty
     * @return these options with those columns
     */
    public NetworkOptions withColumns(final String sourceColumn, final String targetColumn,
        final String weightColumn, final String signColumn) {
        return new NetworkOptions(delimiter, header, sourceColumn, targetColumn, weightColumn, signColumn, duplicates,
            genesOrNull);
    }

    /**
     * @param newDelimiter a character, or {@link DelimitedText#GUESS}
     * @return these options with that delimiter
     */
    public NetworkOptions withDelimiter(final char newDelimiter) {
        return new NetworkOptions(newDelimiter, header, source, target, weight, sign, duplicates, genesOrNull);
    }

    /**
     * @param newHeader whether there is a header
     * @return these options with that header
     */
    public NetworkOptions withHeader(final Header newHeader) {
        return new NetworkOptions(delimiter, newHeader, source, target, weight, sign, duplicates, genesOrNull);
    }

    /**
     * @param newDuplicates what to do with them
     * @return these options with that treatment of duplicates
     */
    public NetworkOptions withDuplicates(final Duplicates newDuplicates) {
        return new NetworkOptions(delimiter, header, source, target, weight, sign, newDuplicates, genesOrNull);
    }

    /**
     * @param names the genes of a matrix, see {@link GeneNames#read}; or null
     * @return these options with those names
     */
    public NetworkOptions withGenes(final GeneNames names) {
        return new NetworkOptions(delimiter, header, source, target, weight, sign, duplicates, names);
    }
}
