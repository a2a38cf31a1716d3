package org.knime.node.parameters.updates;

/** Names a button. */
public interface ButtonReference {
}
