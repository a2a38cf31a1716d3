package org.dashgrn.nodes.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dashgrn.model.EpochRecord;
import org.dashgrn.model.PruningRecord;
import org.dashgrn.model.TrainedModel;
import org.dashgrn.nodes.TableBuilder;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;

/** What training and pruning tell about themselves: tables of their history, and warnings. */
public final class TrainingReport {

    /** What the table of epochs is, for the description of its port. */
    public static final String EPOCHS_PORT = "One row per epoch: epoch, training loss and validation loss (mean squared"
        + " errors; the standard error of the latter), learning rate, sparsity, solver steps per interval and whether"
        + " weights were pruned before it.";

    /** The spec of the table of epochs. */
    public static final DataTableSpec EPOCHS = new DataTableSpec("Training history",
        new String[]{"epoch", "training loss", "validation loss", "validation error", "learning rate", "sparsity",
            "solver steps", "pruned"},
        new DataType[]{IntCell.TYPE, DoubleCell.TYPE, DoubleCell.TYPE, DoubleCell.TYPE, DoubleCell.TYPE,
            DoubleCell.TYPE, IntCell.TYPE, BooleanCell.TYPE});

    /** The spec of the table of pruning rounds. */
    public static final DataTableSpec ROUNDS = new DataTableSpec("Pruning history",
        new String[]{"round", "epoch", "layer", "weights", "pruned", "alive", "ridge"},
        new DataType[]{IntCell.TYPE, IntCell.TYPE, StringCell.TYPE, IntCell.TYPE, IntCell.TYPE, IntCell.TYPE,
            DoubleCell.TYPE});

    private TrainingReport() {
    }

    /**
     * @param model a model
     * @param exec creates the table
     * @return every epoch so far
     * @throws CanceledExecutionException if the user cancelled
     */
    public static BufferedDataTable epochs(final TrainedModel model, final ExecutionContext exec)
        throws CanceledExecutionException {
        final TableBuilder table = new TableBuilder(exec, EPOCHS);
        for (EpochRecord epoch : model.history()) {
            table.add(new IntCell(epoch.epoch()), TableBuilder.number(epoch.trainingLoss()),
                TableBuilder.number(epoch.validationLoss()), TableBuilder.number(epoch.validationError()),
                TableBuilder.number(epoch.learningRate()), TableBuilder.number(epoch.sparsity()),
                new IntCell(epoch.solverSteps()), epoch.pruned() ? BooleanCell.TRUE : BooleanCell.FALSE);
        }
        return table.build();
    }

    /**
     * @param model a model
     * @param exec creates the table
     * @return every pruning round so far, one row per layer
     * @throws CanceledExecutionException if the user cancelled
     */
    public static BufferedDataTable rounds(final TrainedModel model, final ExecutionContext exec)
        throws CanceledExecutionException {
        final TableBuilder table = new TableBuilder(exec, ROUNDS);
        for (PruningRecord round : model.prunings()) {
            table.add(new IntCell(round.round()), new IntCell(round.epoch()), new StringCell(round.layer()),
                new IntCell(round.weights()), new IntCell(round.before() - round.after()),
                new IntCell(round.after()), new DoubleCell(round.ridge()));
        }
        return table.build();
    }

    /**
     * @param model a model that was just trained
     * @param others what else there is to say
     * @return all that the user should know, if there is anything
     */
    public static Optional<String> warning(final TrainedModel model, final List<String> others) {
        final List<String> warnings = new ArrayList<>(others);
        final int skipped = model.provenance().skippedIntervals();
        if (skipped > 0) {
            warnings.add(skipped + " pair(s) of neighbouring time points have missing values and were skipped");
        }
        final List<Integer> repeated = repeatedEpochs(model);
        if (!repeated.isEmpty()) {
            warnings.add("Training diverged and was repeated with a smaller learning rate in epoch(s) "
                + String.join(", ", repeated.stream().limit(10).map(String::valueOf).toList())
                + (repeated.size() > 10 ? ", …" : ""));
        }
        final int dead = model.network().deadGenes();
        if (dead > 0) {
            warnings.add(dead + " of " + model.genes().size() + " genes ended with the multiplier 0: nothing regulates"
                + " them in this model");
        }
        final long ridges = model.prunings().stream().filter(round -> round.ridge() > 0).count();
        if (ridges > 0) {
            warnings.add(ridges + " of " + model.prunings().size() + " layer scores met a singular S·Sᵀ (hidden"
                + " units without weights); a ridge was added to solve them, see the pruning history");
        }
        return warnings.isEmpty() ? Optional.empty() : Optional.of(String.join(". ", warnings) + ".");
    }

    /** Epochs whose learning rate is half of what it was or less: only a repetition lowers it that much. */
    private static List<Integer> repeatedEpochs(final TrainedModel model) {
        final List<Integer> epochs = new ArrayList<>();
        double before = model.state().map(state -> state.settings().learningRate()).orElse(0.0);
        for (EpochRecord epoch : model.history()) {
            if (epoch.learningRate() <= 0.51 * before) {
                epochs.add(epoch.epoch());
            }
            before = epoch.learningRate();
        }
        return epochs;
    }
}
