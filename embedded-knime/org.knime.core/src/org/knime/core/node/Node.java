package org.knime.core.node;

/** A node inside a workflow manager: the stand-in has none, so no instance of this class exists. */
public final class Node {

    private Node() {
    }
}
