package org.dashgrn.train;

import java.util.List;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.Interval;
import org.dashgrn.data.Trajectory;

/**
 * Intervals as the solver takes them.
 *
 * @param starts state at the beginning of each interval
 * @param lengths length of each interval
 * @param targets state at its end
 */
record IntervalData(float[][] starts, float[] lengths, float[][] targets) {

    static IntervalData of(final ExpressionTrajectories data, final List<Interval> intervals) {
        final float[][][] states = new float[data.trajectories().size()][][];
        for (int k = 0; k < states.length; k++) {
            states[k] = floats(data.trajectories().get(k));
        }
        final int count = intervals.size();
        final IntervalData batch = new IntervalData(new float[count][], new float[count], new float[count][]);
        for (int i = 0; i < count; i++) {
            final Interval interval = intervals.get(i);
            final double[] times = data.trajectories().get(interval.trajectory()).times();
            batch.starts[i] = states[interval.trajectory()][interval.start()];
            batch.targets[i] = states[interval.trajectory()][interval.start() + 1];
            batch.lengths[i] = (float)(times[interval.start() + 1] - times[interval.start()]);
        }
        return batch;
    }

    private static float[][] floats(final Trajectory trajectory) {
        final float[][] states = new float[trajectory.length()][trajectory.values()[0].length];
        for (int t = 0; t < states.length; t++) {
            for (int g = 0; g < states[t].length; g++) {
                states[t][g] = (float)trajectory.values()[t][g];
            }
        }
        return states;
    }

    int size() {
        return lengths.length;
    }

    /** The intervals with the given positions, sharing their states. */
    IntervalData select(final int[] positions) {
        final IntervalData chosen =
            new IntervalData(new float[positions.length][], new float[positions.length], new float[positions.length][]);
        for (int i = 0; i < positions.length; i++) {
            chosen.starts[i] = starts[positions[i]];
            chosen.targets[i] = targets[positions[i]];
            chosen.lengths[i] = lengths[positions[i]];
        }
        return chosen;
    }

    /** @return root mean square change of expression over the intervals */
    double change() {
        double squares = 0;
        for (int i = 0; i < lengths.length; i++) {
            for (int g = 0; g < starts[i].length; g++) {
                final double d = (double)targets[i][g] - starts[i][g];
                squares += d * d;
            }
        }
        return Math.sqrt(squares / ((double)lengths.length * starts[0].length));
    }

    /** @return root mean square of expression at the beginnings of the intervals */
    double magnitude() {
        double squares = 0;
        for (float[] start : starts) {
            for (float value : start) {
                squares += (double)value * value;
            }
        }
        return Math.sqrt(squares / ((double)starts.length * starts[0].length));
    }
}
