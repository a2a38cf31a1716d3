package org.knime.core.node;

/** The part of a node that computes. The stand-in runs nodes of the fluent API only, which have none of their own. */
public abstract class NodeModel {

    NodeModel() {
    }
}
