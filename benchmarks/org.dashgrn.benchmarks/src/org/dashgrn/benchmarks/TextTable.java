package org.dashgrn.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** A table in Markdown. */
public final class TextTable {

    private final int m_columns;
    private final List<String> m_lines = new ArrayList<>();

    /** @param header of the columns */
    public TextTable(final String... header) {
        m_columns = header.length;
        add(header);
        m_lines.add("|" + "---|".repeat(m_columns));
    }

    /** @param cells as many as the header has */
    public void add(final String... cells) {
        if (cells.length != m_columns) {
            throw new IllegalArgumentException(cells.length + " cells in a table of " + m_columns + " columns");
        }
        final StringBuilder line = new StringBuilder("|");
        for (String cell : cells) {
            line.append(' ').append(cell.replace("|", "\\|").replace('\n', ' ')).append(" |");
        }
        m_lines.add(line.toString());
    }

    @Override
    public String toString() {
        return String.join("\n", m_lines) + "\n";
    }
}
