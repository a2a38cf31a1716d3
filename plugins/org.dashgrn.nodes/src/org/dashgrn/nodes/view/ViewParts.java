package org.dashgrn.nodes.view;

import java.util.List;

/** What the page of a view can ask for. Its methods are called by their names, from the page or from a runner. */
public final class ViewParts {

    private final ViewData m_data;

    ViewParts(final ViewData data) {
        m_data = data;
    }

    /** @return the names of the parts, the most important ones first; none if the node is not executed */
    public List<String> parts() {
        return m_data == null ? List.of() : m_data.parts();
    }

    /**
     * @param name one of {@link #parts()}
     * @return JSON
     */
    public String part(final String name) {
        if (m_data == null) {
            throw new IllegalStateException("The node is not executed.");
        }
        return m_data.part(name);
    }
}
