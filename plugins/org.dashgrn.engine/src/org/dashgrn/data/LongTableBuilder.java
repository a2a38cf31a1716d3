package org.dashgrn.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;

/**
 * Builds trajectories from rows that each hold one value: from a file or from any other table.
 * <p>
 * The rows may come in any order: time points are sorted, genes and trajectories are in the order in which they first
 * appear. What no row gives is missing.
 */
public final class LongTableBuilder {

    private static final int FEW = 16;

    /** The values of one time point so far, by gene, and the row that gave each; 0 is none. */
    private static final class TimePoint {

        private double[] m_values = new double[FEW];
        private long[] m_rows = new long[FEW];

        private void grow(final int genes) {
            m_values = Arrays.copyOf(m_values, genes);
            m_rows = Arrays.copyOf(m_rows, genes);
        }
    }

    private final LongFunction<String> m_place;
    private final Map<String, Integer> m_genes = new LinkedHashMap<>();
    private final Map<String, TreeMap<Double, TimePoint>> m_trajectories = new LinkedHashMap<>();

    /**
     * @param place how messages name a row, by the number it was added with, e.g. {@code file.csv:12}
     */
    public LongTableBuilder(final LongFunction<String> place) {
        m_place = place;
    }

    /**
     * @param row a number, not 0, from which {@code place} makes the row's name
     * @param trajectory which trajectory the value belongs to; blank is an error
     * @param time its time
     * @param gene its gene; blank is an error
     * @param value the expression; NaN is missing
     * @throws InvalidInputException if the row does not fit, or another one has given that value
     */
    public void addValue(final long row, final String trajectory, final double time, final String gene,
        final double value) {
        if (gene.isBlank() || Double.isInfinite(value) || trajectory.isBlank() || !Double.isFinite(time)) {
            throw refusal(m_place.apply(row), trajectory, time, gene);
        }
        final int g = m_genes.computeIfAbsent(gene, name -> m_genes.size());
        // adding 0 makes the two zeros one time
        final TimePoint point = m_trajectories.computeIfAbsent(trajectory, name -> new TreeMap<>())
            .computeIfAbsent(time + 0.0, key -> new TimePoint());
        if (g >= point.m_values.length) {
            point.grow(Math.max(g + 1, Math.max(m_genes.size(), 2 * point.m_values.length)));
        }
        if (point.m_rows[g] != 0) {
            throw new InvalidInputException("Gene " + gene + " of trajectory " + trajectory + " has two values at time "
                + time + ", first at " + m_place.apply(point.m_rows[g]), m_place.apply(row),
                "Average or remove the duplicate, or tell trajectories apart by a column");
        }
        point.m_rows[g] = row;
        point.m_values[g] = value;
    }

    private static InvalidInputException refusal(final String place, final String trajectory, final double time,
        final String gene) {
        WideTableBuilder.checkTime(trajectory, time, place);
        return gene.isBlank() ? new InvalidInputException("The row has no gene", place, "Name the gene in every row")
            : new InvalidInputException("Expression is infinite", place + ", gene " + gene,
                "Replace it with a number or a missing value");
    }

    /**
     * @return the trajectories
     * @throws InvalidInputException if there is none, or one has fewer than 2 time points
     */
    public ExpressionTrajectories build() {
        final int genes = m_genes.size();
        final List<Trajectory> trajectories = new ArrayList<>();
        m_trajectories.forEach((name, points) -> {
            final double[][] values = new double[points.size()][];
            final double[] times = new double[points.size()];
            int t = 0;
            for (Map.Entry<Double, TimePoint> entry : points.entrySet()) {
                final TimePoint point = entry.getValue();
                point.grow(genes);
                for (int g = 0; g < genes; g++) {
                    point.m_values[g] = point.m_rows[g] == 0 ? Double.NaN : point.m_values[g];
                }
                times[t] = entry.getKey();
                values[t] = point.m_values;
                t++;
            }
            trajectories.add(new Trajectory(name, times, values));
        });
        return new ExpressionTrajectories(List.copyOf(m_genes.keySet()), trajectories);
    }
}
