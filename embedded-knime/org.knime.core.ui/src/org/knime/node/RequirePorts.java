package org.knime.node;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultNode.RequireModel;
import org.knime.node.RequirePorts.ConfigurablePort.BoundExtendableConfigurablePort;
import org.knime.node.RequirePorts.ConfigurablePort.ExtendableConfigurablePort;
import org.knime.node.RequirePorts.ConfigurablePort.FinalConfigurablePort;
import org.knime.node.RequirePorts.ConfigurablePort.OptionalConfigurablePort;

/** The step of declaring a node at which its ports are given. */
public interface RequirePorts {

    /** Declares ports that are always there. Their names must differ, also between inputs and outputs. */
    default RequireModel ports(final Consumer<PortsAdder> ports) {
        return dynamicPorts(groups -> ports.accept(new FixedPortsAdder(groups)));
    }

    /** Declares groups of ports, some of which the user may add or remove. */
    RequireModel dynamicPorts(Consumer<DynamicPortsAdder> ports);

    /** Adds ports that are always there. */
    interface PortsAdder {

        PortsAdder addInputPort(String name, String description, PortType portType);

        PortsAdder addOutputPort(String name, String description, PortType portType);

        default PortsAdder addInputTable(final String name, final String description) {
            return addInputPort(name, description, BufferedDataTable.TYPE);
        }

        default PortsAdder addOutputTable(final String name, final String description) {
            return addOutputPort(name, description, BufferedDataTable.TYPE);
        }
    }

    /** Adds groups of ports. */
    interface DynamicPortsAdder {

        DynamicPortsAdder addInputPortGroup(String groupId,
            Function<RequirePortName, ConfigurablePort> groupConfiguration);

        DynamicPortsAdder addOutputPortGroup(String groupId,
            Function<RequirePortName, ConfigurablePort> groupConfiguration);

        DynamicPortsAdder addInputAndOutputPortGroup(String groupId,
            Function<RequireInputPortName, ConfigurablePort> groupConfiguration);
    }

    /** The name of the ports. */
    interface RequirePortName {

        RequirePortDescription name(String name);
    }

    /** Their description. */
    interface RequirePortDescription {

        RequireConfigurablePortMode description(String description);
    }

    /** The name of the input ports. */
    interface RequireInputPortName {

        RequireInputPortDescription inputName(String name);
    }

    /** Their description. */
    interface RequireInputPortDescription {

        RequireOutputPortName inputDescription(String description);
    }

    /** The name of the output ports. */
    interface RequireOutputPortName {

        RequireOutputPortDescription outputName(String name);
    }

    /** Their description. */
    interface RequireOutputPortDescription {

        RequireConfigurablePortMode outputDescription(String description);
    }

    /** Who decides which ports of a group there are. */
    interface RequireConfigurablePortMode {

        /** One port. */
        FinalConfigurablePort fixed(PortType portType);

        /** One port or none. */
        RequireSupportedTypes<OptionalConfigurablePort> optional();

        /** Any number of ports. */
        RequireSupportedTypes<ExtendableConfigurablePort> extendable();

        /** As many ports as another group has. */
        BoundExtendableConfigurablePort boundExtendable(String groupId);

        /** One port, whose type can be chosen. */
        RequireSupportedTypes<FinalConfigurablePort> exchangable(PortType defaultType);
    }

    /** The types from which the user may choose. */
    interface RequireSupportedTypes<T> {

        T supportedTypes(PortType... portTypes);

        T supportedTypes(Predicate<PortType> portTypePredicate);
    }

    /** A group of ports that is declared completely. */
    sealed interface ConfigurablePort permits FinalConfigurablePort, OptionalConfigurablePort,
        ExtendableConfigurablePort, BoundExtendableConfigurablePort {

        /** Nothing more can be said. */
        final class FinalConfigurablePort implements ConfigurablePort {

            public FinalConfigurablePort() {
            }
        }

        /** The port is absent unless a default type is given. */
        non-sealed interface OptionalConfigurablePort extends ConfigurablePort {

            FinalConfigurablePort defaultPortType(PortType defaultPortType);
        }

        /** There are no ports unless fixed or default ones are given. */
        non-sealed interface ExtendableConfigurablePort extends ConfigurablePort {

            ExtendableConfigurablePort fixedTypes(PortType... portTypes);

            ExtendableConfigurablePort defaultNonFixedTypes(PortType... portTypes);
        }

        /** There are no ports unless a number is given. */
        non-sealed interface BoundExtendableConfigurablePort extends ConfigurablePort {

            BoundExtendableConfigurablePort fixedNumPorts(int numPorts);

            BoundExtendableConfigurablePort defaultNumPorts(int numPorts);
        }
    }
}
