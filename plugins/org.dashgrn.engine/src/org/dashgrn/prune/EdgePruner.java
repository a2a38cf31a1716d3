package org.dashgrn.prune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.dashgrn.compute.Lanes;
import org.dashgrn.compute.Pattern;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.data.Progress;
import org.dashgrn.model.EdgeEvidence;
import org.dashgrn.model.NeuralNetwork;
import org.dashgrn.model.Phoenix;
import org.dashgrn.model.PrunerState;
import org.dashgrn.model.PruningRecord;
import org.dashgrn.model.TrainedModel;
import org.dashgrn.network.IndexedNetwork;
import org.dashgrn.train.Pruner;

/**
 * DASH, edge by edge: decides which edges of the gene network stay, by what the data say ({@link EdgeStrengths}) and
 * what the prior says ({@link EdgeBelief}), and rewires the hidden units along them ({@link Rewiring}). In a plain
 * two-layer network, which has no room for that, the weights stay that serve those edges most ({@link EdgeSupport}).
 * <p>
 * The published score ranks single weights. But a weight belongs to as many edges as there are paths through it, so a
 * network of few weights still connects nearly everything. Here the prior speaks about what it knows, edges, and data
 * and prior are mixed as probabilities, with the share of mistakes in the prior estimated on the way: there is no
 * mixing weight to be tuned.
 */
public final class EdgePruner implements Pruner {

    /** Least belief in an edge that stays. */
    private static final double[] LEAST_BELIEF = {0.1};
    /** The same if edges are judged a second time: the first round then asks little. */
    private static final double[] LEAST_BELIEF_TWICE = {0.02, 0.1};
    /** Pairs that are less believed in are not even listed as evidence. */
    private static final double LISTED = 3e-4;
    private static final double SHRINK = 0.9;

    private final IndexedNetwork m_prior;
    private final ExpressionTrajectories m_data;
    private final EdgePruning m_settings;
    private final int m_lastEpoch;
    private final int m_threads;
    private final Progress m_progress;
    private final double[] m_leastBelief;
    private EdgeEvidence m_evidence;
    private int m_nextEpoch;
    private int m_round;
    private int m_step;

    /**
     * @param prior n×n regulators × targets
     * @param data what the model is trained on
     * @param settings how
     * @param evidence of earlier rounds, or null
     * @param trained epochs that the model has had
     * @param epochs epochs to come
     * @param rounds pruning rounds that the model has had
     * @param threads how many may be used, at least 1
     * @param progress asked several times a second
     */
    public EdgePruner(final IndexedNetwork prior, final ExpressionTrajectories data, final EdgePruning settings,
        final EdgeEvidence evidence, final int trained, final int epochs, final int rounds, final int threads,
        final Progress progress) {
        m_prior = prior;
        m_data = data;
        m_settings = settings;
        m_evidence = evidence;
        m_lastEpoch = trained + epochs;
        m_threads = threads;
        m_progress = progress;
        m_leastBelief = settings.epochsBetween() == 0 ? LEAST_BELIEF : LEAST_BELIEF_TWICE;
        m_round = rounds;
        m_step = evidence == null ? 0 : m_leastBelief.length - 1;
        // a short run still has its rounds, and a third of it to train what is left
        final int first = Math.min(Math.max(settings.denseEpochs(), trained), trained + epochs / 3);
        m_nextEpoch = 1 + (evidence == null ? first : trained);
    }

    @Override
    public String strategy() {
        return "DASH";
    }

    @Override
    public boolean finished() {
        return m_step >= m_leastBelief.length || m_nextEpoch > m_lastEpoch;
    }

    @Override
    public PrunerState state() {
        return new PrunerState(List.of(m_nextEpoch, m_round, m_step), List.of());
    }

    /** What is known of the edges is the model's. */
    @Override
    public void restore(final PrunerState state, final TrainedModel model) {
        if (state.counters().size() != 3) {
            throw new InvalidInputException("The checkpoint is not of a pruning edge by edge", "",
                "Delete the checkpoint to start anew");
        }
        m_nextEpoch = state.counters().get(0);
        m_round = state.counters().get(1);
        m_step = state.counters().get(2);
        m_evidence = model.evidence().orElse(m_evidence);
    }

