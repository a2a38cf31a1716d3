package org.dashgrn.network;

import java.io.IOException;
import java.util.List;
import org.dashgrn.data.DelimitedText;
import org.dashgrn.data.InvalidInputException;

/**
 * Reads Cytoscape's simple interaction format: a source, the kind of interaction, and any number of targets a row,
 * separated by tabs, or by blanks where a row has no tab. The kind is not interpreted: every edge has the weight 1. A
 * gene alone on its row has no edges.
 */
public final class Sif {

    private Sif() {
    }

    /** Reads from the first row on. */
    static ImportedNetwork read(final DelimitedText text, final NetworkOptions options) throws IOException {
        final EdgeCollector edges = new EdgeCollector(options.duplicates());
        while (text.next()) {
            final List<String> row = text.width() > 1 ? text.fields() : List.of(text.field(0).split("\\s+"));
            if (row.size() == 2) {
                throw new InvalidInputException("The row has a source and an interaction, but no target", text.place(),
                    "Write source, interaction and targets");
            }
            for (int c = 2; c < row.size(); c++) {
                edges.add(row.get(0), row.get(c), 1, text.place());
            }
        }
        return edges.network(NetworkFormat.SIF, text.name());
    }
}
