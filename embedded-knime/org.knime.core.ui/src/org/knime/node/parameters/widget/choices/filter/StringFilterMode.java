package org.knime.node.parameters.widget.choices.filter;

/** How a filter of texts chooses. */
enum StringFilterMode {

    MANUAL, REGEX, WILDCARD;

    FilterMode asFilterMode() {
        return FilterMode.valueOf(name());
    }
}
