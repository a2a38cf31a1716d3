package org.knime.node.parameters.widget.choices.filter;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

import org.knime.node.parameters.persistence.Persistable;

/** Chooses texts: by name or by a pattern. */
public class StringFilter implements Persistable {

    StringFilterMode m_mode = StringFilterMode.MANUAL;

    PatternFilter m_patternFilter = new PatternFilter();

    ManualFilter m_manualFilter;

    public StringFilter() {
        this(new String[0]);
    }

    public StringFilter(final String[] initialSelected) {
        m_manualFilter = new ManualFilter(initialSelected);
    }

    public StringFilter(final List<String> initialSelected) {
        this(initialSelected.toArray(String[]::new));
    }

    public void excludeUnknownColumn() {
        m_manualFilter.m_includeUnknownColumns = false;
    }

    /** @return the chosen ones of these, in their order */
    public String[] filter(final String[] choices) {
        final Predicate<String> chosen = m_mode == StringFilterMode.MANUAL ? m_manualFilter.predicate()
            : m_patternFilter.predicate(m_mode == StringFilterMode.WILDCARD);
        return Arrays.stream(choices).filter(chosen).toArray(String[]::new);
    }

    /** @return what was chosen by name and is not among these */
    public String[] getMissingSelected(final String[] choices) {
        return m_mode == StringFilterMode.MANUAL ? m_manualFilter.missing(choices) : new String[0];
    }
}
