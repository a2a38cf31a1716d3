package org.knime.node.parameters.updates;

/** Names a parameter, for others that depend on it. */
public interface ParameterReference<V> {
}
