package org.dashgrn.network;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;

/** Names of genes as microarray annotations write them: a probe of several genes is called {@code A /// B}. */
public final class GeneSymbols {

    private GeneSymbols() {
    }

    /**
     * @param name one or more gene symbols
     * @return each symbol once, without surrounding blanks, in order; none for a blank name
     */
    public static List<String> split(final String name) {
        if (!name.contains("///")) {
            return name.isBlank() ? List.of() : List.of(name.strip());
        }
        final LinkedHashSet<String> symbols = new LinkedHashSet<>();
        Arrays.stream(name.split("///")).map(String::strip).filter(symbol -> !symbol.isEmpty()).forEach(symbols::add);
        return List.copyOf(symbols);
    }
}
