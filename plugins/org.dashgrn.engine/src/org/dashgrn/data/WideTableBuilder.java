package org.dashgrn.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * Builds trajectories from rows that each hold one time point: from a file or from any other table.
 * <p>
 * The rows of a trajectory need not be next to each other, but their times must increase from one to the next.
 */
public final class WideTableBuilder {

    private static final class Rows {

        private final List<Double> m_times = new ArrayList<>();
        private final List<double[]> m_values = new ArrayList<>();
        private final List<Long> m_numbers = new ArrayList<>();
    }

    private final List<String> m_genes;
    private final LongFunction<String> m_place;
    private final Map<String, Rows> m_trajectories = new LinkedHashMap<>();

    /**
     * @param genes what the values of every row belong to
     * @param place how messages name a row, by the number it was added with, e.g. {@code file.csv:12}
     */
    public WideTableBuilder(final List<String> genes, final LongFunction<String> place) {
        m_genes = List.copyOf(genes);
        m_place = place;
    }

    /**
     * @param row a number from which {@code place} makes the row's name
     * @param trajectory which trajectory it belongs to; blank is an error
     * @param time its time, above that of the trajectory's last row
     * @param values one per gene, NaN is missing; kept, not copied
     * @throws InvalidInputException if the row does not fit
     */
    public void addRow(final long row, final String trajectory, final double time, final double[] values) {
        checkTime(trajectory, time, m_place.apply(row));
        if (values.length != m_genes.size()) {
            throw new InvalidInputException("The row has " + values.length + " values for " + m_genes.size()
                + " genes", m_place.apply(row), "Give one value, or a missing one, per gene");
        }
        for (int g = 0; g < values.length; g++) {
            if (Double.isInfinite(values[g])) {
                throw new InvalidInputException("Expression is infinite",
                    m_place.apply(row) + ", gene " + m_genes.get(g), "Replace it with a number or a missing value");
            }
        }
        final Rows rows = m_trajectories.computeIfAbsent(trajectory, name -> new Rows());
        final int count = rows.m_times.size();
        if (count > 0 && !(time > rows.m_times.get(count - 1))) {
            throw notIncreasing(trajectory, time, rows, row);
        }
        rows.m_times.add(time);
        rows.m_values.add(values);
        rows.m_numbers.add(row);
    }

    /** Checks what wide and long tables have in common. */
    static void checkTime(final String trajectory, final double time, final String place) {
        if (trajectory.isBlank()) {
            throw new InvalidInputException("The row has no trajectory", place,
                "Name the trajectory in every row, or in none");
        }
        if (!Double.isFinite(time)) {
            throw new InvalidInputException(Double.isNaN(time) ? "The time is missing" : "The time is infinite", place,
                "Give the time as a number, or remove the row");
        }
    }

    private InvalidInputException notIncreasing(final String trajectory, final double time, final Rows rows,
        final long row) {
        final int same = rows.m_times.indexOf(time);
        if (same >= 0) {
            return new InvalidInputException("Trajectory " + trajectory + " has the time " + time + " twice, first at "
                + m_place.apply(rows.m_numbers.get(same)), m_place.apply(row),
                "Average or remove the duplicate, or tell trajectories apart by a column");
        }
        final int last = rows.m_times.size() - 1;
        return new InvalidInputException("Times of trajectory " + trajectory + " do not increase: "
            + rows.m_times.get(last) + " (" + m_place.apply(rows.m_numbers.get(last)) + ") is followed by " + time,
            m_place.apply(row), "Sort the rows by time, or tell trajectories apart by a column");
    }

    /**
     * @return the trajectories, in the order of their first rows
     * @throws InvalidInputException if there is none, or one has fewer than 2 time points
     */
    public ExpressionTrajectories build() {
        final List<Trajectory> trajectories = new ArrayList<>();
        m_trajectories.forEach((name, rows) -> {
            if (rows.m_times.size() < 2) {
                throw new InvalidInputException("Trajectory " + name + " has 1 time point, at least 2 are needed",
                    m_place.apply(rows.m_numbers.get(0)), "Remove the trajectory or add time points");
            }
            trajectories.add(new Trajectory(name, rows.m_times.stream().mapToDouble(Double::doubleValue).toArray(),
                rows.m_values.toArray(double[][]::new)));
        });
        return new ExpressionTrajectories(m_genes, trajectories);
    }
}
