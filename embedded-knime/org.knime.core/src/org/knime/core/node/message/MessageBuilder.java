package org.knime.core.node.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds a message. Without a summary, the first issue is the summary. */
public final class MessageBuilder {

    private String m_summary;

    private final List<String> m_issues = new ArrayList<>();

    private final List<String> m_resolutions = new ArrayList<>();

    MessageBuilder() {
    }

    MessageBuilder(final String summary, final List<String> issues, final List<String> resolutions) {
        m_summary = summary;
        m_issues.addAll(issues);
        m_resolutions.addAll(resolutions);
    }

    public MessageBuilder withSummary(final String summary) {
        m_summary = summary;
        return this;
    }

    public MessageBuilder addTextIssue(final String text) {
        m_issues.add(text);
        return this;
    }

    /**
     * @param portIndex the input port, counted with the flow variable port 0
     * @param rowIndex the row, from 0
     */
    public MessageBuilder addRowIssue(final int portIndex, final long rowIndex, final String text) {
        m_issues.add("Input " + portIndex + ", row " + (rowIndex + 1) + ": " + text);
        return this;
    }

    public MessageBuilder addRowIssue(final int portIndex, final int columnIndex, final long rowIndex,
        final String text) {
        m_issues.add("Input " + portIndex + ", row " + (rowIndex + 1) + ", column " + (columnIndex + 1) + ": " + text);
        return this;
    }

    public MessageBuilder addResolutions(final String... resolutions) {
        m_resolutions.addAll(List.of(resolutions));
        return this;
    }

    public Optional<String> getSummary() {
        return Optional.ofNullable(m_summary);
    }

    public Optional<String> getFirstIssue() {
        return m_issues.stream().findFirst();
    }

    public long getIssueCount() {
        return m_issues.size();
    }

    /** @return empty if there is neither a summary nor an issue */
    public Optional<Message> build() {
        return getSummary().or(this::getFirstIssue).map(summary -> new Message(summary, m_issues, m_resolutions));
    }
}
