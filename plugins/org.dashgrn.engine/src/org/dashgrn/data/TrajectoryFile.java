package org.dashgrn.data;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.List;

/** Reads expression over time from a text file of any of the formats of {@link TrajectoryFormat}. */
public final class TrajectoryFile {

    private TrajectoryFile() {
    }

    /**
     * @param file a text file, perhaps gzipped
     * @param format its format, or AUTO
     * @param options what else is known of it
     * @param progress is told the share of the file that has been read
     * @return the trajectories
     * @throws IOException if reading fails
     * @throws InvalidInputException if the file is not of that format: where, and why
     */
    public static ExpressionTrajectories read(final Path file, final TrajectoryFormat format,
        final TrajectoryOptions options, final Progress progress) throws IOException {
        try (DelimitedText text = DelimitedText.open(file, options.delimiter(), progress)) {
            return read(text, format, options);
        }
    }

    /**
     * As {@link #read(Path, TrajectoryFormat, TrajectoryOptions, Progress)}.
     *
     * @param reader the text
     * @param name how messages call it
     * @param format its format, or AUTO
     * @param options what else is known of it
     * @param progress is asked whether to go on
     * @return the trajectories
     * @throws IOException if reading fails
     */
    public static ExpressionTrajectories read(final Reader reader, final String name, final TrajectoryFormat format,
        final TrajectoryOptions options, final Progress progress) throws IOException {
        try (DelimitedText text = DelimitedText.of(reader, name, options.delimiter(), progress)) {
            return read(text, format, options);
        }
    }

    private static ExpressionTrajectories read(final DelimitedText text, final TrajectoryFormat format,
        final TrajectoryOptions options) throws IOException {
        try {
            return switch (format == TrajectoryFormat.AUTO ? recognise(text, options) : format) {
                case WIDE -> WideTable.read(text, options);
                case LONG -> LongTable.read(text, options);
                default -> PhoenixCsv.read(text, options.genesOrNull());
            };
        } catch (InvalidInputException e) {
            if (e.place().startsWith(text.name())) {
                throw e;
            }
            // what is wrong with the data as a whole does not know the file
            throw new InvalidInputException(e.problem(), text.name() + (e.place().isEmpty() ? "" : ", " + e.place()),
                e.remedy(), e);
        }
    }

    /**
     * Reads no more than it takes to know the genes: the first line, except for long tables.
     *
     * @param file a text file, perhaps gzipped
     * @param format its format, or AUTO
     * @param options what else is known of it
     * @param progress is asked whether to go on
     * @return the genes in the order in which {@link #read} gives them
     * @throws IOException if reading fails
     * @throws InvalidInputException if what was read is not of that format
     */
    public static List<String> readGenes(final Path file, final TrajectoryFormat format,
        final TrajectoryOptions options, final Progress progress) throws IOException {
        try (DelimitedText text = DelimitedText.open(file, options.delimiter(), progress)) {
            return switch (format == TrajectoryFormat.AUTO ? recognise(text, options) : format) {
                case WIDE -> WideTable.readGenes(text, options);
                case LONG -> LongTable.read(text, options).genes();
                default -> PhoenixCsv.readGenes(text, options.genesOrNull());
            };
        }
    }

    /** Two counts and nothing else start a PHOENIX file; a header with a gene and a value column, a long table. */
    private static TrajectoryFormat recognise(final DelimitedText text, final TrajectoryOptions options)
        throws IOException {
        if (!text.peek() || PhoenixCsv.isHeader(text)) {
            return TrajectoryFormat.PHOENIX;
        }
        return new TrajectoryColumns(text.fields(), text.place()).isLong(options) ? TrajectoryFormat.LONG
            : TrajectoryFormat.WIDE;
    }
}
