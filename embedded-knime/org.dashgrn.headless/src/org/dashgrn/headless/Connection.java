package org.dashgrn.headless;

/**
 * An output port joined to an input port. Ports are counted as in workflow.knime: 0 is the flow-variable port, data
 * ports start at 1.
 */
record Connection(int source, int sourcePort, int dest, int destPort) {

    /** None of our nodes sets or reads flow variables, so such a connection says only what comes first. */
    boolean isOrderOnly() {
        return sourcePort == 0 && destPort == 0;
    }
}
