package org.dashgrn.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.math3.random.RandomGenerator;
import org.dashgrn.data.InvalidInputException;

/** Corrupts a network as the paper corrupts its priors: some of its edges are moved to where there are none. */
public final class EdgeRelocation {

    private record Pair(String source, String target) {
    }

    private EdgeRelocation() {
    }

    /**
     * @param network a network
     * @param genes the genes that edges may be moved to, unique; any of them may become a regulator
     * @param share how many of the edges to move, 0 to 1; rounded to whole edges
     * @param random decides which edges, and where to
     * @return as many edges, in the same order and with the same weights; those that moved join two different genes
     *         that the network does not join
     * @throws InvalidInputException if the share is out of range, or there is no room for that many false edges
     */
    public static GeneNetwork relocate(final GeneNetwork network, final List<String> genes, final double share,
        final RandomGenerator random) {
        if (!(share >= 0 && share <= 1)) {
            throw new InvalidInputException("The share of edges to relocate is " + share, "",
                "Choose a share from 0 to 1");
        }
        final List<Edge> edges = new ArrayList<>(network.edges());
        final Set<Pair> taken = new HashSet<>(4 * edges.size());
        long free = (long)genes.size() * (genes.size() - 1);
        final Set<String> known = new HashSet<>(genes);
        for (Edge edge : edges) {
            taken.add(new Pair(edge.source(), edge.target()));
            final boolean within = known.contains(edge.source()) && known.contains(edge.target());
            free -= within && !edge.source().equals(edge.target()) ? 1 : 0;
        }
        final int moved = (int)Math.round(share * edges.size());
        if (moved > free) {
            throw new InvalidInputException(moved + " of " + edges.size() + " edges cannot be relocated: only " + free
                + " pairs of genes are not joined", "", "Relocate fewer edges");
        }
        final int[] order = new int[edges.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        for (int i = 0; i < moved; i++) {
            final int j = i + random.nextInt(order.length - i);
            final int chosen = order[j];
            order[j] = order[i];
            final Pair place = free(genes, taken, random);
            edges.set(chosen, new Edge(place.source(), place.target(), edges.get(chosen).weight()));
        }
        return new GeneNetwork(edges);
    }

    /** Draws until a pair is free: in all, no more than about n² log n² draws even if every pair is needed. */
    private static Pair free(final List<String> genes, final Set<Pair> taken, final RandomGenerator random) {
        while (true) {
            final Pair pair =
                new Pair(genes.get(random.nextInt(genes.size())), genes.get(random.nextInt(genes.size())));
            if (!pair.source().equals(pair.target()) && taken.add(pair)) {
                return pair;
            }
        }
    }
}
