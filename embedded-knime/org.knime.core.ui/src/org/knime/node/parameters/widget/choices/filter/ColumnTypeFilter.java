package org.knime.node.parameters.widget.choices.filter;

import java.util.function.Predicate;

import org.knime.core.data.DataColumnSpec;

/** Chooses columns by the kind of value that their type prefers. */
final class ColumnTypeFilter extends TypeFilter {

    ColumnTypeFilter() {
    }

    Predicate<DataColumnSpec> predicate() {
        final Predicate<String> selected = getIsSelectedPredicate();
        return column -> selected.test(column.getType().getPreferredValueClass().getName());
    }
}
