package org.dashgrn.data;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A list of gene names from a file, in the order of the rows of an expression file or a matrix that has none itself.
 * <p>
 * Whether the first line is a header is told by the number of genes: n + 1 lines have one, n lines have none.
 */
public final class GeneNames {

    private enum Header {
        YES, NO, BY_COUNT
    }

    private record Line(String name, long line) {
    }

    private final String m_source;
    private final List<Line> m_lines;
    private final Header m_header;

    private GeneNames(final String source, final List<Line> lines, final Header header) {
        m_source = source;
        m_lines = lines;
        m_header = header;
    }

    /**
     * @param file one gene a line, in one of its columns
     * @param column the column's name in the header, or its number from 1; empty for the first one (a first column
     *            without a name, as R writes it for row names, is passed over)
     * @param progress is asked whether to go on
     * @return the names
     * @throws IOException if reading fails
     * @throws InvalidInputException if the file is empty or has no such column
     */
    public static GeneNames read(final Path file, final String column, final Progress progress) throws IOException {
        try (DelimitedText text = DelimitedText.open(file, DelimitedText.GUESS, progress)) {
            return read(text, column);
        }
    }

    /**
     * As {@link #read(Path, String, Progress)}.
     *
     * @param reader the text
     * @param name how messages call it
     * @param column as above
     * @param progress is asked whether to go on
     * @return the names
     * @throws IOException if reading fails
     */
    public static GeneNames read(final Reader reader, final String name, final String column, final Progress progress)
        throws IOException {
        try (DelimitedText text = DelimitedText.of(reader, name, DelimitedText.GUESS, progress)) {
            return read(text, column);
        }
    }

    private static GeneNames read(final DelimitedText text, final String column) throws IOException {
        if (!text.next()) {
            throw new InvalidInputException("The list of gene names is empty", text.name(), "Give one name a line");
        }
        final List<String> first = text.fields();
        final Optional<Integer> named = position(first, column);
        final int c = named.orElseGet(() -> numbered(text, first, column));
        final List<Line> lines = new ArrayList<>();
        do {
            if (c >= text.width()) {
                throw new InvalidInputException("The row has " + text.width() + " field(s), the names are in column "
                    + (c + 1), text.place(), "Complete the row");
            }
            lines.add(new Line(text.field(c), text.line()));
        } while (text.next());
        return new GeneNames(text.name(), lines, named.isPresent() ? Header.YES : Header.BY_COUNT);
    }

    private static Optional<Integer> position(final List<String> header, final String column) {
        return column.isBlank() ? Optional.empty()
            : IntStream.range(0, header.size()).filter(c -> header.get(c).equalsIgnoreCase(column.strip())).boxed()
                .findFirst();
    }

    private static int numbered(final DelimitedText text, final List<String> first, final String column) {
        if (column.isBlank()) {
            return first.size() > 1 && first.get(0).isEmpty() ? 1 : 0;
        }
        if (column.strip().matches("[1-9]\\d{0,5}") && Integer.parseInt(column.strip()) <= first.size()) {
            return Integer.parseInt(column.strip()) - 1;
        }
        throw new InvalidInputException("There is no column “" + column + "”", text.place(),
            "The columns are: " + String.join(", ", first));
    }

    /**
     * @param names the names themselves, without a header
     * @return the list
     */
    public static GeneNames of(final List<String> names) {
        return new GeneNames("gene names",
            IntStream.range(0, names.size()).mapToObj(i -> new Line(names.get(i), i + 1L)).toList(), Header.NO);
    }

    /**
     * @param genes a number of genes, n
     * @return G1, G2, … Gn, for data that come without names
     */
    public static List<String> numbered(final int genes) {
        return IntStream.rangeClosed(1, genes).mapToObj(g -> "G" + g).toList();
    }

    /**
     * @param genes a number of genes
     * @return whether the list, with or without a header, has that many
     */
    public boolean fits(final int genes) {
        return m_header != Header.NO && m_lines.size() == genes + 1L
            || m_header != Header.YES && m_lines.size() == genes;
    }

    /**
     * @param genes how many names there must be
     * @return exactly that many unique names, without the header
     * @throws InvalidInputException if the list has another length, a blank or the same name twice
     */
    public List<String> forGenes(final int genes) {
        final boolean header = m_header == Header.YES || m_header == Header.BY_COUNT && m_lines.size() == genes + 1L;
        final List<Line> lines = header ? m_lines.subList(1, m_lines.size()) : m_lines;
        if (lines.size() != genes) {
            throw new InvalidInputException("The list has " + lines.size() + " gene names"
                + (m_header != Header.BY_COUNT ? "" : " (or " + (lines.size() - 1) + " and a header)")
                + ", the data have " + genes + " genes", m_source, "Give one name per gene, in the order of the data");
        }
        final Map<String, Long> seen = new HashMap<>(2 * genes);
        for (Line line : lines) {
            if (line.name().isBlank()) {
                throw new InvalidInputException("A gene has no name", m_source + ":" + line.line(), "Name every gene");
            }
            final Long other = seen.put(line.name(), line.line());
            if (other != null) {
                throw new InvalidInputException(
                    "Gene " + line.name() + " occurs twice, first on line " + other, m_source + ":" + line.line(),
                    "Gene names must be unique: average or rename the duplicates");
            }
        }
        return lines.stream().map(Line::name).toList();
    }
}
