package org.dashgrn.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dashgrn.model.EdgeEvidence;
import org.dashgrn.network.IndexedNetwork;

/**
 * A pair of genes that data or prior speak for, whether the model has kept it or not.
 *
 * @param source index of the regulator
 * @param target index of its target
 * @param confidence probability that it is a true edge
 * @param inModel whether the model has the edge
 * @param inPrior whether the prior has it
 */
public record Candidate(int source, int target, double confidence, boolean inModel, boolean inPrior) {

    /**
     * @param network edges of the model, all of them or the strongest
     * @param rows the model's effects
     * @param confidence of its edges
     * @param evidence of the model, if it was pruned edge by edge: then all pairs listed there are candidates
     * @param priorOrNull n×n; without one, that of the evidence counts
     * @return all edges of network and prior and all pairs listed as evidence, most believed first
     */
    public static List<Candidate> of(final RegulatoryNetwork network, final EffectRows rows,
        final EdgeConfidence confidence, final Optional<EdgeEvidence> evidence, final IndexedNetwork priorOrNull) {
        final int n = rows.genes();
        final List<Candidate> candidates = new ArrayList<>();
        final Set<Long> seen = new HashSet<>();
        if (evidence.isPresent()) {
            final EdgeEvidence pairs = evidence.get();
            double[] effects = null;
            for (int e = 0; e < pairs.size(); e++) {
                final int source = pairs.sources()[e];
                final int target = pairs.targets()[e];
                if (effects == null || pairs.sources()[e - 1] != source) {
                    effects = rows.effects(source);
                }
                seen.add((long)source * n + target);
                candidates.add(new Candidate(source, target, confidence.of(source, target, 0), effects[target] != 0,
                    priorOrNull == null ? pairs.inPrior()[e] : priorOrNull.weight(source, target) != 0));
            }
        }
        for (int e = 0; e < network.size(); e++) {
            final int source = network.source(e);
            final int target = network.target(e);
            if (seen.add((long)source * n + target)) {
                candidates.add(new Candidate(source, target, confidence.of(source, target, network.score(e)), true,
                    priorOrNull != null && priorOrNull.weight(source, target) != 0));
            }
        }
        for (int source = 0; priorOrNull != null && source < n; source++) {
            for (int e = priorOrNull.rowStart()[source]; e < priorOrNull.rowStart()[source + 1]; e++) {
                final int target = priorOrNull.columns()[e];
                if (seen.add((long)source * n + target)) {
                    candidates.add(new Candidate(source, target, confidence.of(source, target, 0),
                        rows.effects(source)[target] != 0, true));
                }
            }
        }
        candidates.sort(Comparator.comparingDouble(Candidate::confidence).reversed()
            .thenComparingInt(Candidate::source).thenComparingInt(Candidate::target));
        return candidates;
    }
}
