package org.dashgrn.train;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.model.ModelArchive;
import org.dashgrn.model.TrainedModel;
import org.dashgrn.network.IndexedNetwork;

/** A SHA-256 over everything that decides what a training gives: only the same may go on from a checkpoint. */
public final class Fingerprint {

    private final MessageDigest m_digest;

    /** Of nothing yet. */
    public Fingerprint() {
        try {
            m_digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /**
     * @param settings a record, or something else that says all about itself in {@code toString}
     * @return this
     */
    public Fingerprint settings(final Object settings) {
        m_digest.update((settings + "\n").getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /**
     * @param data what is trained on
     * @return this
     */
    public Fingerprint data(final ExpressionTrajectories data) {
        return settings(data.fingerprint());
    }

    /**
     * @param network a prior or co-regulation, or null if there is none
     * @return this
     */
    public Fingerprint network(final IndexedNetwork network) {
        if (network == null) {
            return settings("no network");
        }
        settings("network of " + network.size() + ", " + network.edgeCount());
        final ByteBuffer number = ByteBuffer.allocate(2 * Integer.BYTES + Double.BYTES);
        for (int j = 0; j < network.size(); j++) {
            for (int e = network.rowStart()[j]; e < network.rowStart()[j + 1]; e++) {
                m_digest.update(number.clear().putInt(j).putInt(network.columns()[e])
                    .putDouble(network.weights()[e]).flip());
            }
        }
        return this;
    }

    /**
     * @param model where the training begins
     * @return this
     */
    public Fingerprint model(final TrainedModel model) {
        try {
            ModelArchive.write(model, new DigestOutputStream(OutputStream.nullOutputStream(), m_digest));
        } catch (IOException e) {
            throw new UncheckedIOException("a digest does not fail", e);
        }
        return this;
    }

    /** @return the digest in hex; this object is used up */
    public String hex() {
        return HexFormat.of().formatHex(m_digest.digest());
    }
}
