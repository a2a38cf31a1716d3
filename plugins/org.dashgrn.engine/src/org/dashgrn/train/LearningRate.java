package org.dashgrn.train;

/**
 * Reduce on plateau: η is multiplied by 0.9 when the validation loss has not improved for more than three epochs, down
 * to 4e-5 (METHOD.md, section 2).
 */
final class LearningRate {

    private static final double FACTOR = 0.9;
    private static final int PATIENCE = 3;
    private static final double FLOOR = 4e-5;
    /** What counts as an improvement, relative. */
    private static final double THRESHOLD = 1e-4;

    private final double m_initial;
    private double m_rate;
    private double m_best;
    private int m_epochs;

    LearningRate(final double initial, final double rate, final double best, final int epochs) {
        m_initial = initial;
        m_rate = rate;
        m_best = best;
        m_epochs = epochs;
    }

    static LearningRate start(final double initial) {
        return new LearningRate(initial, initial, Double.POSITIVE_INFINITY, 0);
    }

    void epochEnded(final double validationLoss) {
        if (validationLoss < m_best * (1 - THRESHOLD)) {
            m_best = validationLoss;
            m_epochs = 0;
        } else if (++m_epochs > PATIENCE) {
            m_rate = Math.min(m_rate, Math.max(m_rate * FACTOR, FLOOR));
            m_epochs = 0;
        }
    }

    /** After training has diverged. */
    void halve() {
        m_rate /= 2;
    }

    /** After pruning the model is another one. */
    void reset() {
        m_rate = m_initial;
        m_best = Double.POSITIVE_INFINITY;
        m_epochs = 0;
    }

    double rate() {
        return m_rate;
    }

    double best() {
        return m_best;
    }

    int epochs() {
        return m_epochs;
    }
}
