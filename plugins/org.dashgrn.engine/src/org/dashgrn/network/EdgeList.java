package org.dashgrn.network;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dashgrn.data.DelimitedText;
import org.dashgrn.data.InvalidInputException;

/**
 * Reads a network with one edge a row: regulator, target, and perhaps a weight and a sign.
 * <p>
 * Columns are found by the names that are common for them (source/target, from/to, regulator/target, TF/gene …), else
 * by position: source, target, weight. The weight is 1 where there is no such column. A sign replaces that of the
 * weight; an empty or unknown one ("?") leaves it as it is.
 */
public final class EdgeList {

    private static final Set<String> SOURCES = Set.of("source", "from", "regulator", "reg", "tf", "parent", "src",
        "regulator_gene", "regulatory_gene", "transcription_factor", "gene1", "node1", "source_gene", "from_gene");
    private static final Set<String> TARGETS = Set.of("target", "to", "aff", "affected", "gene", "child", "dst",
        "target_gene", "regulated_gene", "regulated", "gene2", "node2", "to_gene", "tg");
    private static final Set<String> WEIGHTS =
        Set.of("weight", "prior_weight", "score", "strength", "confidence", "value", "effect", "w");
    private static final Set<String> SIGNS =
        Set.of("sign", "mode", "mor", "direction", "regulation", "interaction", "effect_sign", "type");
    private static final Set<String> POSITIVE = Set.of("+", "1", "+1", "1.0", "activation", "activator", "activates",
        "activate", "positive", "up", "induction", "stimulation", "act", "pos");
    private static final Set<String> NEGATIVE = Set.of("-", "-1", "-1.0", "−", "−1", "repression", "repressor",
        "represses", "repress", "negative", "down", "inhibition", "inhibitor", "inhibits", "rep", "neg");
    private static final Set<String> UNSIGNED = Set.of("", "?", "0", "na", "nan", "unknown", "dual", "+-");

    private final int m_source;
    private final int m_target;
    private final int m_weight;
    private final int m_sign;

    private EdgeList(final int source, final int target, final int weight, final int sign) {
        m_source = source;
        m_target = target;
        m_weight = weight;
        m_sign = sign;
    }

    /** Reads from the first row on. */
    static ImportedNetwork read(final DelimitedText text, final NetworkOptions options) throws IOException {
        if (!text.next()) {
            throw new InvalidInputException("The file is empty", text.name(), "Give one edge a row: source, target");
        }
        final List<String> first = text.fields();
        final boolean header = hasHeader(first, options);
        final EdgeList columns = columns(first, header, options, text.place());
        final EdgeCollector edges = new EdgeCollector(options.duplicates());
        boolean row = !header || text.next();
        while (row) {
            columns.readRow(text, edges);
            row = text.next();
        }
        return edges.network(NetworkFormat.EDGE_LIST, text.name());
    }

    /** Whether the row names a column of sources and one of targets. */
    static boolean namesColumns(final List<String> row) {
        return find(row, SOURCES) >= 0 && find(row, TARGETS) >= 0;
    }

    private static boolean hasHeader(final List<String> first, final NetworkOptions options) {
        if (options.header() != NetworkOptions.Header.GUESS) {
            return options.header() == NetworkOptions.Header.YES;
        }
        for (String column : List.of(options.source(), options.target(), options.weight(), options.sign())) {
            if (!column.isEmpty() && first.stream().anyMatch(column::equalsIgnoreCase)) {
                return true;
            }
        }
        if (namesColumns(first)) {
            return true;
        }
        return find(first, WEIGHTS) == 2;
    }

    private static EdgeList columns(final List<String> first, final boolean header, final NetworkOptions options,
        final String place) {
        final List<String> names = header ? first : List.of();
        final boolean known = header && namesColumns(first);
        final int source = column(names, options.source(), known ? find(first, SOURCES) : 0, first.size(), place);
        final int target = column(names, options.target(), known ? find(first, TARGETS) : 1, first.size(), place);
        final int byName = header ? find(first, WEIGHTS) : -1;
        final int byPosition = known || first.size() < 3 ? -1 : 2;
        final int sign = column(names, options.sign(), header ? find(first, SIGNS) : -1, first.size(), place);
        final int weight = column(names, options.weight(),
            byName >= 0 || byPosition == sign ? byName : byPosition, first.size(), place);
        if (source >= first.size() || target >= first.size()) {
            throw new InvalidInputException("The first row has " + first.size() + " column(s), an edge needs 2", place,
                "Separate source and target by a comma, a semicolon, a tab or a blank, or set the delimiter");
        }
        if (source == target) {
            throw new InvalidInputException("Source and target are the same column, " + (source + 1), place,
                "Choose two columns");
        }
        return new EdgeList(source, target, weight, sign);
    }

    private static int column(final List<String> names, final String asked, final int otherwise, final int width,
        final String place) {
        if (asked.isBlank()) {
            return otherwise;
        }
        for (int c = 0; c < names.size(); c++) {
            if (names.get(c).equalsIgnoreCase(asked.strip())) {
                return c;
            }
        }
        if (asked.strip().matches("[1-9]\\d{0,5}") && Integer.parseInt(asked.strip()) <= width) {
            return Integer.parseInt(asked.strip()) - 1;
        }
        throw new InvalidInputException("There is no column “" + asked + "”", place,
            names.isEmpty() ? "Give a number from 1 to " + width : "The columns are: " + String.join(", ", names));
    }

    private static int find(final List<String> row, final Set<String> names) {
        for (int c = 0; c < row.size(); c++) {
            if (names.contains(row.get(c).toLowerCase(Locale.ROOT).replace(' ', '_').replace('.', '_'))) {
                return c;
            }
        }
        return -1;
    }

    private void readRow(final DelimitedText text, final EdgeCollector edges) {
        final int needed = Math.max(Math.max(m_source, m_target), Math.max(m_weight, m_sign)) + 1;
        if (text.width() < needed) {
            throw new InvalidInputException("The row has " + text.width() + " field(s), at least " + needed
                + " are needed", text.place(), "Complete the row");
        }
        double weight = m_weight < 0 ? 1 : text.number(m_weight);
        if (m_sign >= 0) {
            final String sign = text.field(m_sign).toLowerCase(Locale.ROOT);
            if (POSITIVE.contains(sign)) {
                weight = Math.abs(weight);
            } else if (NEGATIVE.contains(sign)) {
                weight = -Math.abs(weight);
            } else if (!UNSIGNED.contains(sign)) {
                throw new InvalidInputException("“" + text.field(m_sign) + "” is not a sign", text.place(m_sign),
                    "Write +, -, activation or repression, or leave it empty");
            }
        }
        edges.add(text.field(m_source), text.field(m_target), weight, text.place());
    }
}
