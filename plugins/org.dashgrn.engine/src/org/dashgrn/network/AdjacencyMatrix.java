package org.dashgrn.network;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dashgrn.data.DelimitedText;
import org.dashgrn.data.InvalidInputException;

/**
 * Reads a network from a matrix of numbers: row = regulator, column = target, an edge wherever the number is not 0.
 * <p>
 * A matrix without names is square and takes them from a list. A header row names the columns; if it does, the first
 * column may name the rows, and the matrix need not be square. A header may have a field less than the rows (as R
 * writes it). A header without row names names both, in the same order.
 */
public final class AdjacencyMatrix {

    private final DelimitedText m_text;
    private final EdgeCollector m_edges;
    private List<String> m_targets;
    private List<String> m_regulators;
    private int m_rows;

    private AdjacencyMatrix(final DelimitedText text) {
        m_text = text;
        m_edges = new EdgeCollector(NetworkOptions.Duplicates.REFUSE);
    }

    /** Reads from the first row on. */
    static ImportedNetwork read(final DelimitedText text, final NetworkOptions options) throws IOException {
        if (!text.next()) {
            throw new InvalidInputException("The file is empty", text.name(), "Give a matrix of numbers");
        }
        return new AdjacencyMatrix(text).read(options);
    }

    private ImportedNetwork read(final NetworkOptions options) throws IOException {
        final boolean named = !allNumbers();
        boolean row = true;
        if (named) {
            row = readHeader();
        } else if (options.genesOrNull() == null) {
            throw new InvalidInputException("The matrix does not name its genes", m_text.place(),
                "Choose a file with the list of gene names, or add them to the first row and column");
        } else {
            m_targets = sized(options);
            m_regulators = m_targets;
        }
        final Map<String, Long> seen = new HashMap<>();
        while (row) {
            readRow(seen);
            row = m_text.next();
        }
        if (m_regulators != null && m_rows != m_regulators.size()) {
            throw new InvalidInputException("The matrix has " + m_rows + " rows and " + m_targets.size()
                + " columns, " + m_targets.size() + " rows are expected", m_text.name(),
                "Give one row and one column per gene");
        }
        return m_edges.network(NetworkFormat.MATRIX, m_text.name());
    }

    private List<String> sized(final NetworkOptions options) {
        try {
            return options.genesOrNull().forGenes(m_text.width());
        } catch (InvalidInputException e) {
            throw new InvalidInputException("The matrix has " + m_text.width()
                + " columns, which does not fit the gene names (" + e.problem() + ")", m_text.place(),
                "Give one row and one column per gene, in the order of the list", e);
        }
    }

    private boolean allNumbers() {
        for (int c = 0; c < m_text.width(); c++) {
            if (!m_text.isNumber(c)) {
                return false;
            }
        }
        return true;
    }

    private boolean readHeader() throws IOException {
        final List<String> header = m_text.fields();
        final String place = m_text.place();
        final boolean more = m_text.next();
        if (!more) {
            throw new InvalidInputException("No row follows the header", place, "Give one row per regulator");
        }
        final boolean rowNames = m_text.width() == header.size() + 1 || !m_text.isNumber(0);
        m_targets = rowNames && m_text.width() == header.size() ? header.subList(1, header.size()) : header;
        m_regulators = rowNames ? null : m_targets;
        final Map<String, Integer> seen = new HashMap<>();
        for (int c = 0; c < m_targets.size(); c++) {
            final Integer other = seen.put(m_targets.get(c), c);
            if (m_targets.get(c).isEmpty() || other != null) {
                throw new InvalidInputException(
                    m_targets.get(c).isEmpty() ? "A column has no name" : "Gene " + m_targets.get(c) + " occurs twice",
                    place + ", column " + (header.size() - m_targets.size() + c + 1), "Give every gene one column");
            }
        }
        return more;
    }

    private void readRow(final Map<String, Long> seen) {
        final int offset = m_regulators == null ? 1 : 0;
        if (m_text.width() != m_targets.size() + offset) {
            throw new InvalidInputException("The row has " + (m_text.width() - offset) + " numbers, "
                + m_targets.size() + " are expected, one per gene", m_text.place(), "Give one column per gene");
        }
        if (m_regulators != null && m_rows == m_regulators.size()) {
            throw new InvalidInputException("The matrix has more than " + m_rows + " rows, but "
                + m_targets.size() + " columns", m_text.place(), "Give one row and one column per gene");
        }
        final String regulator = m_regulators == null ? m_text.field(0) : m_regulators.get(m_rows);
        if (offset == 1) {
            final Long other = seen.put(regulator, m_text.line());
            if (other != null) {
                throw new InvalidInputException("Regulator " + regulator + " occurs twice, first on line " + other,
                    m_text.place(0), "Give every regulator one row");
            }
        }
        for (int c = 0; c < m_targets.size(); c++) {
            final double weight = m_text.number(c + offset);
            if (weight != 0) {
                m_edges.add(regulator, m_targets.get(c), weight, m_text.place(c + offset));
            }
        }
        m_rows++;
    }
}
