package org.dashgrn.network;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A sparse n×n matrix over the genes of a model in compressed-row form: row = regulator, column = target.
 * <p>
 * Immutable by convention: callers do not write into the arrays.
 *
 * @param size n
 * @param rowStart n+1 offsets into {@code columns} and {@code weights}
 * @param columns target of each edge, ascending within a row
 * @param weights weight of each edge
 */
public record IndexedNetwork(int size, int[] rowStart, int[] columns, double[] weights) implements Serializable {

    /**
     * @param size n
     * @param pairs (regulator, target), each at most once
     * @param weights as many as pairs
     * @return the matrix
     */
    public static IndexedNetwork of(final int size, final List<int[]> pairs, final List<Double> weights) {
        final int[] order = IntStream.range(0, pairs.size()).boxed()
            .sorted(Comparator.<Integer> comparingInt(e -> pairs.get(e)[0]).thenComparingInt(e -> pairs.get(e)[1]))
            .mapToInt(Integer::intValue).toArray();
        final int[] rowStart = new int[size + 1];
        final int[] columns = new int[order.length];
        final double[] values = new double[order.length];
        for (int e = 0; e < order.length; e++) {
            rowStart[pairs.get(order[e])[0] + 1]++;
            columns[e] = pairs.get(order[e])[1];
            values[e] = weights.get(order[e]);
        }
        for (int i = 0; i < size; i++) {
            rowStart[i + 1] += rowStart[i];
        }
        return new IndexedNetwork(size, rowStart, columns, values);
    }

    /** @return the number of edges */
    public int edgeCount() {
        return columns.length;
    }

    /**
     * @param regulator row
     * @param target column
     * @return the weight of the edge, 0 if there is none
     */
    public double weight(final int regulator, final int target) {
        final int found = Arrays.binarySearch(columns, rowStart[regulator], rowStart[regulator + 1], target);
        return found < 0 ? 0 : weights[found];
    }
}
