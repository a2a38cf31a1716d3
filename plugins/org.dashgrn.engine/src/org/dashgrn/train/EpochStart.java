package org.dashgrn.train;

import org.dashgrn.model.NeuralNetwork;

/** Network and optimiser as they were when an epoch began, to go back to if it diverges. */
final class EpochStart {

    private final float[][] m_parameters;
    private final float[][] m_first;
    private final float[][] m_second;
    private final long m_updates;

    EpochStart(final NeuralNetwork network, final Adam adam) {
        m_parameters = Adam.copy(network.parameters());
        m_first = Adam.copy(adam.firstMoments());
        m_second = Adam.copy(adam.secondMoments());
        m_updates = adam.updates();
    }

    long updates() {
        return m_updates;
    }

    /** Makes them again what they were; their structure has not changed. */
    void restore(final NeuralNetwork network, final Adam adam) {
        final float[][] parameters = network.parameters();
        for (int p = 0; p < parameters.length; p++) {
            System.arraycopy(m_parameters[p], 0, parameters[p], 0, parameters[p].length);
        }
        adam.restore(m_first, m_second, m_updates);
    }
}
