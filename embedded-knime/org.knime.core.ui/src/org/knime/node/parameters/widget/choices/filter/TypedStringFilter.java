package org.knime.node.parameters.widget.choices.filter;

import java.util.function.Predicate;

import org.knime.node.parameters.persistence.Persistable;

/** Chooses by name, pattern or type. */
public abstract class TypedStringFilter<T extends TypeFilter> implements Persistable {

    FilterMode m_mode = FilterMode.MANUAL;

    PatternFilter m_patternFilter = new PatternFilter();

    ManualFilter m_manualFilter;

    public T m_typeFilter;

    protected TypedStringFilter(final String[] initialSelected, final T defaultTypeFilter) {
        m_manualFilter = new ManualFilter(initialSelected);
        m_typeFilter = defaultTypeFilter;
    }

    protected void setIncludeUnknownValues(final boolean value) {
        m_manualFilter.m_includeUnknownColumns = value;
    }

    protected String[] getMissingSelected(final String[] choices) {
        return m_mode == FilterMode.MANUAL ? m_manualFilter.missing(choices) : new String[0];
    }

    /** Only for the modes other than by type. */
    protected Predicate<String> getStringFilterPredicate() {
        return m_mode == FilterMode.MANUAL ? m_manualFilter.predicate()
            : m_patternFilter.predicate(m_mode == FilterMode.WILDCARD);
    }
}
