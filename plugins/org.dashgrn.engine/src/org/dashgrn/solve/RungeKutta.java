package org.dashgrn.solve;

import java.util.Arrays;
import java.util.stream.Stream;
import org.dashgrn.compute.Floats;
import org.dashgrn.compute.WeightedSum;
import org.dashgrn.model.Dynamics.Evaluation;
import org.dashgrn.model.Dynamics.Gradient;
import org.dashgrn.model.Dynamics.VectorField;

/**
 * Solves a block of initial value problems at once, each column over its own interval rescaled to [0, 1]: dy/ds =
 * dt·f(y) (METHOD.md, section 2), and computes the exact gradient of the discrete solution. For one thread.
 */
public final class RungeKutta {

    /** Always the same, so that a solve does not depend on those before it. */
    private static final double FIRST_STEP = 0.25;
    private static final double SMALLEST_STEP = 1e-6;
    private static final int MOST_STEPS = 10_000;

    private final VectorField m_field;
    private final Tape m_tape;
    private final int m_genes;
    private final WeightedSum m_sum = new WeightedSum();
    private final Floats m_state;
    /** Cotangents of the stages' states. */
    private Floats[] m_dStage = {};
    /** Slopes of the stages, and that at the end of the step; none is needed after its step. */
    private Floats[] m_slopes = {};
    private final Floats m_error;
    private Tableau m_tableau;
    private final Floats m_end;

    /**
     * @param field evaluates the dynamics
     * @param genes n
     */
    public RungeKutta(final VectorField field, final int genes) {
        m_field = field;
        m_tape = new Tape(field);
        m_genes = genes;
        m_state = field.newStates();
        m_error = field.newStates();
        m_end = field.newStates();
    }

    /**
     * @param y genes×width: the initial states, replaced by the states at the ends of the intervals
     * @param dt length of each column's interval
     * @param width columns
     * @param control step lengths
     * @throws DivergenceException if the adaptive control finds no step that is accurate enough
     */
    public void solve(final Floats y, final float[] dt, final int width, final StepControl control) {
        m_tape.clear();
        m_field.begin(dt, width);
        if (control instanceof StepControl.Fixed fixed) {
            use(Tableau.RK4);
            for (int s = 0; s < fixed.steps(); s++) {
                advance(y, width, 1f / fixed.steps(), null, y);
            }
        } else {
            use(Tableau.DORMAND_PRINCE);
            solveAdaptively(y, width, (StepControl.Adaptive)control);
        }
    }

    private void use(final Tableau tableau) {
        m_tableau = tableau;
        while (m_slopes.length <= tableau.stages()) {
            m_slopes = Arrays.copyOf(m_slopes, m_slopes.length + 1);
            m_slopes[m_slopes.length - 1] = m_field.newStates();
        }
    }

    /** One step from y into {@code end}; the first evaluation, and its slope, are given if they are known already. */
    private void advance(final Floats y, final int width, final float h, final Evaluation first, final Floats end) {
        final int stages = m_tableau.stages();
        final int length = m_genes * width;
        final Tape.Step step = m_tape.append(stages);
        step.length = h;
        for (int i = 0; i < stages; i++) {
            if (i == 0 && first != null) {
                step.stages[0] = first;
                continue;
            }
            final Evaluation stage = m_tape.take();
            step.stages[i] = stage;
            Floats at = y;
            if (i > 0) {
                combine(y, m_tableau.a()[i], h, length, m_state);
                at = m_state;
            }
            m_field.evaluate(at, width, stage, m_slopes[i]);
        }
        combine(y, m_tableau.b(), h, length, end);
    }

    /** out ← y + h·Σ weights[j]·slope[j]; out may be y. */
    private void combine(final Floats y, final float[] weights, final float h, final int length, final Floats out) {
        m_sum.set(1f, y);
        for (int j = 0; j < weights.length; j++) {
            if (weights[j] != 0) {
                m_sum.add(h * weights[j], m_slopes[j]);
            }
        }
        m_sum.to(length, out);
    }

