package org.dashgrn.embedded.declared;

import java.util.List;
import java.util.function.Predicate;

import org.knime.core.node.port.PortType;

/**
 * Ports that are declared together.
 *
 * @param id unique among the groups of a node
 * @param descriptions of its ports, for the user
 * @param inputName the name of its input ports, or null if it has none
 * @param outputName the name of its output ports, or null if it has none
 * @param mode who decides which ports there are
 * @param supported which types the user may choose
 * @param fixed the ports that are always there
 * @param byDefault the further ports, or the type of the one port, unless the user decides otherwise
 */
public record PortGroup(String id, List<String> descriptions, String inputName, String outputName, Mode mode,
    Predicate<PortType> supported, List<PortType> fixed, List<PortType> byDefault) {

    /** Who decides which ports there are. */
    public enum Mode {
        FIXED, OPTIONAL, EXTENDABLE, EXCHANGEABLE;
    }
}
