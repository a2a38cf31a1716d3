package org.dashgrn.prune;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import org.dashgrn.compute.Gemm;
import org.dashgrn.data.ExpressionTrajectories;
import org.dashgrn.data.Progress;
import org.dashgrn.model.Phoenix;
import org.dashgrn.model.RandomNetwork;
import org.dashgrn.solve.Predictor;
import org.dashgrn.train.SmallData;
import org.junit.Test;

/** What a network keeps when its hidden units are wired along wanted edges. */
public class RewiringTest {

    private static final int GENES = 14;
    private static final ExpressionTrajectories DATA = SmallData.create(GENES, 12, 1);

    private static BitSet[] wanted(final int regulators, final long seed) {
        final Random random = new Random(seed);
        final BitSet[] targets = new BitSet[GENES];
        for (int j = 0; j < GENES; j++) {
            targets[j] = new BitSet();
            for (int i = 0; j < regulators && i < GENES; i++) {
                targets[j].set(i, random.nextInt(4) == 0);
            }
        }
        return targets;
    }

    @Test
    public void wantedEdgesKeepTheirEffectAndOthersHaveNone() {
        final Phoenix dense = RandomNetwork.create(GENES, 9, 1, 5);
        final Phoenix twice = keepsEffects(dense, true);
        final Phoenix once = keepsEffects(dense, false);
        assertTrue("two units for each of the regulators", twice.alive() > once.alive());
    }

    private static Phoenix keepsEffects(final Phoenix dense, final boolean twice) {
        final BitSet[] targets = wanted(8, 2);
        final Phoenix sparse = new Rewiring(dense).along(targets, twice, DATA, Progress.NONE);
        for (int j = 0; j < GENES; j++) {
            final double[] before = dense.effects().row(j);
            final double[] after = sparse.effects().row(j);
            for (int i = 0; i < GENES; i++) {
                assertEquals(j + " to " + i, targets[j].get(i) ? before[i] : 0, after[i],
                    1e-5 * Math.max(1, Math.abs(before[i])));
            }
        }
        return sparse;
    }

    @Test
    public void withFewUnitsAllWantedEdgesAreStillConnected() {
        final Phoenix dense = RandomNetwork.create(GENES, 3, 1, 5);
        final BitSet[] targets = wanted(GENES, 3);
        final Phoenix sparse = new Rewiring(dense).along(targets, true, DATA, Progress.NONE);
        for (int j = 0; j < GENES; j++) {
            final double[] after = sparse.effects().row(j);
            for (int i = targets[j].nextSetBit(0); i >= 0; i = targets[j].nextSetBit(i + 1)) {
                assertTrue(j + " to " + i, after[i] != 0 || dense.multiplier(i) == 0);
            }
        }
    }

    /** Without any edge, every gene still heads for its mean production: the unit without inputs sees to that. */
    @Test
    public void meanProductionStays() {
        final Phoenix dense = RandomNetwork.create(GENES, 6, 1, 7);
        final Phoenix sparse = new Rewiring(dense).along(wanted(0, 1), true, DATA, Progress.NONE);
        assertEquals(0, sparse.ws().pattern().alive() + sparse.wp().pattern().alive());
        final double[][] states = DATA.trajectories().stream().flatMap(t -> Arrays.stream(t.values()))
            .toArray(double[][]::new);
        assertArrayEquals(meanChange(dense, states), meanChange(sparse, states), 1e-2);
    }

    private static double[] meanChange(final Phoenix network, final double[][] states) {
        final double time = 1e-2;
        final double[] from = new double[states.length];
        final double[][] times = new double[states.length][];
        Arrays.fill(times, new double[]{time});
        final double[] mean = new double[GENES];
        try (Predictor predictor = new Predictor(network, Gemm.best(), 1)) {
            final double[][][] after = predictor.at(states, from, times, Progress.NONE);
            for (int s = 0; s < states.length; s++) {
                for (int i = 0; i < GENES; i++) {
                    mean[i] += (after[s][0][i] - states[s][i]) / time / states.length;
                }
            }
        }
        return mean;
    }

    @Test
    public void oneHiddenUnitIsEnoughToRewire() {
        final Phoenix sparse =
            new Rewiring(RandomNetwork.create(GENES, 1, 1, 7)).along(wanted(4, 1), true, DATA, Progress.NONE);
        assertEquals(0, sparse.ws().pattern().alive());
        assertTrue(sparse.wp().pattern().alive() > 0);
    }
}
