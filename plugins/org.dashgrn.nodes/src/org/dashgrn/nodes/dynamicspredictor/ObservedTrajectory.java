package org.dashgrn.nodes.dynamicspredictor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.nodes.TrajectoryLayout;
import org.knime.core.data.DataRow;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;

/**
 * What is known of a trajectory that is to be predicted: unlike training data, its initial state may be all.
 *
 * @param name of the trajectory
 * @param times at least one, increasing
 * @param values one state per time; NaN is missing
 */
record ObservedTrajectory(String name, double[] times, double[][] values) {

    private static final int ROWS_BETWEEN_CHECKS = 64;

    ObservedTrajectory {
        for (int t = 0; t < times.length; t++) {
            if (!(t == 0 ? Double.isFinite(times[0]) : times[t] > times[t - 1])) {
                throw new InvalidInputException(t == 0 ? "The first time is " + times[0]
                    : "Times do not increase: " + times[t - 1] + " is followed by " + times[t], "trajectory " + name,
                    "Sort the time points and remove duplicates");
            }
            for (double value : values[t]) {
                if (Double.isInfinite(value)) {
                    throw new InvalidInputException("Expression is infinite",
                        "trajectory " + name + ", time " + times[t], "Replace it with a number or a missing value");
                }
            }
        }
    }

    /** @return the trajectories of a table in order of first appearance */
    static List<ObservedTrajectory> read(final BufferedDataTable table, final TrajectoryLayout layout,
        final ExecutionMonitor exec) throws CanceledExecutionException {
        final Map<String, List<double[]>> states = new LinkedHashMap<>();
        final Map<String, List<Double>> times = new LinkedHashMap<>();
        try (CloseableRowIterator rows = table.iterator()) {
            for (long r = 0; rows.hasNext(); r++) {
                if (r % ROWS_BETWEEN_CHECKS == 0) {
                    exec.checkCanceled();
                }
                final DataRow row = rows.next();
                final String name = layout.trajectory(row);
                times.computeIfAbsent(name, key -> new ArrayList<>()).add(layout.time(row));
                states.computeIfAbsent(name, key -> new ArrayList<>()).add(layout.expression(row));
            }
        }
        if (states.isEmpty()) {
            throw new InvalidInputException("The table has no rows", "trajectories",
                "Connect a table with at least one initial state");
        }
        final List<ObservedTrajectory> trajectories = new ArrayList<>();
        states.forEach((name, values) -> trajectories.add(new ObservedTrajectory(name,
            times.get(name).stream().mapToDouble(Double::doubleValue).toArray(), values.toArray(double[][]::new))));
        return trajectories;
    }

    /** @return the time of the initial state */
    double start() {
        return times[0];
    }

    /** @return the last time that is observed */
    double end() {
        return times[times.length - 1];
    }
}
