package org.dashgrn.nodes.extractor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dashgrn.evaluate.EdgeConfidence;
import org.dashgrn.evaluate.RegulatoryNetwork;
import org.dashgrn.model.EdgeEvidence;
import org.dashgrn.model.EffectMatrix;
import org.dashgrn.model.TrainedModel;
import org.dashgrn.network.IndexedNetwork;
import org.dashgrn.nodes.TableBuilder;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;

/** All pairs of genes that data or prior speak for, whether the model has kept them or not, most believed first. */
final class CandidateTable {

    static final DataTableSpec SPEC =
        new DataTableSpec("Candidates", new String[]{"source", "target", "confidence", "in model", "in prior"},
            new DataType[]{StringCell.TYPE, StringCell.TYPE, DoubleCell.TYPE, BooleanCell.TYPE, BooleanCell.TYPE});

    private record Candidate(int source, int target, double confidence, boolean inModel, boolean inPrior) {
    }

    private CandidateTable() {
    }

    /**
     * @param model the model
     * @param network its edges, all of them or the strongest
     * @param confidence of its edges
     * @param priorOrNull n×n; without one, that of the model's evidence counts
     * @param exec makes the table
     * @return one row per pair; none if there is no confidence
     * @throws CanceledExecutionException if the user cancels
     */
    static BufferedDataTable of(final TrainedModel model, final RegulatoryNetwork network,
        final Optional<EdgeConfidence> confidence, final IndexedNetwork priorOrNull, final ExecutionContext exec)
        throws CanceledExecutionException {
        final TableBuilder table = new TableBuilder(exec, SPEC);
        if (confidence.isPresent()) {
            final List<Candidate> candidates = model.evidence().isPresent()
                ? listed(model, model.evidence().get(), confidence.get(), priorOrNull)
                : believed(network, confidence.get(), priorOrNull);
            candidates.sort(Comparator.comparingDouble(Candidate::confidence).reversed()
                .thenComparingInt(Candidate::source).thenComparingInt(Candidate::target));
            for (Candidate candidate : candidates) {
                table.add(new StringCell(model.genes().get(candidate.source)),
                    new StringCell(model.genes().get(candidate.target)), new DoubleCell(candidate.confidence),
                    candidate.inModel ? BooleanCell.TRUE : BooleanCell.FALSE,
                    candidate.inPrior ? BooleanCell.TRUE : BooleanCell.FALSE);
            }
        }
        return table.build();
    }

    private static List<Candidate> listed(final TrainedModel model, final EdgeEvidence evidence,
        final EdgeConfidence confidence, final IndexedNetwork priorOrNull) {
        final List<Candidate> candidates = new ArrayList<>(evidence.size());
        final EffectMatrix matrix = model.network().effects();
        double[] effects = null;
        for (int e = 0; e < evidence.size(); e++) {
            final int source = evidence.sources()[e];
            final int target = evidence.targets()[e];
            if (effects == null || evidence.sources()[e - 1] != source) {
                effects = matrix.row(source);
            }
            candidates.add(new Candidate(source, target, confidence.of(source, target, 0), effects[target] != 0,
                priorOrNull == null ? evidence.inPrior()[e] : priorOrNull.weight(source, target) != 0));
        }
        return candidates;
    }

    private static List<Candidate> believed(final RegulatoryNetwork network, final EdgeConfidence confidence,
        final IndexedNetwork prior) {
        final List<Candidate> candidates = new ArrayList<>(network.size());
        final Set<Long> inModel = new HashSet<>();
        for (int e = 0; e < network.size(); e++) {
            final int source = network.source(e);
            final int target = network.target(e);
            inModel.add((long)source * prior.size() + target);
            candidates.add(new Candidate(source, target, confidence.of(source, target, network.score(e)), true,
                prior.weight(source, target) != 0));
        }
        for (int j = 0; j < prior.size(); j++) {
            for (int e = prior.rowStart()[j]; e < prior.rowStart()[j + 1]; e++) {
                if (!inModel.contains((long)j * prior.size() + prior.columns()[e])) {
                    candidates.add(new Candidate(j, prior.columns()[e], confidence.of(j, prior.columns()[e], 0), false,
                        true));
                }
            }
        }
        return candidates;
    }
}
