package org.dashgrn.nodes.view;

import java.util.Map;
import java.util.function.Function;
import org.knime.core.node.port.PortObject;
import org.knime.node.DefaultView;
import org.knime.node.DefaultView.RequireViewParameters;
import org.knime.node.DefaultView.ViewInput;

/** How a node gets its view: a page of the folder {@code html}, fed with the {@link ViewData} that the node keeps. */
public final class NodeView {

    private static final String FOLDER = "html";

    /** Scripts and styles of all pages. */
    private static final String COMMON = "common";

    private NodeView() {
    }

    /**
     * @param name of the page, without {@code .html}
     * @param description for the user
     * @return the view, for the declaration of a node
     */
    public static Function<RequireViewParameters, DefaultView> of(final String name, final String description) {
        return view -> view.withoutParameters().description(description)
            .page(page -> page.fromFile().bundleClass(NodeView.class).basePath(FOLDER)
                .relativeFilePath(name + ".html").addResourceDirectory(COMMON))
            .initialData(data -> data.data(NodeView::initialData))
            .dataService(service -> service.handler(input -> new ViewParts(data(input))));
    }

    /** JSON inside of JSON, so that it does not depend on how KNIME writes numbers that are none. */
    private static Map<String, String> initialData(final ViewInput input) {
        final ViewData data = data(input);
        return data == null ? Map.of() : Map.of("view", data.page());
    }

    /** @return null if the node is not executed */
    private static ViewData data(final ViewInput input) {
        final PortObject[] kept = input.getInternalPortObjects();
        return kept == null || kept.length == 0 ? null : (ViewData)kept[0];
    }
}
