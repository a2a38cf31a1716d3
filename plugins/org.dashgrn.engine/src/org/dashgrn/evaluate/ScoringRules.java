package org.dashgrn.evaluate;

import java.io.Serializable;

/**
 * Which ordered pairs of genes are judged.
 *
 * @param selfPairs whether the pairs (gene, gene) count, as in the paper
 * @param assayedOnly whether only genes that regulate something in the reference count as sources: ChIP-seq knows
 *            nothing about the other regulators
 */
public record ScoringRules(boolean selfPairs, boolean assayedOnly) implements Serializable {

    /** All n×n ordered pairs, as the paper counts. */
    public static final ScoringRules ALL_PAIRS = new ScoringRules(true, false);
}
