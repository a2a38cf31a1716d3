package org.dashgrn.network;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.dashgrn.data.DelimitedText;
import org.dashgrn.data.Progress;

/** Reads a gene network from a text file of any of the formats of {@link NetworkFormat}. */
public final class NetworkFile {

    private static final int WIDE = 4;

    private NetworkFile() {
    }

    /**
     * @param file a text file, perhaps gzipped
     * @param format its format, or AUTO
     * @param options what else is known of it
     * @param progress is told the share of the file that has been read
     * @return the network, and what was left out
     * @throws IOException if reading fails
     * @throws org.dashgrn.data.InvalidInputException if the file holds no network of that format: where, and why
     */
    public static ImportedNetwork read(final Path file, final NetworkFormat format, final NetworkOptions options,
        final Progress progress) throws IOException {
        final NetworkFormat known = byName(format, file.toString());
        try (DelimitedText text = DelimitedText.open(file, delimiter(known, options), progress)) {
            return read(text, known, options);
        }
    }

    /**
     * As {@link #read(Path, NetworkFormat, NetworkOptions, Progress)}.
     *
     * @param reader the text
     * @param name how messages call it; its ending may tell the format
     * @param format its format, or AUTO
     * @param options what else is known of it
     * @param progress is asked whether to go on
     * @return the network, and what was left out
     * @throws IOException if reading fails
     */
    public static ImportedNetwork read(final Reader reader, final String name, final NetworkFormat format,
        final NetworkOptions options, final Progress progress) throws IOException {
        final NetworkFormat known = byName(format, name);
        try (DelimitedText text = DelimitedText.of(reader, name, delimiter(known, options), progress)) {
            return read(text, known, options);
        }
    }

    private static NetworkFormat byName(final NetworkFormat format, final String name) {
        return format == NetworkFormat.AUTO && name.toLowerCase(Locale.ROOT).matches(".*\\.sif(\\.gz)?")
            ? NetworkFormat.SIF : format;
    }

    private static char delimiter(final NetworkFormat format, final NetworkOptions options) {
        if (options.delimiter() != DelimitedText.GUESS) {
            return options.delimiter();
        }
        return format == NetworkFormat.SIF ? '\t' : DelimitedText.GUESS_OR_BLANK;
    }

    private static ImportedNetwork read(final DelimitedText text, final NetworkFormat format,
        final NetworkOptions options) throws IOException {
        return switch (format == NetworkFormat.AUTO ? recognise(text, options) : format) {
            case MATRIX -> AdjacencyMatrix.read(text, options);
            case SIF -> Sif.read(text, options);
            default -> EdgeList.read(text, options);
        };
    }

    /**
     * The first row of a matrix is all numbers (four or more, or one per gene of the list), or four or more fields
     * without a number among them, or starts with an empty one; everything else is an edge list.
     */
    private static NetworkFormat recognise(final DelimitedText text, final NetworkOptions options) throws IOException {
        if (!text.peek()) {
            return NetworkFormat.EDGE_LIST;
        }
        final List<String> first = text.fields();
        final boolean columnsKnown = !options.source().isEmpty() || EdgeList.namesColumns(first);
        final long numbers = IntStream.range(0, first.size()).filter(text::isNumber).count();
        final boolean unnamed = numbers == first.size()
            && (numbers >= WIDE || options.genesOrNull() != null && options.genesOrNull().fits(first.size()));
        final boolean named = numbers == 0 && first.size() >= WIDE || first.size() > 1 && first.get(0).isEmpty();
        return !columnsKnown && (unnamed || named) ? NetworkFormat.MATRIX : NetworkFormat.EDGE_LIST;
    }
}
