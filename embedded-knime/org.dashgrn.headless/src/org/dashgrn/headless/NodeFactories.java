package org.dashgrn.headless;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;
import org.knime.core.node.NodeFactory;
import org.osgi.framework.Bundle;

/** The nodes that are installed: the factories declared at the extension point {@value #EXTENSION_POINT}. */
final class NodeFactories {

    private static final String EXTENSION_POINT = "org.knime.workbench.repository.nodes";

    private final Map<String, Bundle> m_bundles;

    private NodeFactories(final Map<String, Bundle> bundles) {
        m_bundles = bundles;
    }

    /** Those of all installed bundles. */
    static NodeFactories installed() {
        final Map<String, Bundle> bundles = new LinkedHashMap<>();
        for (IConfigurationElement node : Platform.getExtensionRegistry().getConfigurationElementsFor(
            EXTENSION_POINT)) {
            final String factory = node.getAttribute("factory-class");
            final Bundle bundle = Platform.getBundle(node.getContributor().getName());
            if (factory != null && bundle != null) {
                bundles.put(factory, bundle);
            }
        }
        return new NodeFactories(bundles);
    }

    /** @return the bundle that declares the factory */
    Optional<Bundle> bundle(final String factory) {
        return Optional.ofNullable(m_bundles.get(factory));
    }

    /** @throws NotRunnableException if no installed bundle declares it, or if its class cannot be used */
    NodeFactory<?> create(final WorkflowNode node) throws NotRunnableException {
        final Bundle bundle = bundle(node.factory()).orElseThrow(() -> new NotRunnableException(node.title()
            + ": no installed bundle has this node (factory " + node.factory() + "). Only the nodes of DASH for KNIME "
            + "run without KNIME: open the workflow in KNIME, or remove the node."));
        try {
            return (NodeFactory<?>)bundle.loadClass(node.factory()).getConstructor().newInstance();
        } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
            throw new NotRunnableException(node.title() + ": its factory " + node.factory() + " in bundle "
                + bundle.getSymbolicName() + " cannot be used: " + e, e);
        }
    }
}