    private EdgeEvidence inDense(final NeuralNetwork network, final int most) {
        final PartialEffects partial = new PartialEffects(m_data, m_prior, m_settings.trust(), m_progress);
        try (Lanes lanes = new Lanes(m_threads)) {
            return EdgeStrengths.inDense(network, partial, m_prior, m_settings.trust(), LISTED, most, lanes, m_progress);
        }
    }

    @Override
    public Optional<Round> beforeEpoch(final int epoch, final NeuralNetwork network) {
        if (m_step >= m_leastBelief.length || epoch != m_nextEpoch) {
            return Optional.empty();
        }
        m_nextEpoch += Math.max(1, Math.min(m_settings.epochsBetween(), (m_lastEpoch - epoch + 1) / 2));
        final int most = 6 * m_prior.edgeCount() + network.genes();
        m_evidence = m_evidence == null ? inDense(network, most)
            : measured(m_evidence, network, m_data, m_settings, m_progress);
        final double[] belief = belief(m_evidence, m_settings.trust());
        final Round round;
        m_round++;
        if (network instanceof Phoenix phoenix) {
            final Phoenix rewired = rewire(phoenix, belief);
            round = Round.rewired(rewired, records(network, l -> rewired.layers().get(l).pattern().alive(), epoch),
                m_evidence);
        } else {
            final boolean[][] keep = EdgeSupport.keep(network, m_evidence, belief, m_leastBelief[m_step],
                1 - m_settings.leastSparsity());
            round = new Round(keep, null, records(network,
                l -> (int)IntStream.range(0, keep[l].length).filter(e -> keep[l][e]).count(), epoch), m_evidence);
        }
        m_step++;
        return Optional.of(round);
    }

    /** Probability that each listed pair is a true edge. */
    private static double[] belief(final EdgeEvidence evidence, final double trust) {
        final EdgeBelief belief = EdgeBelief.fit(EdgeBelief.Strengths.of(evidence, null), trust);
        final double[] beliefs = new double[evidence.size()];
        Arrays.setAll(beliefs, e -> belief.belief(evidence.strength()[e], evidence.inPrior()[e]));
        return beliefs;
    }

    /** The evidence with what a sparse network adds to it, if edges are judged there at all. */
    static EdgeEvidence measured(final EdgeEvidence evidence, final NeuralNetwork network,
        final ExpressionTrajectories data, final EdgePruning settings, final Progress progress) {
        return settings.epochsBetween() == 0 ? evidence
            : EdgeStrengths.inSparse(evidence, network, RegulatorSpread.of(data), progress);
    }

    private Phoenix rewire(final Phoenix network, final double[] belief) {
        final Rewiring rewiring = new Rewiring(network);
        final int[] order = IntStream.range(0, belief.length).filter(e -> belief[e] >= m_leastBelief[m_step]).boxed()
            .sorted((a, b) -> Double.compare(belief[b], belief[a])).mapToInt(Integer::intValue).toArray();
        final long most = Math.min(network.alive(),
            (long)((1 - m_settings.leastSparsity()) * 4 * network.genes() * network.hidden()));
        int edges = order.length;
        while (true) {
            final BitSet[] targets = targets(order, edges, network.genes());
            // two units for a regulator are a luxury: rather one than fewer edges
            for (boolean twice : new boolean[]{true, false}) {
                final Phoenix rewired = rewiring.along(targets, twice, m_data, m_progress);
                if (rewired.alive() <= most || edges == 0) {
                    return rewired;
                }
            }
            edges = (int)(edges * SHRINK);
        }
    }

    private BitSet[] targets(final int[] order, final int edges, final int genes) {
        final BitSet[] targets = new BitSet[genes];
        for (int j = 0; j < genes; j++) {
            targets[j] = new BitSet();
        }
        for (int e = 0; e < edges; e++) {
            targets[m_evidence.sources()[order[e]]].set(m_evidence.targets()[order[e]]);
        }
        return targets;
    }

    private List<PruningRecord> records(final NeuralNetwork before, final IntUnaryOperator after, final int epoch) {
        final List<PruningRecord> records = new ArrayList<>();
        final List<String> names = before.baseModel().layers();
        for (int l = 0; l < names.size(); l++) {
            final Pattern old = before.layers().get(l).pattern();
            records.add(new PruningRecord(m_round, epoch, names.get(l), old.rows() * old.columns(), old.alive(),
                after.applyAsInt(l), 0));
        }
        return records;
    }
}
