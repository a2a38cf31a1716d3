package org.knime.node.parameters.widget.choices.filter;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.knime.node.parameters.persistence.Persistable;

/** Chooses names by a pattern. */
final class PatternFilter implements Persistable {

    String m_pattern = "";

    boolean m_isCaseSensitive;

    boolean m_isInverted;

    Predicate<String> predicate(final boolean wildcards) {
        final String regex = wildcards ? fromWildcards(m_pattern) : m_pattern;
        final Pattern pattern = Pattern.compile(regex, m_isCaseSensitive ? 0 : Pattern.CASE_INSENSITIVE);
        return name -> pattern.matcher(name).matches() != m_isInverted;
    }

    private static String fromWildcards(final String pattern) {
        return pattern.chars().mapToObj(c -> switch (c) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(Character.toString(c));
        }).collect(Collectors.joining());
    }
}
