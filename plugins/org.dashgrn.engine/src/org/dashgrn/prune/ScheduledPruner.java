package org.dashgrn.prune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dashgrn.compute.Pattern;
import org.dashgrn.data.InvalidInputException;
import org.dashgrn.data.Progress;
import org.dashgrn.model.Layer;
import org.dashgrn.model.NeuralNetwork;
import org.dashgrn.model.PrunerState;
import org.dashgrn.model.PruningRecord;
import org.dashgrn.model.TrainedModel;
import org.dashgrn.train.Pruner;

/** Prunes by a score on a schedule; masks are cumulative: what is pruned stays pruned. */
public final class ScheduledPruner implements Pruner {

    private final PruningScore m_score;
    private final PruningSchedule m_schedule;
    private final int m_lastEpoch;
    private final Progress m_progress;
    private int m_nextEpoch;
    private int m_round;
    private boolean m_targetReached;

    /**
     * @param score ranks the weights
     * @param schedule when and how many
     * @param trained epochs that the model has had
     * @param epochs epochs to come
     * @param rounds pruning rounds that the model has had
     * @param progress asked during a round whether to go on
     */
    public ScheduledPruner(final PruningScore score, final PruningSchedule schedule, final int trained,
        final int epochs, final int rounds, final Progress progress) {
        m_score = score;
        m_schedule = schedule;
        m_nextEpoch = trained + schedule.delay() + 1;
        m_lastEpoch = trained + epochs;
        m_round = rounds;
        m_progress = progress;
    }

    @Override
    public String strategy() {
        return m_score.strategy();
    }

    @Override
    public boolean finished() {
        return m_targetReached || m_nextEpoch > m_lastEpoch;
    }

    @Override
    public PrunerState state() {
        return new PrunerState(List.of(m_nextEpoch, m_round, m_targetReached ? 1 : 0), m_score.memory());
    }

    @Override
    public void restore(final PrunerState state, final TrainedModel model) {
        if (state.counters().size() != 3) {
            throw new InvalidInputException("The checkpoint is not of a pruning on a schedule", "",
                "Delete the checkpoint to start anew");
        }
        m_nextEpoch = state.counters().get(0);
        m_round = state.counters().get(1);
        m_targetReached = state.counters().get(2) != 0;
        m_score.recall(state.memory());
    }

    @Override
    public Optional<Round> beforeEpoch(final int epoch, final NeuralNetwork network) {
        if (m_targetReached || epoch != m_nextEpoch) {
            return Optional.empty();
        }
        // an interval beyond the last epoch: no further round
        m_nextEpoch = (int)Math.min(Integer.MAX_VALUE, (long)m_nextEpoch + m_schedule.every());
        final List<Layer> layers = network.layers();
        final long all = (long)layers.size() * network.genes() * network.hidden();
        final long alive = network.alive();
        final double share = m_schedule.share(alive == all, 1 - alive / (double)all);
        m_targetReached = m_schedule.share(false, 1 - alive * (1 - share) / all) <= 1e-6;
        if (share <= 1e-6) {
            m_targetReached = true;
            return Optional.empty();
        }
        m_round++;
        final PruningScore.Scores scores = m_score.score(LayerWeights.of(network), m_progress);
        final boolean[][] keep = new boolean[layers.size()][];
        final List<PruningRecord> records = new ArrayList<>();
        for (int l = 0; l < keep.length; l++) {
            m_progress.checkCancelled();
            final Pattern pattern = layers.get(l).pattern();
            keep[l] = keep(pattern, scores.layers()[l], share);
            final boolean[] stays = keep[l];
            final int kept = (int)IntStream.range(0, stays.length).filter(e -> stays[e]).count();
            records.add(new PruningRecord(m_round, epoch, network.baseModel().layers().get(l), pattern.rows() * pattern.columns(),
                pattern.alive(), kept, scores.ridge()[l]));
        }
        return Optional.of(Round.masked(keep, records));
    }

    /**
     * Which alive weights stay when the lowest-scored share of them goes; of equal scores the first goes first.
     *
     * @param pattern alive weights
     * @param scores of all weights, row-major
     * @param share to prune, 0 to 1; the number is rounded half to even
     * @return one flag per alive weight
     */
    static boolean[] keep(final Pattern pattern, final double[] scores, final double share) {
        final int alive = pattern.alive();
        final double[] alone = new double[alive];
        for (int r = 0, e = 0; r < pattern.rows(); r++) {
            for (; e < pattern.rowStart()[r + 1]; e++) {
                alone[e] = scores[r * pattern.columns() + pattern.column()[e]];
            }
        }
        final int pruned = (int)Math.rint(share * alive);
        final boolean[] keep = new boolean[alive];
        Arrays.fill(keep, true);
        if (pruned > 0) {
            final double[] sorted = alone.clone();
            Arrays.sort(sorted);
            final double threshold = sorted[pruned - 1];
            int left = pruned;
            for (int e = 0; e < alive; e++) {
                if (alone[e] < threshold) {
                    keep[e] = false;
                    left--;
                }
            }
            for (int e = 0; e < alive && left > 0; e++) {
                if (alone[e] == threshold) {
                    keep[e] = false;
                    left--;
                }
            }
        }
        return keep;
    }
}
