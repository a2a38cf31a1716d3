package org.dashgrn.network;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dashgrn.data.DelimitedText;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.data.Progress;

/**
 * Reads gene sets in the GMT format of the Broad Institute, as MSigDB, Reactome and WikiPathways offer it: one set a
 * row, its name, a description and its genes, separated by tabs. Names written {@code A /// B} are several genes.
 */
public final class GeneSetFile {

    private static final char TAB = '\t';

    private GeneSetFile() {
    }

    /**
     * @param file a GMT file, perhaps gzipped
     * @param progress is told the share of the file that has been read
     * @return its gene sets
     * @throws IOException if reading fails
     * @throws InvalidInputException if the file holds no gene sets: where, and why
     */
    public static GeneSets read(final Path file, final Progress progress) throws IOException {
        try (DelimitedText text = DelimitedText.open(file, TAB, progress)) {
            return read(text);
        }
    }

    /**
     * As {@link #read(Path, Progress)}.
     *
     * @param reader the text
     * @param name how messages call it
     * @param progress is asked whether to go on
     * @return its gene sets
     * @throws IOException if reading fails
     */
    public static GeneSets read(final Reader reader, final String name, final Progress progress) throws IOException {
        try (DelimitedText text = DelimitedText.of(reader, name, TAB, progress)) {
            return read(text);
        }
    }

    private static GeneSets read(final DelimitedText text) throws IOException {
        final List<GeneSet> sets = new ArrayList<>();
        final Map<String, Long> lines = new HashMap<>();
        while (text.next()) {
            final GeneSet set = set(text);
            final Long other = lines.put(set.name(), text.line());
            if (other != null) {
                throw new InvalidInputException("Gene set " + set.name() + " occurs twice, first on line " + other,
                    text.place(), "Rename or remove one of the two");
            }
            sets.add(set);
        }
        if (sets.isEmpty()) {
            throw new InvalidInputException("The file is empty", text.name(), "Choose a file with gene sets");
        }
        return new GeneSets(sets);
    }

    private static GeneSet set(final DelimitedText text) {
        if (text.field(0).isEmpty()) {
            throw new InvalidInputException("A gene set has no name", text.place(0), "Name every gene set");
        }
        if (text.width() == 1) {
            throw new InvalidInputException("The row has no tabs", text.place(),
                "A GMT file has one gene set a row: name, description and genes, separated by tabs");
        }
        final List<String> fields = text.fields();
        final GeneSet set = new GeneSet(fields.get(0), fields.get(1), fields.subList(2, fields.size()));
        if (set.genes().isEmpty()) {
            throw new InvalidInputException("Gene set " + set.name() + " has no genes", text.place(),
                "Write its genes after the name and the description, or remove the row");
        }
        return set;
    }
}
