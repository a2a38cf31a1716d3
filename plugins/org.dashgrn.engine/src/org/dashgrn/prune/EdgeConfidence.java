package org.dashgrn.prune;

import org.dashgrn.model.EdgeEvidence;

/** Belief in every listed edge of an evidence, given the prior that it was gathered with. */
final class EdgeConfidence {

    private EdgeConfidence() {
    }

    /**
     * @param evidence strengths of edges
     * @param trust see {@link EdgeBelief#fit}
     * @return probability that each listed pair is a true edge
     */
    static double[] of(final EdgeEvidence evidence, final double trust) {
        final EdgeBelief.Strengths strengths = new EdgeBelief.Strengths();
        strengths.addOthers(evidence.unlisted());
        for (int e = 0; e < evidence.size(); e++) {
            strengths.add(evidence.strength()[e], evidence.inPrior()[e]);
        }
        final EdgeBelief belief = EdgeBelief.fit(strengths, trust);
        final double[] confidence = new double[evidence.size()];
        for (int e = 0; e < confidence.length; e++) {
            confidence[e] = belief.belief(evidence.strength()[e], evidence.inPrior()[e]);
        }
        return confidence;
    }
}
