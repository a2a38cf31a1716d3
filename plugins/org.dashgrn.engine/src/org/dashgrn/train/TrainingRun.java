package org.dashgrn.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.math3.random.RandomGenerator;
import org.dashgrn.compute.Activation;
import org.dashgrn.compute.Gemm;
import org.dashgrn.compute.Pattern;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.Interval;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.data.Progress;
import org.dashgrn.data.RandomStream;
import org.dashgrn.data.TrajectorySplit;
import org.dashgrn.model.CheckpointArchive;
import org.dashgrn.model.EdgeEvidence;
import org.dashgrn.model.EpochRecord;
import org.dashgrn.model.Layer;
import org.dashgrn.model.NeuralNetwork;
import org.dashgrn.model.Provenance;
import org.dashgrn.model.PruningRecord;
import org.dashgrn.model.SparseTraining;
import org.dashgrn.model.TrainedModel;
import org.dashgrn.model.TrainingSettings;
import org.dashgrn.model.TrainingState;
import org.dashgrn.network.IndexedNetwork;
import org.dashgrn.solve.DivergenceException;
import org.dashgrn.solve.IntervalSolver;
import org.dashgrn.solve.StepControl;

/** One training, from its start or its continuation to its end: the moving parts behind {@link Trainer}. */
final class TrainingRun {

    /** How often an epoch is tried again, with half the learning rate each time. */
    private static final int MOST_REPEATS = 8;

    /** Dynamics whose validation loss is so many times the lowest one are looked at more closely. */
    private static final double SUSPICIOUS = 4;

    private final TrainingSettings m_settings;
    private final ExpressionTrajectories m_data;
    private final Gemm m_gemm;
    private final int m_threads;
    private final TrajectorySplit.Intervals m_split;
    private final IntervalData m_training;
    private final Validation m_validation;
    private final StepCount m_stepCount;
    private final List<int[]> m_trajectories;

    private NeuralNetwork m_network;
    private Adam m_adam;
    private LearningRate m_rate;
    private int m_epoch;
    private double m_patienceLoss = Double.POSITIVE_INFINITY;
    private int m_patienceEpochs;
    private int m_steps;
    private double m_bestLoss = Double.POSITIVE_INFINITY;
    private double m_bestError;
    private NeuralNetwork m_chosen;
    private int m_chosenEpoch;
    private double m_chosenLoss = Double.POSITIVE_INFINITY;
    private final List<EpochRecord> m_history = new ArrayList<>();
    private final List<PruningRecord> m_prunings = new ArrayList<>();
    private String m_strategy = "none";
    private Optional<EdgeEvidence> m_evidence = Optional.empty();

    /** log α per layer and input; none unless there are gates. */
    private float[][] m_gateParameters = new float[0][];
    private InputGates m_gates;
    private final Regrowth m_regrowth;

    private IntervalSolver m_solver;
    private PriorLoss m_priorLoss;
    private float[][] m_gradient;

    private TrainingRun(final TrainingSettings settings, final NeuralNetwork network, final ExpressionTrajectories data,
        final IndexedNetwork prior, final Gemm gemm, final int threads) {
        m_settings = settings;
        m_network = network;
        m_data = data;
        m_gemm = gemm;
        m_threads = threads;
        m_steps = settings.solverSteps();
        m_split = split(settings, data);
        m_training = IntervalData.of(data, m_split.training());
        m_validation = new Validation(IntervalData.of(data, m_split.validation()), m_split.validation());
        m_stepCount = new StepCount(m_training, settings.tolerance());
        m_trajectories = byTrajectory(m_split.training());
        m_regrowth = settings.sparse().rule() == SparseTraining.Rule.DST
            ? new Regrowth(settings.sparse(), m_training) : null;
        m_strategy = settings.sparse().rule().title();
        if (settings.dataWeight() < 1 && prior == null) {
            throw new InvalidInputException("The data weight is " + settings.dataWeight() + " but there is no prior", "",
                "Connect a prior network, or set the data weight to 1");
        }
        m_priorLoss = settings.dataWeight() == 1 ? null
            : new PriorLoss(network, prior, PriorLoss.drawStates(network.genes(), settings.seed()), gemm);
    }

    static TrainingRun start(final TrainingSettings settings, final NeuralNetwork network, final ExpressionTrajectories data,
        final IndexedNetwork prior, final Gemm gemm, final int threads) {
        final SparseTraining sparse = settings.sparse();
        final NeuralNetwork first = sparse.rule() == SparseTraining.Rule.DST
            ? Regrowth.thinned(network, sparse.sparsity(), settings.seed()) : network;
        final TrainingRun run = new TrainingRun(settings, first, data, prior, gemm, threads);
        if (sparse.rule().hasGates()) {
            run.m_gateParameters = InputGates.first(first, settings.seed());
        }
        run.m_adam = new Adam(run.trained());
        run.m_rate = LearningRate.start(settings.learningRate());
        return run;
    }

