package org.dashgrn.nodes.extractor;

import java.util.Optional;
import org.dashgrn.evaluate.Candidate;
import org.dashgrn.evaluate.EdgeConfidence;
import org.dashgrn.evaluate.EffectRows;
import org.dashgrn.evaluate.RegulatoryNetwork;
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

    private CandidateTable() {
    }

    /**
     * @param model the model
     * @param network its edges, all of them or the strongest
     * @param rows its effects
     * @param confidence of its edges
     * @param priorOrNull n×n; without one, that of the model's evidence counts
     * @param exec makes the table
     * @return one row per pair; none if there is no confidence
     * @throws CanceledExecutionException if the user cancels
     */
    static BufferedDataTable of(final TrainedModel model, final RegulatoryNetwork network,
        final EffectRows rows, final Optional<EdgeConfidence> confidence, final IndexedNetwork priorOrNull, final ExecutionContext exec)
        throws CanceledExecutionException {
        final TableBuilder table = new TableBuilder(exec, SPEC);
        if (confidence.isPresent()) {
            for (Candidate candidate : Candidate.of(network, rows, confidence.get(), model.evidence(), priorOrNull)) {
                table.add(new StringCell(model.genes().get(candidate.source())),
                    new StringCell(model.genes().get(candidate.target())), new DoubleCell(candidate.confidence()),
                    candidate.inModel() ? BooleanCell.TRUE : BooleanCell.FALSE,
                    candidate.inPrior() ? BooleanCell.TRUE : BooleanCell.FALSE);
            }
        }
        return table.build();
    }
}
