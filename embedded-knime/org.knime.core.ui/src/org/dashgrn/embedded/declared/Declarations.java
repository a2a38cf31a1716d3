package org.dashgrn.embedded.declared;

import java.util.function.Function;

import org.knime.core.node.NodeFactory;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.DefaultView;

/**
 * Opens what the classes of KNIME's API keep to themselves: these classes provide the functions here when they are
 * loaded, because they may have no public members beyond that API.
 */
public final class Declarations {

    private static Function<DefaultNodeFactory, NodeDeclaration> nodes;

    private static Function<DefaultView, ViewDeclaration> views;

    private Declarations() {
    }

    public static void provideNodes(final Function<DefaultNodeFactory, NodeDeclaration> function) {
        nodes = function;
    }

    public static void provideViews(final Function<DefaultView, ViewDeclaration> function) {
        views = function;
    }

    /** @throws IllegalArgumentException if the node does not use the fluent API */
    public static NodeDeclaration of(final NodeFactory<?> factory) {
        if (factory instanceof DefaultNodeFactory fluent) {
            return nodes.apply(fluent);
        }
        throw new IllegalArgumentException(factory.getClass().getName() + " is no "
            + DefaultNodeFactory.class.getSimpleName() + ": only nodes of KNIME's fluent API run here.");
    }

    public static ViewDeclaration of(final DefaultView view) {
        return views.apply(view);
    }
}
