package org.dashgrn.data;

import java.io.Serializable;

/**
 * One sample (donor, lineage, simulation) followed over time.
 * <p>
 * Immutable by convention: callers do not write into the arrays.
 *
 * @param name how the sample is called in tables and messages
 * @param times the time points, strictly increasing, at least two; in the user's own unit
 * @param values expression, one row per time point, one entry per gene: {@code values[time][gene]}; NaN is missing
 */
public record Trajectory(String name, double[] times, double[][] values) implements Serializable {

    /** Checks shapes and times; genes are counted by {@link ExpressionTrajectories}. */
    public Trajectory {
        if (times.length < 2) {
            throw new InvalidInputException("Trajectory has " + times.length + " time point(s), at least 2 are needed",
                "trajectory " + name, "Remove the trajectory or add time points");
        }
        if (values.length != times.length) {
            throw new InvalidInputException(
                "Trajectory has " + times.length + " times but " + values.length + " rows of expression",
                "trajectory " + name, "Give one row of expression per time point");
        }
        for (int t = 0; t < times.length; t++) {
            if (!Double.isFinite(times[t])) {
                throw new InvalidInputException("Time point " + (t + 1) + " is " + times[t], "trajectory " + name,
                    "Give a number");
            }
            if (t > 0 && !(times[t] > times[t - 1])) {
                throw new InvalidInputException(
                    "Times do not increase: " + times[t - 1] + " is followed by " + times[t], "trajectory " + name,
                    "Sort the time points and remove duplicates");
            }
        }
    }

    /** @return the number of time points, at least 2 */
    public int length() {
        return times.length;
    }

    /**
     * @param time index of a time point
     * @return whether every gene has a value there
     */
    public boolean isComplete(final int time) {
        for (double value : values[time]) {
            if (Double.isNaN(value)) {
                return false;
            }
        }
        return true;
    }
}
