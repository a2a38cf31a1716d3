package org.dashgrn.nodes.dynamicspredictor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.data.Progress;
import org.dashgrn.solve.Predictor;

/**
 * Which states are predicted, from which ones.
 *
 * @param trajectory index of the trajectory of each run
 * @param starts initial state of each run
 * @param from its time
 * @param times what is predicted
 */
record PredictionPlan(int[] trajectory, double[][] starts, double[] from, double[][] times) {

    static PredictionPlan of(final List<ObservedTrajectory> data, final DynamicsPredictorParameters parameters) {
        return switch (parameters.m_mode) {
            case ONE_STEP -> oneStep(data);
            case ROLL_OUT -> fromStarts(data, data.stream().map(ObservedTrajectory::times).toArray(double[][]::new));
            case TIME_GRID -> fromStarts(data, data.stream()
                .map(trajectory -> grid(trajectory, parameters.m_from, parameters.m_to, parameters.m_points))
                .toArray(double[][]::new));
        };
    }

    private static PredictionPlan fromStarts(final List<ObservedTrajectory> data, final double[][] times) {
        final int[] trajectory = new int[times.length];
        final double[][] starts = new double[times.length][];
        final double[] from = new double[times.length];
        for (int k = 0; k < times.length; k++) {
            trajectory[k] = k;
            starts[k] = data.get(k).values()[0];
            from[k] = data.get(k).start();
        }
        return new PredictionPlan(trajectory, starts, from, times);
    }

    private static PredictionPlan oneStep(final List<ObservedTrajectory> data) {
        final List<int[]> pairs = new ArrayList<>();
        for (int k = 0; k < data.size(); k++) {
            for (int t = 0; t + 1 < data.get(k).times().length; t++) {
                pairs.add(new int[]{k, t});
            }
        }
        if (pairs.isEmpty()) {
            throw new InvalidInputException("Every trajectory has a single time point", "trajectories",
                "Choose the mode \"Roll-out on a time grid\", or connect at least two time points");
        }
        final PredictionPlan plan = new PredictionPlan(pairs.stream().mapToInt(pair -> pair[0]).toArray(),
            new double[pairs.size()][], new double[pairs.size()], new double[pairs.size()][]);
        for (int i = 0; i < pairs.size(); i++) {
            final ObservedTrajectory trajectory = data.get(pairs.get(i)[0]);
            final int t = pairs.get(i)[1];
            plan.starts[i] = trajectory.values()[t];
            plan.from[i] = trajectory.times()[t];
            plan.times[i] = new double[]{trajectory.times()[t + 1]};
        }
        return plan;
    }

    private static double[] grid(final ObservedTrajectory trajectory, final Optional<Double> first,
        final Optional<Double> last, final int points) {
        final double from = first.orElse(trajectory.start());
        final double to = last.orElse(trajectory.end());
        if (from < trajectory.start()) {
            throw new InvalidInputException("The time grid starts at " + from + ", before the first row at "
                + trajectory.start(), "trajectory " + trajectory.name(), "Set a later first time");
        }
        if (to <= from) {
            throw new InvalidInputException("The time grid goes from " + from + " to " + to,
                "trajectory " + trajectory.name(), "Set its last time to one after " + from);
        }
        final double[] times = new double[points];
        for (int i = 0; i < points; i++) {
            times[i] = i == points - 1 ? to : from + (to - from) * i / (points - 1);
        }
        return times;
    }

    /** @return how many runs there are */
    int size() {
        return from.length;
    }

    /** @return per run and time the predicted state */
    double[][][] run(final Predictor predictor, final Progress progress) {
        return predictor.at(starts, from, times, progress);
    }
}
