package org.dashgrn.solve;

import java.util.ArrayList;
import java.util.List;
import org.dashgrn.model.Dynamics.Evaluation;
import org.dashgrn.model.Dynamics.VectorField;

/**
 * The accepted steps of one solve, for its exact gradient. Its evaluations are kept and used again by the next solve.
 */
final class Tape {

    /** One accepted step: its length and the evaluations of its stages. */
    static final class Step {
        float length;
        final Evaluation[] stages;

        Step(final int count) {
            stages = new Evaluation[count];
        }
    }

    private final VectorField m_field;
    private final List<Evaluation> m_pool = new ArrayList<>();
    private final List<Step> m_steps = new ArrayList<>();
    private int m_taken;
    private int m_size;

    Tape(final VectorField field) {
        m_field = field;
    }

    /** Forgets all steps. */
    void clear() {
        m_taken = 0;
        m_size = 0;
    }

    /** @return an evaluation that nobody else uses until {@link #clear()} */
    Evaluation take() {
        if (m_taken == m_pool.size()) {
            m_pool.add(m_field.newEvaluation());
        }
        return m_pool.get(m_taken++);
    }

    /** @return a new last step with room for the given number of stages */
    Step append(final int stages) {
        if (m_size == m_steps.size()) {
            m_steps.add(new Step(stages));
        }
        return m_steps.get(m_size++);
    }

    /** @return where the tape stands, for {@link #reset} */
    int mark() {
        return m_size;
    }

    /** Forgets the steps after a mark; their evaluations are only free again after {@link #clear()}. */
    void reset(final int mark) {
        m_size = mark;
    }

    int size() {
        return m_size;
    }

    Step step(final int index) {
        return m_steps.get(index);
    }
}
