package org.dashgrn.nodes.view;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.dashgrn.network.IndexedNetwork;
import org.dashgrn.nodes.EngineCall;
import org.knime.core.data.BooleanValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;

/** A network: its strongest edges at once, all edges of a gene on demand, and what the prior has besides. */
public final class NetworkView {

    /** Name of the page. */
    public static final String PAGE = "network";

    /** Edges with which the page starts. */
    private static final int EDGES = 40_000;

    /** Strongest edges of a gene that are kept, in each direction, if there are more than the page starts with. */
    private static final int EDGES_OF_GENE = 200;

    private static final int ROWS_BETWEEN_CHECKS = 1024;

    private final Map<String, Integer> m_index = new HashMap<>();
    private final List<EdgeList> m_out = new ArrayList<>();
    private final List<EdgeList> m_in = new ArrayList<>();
    private final EdgeList m_strongest = new EdgeList();
    private final Set<Long> m_pairs = new HashSet<>();
    private long m_total;

    private NetworkView(final List<String> genes) {
        for (String gene : genes) {
            m_index.put(gene, m_index.size());
            m_out.add(new EdgeList());
            m_in.add(new EdgeList());
        }
    }

    /** Edges column by column, as the page gets them. */
    private static final class EdgeList {

        private final JsonArray m_source = new JsonArray();
        private final JsonArray m_target = new JsonArray();
        private final JsonArray m_effect = new JsonArray();
        private final JsonArray m_score = new JsonArray();
        private final JsonArray m_known = new JsonArray();

        void add(final int source, final int target, final double effect, final double score, final boolean known) {
            m_source.add(source);
            m_target.add(target);
            m_effect.add(Numbers.of(effect));
            m_score.add(Numbers.of(score));
            m_known.add(known ? 1 : 0);
        }

        int size() {
            return m_source.size();
        }

        JsonObject json() {
            return new JsonObject().add("s", m_source).add("t", m_target).add("e", m_effect).add("c", m_score)
                .add("k", m_known);
        }
    }

    /**
     * @param genes of the model
     * @param edges with the columns source, target, effect, score and perhaps "in prior", the strongest first
     * @param prior if there is one
     * @param exec asked now and then whether to go on
     * @return what to draw
     * @throws CanceledExecutionException if the user cancelled
     */
    public static ViewData of(final List<String> genes, final BufferedDataTable edges,
        final Optional<IndexedNetwork> prior, final ExecutionMonitor exec) throws CanceledExecutionException {
        final NetworkView view = new NetworkView(genes);
        view.read(edges, exec);
        final ViewData.Builder parts = new ViewData.Builder();
        final JsonObject page = new JsonObject().add("genes", Numbers.names(genes)).add("total", view.m_total)
            .add("edges", view.m_strongest.json())
            .add("prior", prior.isPresent() ? view.dropped(prior.get(), genes.size()) : Json.NULL);
        if (view.m_total > EDGES) {
            final GeneBlocks blocks = GeneBlocks.of(genes, IntStream.range(0, genes.size()).toArray());
            blocks.addTo(parts, EngineCall.progress(exec), gene -> new JsonObject().add("out", view.m_out.get(gene).json())
                .add("in", view.m_in.get(gene).json()));
            page.add("blocks", blocks.json());
        }
        return parts.page(page.toString());
    }

    private void read(final BufferedDataTable table, final ExecutionMonitor exec)
        throws CanceledExecutionException {
        final DataTableSpec spec = table.getDataTableSpec();
        final int source = spec.findColumnIndex("source");
        final int target = spec.findColumnIndex("target");
        final int effect = spec.findColumnIndex("effect");
        final int score = spec.findColumnIndex("score");
        final int known = spec.findColumnIndex("in prior");
        final boolean all = table.size() <= EDGES;
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                if (m_total++ % ROWS_BETWEEN_CHECKS == 0) {
                    exec.checkCanceled();
                }
                final DataRow row = rows.next();
                final int from = m_index.get(row.getCell(source).toString());
                final int to = m_index.get(row.getCell(target).toString());
                final double strength = number(row.getCell(effect));
                final double share = score < 0 ? Double.NaN : number(row.getCell(score));
                final boolean expected = known >= 0 && !row.getCell(known).isMissing()
                    && ((BooleanValue)row.getCell(known)).getBooleanValue();
                if (expected) {
                    m_pairs.add((long)from * m_index.size() + to);
                }
                if (m_strongest.size() < EDGES) {
                    m_strongest.add(from, to, strength, share, expected);
                }
                if (!all && m_out.get(from).size() < EDGES_OF_GENE) {
                    m_out.get(from).add(from, to, strength, share, expected);
                }
                if (!all && m_in.get(to).size() < EDGES_OF_GENE) {
                    m_in.get(to).add(from, to, strength, share, expected);
                }
            }
        }
    }

    private static double number(final DataCell cell) {
        return cell.isMissing() ? Double.NaN : ((DoubleValue)cell).getDoubleValue();
    }

    /** @return edges of the prior that the network does not have */
    private JsonObject dropped(final IndexedNetwork prior, final int genes) {
        final JsonArray source = new JsonArray();
        final JsonArray target = new JsonArray();
        long missing = 0;
        for (int from = 0; from < genes; from++) {
            for (int i = prior.rowStart()[from]; i < prior.rowStart()[from + 1]; i++) {
                final int to = prior.columns()[i];
                if (!m_pairs.contains((long)from * genes + to)) {
                    missing++;
                    if (source.size() < EDGES) {
                        source.add(from);
                        target.add(to);
                    }
                }
            }
        }
        return new JsonObject().add("s", source).add("t", target).add("dropped", missing)
            .add("total", prior.edgeCount());
    }
}