    static TrainingRun resume(final TrainedModel model, final TrainingState state, final ExpressionTrajectories data,
        final IndexedNetwork prior, final Gemm gemm, final int threads) {
        final TrainingRun run = new TrainingRun(state.settings(), state.last().copy(), data, prior, gemm, threads);
        run.m_adam = new Adam(state.firstMoments(), state.secondMoments(), state.updates());
        run.m_rate = new LearningRate(state.settings().learningRate(), state.learningRate(), state.plateauLoss(),
            state.plateauEpochs());
        run.m_gateParameters = Adam.copy(state.gates());
        run.m_epoch = state.epoch();
        run.m_patienceLoss = state.patienceLoss();
        run.m_patienceEpochs = state.patienceEpochs();
        run.m_steps = state.solverSteps();
        run.m_bestLoss = state.bestLoss();
        run.m_bestError = state.bestError();
        run.m_chosen = model.network();
        run.m_chosenEpoch = model.provenance().epoch();
        run.m_chosenLoss = model.provenance().validationLoss();
        run.m_history.addAll(model.history());
        run.m_prunings.addAll(model.prunings());
        run.m_strategy = model.provenance().strategy();
        run.m_evidence = model.evidence();
        return run;
    }

    private static TrajectorySplit.Intervals split(final TrainingSettings settings, final ExpressionTrajectories data) {
        final List<Interval> all = data.intervals();
        if (all.size() == 1) {
            // nothing can be held out; a better judge than none
            return new TrajectorySplit.Intervals(all, all);
        }
        final int[] original = data.originals();
        final int usable = (int)all.stream().mapToInt(interval -> original[interval.trajectory()]).distinct().count();
        return TrajectorySplit.validation(data, Math.min(settings.validationTrajectories(), Math.max(1, usable / 4)),
            settings.validationShare(), settings.seed());
    }

    private static List<int[]> byTrajectory(final List<Interval> intervals) {
        final List<int[]> groups = new ArrayList<>();
        for (int from = 0; from < intervals.size();) {
            int to = from + 1;
            while (to < intervals.size() && intervals.get(to).trajectory() == intervals.get(from).trajectory()) {
                to++;
            }
            final int[] group = new int[to - from];
            for (int i = 0; i < group.length; i++) {
                group[i] = from + i;
            }
            groups.add(group);
            from = to;
        }
        return groups;
    }

    /**
     * @param firstEpoch epochs that the model had when this training began, before any checkpoint
     * @param epochs to train from there, at most
     */
    TrainedModel train(final int firstEpoch, final int epochs, final Pruner pruner, final Selection selection,
        final Checkpoint checkpoint, final Progress progress) {
        if (epochs < 1) {
            throw new InvalidInputException(epochs + " epochs were asked for", "", "Train for at least 1 epoch");
        }
        if (pruner != null) {
            m_strategy = pruner.strategy();
        }
        bind();
        try {
            for (int e = m_epoch - firstEpoch; e < epochs && !exhausted(pruner); e++) {
                progress.report(e / (double)epochs, null);
                runEpoch(pruner, selection, progress);
                final EpochRecord last = m_history.get(m_history.size() - 1);
                progress.report((e + 1) / (double)epochs,
                    String.format(Locale.ROOT, "epoch %d of %d, training loss %.3g, validation loss %.3g, sparsity %.1f %%",
                        m_epoch, m_epoch + epochs - e - 1, last.trainingLoss(), last.validationLoss(),
                        100 * last.sparsity()));
                if (e + 1 == epochs || exhausted(pruner) || checkpoint.isDue()) {
                    checkpoint.save(new CheckpointArchive.Content(checkpoint.fingerprint(), firstEpoch, result(),
                        Optional.ofNullable(pruner).map(Pruner::state)));
                }
            }
        } finally {
            m_solver.close();
        }
        return result();
    }

    private boolean exhausted(final Pruner pruner) {
        return m_patienceEpochs >= m_settings.patience() && (pruner == null || pruner.finished());
    }

