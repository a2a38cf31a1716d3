package org.knime.node.parameters.widget.choices;

import org.knime.core.data.DataColumnSpec;

/** Something with a type that can be chosen, such as a column. */
public record TypedStringChoice(String id, String text, PossibleTypeValue type) {

    /** A type. */
    public record PossibleTypeValue(String id, String text) {
    }

    public static TypedStringChoice fromColSpec(final DataColumnSpec colSpec) {
        return new TypedStringChoice(colSpec.getName(), colSpec.getName(), new PossibleTypeValue(
            colSpec.getType().getPreferredValueClass().getName(), colSpec.getType().toPrettyString()));
    }
}
