package org.dashgrn.solve;

/**
 * How long the solver's steps are. Every interval is solved over s in [0, 1], so step lengths are shares of an interval.
 */
public sealed interface StepControl {

    /**
     * Equal steps by the classical Runge-Kutta method.
     *
     * @param steps steps per interval, at least 1
     */
    record Fixed(int steps) implements StepControl {

        /** Checks the count. */
        public Fixed {
            if (steps < 1) {
                throw new IllegalArgumentException("steps: " + steps);
            }
        }
    }

    /**
     * Dormand-Prince with an error estimate per step: it is accepted if the root mean square of error / (atol +
     * rtol·|y|) over the block is at most 1.
     *
     * @param relative rtol; what floats can resolve ends near 1e-6
     * @param absolute atol
     */
    record Adaptive(double relative, double absolute) implements StepControl {

        /** Checks the tolerances. */
        public Adaptive {
            if (!(relative >= 0 && absolute > 0)) {
                throw new IllegalArgumentException("tolerances: " + relative + ", " + absolute);
            }
        }
    }
}
