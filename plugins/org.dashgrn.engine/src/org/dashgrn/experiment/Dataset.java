package org.dashgrn.experiment;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.evaluate.ScoringRules;
import org.dashgrn.network.Edge;
import org.dashgrn.network.GeneNetwork;
import org.dashgrn.network.IndexedNetwork;

/**
 * What is trained on and what judges it. Serialisable, so that a cluster can be given it once.
 *
 * @param name unique within an experiment
 * @param training trajectories to train on, validation set included
 * @param priorOrNull n×n regulators × targets over the genes of {@code training}, or null
 * @param coRegulationOrNull n×n, or null: then it follows from the prior
 * @param testOrNull trajectories that nothing is trained on, or null: then no prediction is judged
 * @param referenceOrNull the network that is taken for true, or null: then no network is judged
 * @param rules which pairs of genes the reference judges
 */
public record Dataset(String name, ExpressionTrajectories training, IndexedNetwork priorOrNull,
    IndexedNetwork coRegulationOrNull, ExpressionTrajectories testOrNull, GeneNetwork referenceOrNull,
    ScoringRules rules) implements Serializable {

    /**
     * Data without a test set and a reference.
     *
     * @param name unique within an experiment
     * @param training trajectories to train on
     * @param priorOrNull the prior, or null
     * @param coRegulationOrNull co-regulation, or null
     * @return the data set
     */
    public static Dataset of(final String name, final ExpressionTrajectories training,
        final IndexedNetwork priorOrNull, final IndexedNetwork coRegulationOrNull) {
        return new Dataset(name, training, priorOrNull, coRegulationOrNull, null, null, ScoringRules.ALL_PAIRS);
    }

    /** @return a SHA-256 over everything but the name, in hex: the same if and only if a cell would give the same */
    public String fingerprint() {
        final MessageDigest digest = CellKey.digest();
        add(digest, training.fingerprint());
        add(digest, priorOrNull);
        add(digest, coRegulationOrNull);
        add(digest, testOrNull == null ? "-" : testOrNull.fingerprint());
        if (referenceOrNull != null) {
            for (Edge edge : referenceOrNull.edges()) {
                add(digest, edge.source() + "\t" + edge.target() + "\t" + edge.weight());
            }
        }
        add(digest, rules.toString());
        return CellKey.hex(digest);
    }

    private static void add(final MessageDigest digest, final String text) {
        digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static void add(final MessageDigest digest, final IndexedNetwork network) {
        if (network == null) {
            add(digest, "-");
            return;
        }
        final ByteBuffer edge = ByteBuffer.allocate(2 * Integer.BYTES + Double.BYTES);
        for (int j = 0; j < network.size(); j++) {
            for (int e = network.rowStart()[j]; e < network.rowStart()[j + 1]; e++) {
                digest.update(edge.clear().putInt(j).putInt(network.columns()[e]).putDouble(network.weights()[e]).flip());
            }
        }
        add(digest, "n=" + network.size());
    }
}