    /** Makes kernels for the network as it is now: at the start and after its structure has changed. */
    private void bind() {
        if (m_solver != null) {
            m_solver.close();
        }
        m_gates = m_gateParameters.length == 0 ? null
            : new InputGates(m_network, m_gateParameters, m_settings.sparse().temperature());
        final NeuralNetwork solved = m_gates == null ? m_network : m_gates.gated();
        m_solver = new IntervalSolver(solved, m_gemm, m_threads);
        m_priorLoss = m_priorLoss == null ? null : m_priorLoss.of(solved);
        final float[][] parameters = trained();
        m_gradient = new float[parameters.length][];
        for (int p = 0; p < parameters.length; p++) {
            m_gradient[p] = new float[parameters[p].length];
        }
    }

    /** All that the optimiser changes: the network's parameters, then those of the gates. */
    private float[][] trained() {
        final float[][] parameters = m_network.parameters();
        final float[][] all = Arrays.copyOf(parameters, parameters.length + m_gateParameters.length);
        System.arraycopy(m_gateParameters, 0, all, parameters.length, m_gateParameters.length);
        return all;
    }

    private void drawGates() {
        if (m_gates != null) {
            m_gates.draw(m_settings.seed(), m_adam.updates());
            m_solver.refresh();
            if (m_priorLoss != null) {
                m_priorLoss.refresh();
            }
        }
    }

    private void runEpoch(final Pruner pruner, final Selection selection, final Progress progress) {
        m_epoch++;
        final Optional<Pruner.Round> round = pruner == null ? Optional.empty() : pruner.beforeEpoch(m_epoch, m_network);
        round.ifPresent(this::apply);
        regrow(progress);
        EpochStart start = new EpochStart(m_network, m_adam);
        boolean fromBest = false;
        for (int repeats = 0;; repeats++) {
            try {
                trainEpoch(round.isPresent(), selection, progress);
                return;
            } catch (DivergenceException e) {
                final boolean updated = m_adam.updates() > start.updates();
                // the network that validated best is known to be sound; the start of the epoch may be not
                final boolean best = !updated && !fromBest && m_chosen != null && m_gates == null
                    && sameStructure(m_chosen, m_network);
                if (repeats == MOST_REPEATS || !updated && !best) {
                    if (!finite(m_network.parameters())) {
                        start.restore(m_network, m_adam);
                        m_solver.refresh();
                    }
                    throw diverged(e, repeats, progress);
                }
                start.restore(m_network, m_adam);
                if (best) {
                    m_network = m_chosen.copy();
                    m_adam = new Adam(m_network.parameters());
                    start = new EpochStart(m_network, m_adam);
                    fromBest = true;
                    bind();
                }
                m_rate.halve();
                m_solver.refresh();
                if (m_priorLoss != null) {
                    m_priorLoss.refresh();
                }
                progress.report(Double.NaN, String.format(Locale.ROOT,
                    "epoch %d diverged; once more with the learning rate %.3g", m_epoch, m_rate.rate()));
            }
        }
    }

    private void trainEpoch(final boolean pruned, final Selection selection, final Progress progress) {
        drawGates();
        if (m_settings.solver() == TrainingSettings.Solver.CHECKED) {
            m_steps = m_stepCount.check(m_solver, m_steps);
        }
        final double trainingLoss = runBatches(progress);
        final NeuralNetwork finished = m_gates == null ? m_network : m_gates.hardened();
        final Validation.Loss loss = validate(finished);
        if (!Double.isFinite(loss.loss())) {
            throw new DivergenceException("The validation loss is not a number");
        }
        if (m_settings.solver() == TrainingSettings.Solver.CHECKED && loss.loss() > SUSPICIOUS * (m_history.isEmpty() ? 0 : m_bestLoss)) {
            // an epoch that ends with dynamics that cannot be solved is no good: now it can still be repeated
            m_stepCount.check(m_solver, m_steps);
        }
        m_history.add(new EpochRecord(m_epoch, trainingLoss, loss.loss(), loss.error(), m_rate.rate(),
            finished.sparsity(), m_settings.solver() == TrainingSettings.Solver.ADAPTIVE ? 0 : m_steps, pruned));
        m_rate.epochEnded(loss.loss());
        select(finished, loss, selection);
    }

    private static boolean sameStructure(final NeuralNetwork a, final NeuralNetwork b) {
        for (int l = 0; l < a.layers().size(); l++) {
            final Pattern pattern = a.layers().get(l).pattern();
            final Pattern other = b.layers().get(l).pattern();
            if (!Arrays.equals(pattern.rowStart(), other.rowStart())
                || !Arrays.equals(pattern.column(), other.column())) {
                return false;
            }
        }
        return true;
    }

