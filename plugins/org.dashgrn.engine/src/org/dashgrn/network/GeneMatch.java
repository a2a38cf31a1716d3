package org.dashgrn.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dashgrn.data.InvalidInputException;

/**
 * How well the genes of a network fit those of data or of a model.
 *
 * @param networkGenes how many genes the network has
 * @param notFound those of them that are not in the data, in the network's order
 * @param edges how many edges the network has
 * @param matchedEdges how many of them have both ends in the data
 */
public record GeneMatch(int networkGenes, List<String> notFound, int edges, int matchedEdges) {

    private static final int NAMED = 10;

    /** Copies the list. */
    public GeneMatch {
        notFound = List.copyOf(notFound);
    }

    /**
     * @param network a network
     * @param genes the genes of data or of a model
     * @return how they match; names are compared letter by letter
     */
    public static GeneMatch of(final GeneNetwork network, final List<String> genes) {
        final Set<String> known = new HashSet<>(genes);
        final Set<String> all = network.genes();
        final List<String> missing = new ArrayList<>();
        for (String gene : all) {
            if (!known.contains(gene)) {
                missing.add(gene);
            }
        }
        final long matched = network.edges().stream()
            .filter(edge -> known.contains(edge.source()) && known.contains(edge.target())).count();
        return new GeneMatch(all.size(), missing, network.edges().size(), (int)matched);
    }

    /** @return how many genes of the network are in the data */
    public int matchedGenes() {
        return networkGenes - notFound.size();
    }

    /** @return whether every gene of the network is in the data */
    public boolean isComplete() {
        return notFound.isEmpty();
    }

    /**
     * @param network what the network is, e.g. "the prior"
     * @return e.g. "310 of 350 genes of the prior are in the data; not found: A, B, C … and 37 more"
     */
    public String message(final String network) {
        final StringBuilder text = new StringBuilder().append(matchedGenes()).append(" of ").append(networkGenes)
            .append(" genes of ").append(network).append(" are in the data");
        if (!isComplete()) {
            text.append("; not found: ")
                .append(String.join(", ", notFound.subList(0, Math.min(NAMED, notFound.size()))));
            if (notFound.size() > NAMED) {
                text.append(" … and ").append(notFound.size() - NAMED).append(" more");
            }
        }
        return text.toString();
    }

    /**
     * Refuses a network of which nothing is left in the data.
     *
     * @param network what the network is, e.g. "the prior"
     * @return this
     * @throws InvalidInputException if no edge has both ends in the data
     */
    public GeneMatch requireEdges(final String network) {
        if (matchedEdges == 0) {
            throw new InvalidInputException("No edge of " + network + " has both genes in the data: "
                + message(network), "", "Check that both use the same kind of names (symbols, ORFs, Ensembl ids …)");
        }
        return this;
    }
}
