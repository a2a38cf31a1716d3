package org.knime.core.node.message;

import java.util.List;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;

/** A message to the user: a summary, the issues behind it, and what can be done about them. */
public final class Message {

    private final String m_summary;

    private final List<String> m_issues;

    private final List<String> m_resolutions;

    Message(final String summary, final List<String> issues, final List<String> resolutions) {
        m_summary = summary;
        m_issues = List.copyOf(issues);
        m_resolutions = List.copyOf(resolutions);
    }

    public static MessageBuilder builder() {
        return new MessageBuilder();
    }

    public static Message fromSummary(final String summary) {
        return new Message(summary, List.of(), List.of());
    }

    public static Message fromSummaryWithResolution(final String summary, final String... resolution) {
        return new Message(summary, List.of(), List.of(resolution));
    }

    public String getSummary() {
        return m_summary;
    }

    public List<String> getResolutions() {
        return m_resolutions;
    }

    public MessageBuilder modify() {
        return new MessageBuilder(m_summary, m_issues, m_resolutions);
    }

    public KNIMEException toKNIMEException() {
        return KNIMEException.of(this);
    }

    public KNIMEException toKNIMEException(final Throwable cause) {
        return KNIMEException.of(this, cause);
    }

    public InvalidSettingsException toInvalidSettingsException() {
        return new InvalidSettingsException(m_summary);
    }

    public InvalidSettingsException toInvalidSettingsException(final Throwable cause) {
        return new InvalidSettingsException(m_summary, cause);
    }

    /** @return summary, issues and resolutions, one a line */
    public String toLogPrintable() {
        final StringBuilder text = new StringBuilder(m_summary);
        m_issues.forEach(issue -> text.append("\n  ").append(issue));
        m_resolutions.forEach(resolution -> text.append("\n  → ").append(resolution));
        return text.toString();
    }

    @Override
    public boolean equals(final Object obj) {
        return obj instanceof Message other && m_summary.equals(other.m_summary) && m_issues.equals(other.m_issues)
            && m_resolutions.equals(other.m_resolutions);
    }

    @Override
    public int hashCode() {
        return m_summary.hashCode();
    }

    @Override
    public String toString() {
        return m_summary;
    }
}
