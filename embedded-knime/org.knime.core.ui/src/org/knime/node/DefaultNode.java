package org.knime.node;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.dashgrn.embedded.declared.Declarations;
import org.dashgrn.embedded.declared.Descriptions;
import org.dashgrn.embedded.declared.NodeDeclaration;
import org.dashgrn.embedded.declared.PortGroup;
import org.knime.core.node.FluentNodeAPI;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.node.DefaultModel.ConfigureAndExecute;
import org.knime.node.DefaultModel.RequireModelParameters;
import org.knime.node.DefaultView.RequireViewParameters;

/** A node as its factory declares it. Icon and keywords are for KNIME's user interface only. */
public final class DefaultNode implements FluentNodeAPI {

    private final String m_name;

    /** What is described, and how. */
    private final Map<String, String> m_descriptions = new LinkedHashMap<>();

    private final List<PortGroup> m_ports;

    private final ConfigureAndExecute m_model;

    private NodeType m_nodeType;

    private DefaultView m_view;

    DefaultNode(final String name, final List<PortGroup> ports, final DefaultModel model) {
        m_name = name;
        m_ports = ports;
        m_model = (ConfigureAndExecute)model;
    }

    public static RequireName create() {
        return name -> icon -> shortDescription -> fullDescription -> (major, minor, revision) -> ports -> {
            final PortGroupsAdder adder = new PortGroupsAdder();
            ports.accept(adder);
            return model -> {
                final DefaultNode node = new DefaultNode(name, adder.groups(), model.apply(DefaultModel.create()));
                node.m_descriptions.put("the node in short", shortDescription);
                node.m_descriptions.put("the node", fullDescription);
                return node;
            };
        };
    }

    public DefaultNode addView(final Function<RequireViewParameters, DefaultView> view) {
        m_view = view.apply(DefaultView.create());
        return this;
    }

    public DefaultNode nodeType(final NodeType nodeType) {
        m_nodeType = nodeType;
        return this;
    }

    public DefaultNode keywords(final String... keywords) {
        return this;
    }

    public DefaultNode addExternalResource(final String href, final String description) {
        m_descriptions.put("the resource " + href, description);
        return this;
    }

    /** @throws IllegalStateException if a description is one with which KNIME cannot create the node */
    void checkDescriptions() {
        final Descriptions descriptions = new Descriptions();
        m_descriptions.forEach(descriptions::check);
        for (PortGroup group : m_ports) {
            group.descriptions().forEach(d -> descriptions.check("the ports \"" + group.id() + "\"", d));
        }
        m_model.parametersClass().ifPresent(descriptions::checkParameters);
        if (m_view != null) {
            descriptions.check("the view", Declarations.of(m_view).description());
            Declarations.of(m_view).parameters().ifPresent(descriptions::checkParameters);
        }
    }

    private NodeType nodeType() {
        if (m_nodeType != null) {
            return m_nodeType;
        }
        if (m_ports.stream().allMatch(group -> group.inputName() == null)) {
            return NodeType.Source;
        }
        return m_ports.stream().allMatch(group -> group.outputName() == null) ? NodeType.Sink : NodeType.Manipulator;
    }

    NodeDeclaration declaration() {
        return new NodeDeclaration(m_name, nodeType(), m_ports, m_model.parametersClass(), m_model.configure(),
            m_model.execute(), Optional.ofNullable(m_view));
    }

    /** The name. */
    public interface RequireName {

        RequireIcon name(String name);
    }

    /** The icon, relative to the factory. */
    public interface RequireIcon {

        RequireShortDescription icon(String icon);
    }

    /** The description in a sentence. */
    public interface RequireShortDescription {

        RequireFullDescription shortDescription(String shortDescription);
    }

    /** The description in full. */
    public interface RequireFullDescription {

        RequireSinceVersion fullDescription(String fullDescription);
    }

    /** Since which version the node exists. */
    public interface RequireSinceVersion {

        RequirePorts sinceVersion(int major, int minor, int revision);
    }

    /** What the node does. */
    public interface RequireModel {

        DefaultNode model(Function<RequireModelParameters, DefaultModel> model);
    }
}
