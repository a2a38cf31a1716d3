package org.knime.node.parameters.persistence;

/** Marks a class whose fields are saved in the settings of a node. */
public interface Persistable {
}
