package org.dashgrn.experiment;

import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.dashgrn.evaluate.Candidate;
import org.dashgrn.evaluate.EdgeStability;
import org.dashgrn.evaluate.RegulatoryNetwork;
import org.dashgrn.network.IndexedNetwork;

/**
 * What a network made of the mistakes of its prior, where the truth is known.
 *
 * @param wrong edges of the prior that are not true
 * @param wrongKept how many of them the network has
 * @param missing true edges that the prior has not
 * @param missingFound how many of them the network has
 */
public record PriorRevision(int wrong, int wrongKept, int missing, int missingFound) {

    /**
     * @param network all edges of a model
     * @param data with prior and reference, else there is nothing to compare
     * @return the revision
     */
    public static Optional<PriorRevision> of(final RegulatoryNetwork network, final Dataset data) {
        return of(network.size(), network::source, network::target, data);
    }

    /**
     * @param ensemble edges of several models
     * @param edges how many of its first edges are the network
     * @param data with prior and reference, else there is nothing to compare
     * @return the revision
     */
    public static Optional<PriorRevision> of(final EdgeStability ensemble, final int edges, final Dataset data) {
        return of(edges, ensemble::source, ensemble::target, data);
    }

    /**
     * @param candidates pairs, each once
     * @param data with prior and reference, else there is nothing to compare
     * @return the revision by the network of these pairs
     */
    public static Optional<PriorRevision> of(final List<Candidate> candidates, final Dataset data) {
        return of(candidates.size(), e -> candidates.get(e).source(), e -> candidates.get(e).target(), data);
    }

    private static Optional<PriorRevision> of(final int edges, final IntUnaryOperator source,
        final IntUnaryOperator target, final Dataset data) {
        if (data.priorOrNull() == null || data.referenceOrNull() == null) {
            return Optional.empty();
        }
        final IndexedNetwork prior = data.priorOrNull();
        final IndexedNetwork truth = data.referenceOrNull().indexed(data.training().genes());
        final boolean assayedOnly = data.rules().assayedOnly();
        final int wrong = notIn(prior, truth, truth, assayedOnly);
        final int missing = notIn(truth, prior, truth, assayedOnly);
        int kept = 0;
        int found = 0;
        for (int e = 0; e < edges; e++) {
            if (!judged(truth, source.applyAsInt(e), assayedOnly)) {
                continue;
            }
            final boolean known = prior.weight(source.applyAsInt(e), target.applyAsInt(e)) != 0;
            final boolean real = truth.weight(source.applyAsInt(e), target.applyAsInt(e)) != 0;
            kept += known && !real ? 1 : 0;
            found += real && !known ? 1 : 0;
        }
        return Optional.of(new PriorRevision(wrong, kept, missing, found));
    }

    /** References from ChIP-seq say nothing about regulators that were not assayed. */
    private static boolean judged(final IndexedNetwork truth, final int regulator, final boolean assayedOnly) {
        return !assayedOnly || truth.rowStart()[regulator + 1] > truth.rowStart()[regulator];
    }

    private static int notIn(final IndexedNetwork these, final IndexedNetwork those, final IndexedNetwork truth,
        final boolean assayedOnly) {
        int count = 0;
        for (int j = 0; j < these.size(); j++) {
            for (int e = these.rowStart()[j]; judged(truth, j, assayedOnly) && e < these.rowStart()[j + 1]; e++) {
                count += those.weight(j, these.columns()[e]) == 0 ? 1 : 0;
            }
        }
        return count;
    }

    /** @return share of the prior's wrong edges that the network has; NaN if the prior has none */
    public double wrongKeptShare() {
        return wrongKept / (double)wrong;
    }

    /** @return share of the edges missing in the prior that the network has; NaN if none is missing */
    public double missingFoundShare() {
        return missingFound / (double)missing;
    }
}
