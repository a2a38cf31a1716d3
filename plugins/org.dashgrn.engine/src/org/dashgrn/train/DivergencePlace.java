package org.dashgrn.train;

import java.util.List;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.Interval;
import org.dashgrn.data.Progress;
import org.dashgrn.solve.DivergenceException;
import org.dashgrn.solve.IntervalSolver;
import org.dashgrn.solve.StepControl;

/**
 * Where in the data a model diverges: the first interval whose solution is not finite, and the gene that runs away there.
 *
 * @param trajectory its name; null if no solution diverges
 * @param from start of the interval
 * @param to its end
 * @param gene the gene that changes most just before the solution breaks down; null if that cannot be told
 */
record DivergencePlace(String trajectory, double from, double to, String gene) {

    /** So often the interval is halved to find a part of it that can be solved. */
    private static final int HALVINGS = 40;

    static DivergencePlace find(final IntervalSolver solver, final ExpressionTrajectories data, final int steps,
        final Progress progress) {
        final List<Interval> intervals = data.intervals();
        final IntervalData all = IntervalData.of(data, intervals);
        final StepControl control = new StepControl.Fixed(steps);
        int worst = -1;
        double largest = 0;
        for (int i = 0; i < all.size(); i++) {
            progress.checkCancelled();
            final float[] end = end(solver, all, i, 1, control);
            if (!isFinite(end)) {
                worst = i;
                break;
            }
            final double change = change(all.starts()[i], end, fastest(all.starts()[i], end));
            if (change > largest) {
                worst = i;
                largest = change;
            }
        }
        if (worst < 0) {
            return new DivergencePlace(null, 0, 0, null);
        }
        final Interval interval = intervals.get(worst);
        final var trajectory = data.trajectories().get(interval.trajectory());
        String gene = null;
        float share = 1;
        for (int h = 0; h < HALVINGS && gene == null; h++, share /= 2) {
            final float[] end = end(solver, all, worst, share, control);
            if (isFinite(end)) {
                gene = data.genes().get(fastest(all.starts()[worst], end));
            }
        }
        return new DivergencePlace(trajectory.name(), trajectory.times()[interval.start()],
            trajectory.times()[interval.start() + 1], gene);
    }

    private static float[] end(final IntervalSolver solver, final IntervalData all, final int i, final float share,
        final StepControl control) {
        try {
            return solver.predict(new float[][]{all.starts()[i]}, new float[]{share * all.lengths()[i]}, control)[0];
        } catch (DivergenceException e) {
            return new float[]{Float.NaN};
        }
    }

    private static boolean isFinite(final float[] state) {
        for (float value : state) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    private static int fastest(final float[] start, final float[] end) {
        int fastest = 0;
        for (int g = 1; g < end.length; g++) {
            if (change(start, end, g) > change(start, end, fastest)) {
                fastest = g;
            }
        }
        return fastest;
    }

    private static double change(final float[] start, final float[] end, final int gene) {
        return Math.abs((double)end[gene] - start[gene]);
    }

    @Override
    public String toString() {
        return trajectory == null ? "" : "trajectory " + trajectory + ", times " + from + " to " + to
            + (gene == null ? "" : ", gene " + gene);
    }
}
