package org.dashgrn.network;

import java.util.LinkedHashSet;
import java.util.List;

/**
 * Genes that have something in common: a pathway.
 *
 * @param name what it is called, not blank
 * @param description more about it, often where it comes from; may be empty
 * @param genes its members, each once; at least one
 */
public record GeneSet(String name, String description, List<String> genes) {

    /** Splits names such as {@code A /// B} and keeps every gene once. */
    public GeneSet {
        final LinkedHashSet<String> symbols = new LinkedHashSet<>();
        genes.forEach(gene -> symbols.addAll(GeneSymbols.split(gene)));
        genes = List.copyOf(symbols);
    }
}
