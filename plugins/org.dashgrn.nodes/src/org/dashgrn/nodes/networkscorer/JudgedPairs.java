package org.dashgrn.nodes.networkscorer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dashgrn.evaluate.ScoringRules;
import org.dashgrn.network.Edge;
import org.dashgrn.network.GeneNetwork;
import org.dashgrn.nodes.TableBuilder;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;

/** Every ordered pair of genes that is judged, with its score and what the reference says: a classifier's table. */
final class JudgedPairs {

    static final DataTableSpec SPEC = new DataTableSpec("Pairs", new String[]{"source", "target", "score", "class"},
        new DataType[]{StringCell.TYPE, StringCell.TYPE, DoubleCell.TYPE, StringCell.TYPE});

    private static final DataCell EDGE = new StringCell("edge");

    private static final DataCell NO_EDGE = new StringCell("no edge");

    private static final DataCell NOT_LISTED = new DoubleCell(0);

    private final List<String> m_genes;

    private final ScoringRules m_rules;

    /** Targets by regulator. */
    private final Map<String, Set<String>> m_reference = new HashMap<>();

    private final Map<String, Map<String, Double>> m_scores = new HashMap<>();

    /**
     * @param genes the gene universe
     * @param reference the true edges
     * @param rules which pairs are judged
     */
    JudgedPairs(final List<String> genes, final GeneNetwork reference, final ScoringRules rules) {
        m_genes = genes;
        m_rules = rules;
        final Set<String> known = new HashSet<>(genes);
        for (Edge edge : reference.edges()) {
            if (known.contains(edge.source()) && known.contains(edge.target())) {
                m_reference.computeIfAbsent(edge.source(), source -> new HashSet<>()).add(edge.target());
            }
        }
    }

    /** A listed edge. */
    void score(final String source, final String target, final double score) {
        m_scores.computeIfAbsent(source, regulator -> new HashMap<>()).put(target, score);
    }

    /** @return the pairs, in the order of the genes */
    BufferedDataTable table(final ExecutionContext exec) throws CanceledExecutionException {
        final DataCell[] names = m_genes.stream().map(StringCell::new).toArray(DataCell[]::new);
        final TableBuilder table = new TableBuilder(exec, SPEC);
        for (int j = 0; j < names.length; j++) {
            final Set<String> targets = m_reference.getOrDefault(m_genes.get(j), Set.of());
            if (m_rules.assayedOnly() && targets.isEmpty()) {
                continue;
            }
            final Map<String, Double> scores = m_scores.getOrDefault(m_genes.get(j), Map.of());
            for (int i = 0; i < names.length; i++) {
                if (i != j || m_rules.selfPairs()) {
                    final Double score = scores.get(m_genes.get(i));
                    table.add(names[j], names[i], score == null ? NOT_LISTED : new DoubleCell(score),
                        targets.contains(m_genes.get(i)) ? EDGE : NO_EDGE);
                }
            }
        }
        return table.build();
    }
}
