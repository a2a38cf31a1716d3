package org.knime.core.node.workflow;

import java.io.Serializable;

/** Identifies a node in its workflow. */
public class NodeID implements Serializable, Comparable<NodeID> {

    private static final long serialVersionUID = 1L;

    private final int m_index;

    public NodeID(final int id) {
        m_index = id;
    }

    public int getIndex() {
        return m_index;
    }

    @Override
    public int compareTo(final NodeID other) {
        return Integer.compare(m_index, other.m_index);
    }

    @Override
    public boolean equals(final Object obj) {
        return obj instanceof NodeID other && m_index == other.m_index;
    }

    @Override
    public int hashCode() {
        return m_index;
    }

    @Override
    public String toString() {
        return Integer.toString(m_index);
    }
}
