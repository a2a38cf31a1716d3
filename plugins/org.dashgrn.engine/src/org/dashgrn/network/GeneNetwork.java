package org.dashgrn.network;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dashgrn.data.InvalidInputException;

/**
 * A sparse, signed, directed network of named genes: a prior, a co-regulation or interaction network, a reference.
 *
 * @param edges all edges; a (source, target) pair occurs at most once
 */
public record GeneNetwork(List<Edge> edges) implements Serializable {

    /** Checks that weights are finite and not zero, names not blank, and no edge occurs twice. */
    public GeneNetwork {
        edges = List.copyOf(edges);
        final Set<List<String>> seen = new HashSet<>(edges.size() * 2);
        for (int e = 0; e < edges.size(); e++) {
            final Edge edge = edges.get(e);
            if (!Double.isFinite(edge.weight()) || edge.weight() == 0) {
                throw new InvalidInputException(
                    "Edge " + edge.source() + " -> " + edge.target() + " has the weight " + edge.weight(),
                    "edge " + (e + 1), "Weights must be finite and not 0: leave edges that do not exist out");
            }
            if (edge.source().isBlank() || edge.target().isBlank()) {
                throw new InvalidInputException("An edge has no name for its source or target", "edge " + (e + 1),
                    "Name both ends");
            }
            if (!seen.add(List.of(edge.source(), edge.target()))) {
                throw new InvalidInputException("Edge " + edge.source() + " -> " + edge.target() + " occurs twice",
                    "edge " + (e + 1), "Keep one of the two");
            }
        }
    }

    /** @return the names of all genes that an edge touches, in order of first appearance */
    public Set<String> genes() {
        final Set<String> names = new LinkedHashSet<>();
        for (Edge edge : edges) {
            names.add(edge.source());
            names.add(edge.target());
        }
        return names;
    }

    /**
     * @return the network without directions: each edge both ways, with the greater absolute weight of the two where
     *         both are given
     */
    public GeneNetwork symmetric() {
        final Map<List<String>, Double> weights = new LinkedHashMap<>();
        for (Edge edge : edges) {
            final double weight = Math.abs(edge.weight());
            weights.merge(List.of(edge.source(), edge.target()), weight, Math::max);
            weights.merge(List.of(edge.target(), edge.source()), weight, Math::max);
        }
        final List<Edge> both = new ArrayList<>();
        weights.forEach((ends, weight) -> both.add(new Edge(ends.get(0), ends.get(1), weight)));
        return new GeneNetwork(both);
    }

    /**
     * The part of this network that lies within a list of genes.
     *
     * @param genes unique names; index i of the result is gene i
     * @return n×n, row = regulator, column = target; edges with an end outside the list are left out
     */
    public IndexedNetwork indexed(final List<String> genes) {
        final Map<String, Integer> index = new HashMap<>(genes.size() * 2);
        for (int i = 0; i < genes.size(); i++) {
            index.put(genes.get(i), i);
        }
        final List<int[]> pairs = new ArrayList<>();
        final List<Double> weights = new ArrayList<>();
        for (Edge edge : edges) {
            final Integer source = index.get(edge.source());
            final Integer target = index.get(edge.target());
            if (source != null && target != null) {
                pairs.add(new int[]{source, target});
                weights.add(edge.weight());
            }
        }
        return IndexedNetwork.of(genes.size(), pairs, weights);
    }
}
