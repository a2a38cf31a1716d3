package org.dashgrn.data;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Expression of the same genes in one or more samples over time.
 *
 * @param genes the gene names, all different, none blank
 * @param trajectories at least one
 */
public record ExpressionTrajectories(List<String> genes, List<Trajectory> trajectories)
    implements Serializable {

    /** Checks that names are unique and every row has one finite or missing (NaN) value per gene. */
    public ExpressionTrajectories {
        genes = List.copyOf(genes);
        trajectories = List.copyOf(trajectories);
        final Map<String, Integer> seen = new HashMap<>();
        for (int g = 0; g < genes.size(); g++) {
            if (genes.get(g).isBlank()) {
                throw new InvalidInputException("Gene " + (g + 1) + " has no name", "", "Name every gene");
            }
            final Integer first = seen.put(genes.get(g), g);
            if (first != null) {
                throw new InvalidInputException(
                    "Gene " + genes.get(g) + " occurs twice, as number " + (first + 1) + " and " + (g + 1), "",
                    "Gene names must be unique: average or rename the duplicates");
            }
        }
        if (genes.isEmpty() || trajectories.isEmpty()) {
            throw new InvalidInputException("There are " + genes.size() + " genes and " + trajectories.size()
                + " trajectories", "", "At least one of each is needed");
        }
        for (Trajectory trajectory : trajectories) {
            for (int t = 0; t < trajectory.length(); t++) {
                check(genes, trajectory, t);
            }
        }
    }

    private static void check(final List<String> genes, final Trajectory trajectory, final int t) {
        final double[] row = trajectory.values()[t];
        if (row.length != genes.size()) {
            throw new InvalidInputException(
                "Time point " + (t + 1) + " has " + row.length + " values for " + genes.size() + " genes",
                "trajectory " + trajectory.name(), "Give one value, or a missing one, per gene");
        }
        for (int g = 0; g < row.length; g++) {
            if (Double.isInfinite(row[g])) {
                throw new InvalidInputException("Expression is infinite",
                    "trajectory " + trajectory.name() + ", gene " + genes.get(g) + ", time " + trajectory.times()[t],
                    "Replace it with a number or a missing value");
            }
        }
    }

    /** @return the number of genes, n */
    public int geneCount() {
        return genes.size();
    }

    /**
     * @return the intervals whose two ends have a value for every gene, in order of trajectory and time; a pair with a
     *         missing end is skipped, not imputed
     */
    public List<Interval> intervals() {
        final List<Interval> intervals = new ArrayList<>();
        for (int k = 0; k < trajectories.size(); k++) {
            final Trajectory trajectory = trajectories.get(k);
            boolean complete = trajectory.isComplete(0);
            for (int t = 1; t < trajectory.length(); t++) {
                final boolean next = trajectory.isComplete(t);
                if (complete && next) {
                    intervals.add(new Interval(k, t - 1));
                }
                complete = next;
            }
        }
        return List.copyOf(intervals);
    }

    /** @return how many pairs of neighbouring time points {@link #intervals()} leaves out for missing values */
    public int skippedIntervals() {
        int pairs = 0;
        for (Trajectory trajectory : trajectories) {
            pairs += trajectory.length() - 1;
        }
        return pairs - intervals().size();
    }

    /**
     * A bootstrap sample holds some trajectories several times. What is set apart for a test must take all copies.
     *
     * @return for each trajectory the index of the first one that is the same object; its own if there is none before
     */
    public int[] originals() {
        final Map<Trajectory, Integer> first = new HashMap<>();
        final int[] originals = new int[trajectories.size()];
        for (int k = 0; k < originals.length; k++) {
            final Integer before = first.putIfAbsent(trajectories.get(k), k);
            originals[k] = before == null ? k : before;
        }
        return originals;
    }

    /**
     * @param chosen indices of trajectories, which may repeat
     * @return those trajectories, in that order
     */
    public ExpressionTrajectories select(final List<Integer> chosen) {
        return new ExpressionTrajectories(genes, chosen.stream().map(trajectories::get).toList());
    }

    /** @return a SHA-256 over names, times and values, in hex: which data a model was trained on */
    public String fingerprint() {
        try {
            final MessageDigest digest = MessageDigest.getInstance("SHA-256");
            genes.forEach(gene -> digest.update((gene + "\n").getBytes(StandardCharsets.UTF_8)));
            final ByteBuffer number = ByteBuffer.allocate(Double.BYTES);
            for (Trajectory trajectory : trajectories) {
                digest.update((trajectory.name() + "\n").getBytes(StandardCharsets.UTF_8));
                for (int t = 0; t < trajectory.length(); t++) {
                    digest.update(number.clear().putDouble(trajectory.times()[t]).flip());
                    for (double value : trajectory.values()[t]) {
                        digest.update(number.clear().putDouble(value).flip());
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