    private InvalidInputException diverged(final DivergenceException cause, final int repeats,
        final Progress progress) {
        final DivergencePlace place = DivergencePlace.find(m_solver, m_data, m_settings.solver()
            == TrainingSettings.Solver.ADAPTIVE ? StepCount.MOST : m_steps, progress);
        return new InvalidInputException("Training diverged in epoch " + m_epoch + (repeats == 0 ? " (learning rate "
            + m_rate.rate() + "): " : ", and " + repeats + " times again with learning rates down to " + m_rate.rate()
            + ": ") + cause.getMessage(), place.toString(),
            "Lower the learning rate; check that expression is scaled to about 0 to 1 and times are not too far apart"
                + (m_settings.solver() == TrainingSettings.Solver.FIXED ? "; use more steps per interval, or let their"
                    + " number be checked" : ""), cause);
    }

    private Validation.Loss validate(final NeuralNetwork finished) {
        if (finished == m_network) {
            return m_validation.loss(m_solver, control());
        }
        try (IntervalSolver solver = new IntervalSolver(finished, m_gemm, m_threads)) {
            return m_validation.loss(solver, control());
        }
    }

    private void regrow(final Progress progress) {
        final double share = m_regrowth == null ? 0 : m_regrowth.share(m_epoch);
        if (share > 0) {
            try {
                m_network = m_network
                    .withLayers(List.of(m_regrowth.regrown(m_network, share, m_gemm, m_threads, control(), m_adam)));
            } catch (DivergenceException e) {
                throw diverged(e, 0, progress);
            }
            bind();
        }
    }

    private void apply(final Pruner.Round round) {
        if (round.rewired() == null) {
            mask(round.keep());
        } else {
            m_network = round.rewired();
            m_adam = new Adam(m_network.parameters());
        }
        if (round.evidence() != null) {
            m_evidence = Optional.of(round.evidence());
        }
        m_prunings.addAll(round.records());
        m_rate.reset();
        m_patienceLoss = Double.POSITIVE_INFINITY;
        m_patienceEpochs = 0;
        bind();
    }

    private void mask(final boolean[][] keep) {
        final List<Layer> layers = m_network.layers();
        final Layer[] pruned = new Layer[layers.size()];
        for (int l = 0; l < pruned.length; l++) {
            final Layer layer = layers.get(l);
            pruned[l] = new Layer(layer.pattern().retain(keep[l]), Pattern.retain(layer.values(), keep[l]));
            m_adam.retain(l, keep[l]);
        }
        m_network = m_network.withLayers(List.of(pruned));
    }

    private StepControl control() {
        return m_settings.solver() == TrainingSettings.Solver.ADAPTIVE
            ? new StepControl.Adaptive(m_settings.tolerance(), m_settings.tolerance() / 100)
            : new StepControl.Fixed(m_steps);
    }

    private double runBatches(final Progress progress) {
        final List<int[]> batches = batches();
        final float[] own = m_network.learningRateFactors();
        final float[] factors = Arrays.copyOf(own, own.length + m_gateParameters.length);
        Arrays.fill(factors, own.length, factors.length, 1f);
        double sum = 0;
        int intervals = 0;
        for (int[] batch : batches) {
            progress.checkCancelled();
            final double loss = step(m_training.select(batch), factors);
            sum += loss * batch.length;
            intervals += batch.length;
        }
        return sum / intervals;
    }

    private double step(final IntervalData batch, final float[] factors) {
        drawGates();
        double loss =
            m_solver.lossAndGradient(batch.starts(), batch.lengths(), batch.targets(), control(), m_gradient);
        while (!(Double.isFinite(loss) && finite(m_gradient)) && m_settings.solver() == TrainingSettings.Solver.CHECKED
            && m_steps < StepCount.MOST) {
            // the solution blew up within the epoch: the check between epochs could not see it
            m_steps *= 2;
            loss = m_solver.lossAndGradient(batch.starts(), batch.lengths(), batch.targets(), control(), m_gradient);
        }
        if (!(Double.isFinite(loss) && finite(m_gradient))) {
            throw new DivergenceException("The training loss or its gradient is not a number");
        }
        if (m_priorLoss != null) {
            final float weight = (float)m_settings.dataWeight();
            for (float[] part : m_gradient) {
                for (int i = 0; i < part.length; i++) {
                    part[i] *= weight;
                }
            }
            loss = weight * loss
                + (1 - weight) * m_priorLoss.addBatchGradient(m_adam.updates(), 1 - weight, m_gradient);
        }
        loss += addSparsityGradient();
        update(factors);
        m_solver.refresh();
        if (m_priorLoss != null) {
            m_priorLoss.refresh();
        }
        return loss;
    }

