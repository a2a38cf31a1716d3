package org.knime.core.node.workflow;

import java.util.EventObject;

/** Tells that the execution of a node has advanced. */
public class NodeProgressEvent extends EventObject {

    private static final long serialVersionUID = 1L;

    private final transient NodeProgress m_progress;

    public NodeProgressEvent(final NodeID source, final NodeProgress progress) {
        super(source);
        m_progress = progress;
    }

    public NodeProgress getNodeProgress() {
        return m_progress;
    }

    @Override
    public NodeID getSource() {
        return (NodeID)super.getSource();
    }
}
