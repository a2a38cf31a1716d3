package org.dashgrn.train;

import java.util.List;
import org.dashgrn.data.Interval;
import org.dashgrn.solve.IntervalSolver;
import org.dashgrn.solve.StepControl;

/** The validation intervals, and how sure the loss on them is. */
final class Validation {

    /**
     * @param loss mean squared error over all predicted values
     * @param error standard error of the mean over trajectories, or over intervals if there is one trajectory
     */
    record Loss(double loss, double error) {
    }

    private final IntervalData m_data;
    private final int[] m_group;
    private final int m_groups;

    /**
     * @param data the intervals
     * @param intervals the same, to know their trajectories
     */
    Validation(final IntervalData data, final List<Interval> intervals) {
        m_data = data;
        m_group = new int[intervals.size()];
        int groups = 0;
        for (int i = 0; i < m_group.length; i++) {
            if (i > 0 && intervals.get(i).trajectory() != intervals.get(i - 1).trajectory()) {
                groups++;
            }
            m_group[i] = groups;
        }
        if (groups == 0) {
            for (int i = 0; i < m_group.length; i++) {
                m_group[i] = i;
            }
            groups = m_group.length - 1;
        }
        m_groups = groups + 1;
    }

    Loss loss(final IntervalSolver solver, final StepControl control) {
        final float[][] ends = solver.predict(m_data.starts(), m_data.lengths(), control);
        final double[] squares = new double[m_groups];
        final int[] values = new int[m_groups];
        double total = 0;
        for (int i = 0; i < ends.length; i++) {
            for (int g = 0; g < ends[i].length; g++) {
                final double d = (double)ends[i][g] - m_data.targets()[i][g];
                squares[m_group[i]] += d * d;
            }
            values[m_group[i]] += ends[i].length;
        }
        for (double s : squares) {
            total += s;
        }
        final double loss = total / ((double)ends.length * ends[0].length);
        if (m_groups < 2) {
            return new Loss(loss, 0);
        }
        double spread = 0;
        for (int k = 0; k < m_groups; k++) {
            final double d = squares[k] / values[k] - loss;
            spread += d * d;
        }
        return new Loss(loss, Math.sqrt(spread / (m_groups - 1) / m_groups));
    }
}