    /** The price of open gates and of weights along paths; before, the gradient of gated weights. */
    private double addSparsityGradient() {
        final SparseTraining sparse = m_settings.sparse();
        double price = 0;
        if (m_gates != null) {
            m_gates.pullBack(m_gradient);
            final double perInterval = sparse.gateWeight() / m_training.size();
            price += perInterval > 0 ? perInterval * m_gates.addOpenShare(perInterval, m_gradient) : 0;
            price += sparse.gatePathWeight() > 0
                ? sparse.gatePathWeight() * m_gates.addOpenPaths(sparse.gatePathWeight(), m_gradient) : 0;
        }
        if (sparse.pathWeight() > 0) {
            price += sparse.pathWeight() * PathPenalty.addGradient(m_network, sparse.pathWeight(), m_gradient);
        }
        return price;
    }

    /** One step of the optimiser; with recovery, projected onto multipliers that are not negative. */
    private void update(final float[] factors) {
        final float[] v = m_network.multipliers();
        final float[] dv = m_gradient[m_network.parameters().length - 1];
        for (int g = 0; m_settings.recovery() && g < v.length; g++) {
            if (v[g] == 0 && dv[g] > 0) {
                // it would only be pushed below 0; the optimiser must not gather momentum from that
                dv[g] = 0;
            }
        }
        m_adam.update(trained(), m_gradient, m_rate.rate(), factors);
        for (int g = 0; m_settings.recovery() && g < v.length; g++) {
            v[g] = Math.max(0f, v[g]);
        }
    }

    /** Also false if the square of a gradient is infinite, which would stop the optimiser for ever. */
    private static boolean finite(final float[][] gradient) {
        for (float[] part : gradient) {
            if (!Activation.hasFiniteSquares(part)) {
                return false;
            }
        }
        return true;
    }

    /** The batches of the present epoch; their order depends on seed and epoch alone. */
    private List<int[]> batches() {
        final RandomGenerator random = RandomStream.of(m_settings.seed(), 0x42415443, m_epoch);
        if (m_settings.batches() == TrainingSettings.Batches.TRAJECTORY) {
            final int[] order = shuffled(m_trajectories.size(), random);
            final List<int[]> batches = new ArrayList<>(order.length);
            for (int k : order) {
                batches.add(m_trajectories.get(k));
            }
            return batches;
        }
        final int[] order = shuffled(m_training.size(), random);
        final List<int[]> batches = new ArrayList<>();
        for (int from = 0; from < order.length; from += m_settings.batchSize()) {
            batches.add(Arrays.copyOfRange(order, from,
                Math.min(order.length, from + m_settings.batchSize())));
        }
        return batches;
    }

    private static int[] shuffled(final int count, final RandomGenerator random) {
        final int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            final int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    private void select(final NeuralNetwork finished, final Validation.Loss loss, final Selection selection) {
        if (loss.loss() < m_patienceLoss) {
            m_patienceLoss = loss.loss();
            m_patienceEpochs = 0;
        } else {
            m_patienceEpochs++;
        }
        if (loss.loss() < m_bestLoss) {
            m_bestLoss = loss.loss();
            m_bestError = loss.error();
        }
        if (isBetter(finished, loss.loss(), selection)) {
            m_chosen = finished.copy();
            m_chosenEpoch = m_epoch;
            m_chosenLoss = loss.loss();
        }
    }

    private boolean isBetter(final NeuralNetwork finished, final double loss, final Selection selection) {
        if (selection == Selection.LOWEST_VALIDATION_LOSS || m_chosen == null) {
            return loss < m_chosenLoss;
        }
        final long alive = finished.alive();
        final long chosen = m_chosen.alive();
        final boolean sparser = alive < chosen || alive == chosen && loss < m_chosenLoss;
        return sparser && (selection == Selection.SPARSEST || loss <= m_bestLoss + m_bestError);
    }

    private TrainedModel result() {
        final NeuralNetwork last = m_chosenEpoch == m_epoch && m_gates == null ? m_chosen : m_network;
        final TrainingState state = new TrainingState(m_settings, last, m_adam.firstMoments(), m_adam.secondMoments(),
            m_adam.updates(), m_rate.rate(), m_rate.best(), m_rate.epochs(), m_epoch, m_patienceLoss, m_patienceEpochs,
            m_steps, m_bestLoss, m_bestError, m_gateParameters);
        return new TrainedModel(m_data.genes(), m_chosen,
            new Provenance(m_strategy, m_data.fingerprint(), m_split.training().size(), m_split.validation().size(),
                m_data.skippedIntervals(), m_chosenEpoch, m_chosenLoss),
            m_history, m_prunings, Optional.of(state), m_evidence);
    }
}
