package org.dashgrn.train;

import java.util.List;
import java.util.Optional;
import org.dashgrn.compute.Gemm;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.data.Progress;
import org.dashgrn.model.CheckpointArchive;
import org.dashgrn.model.MlpInitialiser;
import org.dashgrn.model.NeuralNetwork;
import org.dashgrn.model.PhoenixInitialiser;
import org.dashgrn.model.SparseTraining;
import org.dashgrn.model.TrainedModel;
import org.dashgrn.model.TrainingSettings;
import org.dashgrn.model.TrainingState;
import org.dashgrn.network.IndexedNetwork;

/**
 * Trains a neural ODE on expression trajectories (METHOD.md, section 2), from the start or from where a model stands.
 * <p>
 * Results depend on data, settings and seed only: training for 2 epochs and going on for 198 gives the same bits as 200
 * at once, on any number of threads. With a {@link Checkpoint}, neither does it matter how often the process was killed.
 */
public final class Trainer {

    private final Gemm m_gemm;
    private final int m_threads;
    private final Checkpoint m_checkpoint;

    /**
     * @param gemm product of dense matrices
     * @param threads how many may be used, at least 1
     */
    public Trainer(final Gemm gemm, final int threads) {
        this(gemm, threads, Checkpoint.none());
    }

    private Trainer(final Gemm gemm, final int threads, final Checkpoint checkpoint) {
        m_gemm = gemm;
        m_threads = threads;
        m_checkpoint = checkpoint;
    }

    /**
     * @param checkpoint made for one training by its fingerprint; stays open
     * @return a trainer that goes on from this checkpoint, if it holds something, and saves itself there
     */
    public Trainer saving(final Checkpoint checkpoint) {
        return new Trainer(m_gemm, m_threads, checkpoint);
    }

    /** The fastest trainer of this platform. */
    public Trainer() {
        this(Gemm.best(), Runtime.getRuntime().availableProcessors());
    }

    /** @return how many threads may be used */
    public int threads() {
        return m_threads;
    }

    /**
     * Trains a new model.
     *
     * @param settings how
     * @param epochs at most
     * @param data on what; some of it is held out for validation
     * @param prior n×n regulators × targets, needed if the settings' data weight is below 1, else null
     * @param progress told epoch, losses and sparsity; may cancel
     * @return the model of the best epoch
     * @throws InvalidInputException if the data cannot be trained on
     */
    public TrainedModel train(final TrainingSettings settings, final int epochs, final ExpressionTrajectories data,
        final IndexedNetwork prior, final Progress progress) {
        return train(settings, epochs, data, prior, Selection.LOWEST_VALIDATION_LOSS, progress);
    }

    /**
     * Trains a new model.
     *
     * @param settings how
     * @param epochs at most
     * @param data on what; some of it is held out for validation
     * @param prior n×n regulators × targets, needed if the settings' data weight is below 1, else null
     * @param selection which epoch's weights become the model: matters if training makes the model sparse
     * @param progress told epoch, losses and sparsity; may cancel
     * @return the model of the selected epoch
     * @throws InvalidInputException if the data cannot be trained on
     */
    public TrainedModel train(final TrainingSettings settings, final int epochs, final ExpressionTrajectories data,
        final IndexedNetwork prior, final Selection selection, final Progress progress) {
        final Optional<CheckpointArchive.Content> saved = m_checkpoint.load();
        final TrainingRun run = saved.isPresent() ? run(saved.get().model(), data, prior)
            : TrainingRun.start(settings, start(settings, data.geneCount()), data, prior, m_gemm, m_threads);
        return run.train(0, epochs, null, selection, m_checkpoint, progress);
    }

    private static NeuralNetwork start(final TrainingSettings settings, final int genes) {
        return switch (settings.baseModel()) {
            case PHOENIX -> PhoenixInitialiser.create(genes, settings.hidden(), settings.seed());
            case MLP -> MlpInitialiser.create(genes, settings.hidden(), settings.seed());
        };
    }

    /**
     * Goes on training a model, pruning it on the way.
     *
     * @param model with its state
     * @param epochs at most, in addition to those it has had
     * @param data on what; the same genes in the same order; for the same validation set, the same data
     * @param prior n×n, needed if the model's data weight is below 1, else null
     * @param pruner prunes before epochs, or null
     * @param selection which epoch's weights become the model
     * @param progress told epoch, losses and sparsity; may cancel
     * @return the model of the selected epoch
     * @throws InvalidInputException if model and data do not fit
     */
    public TrainedModel resume(final TrainedModel model, final int epochs, final ExpressionTrajectories data,
        final IndexedNetwork prior, final Pruner pruner, final Selection selection, final Progress progress) {
        if (pruner != null && model.state().filter(state -> state.settings().sparse().rule()
            != SparseTraining.Rule.NONE).isPresent()) {
            // one thing at a time: the pruner goes on from the weights as they are read out, gates and prices end
            return resume(model.restarted(), epochs, data, prior, pruner, selection, progress);
        }
        final TrainingRun given = run(model, data, prior);
        final int firstEpoch = model.state().orElseThrow().epoch();
        final Optional<CheckpointArchive.Content> saved = m_checkpoint.load();
        saved.flatMap(CheckpointArchive.Content::pruner).ifPresent(state -> pruner.restore(state,
            saved.get().model()));
        final TrainingRun run = saved.isPresent() ? run(saved.get().model(), data, prior) : given;
        return run.train(firstEpoch, epochs, pruner, selection, m_checkpoint, progress);
    }

    private TrainingRun run(final TrainedModel model, final ExpressionTrajectories data, final IndexedNetwork prior) {
        final TrainingState state = model.state().orElseThrow(() -> new InvalidInputException(
            "The model was saved without its training state", "", "Train it again, keeping the training state"));
        requireSameGenes(model.genes(), data.genes());
        return TrainingRun.resume(model, state, data, prior, m_gemm, m_threads);
    }

    private static void requireSameGenes(final List<String> model, final List<String> data) {
        if (model.equals(data)) {
            return;
        }
        final List<String> missing = model.stream().filter(gene -> !data.contains(gene)).toList();
        throw new InvalidInputException(missing.isEmpty()
            ? "The data have " + data.size() + " genes in another order than the model's " + model.size()
            : missing.size() + " of the model's " + model.size() + " genes are not in the data, for example "
                + String.join(", ", missing.subList(0, Math.min(5, missing.size()))),
            "", "Use the gene columns that the model was trained on, in the same order");
    }
}
