package org.dashgrn.embedded;

import org.knime.core.node.port.PortType;

/** A port that a node has, with the name of its group. */
record EmbeddedPort(String name, PortType type) {
}
