package org.dashgrn.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.dashgrn.embedded.declared.PortGroup;
import org.dashgrn.embedded.declared.PortGroup.Mode;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.base.ConfigBaseRO;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;

/** The ports that a node has: those that are always there and those that the user added. */
record EmbeddedPorts(List<EmbeddedPort> inputs, List<EmbeddedPort> outputs) {

    private static final String OBJECT_CLASS = "object_class";

    /** @param creation the settings of the groups, or null for the default */
    static EmbeddedPorts of(final List<PortGroup> groups, final ConfigBaseRO creation)
        throws InvalidSettingsException {
        if (creation != null) {
            checkGroups(groups, creation);
        }
        final List<EmbeddedPort> inputs = new ArrayList<>();
        final List<EmbeddedPort> outputs = new ArrayList<>();
        for (PortGroup group : groups) {
            for (PortType type : types(group, creation)) {
                if (group.inputName() != null) {
                    inputs.add(new EmbeddedPort(group.inputName(), type));
                }
                if (group.outputName() != null) {
                    outputs.add(new EmbeddedPort(group.outputName(), type));
                }
            }
        }
        return new EmbeddedPorts(List.copyOf(inputs), List.copyOf(outputs));
    }

    private static void checkGroups(final List<PortGroup> groups, final ConfigBaseRO creation)
        throws InvalidSettingsException {
        final Set<String> known = groups.stream().map(PortGroup::id).collect(Collectors.toSet());
        for (String id : creation) {
            if (!known.contains(id)) {
                throw new InvalidSettingsException("The node has no group of ports \"" + id + "\"; it has "
                    + String.join(", ", known) + ".");
            }
        }
    }

    private static List<PortType> types(final PortGroup group, final ConfigBaseRO creation)
        throws InvalidSettingsException {
        final List<PortType> types = new ArrayList<>(group.fixed());
        if (group.mode() == Mode.FIXED) {
            return types;
        }
        if (creation == null || !creation.containsKey(group.id())) {
            types.addAll(group.byDefault());
            return types;
        }
        final ConfigBaseRO settings = creation.getConfigBase(group.id());
        if (group.mode() == Mode.EXCHANGEABLE) {
            types.add(chosen(group, settings));
            return types;
        }
        for (String key : settings) {
            types.add(chosen(group, settings.getConfigBase(key)));
        }
        if (group.mode() == Mode.OPTIONAL && types.size() > 1) {
            throw new InvalidSettingsException("Group of ports \"" + group.id() + "\" admits one port, not "
                + types.size() + ".");
        }
        return types;
    }

    private static PortType chosen(final PortGroup group, final ConfigBaseRO settings)
        throws InvalidSettingsException {
        final String name = settings.getString(OBJECT_CLASS);
        final PortTypeRegistry registry = PortTypeRegistry.getInstance();
        final PortType type = registry.getObjectClass(name).map(registry::getPortType)
            .orElseThrow(() -> new InvalidSettingsException("Group of ports \"" + group.id()
                + "\": port type " + name + " is not known here."));
        if (!group.supported().test(type)) {
            throw new InvalidSettingsException("Group of ports \"" + group.id() + "\" admits no port of type "
                + type.getName() + ".");
        }
        return type;
    }

    PortType[] inputTypes() {
        return inputs.stream().map(EmbeddedPort::type).toArray(PortType[]::new);
    }

    PortType[] outputTypes() {
        return outputs.stream().map(EmbeddedPort::type).toArray(PortType[]::new);
    }
}
