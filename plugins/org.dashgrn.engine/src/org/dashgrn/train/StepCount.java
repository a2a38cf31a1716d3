package org.dashgrn.train;

import org.dashgrn.solve.DivergenceException;
import org.dashgrn.solve.IntervalSolver;
import org.dashgrn.solve.StepControl;

/**
 * Keeps the number of RK4 steps as small as the wanted accuracy allows, by comparing solutions with half and double the
 * count on a sample of the training intervals. The rule sees only the current parameters and count, so training that is
 * continued decides as training that never stopped.
 */
final class StepCount {

    static final int MOST = 256;
    private static final int SAMPLE = 32;
    /** Differences below it, relative to expression or to 1, are the rounding of float. */
    private static final double RESOLUTION = 5e-7;

    private final IntervalData m_sample;
    private final double m_tolerance;

    /**
     * @param training all training intervals; an even sample of them is used
     * @param relative accuracy relative to the root mean square change over an interval
     */
    StepCount(final IntervalData training, final double relative) {
        final int count = Math.min(SAMPLE, training.size());
        final int[] positions = new int[count];
        for (int i = 0; i < count; i++) {
            positions[i] = (int)((long)i * training.size() / count);
        }
        m_sample = training.select(positions);
        m_tolerance = Math.max(relative * training.change(), RESOLUTION * Math.max(1, m_sample.magnitude()));
    }

    /**
     * @param solver with the current parameters
     * @param steps the count in use
     * @return the count to use: at most halved, or doubled as often as needed
     * @throws DivergenceException if even the largest count is not accurate
     */
    int check(final IntervalSolver solver, final int steps) {
        int count = steps;
        float[][] coarse = solve(solver, count);
        float[][] fine = solve(solver, 2 * count);
        if (difference(coarse, fine) <= m_tolerance) {
            if (count > 1 && difference(solve(solver, count / 2), coarse) <= m_tolerance / 2) {
                return count / 2;
            }
            return count;
        }
        while (!(difference(coarse, fine) <= m_tolerance)) {
            count *= 2;
            if (count > MOST) {
                throw new DivergenceException("The dynamics diverge or are too stiff: " + MOST
                    + " Runge-Kutta steps per interval are not accurate");
            }
            coarse = fine;
            fine = solve(solver, 2 * count);
        }
        return count;
    }

    private float[][] solve(final IntervalSolver solver, final int steps) {
        return solver.predict(m_sample.starts(), m_sample.lengths(), new StepControl.Fixed(steps));
    }

    /** Root mean square difference; NaN or infinite if a solution is. */
    private static double difference(final float[][] a, final float[][] b) {
        double squares = 0;
        for (int i = 0; i < a.length; i++) {
            for (int g = 0; g < a[i].length; g++) {
                final double d = (double)a[i][g] - b[i][g];
                squares += d * d;
            }
        }
        return Math.sqrt(squares / ((double)a.length * a[0].length));
    }
}
