package org.dashgrn.data;

/**
 * The unit of training: from one time point of a trajectory to the next (METHOD.md, section 2).
 *
 * @param trajectory index of the trajectory
 * @param start index of the time point at which the interval begins; it ends at {@code start + 1}
 */
public record Interval(int trajectory, int start) {
}
