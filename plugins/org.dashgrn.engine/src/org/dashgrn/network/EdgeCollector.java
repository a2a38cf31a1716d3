package org.dashgrn.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dashgrn.data.InvalidInputException;

/** Gathers edges as a reader finds them, and treats zeros and repetitions. */
final class EdgeCollector {

    private record Pair(String source, String target) {
    }

    private final NetworkOptions.Duplicates m_duplicates;
    private final List<Edge> m_edges = new ArrayList<>();
    private final List<String> m_places = new ArrayList<>();
    private final Map<Pair, Integer> m_index = new HashMap<>();
    private int m_zeros;
    private int m_merged;

    EdgeCollector(final NetworkOptions.Duplicates duplicates) {
        m_duplicates = duplicates;
    }

    void add(final String source, final String target, final double weight, final String place) {
        if (source.isEmpty() || target.isEmpty()) {
            throw new InvalidInputException("An edge has no " + (source.isEmpty() ? "source" : "target"), place,
                "Name both ends");
        }
        if (Double.isNaN(weight)) {
            throw new InvalidInputException("The weight of " + source + " -> " + target + " is missing", place,
                "Give a number, or remove the row");
        }
        if (weight == 0) {
            m_zeros++;
            return;
        }
        final Pair pair = new Pair(source, target);
        final Integer other = m_index.putIfAbsent(pair, m_edges.size());
        if (other == null) {
            m_edges.add(new Edge(source, target, weight));
            m_places.add(place);
        } else if (m_duplicates == NetworkOptions.Duplicates.REFUSE) {
            throw new InvalidInputException(
                "The edge " + source + " -> " + target + " occurs twice, first at " + m_places.get(other), place,
                "Remove one of the two, or choose to merge repeated edges");
        } else {
            m_merged++;
            if (Math.abs(weight) > Math.abs(m_edges.get(other).weight())) {
                m_edges.set(other, new Edge(source, target, weight));
            }
        }
    }

    ImportedNetwork network(final NetworkFormat format, final String name) {
        if (m_edges.isEmpty()) {
            throw new InvalidInputException("The network has no edges"
                + (m_zeros == 0 ? "" : ", all " + m_zeros + " rows have the weight 0"), name,
                "Choose a file with at least one edge");
        }
        return new ImportedNetwork(new GeneNetwork(m_edges), format, m_zeros, m_merged);
    }
}
