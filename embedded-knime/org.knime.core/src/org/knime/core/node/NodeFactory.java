package org.knime.core.node;

/**
 * Creates a node.
 *
 * @param <T> the class of the node's model
 */
public abstract class NodeFactory<T extends NodeModel> {

    protected NodeFactory() {
    }

    /** What a node is for; shown by its colour. */
    public enum NodeType {
        Source, Sink, Learner, Predictor, Manipulator, Visualizer, Widget, Configuration, Container, Meta, Subnode,
        LoopStart, LoopEnd, ScopeStart, ScopeEnd, VirtualIn, VirtualOut, Other, Missing, Unknown;
    }

    public NodeType getType() {
        return NodeType.Other;
    }
}
