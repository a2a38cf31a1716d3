package org.knime.core.node;

/** Marks the types with which a node is declared. */
public interface FluentNodeAPI {
}
