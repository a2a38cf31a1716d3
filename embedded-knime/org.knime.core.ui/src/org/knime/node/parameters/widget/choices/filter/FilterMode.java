package org.knime.node.parameters.widget.choices.filter;

/** How a filter chooses. A filter of texts has no types. */
enum FilterMode {
    MANUAL, REGEX, WILDCARD, TYPE;
}
