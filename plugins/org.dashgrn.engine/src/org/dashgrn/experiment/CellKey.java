package org.dashgrn.experiment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What makes a cell that cell: two cells with the same key have the same result, bit by bit. */
final class CellKey {

    private static final int LENGTH = 16;

    private CellKey() {
    }

    /**
     * @param fingerprint of the data
     * @param recipe what is done with them, seed included
     * @param resample number of the bootstrap sample, 0 for the data as they are
     * @return 16 hexadecimal digits
     */
    static String of(final String fingerprint, final Recipe recipe, final int resample) {
        final MessageDigest digest = digest();
        // records print all their components: a setting that is new makes new cells
        digest.update((fingerprint + "\n" + recipe + "\n" + resample).getBytes(StandardCharsets.UTF_8));
        return hex(digest).substring(0, LENGTH);
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    static String hex(final MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
