package org.knime.node.parameters.widget.choices.filter;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;

import org.knime.node.parameters.persistence.Persistable;

/** Chooses the names in a list. */
final class ManualFilter implements Persistable {

    String[] m_manuallySelected;

    String[] m_manuallyDeselected = {};

    boolean m_includeUnknownColumns;

    ManualFilter(final String[] selected) {
        m_manuallySelected = selected;
    }

    ManualFilter() {
        this(new String[0]);
    }

    Predicate<String> predicate() {
        final Set<String> selected = Set.of(distinct(m_manuallySelected));
        final Set<String> deselected = Set.of(distinct(m_manuallyDeselected));
        return name -> selected.contains(name) || m_includeUnknownColumns && !deselected.contains(name);
    }

    String[] missing(final String[] choices) {
        final Set<String> known = Set.of(distinct(choices));
        return Arrays.stream(m_manuallySelected).filter(name -> !known.contains(name)).toArray(String[]::new);
    }

    private static String[] distinct(final String[] names) {
        return Arrays.stream(names).distinct().toArray(String[]::new);
    }
}