    private void solveAdaptively(final Floats y, final int width, final StepControl.Adaptive control) {
        final int length = m_genes * width;
        final Floats end = m_end;
        Evaluation first = m_tape.take();
        m_field.evaluate(y, width, first, m_slopes[0]);
        double s = 0;
        double h = FIRST_STEP;
        boolean rejected = false;
        for (int tries = 0; s < 1; tries++) {
            if (tries > MOST_STEPS || h < SMALLEST_STEP) {
                throw new DivergenceException("The dynamics are too stiff or diverge: at share " + s
                    + " of the intervals the solver would need steps shorter than " + h);
            }
            final boolean last = s + h >= 1 - 1e-6;
            final float step = (float)(last ? 1 - s : h);
            final int mark = m_tape.mark();
            advance(y, width, step, first, end);
            final Evaluation next = m_tape.take();
            m_field.evaluate(end, width, next, m_slopes[m_tableau.stages()]);
            final double error = errorNorm(y, end, step, length, control);
            final double growth = Double.isFinite(error)
                ? Math.min(rejected ? 1 : 10, Math.max(0.2, 0.9 * Math.pow(error + 1e-10, -0.2))) : 0.2;
            if (error <= 1) {
                y.copy(end, length);
                first = next;
                final Floats slope = m_slopes[0];
                m_slopes[0] = m_slopes[m_tableau.stages()];
                m_slopes[m_tableau.stages()] = slope;
                s = last ? 1 : s + step;
                rejected = false;
            } else {
                m_tape.reset(mark);
                rejected = true;
            }
            h = step * growth;
        }
    }

    private double errorNorm(final Floats y, final Floats end, final float step, final int length,
        final StepControl.Adaptive control) {
        final float[] weights = m_tableau.error();
        final int stages = m_tableau.stages();
        m_sum.set(step * weights[stages], m_slopes[stages]);
        for (int j = 0; j < stages; j++) {
            m_sum.add(step * weights[j], m_slopes[j]);
        }
        m_sum.to(length, m_error);
        double sum = 0;
        for (int i = 0; i < length; i++) {
            final double scale =
                control.absolute() + control.relative() * Math.max(Math.abs(y.get(i)), Math.abs(end.get(i)));
            final double e = m_error.get(i) / scale;
            sum += e * e;
        }
        return Math.sqrt(sum / length);
    }

    /**
     * The vector-Jacobian product of the last {@link #solve}: adds the parameters' part to a gradient.
     *
     * @param cotangent genes×width: dL/d(end states), overwritten
     * @param width as in the solve
     * @param gradient of the field's kernel
     */
    public void pullBack(final Floats cotangent, final int width, final Gradient gradient) {
        final int length = m_genes * width;
        final int stages = m_tableau.stages();
        if (m_dStage.length < stages) {
            m_dStage = Stream.generate(m_field::newStates).limit(stages).toArray(Floats[]::new);
        }
        for (int s = m_tape.size() - 1; s >= 0; s--) {
            final Tape.Step step = m_tape.step(s);
            for (int i = stages - 1; i >= 0; i--) {
                m_sum.set(step.length * m_tableau.b()[i], cotangent);
                for (int l = i + 1; l < stages; l++) {
                    final float a = m_tableau.a()[l][i];
                    if (a != 0) {
                        m_sum.add(step.length * a, m_dStage[l]);
                    }
                }
                // the initial states are given: nobody asks how the loss depends on them
                m_field.pullBack(step.stages[i], m_sum, s == 0 && i == 0 ? null : m_dStage[i], gradient);
            }
            if (s > 0) {
                m_sum.set(1f, cotangent);
                for (int i = 0; i < stages; i++) {
                    m_sum.add(1f, m_dStage[i]);
                }
                m_sum.to(length, cotangent);
            }
        }
        gradient.settle();
    }
}
