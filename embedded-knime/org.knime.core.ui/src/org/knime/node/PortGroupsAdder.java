package org.knime.node;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import org.dashgrn.embedded.declared.PortGroup;
import org.dashgrn.embedded.declared.PortGroup.Mode;
import org.knime.core.node.port.PortType;
import org.knime.node.RequirePorts.ConfigurablePort;
import org.knime.node.RequirePorts.ConfigurablePort.BoundExtendableConfigurablePort;
import org.knime.node.RequirePorts.ConfigurablePort.ExtendableConfigurablePort;
import org.knime.node.RequirePorts.ConfigurablePort.FinalConfigurablePort;
import org.knime.node.RequirePorts.ConfigurablePort.OptionalConfigurablePort;
import org.knime.node.RequirePorts.DynamicPortsAdder;
import org.knime.node.RequirePorts.RequireConfigurablePortMode;
import org.knime.node.RequirePorts.RequireInputPortName;
import org.knime.node.RequirePorts.RequirePortName;
import org.knime.node.RequirePorts.RequireSupportedTypes;

/** Collects the groups of ports that a node declares. */
final class PortGroupsAdder implements DynamicPortsAdder {

    private final List<Draft> m_drafts = new ArrayList<>();

    private final Set<String> m_ids = new HashSet<>();

    List<PortGroup> groups() {
        return m_drafts.stream().map(Draft::finish).toList();
    }

    @Override
    public DynamicPortsAdder addInputPortGroup(final String groupId,
        final Function<RequirePortName, ConfigurablePort> groupConfiguration) {
        groupConfiguration.apply(name -> description -> draft(groupId, List.of(description), name, null));
        return this;
    }

    @Override
    public DynamicPortsAdder addOutputPortGroup(final String groupId,
        final Function<RequirePortName, ConfigurablePort> groupConfiguration) {
        groupConfiguration.apply(name -> description -> draft(groupId, List.of(description), null, name));
        return this;
    }

    @Override
    public DynamicPortsAdder addInputAndOutputPortGroup(final String groupId,
        final Function<RequireInputPortName, ConfigurablePort> groupConfiguration) {
        groupConfiguration
            .apply(input -> inputDescription -> output -> outputDescription -> draft(groupId,
                List.of(inputDescription, outputDescription), input, output));
        return this;
    }

    private Draft draft(final String id, final List<String> descriptions, final String inputName,
        final String outputName) {
        if (id == null || id.isEmpty()) {
            throw new IllegalArgumentException("A group of ports needs an identifier.");
        }
        if (!m_ids.add(id)) {
            throw new IllegalArgumentException("There are two groups of ports \"" + id
                + "\": their identifiers must differ, also between inputs and outputs.");
        }
        final Draft draft = new Draft(id, descriptions, inputName, outputName);
        m_drafts.add(draft);
        return draft;
    }

    /** A group that is being declared. */
    private static final class Draft implements RequireConfigurablePortMode {

        private final String m_id;

        private final List<String> m_descriptions;

        private final String m_inputName;

        private final String m_outputName;

        private Mode m_mode;

        private Predicate<PortType> m_supported = type -> false;

        private List<PortType> m_fixed = List.of();

        private List<PortType> m_byDefault = List.of();

        Draft(final String id, final List<String> descriptions, final String inputName, final String outputName) {
            m_id = id;
            m_descriptions = descriptions;
            m_inputName = inputName;
            m_outputName = outputName;
        }

        PortGroup finish() {
            return new PortGroup(m_id, m_descriptions, m_inputName, m_outputName, m_mode, m_supported, m_fixed,
                m_byDefault);
        }

        @Override
        public FinalConfigurablePort fixed(final PortType portType) {
            m_mode = Mode.FIXED;
            m_fixed = List.of(portType);
            return new FinalConfigurablePort();
        }

        @Override
        public RequireSupportedTypes<OptionalConfigurablePort> optional() {
            m_mode = Mode.OPTIONAL;
            return supported(defaultType -> {
                m_byDefault = List.of(defaultType);
                return new FinalConfigurablePort();
            });
        }

        @Override
        public RequireSupportedTypes<ExtendableConfigurablePort> extendable() {
            m_mode = Mode.EXTENDABLE;
            return supported(new ExtendableConfigurablePort() {

                @Override
                public ExtendableConfigurablePort fixedTypes(final PortType... portTypes) {
                    m_fixed = List.of(portTypes);
                    return this;
                }

                @Override
                public ExtendableConfigurablePort defaultNonFixedTypes(final PortType... portTypes) {
                    m_byDefault = List.of(portTypes);
                    return this;
                }
            });
        }

        @Override
        public BoundExtendableConfigurablePort boundExtendable(final String groupId) {
            throw new UnsupportedOperationException("Group of ports \"" + m_id
                + "\": groups that follow another one are not supported outside KNIME.");
        }

        @Override
        public RequireSupportedTypes<FinalConfigurablePort> exchangable(final PortType defaultType) {
            m_mode = Mode.EXCHANGEABLE;
            m_byDefault = List.of(defaultType);
            return supported(new FinalConfigurablePort());
        }

        private <T> RequireSupportedTypes<T> supported(final T next) {
            return new RequireSupportedTypes<>() {

                @Override
                public T supportedTypes(final PortType... portTypes) {
                    return supportedTypes(List.of(portTypes)::contains);
                }

                @Override
                public T supportedTypes(final Predicate<PortType> portTypePredicate) {
                    m_supported = portTypePredicate;
                    return next;
                }
            };
        }
    }
}
