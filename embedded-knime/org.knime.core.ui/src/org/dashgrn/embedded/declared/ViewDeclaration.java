package org.dashgrn.embedded.declared;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.knime.core.webui.page.Page;
import org.knime.node.DefaultView.ViewInput;
import org.knime.node.parameters.NodeParameters;

/**
 * What a node says of its view.
 *
 * @param description for the user
 * @param page its files
 * @param parameters the class of its parameters, if it has any
 * @param initialData gives the text with which the page starts, in the form the page receives it
 * @param services gives the object that answers the calls of the page, by name; the name of a single one is empty
 */
public record ViewDeclaration(String description, Page page, Optional<Class<? extends NodeParameters>> parameters,
    Optional<Function<ViewInput, String>> initialData, Map<String, Function<ViewInput, Object>> services) {
}
